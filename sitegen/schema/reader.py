"""A schema of what a reader of files takes, made from the reader itself.

It is a schema of values as an editor has them, which reads YAML 1.2: `2026-01-05`, `no` and
`92%` are texts, `4.0` is a number, `true` a yes or no, and nothing behind a colon is null.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sitegen.decode import patterns
from sitegen.decode.records import ByDay, ById, Many, Record
from sitegen.decode.scalars import day
from sitegen.decode.shapes import Either, Group, OneSort, Several, Sort, Words, Written, shape_of
from sitegen.schema.parts import Json, Schema, any_of, record, ref, said

Path = tuple[str, ...]


class Maker:
    """Makes schemas of readers, and keeps the definitions that they share in `defs`.

    `told` has what a key is, by the keys that lead to it; ids in between are left out.
    """

    __slots__ = ("_told", "defs")

    def __init__(self, told: Mapping[Path, str]) -> None:
        self._told = told
        self.defs: dict[str, Schema] = {}

    def of(self, reader: Any, path: Path) -> Schema:
        """The schema of what a reader takes. Raises TypeError for one that does not say it."""
        match reader:
            case Record():
                return self._record(reader, path)
            case Many():
                item = self._named(self.of(reader.item, path), path)
                return any_of({"type": "array", "items": item, "maxItems": reader.most}, item)
            case ById():
                group = self._group(reader.key, reader.item, path)
                return {**group, "type": ("object", "null")}
            case ByDay():
                return self._group(day, reader.item, path)
        return self._shape(reader, path)

    def _shape(self, reader: Any, path: Path) -> Schema:
        shape = shape_of(reader)
        match shape:
            case Written():
                return self._written(shape)
            case Words():
                return _words(shape)
            case Several():
                item = self.of(shape.item, path)
                sizes = {"minItems": shape.least, "maxItems": shape.most}
                return {"type": "array", "items": item, **sizes}
            case Group():
                most = {"maxProperties": shape.most} if shape.most else {}
                return {**self._group(shape.key, shape.item, path), **most}
            case Either():
                ways = [self.of(way, path) for way in shape.ways]
                return any_of(*ways, *([{"type": "null"}] if shape.nothing else []))
            case OneSort():
                return {**self.of(shape.record, path), "allOf": _sorts(shape)}
        raise TypeError(f"{'.'.join(path)}: {reader!r} does not say what it takes")

    def _record(self, reader: Record, path: Path) -> Schema:
        fields = {
            key: said(self.of(one, (*path, key)), self._told.get((*path, key), ""))
            for key, one in reader.fields.items()
        }
        return record(fields, required=reader.required)

    def _named(self, schema: Schema, path: Path) -> Schema:
        """A definition for what stands in two places, with the name of its keys."""
        if set(schema) == {"$ref"}:
            return schema
        name = ".".join(path)
        self.defs[name] = schema
        return ref(name)

    def _group(self, key: object, item: object, path: Path) -> Schema:
        return {
            "type": "object",
            "propertyNames": self.of(key, path),
            "additionalProperties": self.of(item, path),
        }

    def _written(self, shape: Written) -> Schema:
        name = f"{shape.name}-{shape.longest}" if shape.longest else shape.name
        self.defs[name] = _written(shape)
        return ref(name)


def _written(shape: Written) -> Schema:
    types = ["string"]
    bounds: dict[str, Json] = {}
    if shape.numbers:
        types.append("integer" if shape.numbers.whole else "number")
        sides = (("minimum", shape.numbers.least), ("maximum", shape.numbers.most))
        bounds = {name: side for name, side in sides if side is not None}
    if shape.yes_or_no:
        types.append("boolean")
    return {
        "type": tuple(types) if len(types) > 1 else types[0],
        "pattern": shape.pattern,
        **({"maxLength": shape.longest} if shape.longest else {}),
        **bounds,
        **({"patternErrorMessage": shape.fix} if shape.fix else {}),
        **({"examples": shape.likes} if shape.likes else {}),
    }


def _words(shape: Words) -> Schema:
    """The words to choose from, and the same in capital letters."""
    loose = patterns.alone(patterns.one_of(shape.words))
    return any_of({"enum": shape.words}, {"type": "string", "pattern": loose})


def _sorts(shape: OneSort) -> tuple[Json, ...]:
    """What each sort of a record needs, and the keys of other sorts that it cannot have."""
    every = tuple(dict.fromkeys(key for sort in shape.sorts for key in sort.keys))
    by_word = {sort.word: _sort(sort, every) for sort in shape.sorts}
    rules: list[Json] = [
        {"if": _is(shape.by, word), "then": needs} for word, needs in by_word.items()
    ]
    unsaid: Schema = {
        "if": _any_key(shape.told_by),
        "then": by_word[shape.then],
        "else": by_word[shape.otherwise],
    }
    rules.append({"if": {"not": {"required": (shape.by,)}}, "then": unsaid})
    if shape.one_of:
        rules.append({"not": {"required": shape.one_of}})
    return tuple(rules)


def _sort(sort: Sort, every: tuple[str, ...]) -> Schema:
    others: Schema = {key: False for key in every if key not in sort.keys}
    return {
        **(_any_key(sort.needs) if sort.needs else {}),
        **({"properties": others} if others else {}),
    }


def _any_key(keys: tuple[str, ...]) -> Schema:
    return {"anyOf": tuple({"required": (key,)} for key in keys)}


def _is(key: str, word: str) -> Schema:
    pattern = patterns.alone(patterns.word(word))
    return {"properties": {key: {"type": "string", "pattern": pattern}}, "required": (key,)}
