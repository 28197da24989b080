"""Pieces of JSON Schema (draft 2020-12) that all schemas here are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

Json = Mapping[str, "Json"] | tuple["Json", ...] | str | int | bool | None
Schema = Mapping[str, Json]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
WHOLE: Schema = {"type": "integer"}
YES_OR_NO: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def record(fields: Mapping[str, Schema], *, required: Iterable[str] | None = None) -> Schema:
    """An object with these keys and no others; without `required`, all of them are there."""
    wanted = tuple(fields if required is None else required)
    return {
        "type": "object",
        "additionalProperties": False,
        **({"required": wanted} if wanted else {}),
        "properties": fields,
    }


def listed(item: Schema) -> Schema:
    """A list of any length."""
    return {"type": "array", "items": item}


def any_of(*ways: Schema) -> Schema:
    """Any of these; ways that are a choice themselves are taken apart."""
    flat: list[Json] = []
    for way in ways:
        inner = way.get("anyOf") if set(way) == {"anyOf"} else None
        flat += inner if isinstance(inner, tuple) else [way]
    unique = tuple(one for at, one in enumerate(flat) if one not in flat[:at])
    return {"anyOf": unique}


def or_null(schema: Schema) -> Schema:
    """This, or null."""
    kind = schema.get("type")
    if isinstance(kind, str):
        return {**schema, "type": (kind, "null")}
    return any_of(schema, {"type": "null"})


def words(of: type[StrEnum]) -> Schema:
    """One of the words of an enumeration."""
    return {"enum": tuple(str(word) for word in of)}


def ref(name: str) -> Schema:
    """A definition of the same schema, by its name."""
    return {"$ref": f"#/$defs/{name}"}


def said(schema: Schema, description: str) -> Schema:
    """The same, with what it is in words."""
    return {**schema, "description": description} if description else schema


def document(
    address: str, title: str, description: str, body: Schema, defs: Mapping[str, Schema]
) -> Schema:
    """A whole schema, as it is published at its address."""
    return {
        "$schema": DRAFT,
        "$id": address,
        "title": title,
        "description": description,
        **body,
        **({"$defs": {name: defs[name] for name in sorted(defs)}} if defs else {}),
    }
