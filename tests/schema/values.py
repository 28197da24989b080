"""Values made after a schema, values that are nearly such, and both as YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from tests.schema.shapes import validator

Strategy = st.SearchStrategy[Any]

TEXTS = (
    *("Macros", "We wait: too long", "a #hash", "2,8 h", "4.0", "92%", "+3pp", "EUR 4.20", "0123"),
    *("maria", "first-reply", "csat", "2026", "2026-Q1", "2026-03-31", "2024-02-29", "3 months"),
    *("week", "2 weeks on friday", "irregular", "Month", "yes", "No", "off", "true", "unknown"),
    *("from readings", "from 4.0 to 2.8 hours", "guardrail at least 92%", "milestones"),
    *("500 contacts in total", "lead between 3 and 5 days", "yes or no", "all", "quorum 80%"),
    *("steward and sponsor", "terms/1:" + "0f" * 16, "wait-time.csv", "15%", "10 points", "7"),
    *("https://board.example/", "https://board.example/{branch}/{path}", "Europe/Oslo", "1"),
)
"""Texts of every form that some key takes: those that match a pattern are its values."""

JUNK: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 5, 2.5, 2026, 10**13, "", "  ", "x", "maybe", "Maria", "con"),
    *("2026-13-01", "2026-02-29", "16.01.2026", "at_risk", "1,200", "2:30", "from 4 to", "weekly"),
    *([], ["x"], ["x", "y"], [["a"]], {}, {"x": "y"}, {"value": 3}, "x" * 101, "x" * 2001),
)
"""Values that fit in one place and not in another."""

AIMS: tuple[Mapping[str, Any], ...] = (
    {"target": 3},
    {"baseline": 4, "target": 3},
    {"baseline": {"value": 4, "n": 12}, "change": "-1"},
    {"at_least": 3},
    {"between": [3, 5], "judge": "last"},
    {"kind": "total", "target": 300},
    {"kind": "Holding", "below": 5},
    {"kind": "milestones"},
    {"kind": "yes_no"},
)


def files_of(name: str) -> Strategy:
    """Values after a schema, of which now and then one thing is changed."""
    root = validator(name).schema
    assert isinstance(root, Mapping)
    made = _Maker(root.get("$defs", {})).of(root)
    return made.flatmap(lambda value: st.just(value) | _changed(value) | _changed(value))


class _Maker:
    def __init__(self, defs: Mapping[str, Any]) -> None:
        self._defs = defs
        self._made: dict[str, Strategy] = {}

    def of(self, schema: Mapping[str, Any]) -> Strategy:
        if "$ref" in schema:
            return self._defined(schema["$ref"].rpartition("/")[2])
        if "anyOf" in schema:
            return st.one_of(*map(self.of, schema["anyOf"]))
        if "enum" in schema:
            return st.sampled_from(schema["enum"])
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return st.one_of(*(self._of_type(kind, schema) for kind in kinds))

    def _defined(self, name: str) -> Strategy:
        if name not in self._made:
            self._made[name] = self.of(self._defs[name])
        return self._made[name]

    def _of_type(self, kind: str, schema: Mapping[str, Any]) -> Strategy:
        match kind:
            case "null":
                return st.none()
            case "boolean":
                return st.booleans()
            case "string":
                return st.sampled_from(_fitting(schema))
            case "integer" | "number":
                return _number(kind, schema.get("minimum", -9999), schema.get("maximum", 9999))
            case "array":
                most = min(schema.get("maxItems", 3), 3)
                items = self.of(schema["items"]).filter(lambda item: item is not None)
                return st.lists(items, min_size=schema.get("minItems", 0), max_size=most)
        assert kind == "object"
        return self._object(schema)

    def _object(self, schema: Mapping[str, Any]) -> Strategy:
        if schema["additionalProperties"]:
            names = self.of(schema["propertyNames"]).map(str)
            return st.dictionaries(names, self.of(schema["additionalProperties"]), max_size=3)
        fields = {key: self.of(one) for key, one in schema["properties"].items()}
        needed = tuple(schema.get("required", ()))
        keys = st.lists(st.sampled_from(tuple(fields)), max_size=4, unique=True)
        chosen = keys.flatmap(
            lambda keys: st.fixed_dictionaries({key: fields[key] for key in (*needed, *keys)})
        )
        if "allOf" not in schema:
            return chosen
        return st.tuples(chosen, st.sampled_from(AIMS)).map(lambda two: {**two[0], **two[1]})


def _fitting(schema: Mapping[str, Any]) -> tuple[str, ...]:
    found = tuple(
        text
        for text in TEXTS
        if re.search(schema["pattern"], text) and len(text) <= schema.get("maxLength", 2000)
    )
    words = tuple(re.findall(r"\[([A-Z])\1?([a-z])\]", schema["pattern"]))
    if not found and words:
        return ("".join(small for _, small in words),)
    return found or ("x",)


def _number(kind: str, least: int, most: int) -> Strategy:
    whole = st.integers(max(least, -9999), min(most, 9999))
    if kind == "integer" or most < 10:
        return whole
    return whole | st.sampled_from((0.25, 2.8, 99.5))


def _changed(value: Any) -> Strategy:
    """The same with one thing changed: another value, a key more, or a key less."""
    routes = tuple(_routes(value))
    return st.builds(
        lambda route, junk, how: _with(value, route, junk, how),
        st.sampled_from(routes),
        st.sampled_from(JUNK),
        st.sampled_from(("replace", "replace", "delete", "add", "wrap")),
    )


def _routes(value: Any) -> list[tuple[Any, ...]]:
    inside: list[tuple[Any, Any]] = list(value.items()) if isinstance(value, dict) else []
    if isinstance(value, list):
        inside = list(enumerate(value))
    return [(), *((key, *rest) for key, one in inside for rest in _routes(one))]


def _with(value: Any, route: tuple[Any, ...], junk: Any, how: str) -> Any:
    if route:
        head, *rest = route
        copy = dict(value) if isinstance(value, dict) else list(value)
        if how == "delete" and not rest:
            del copy[head]
            return copy
        new = _with(value[head], tuple(rest), junk, how)
        if isinstance(copy, list) and new is None:
            return value
        copy[head] = new
        return copy
    if how == "add" and isinstance(value, dict):
        return {**value, "surprise": junk}
    if how == "wrap" and value is not None:
        return [value]
    return junk


def as_yaml(value: Any, indent: str = "") -> str:
    """A value as YAML, texts in quotes; null is nothing behind a colon."""
    inner = indent + "  "
    if isinstance(value, dict) and value:
        rows = (f"{indent}{json.dumps(key)}:{_behind(one, inner)}" for key, one in value.items())
        return "\n".join(rows)
    if isinstance(value, list) and value:
        return "\n".join(f"{indent}-{_behind(one, inner)}" for one in value)
    return indent + _plain(value)


def _behind(value: Any, indent: str) -> str:
    if isinstance(value, dict | list) and value:
        return "\n" + as_yaml(value, indent)
    return f" {_plain(value)}".rstrip()


def _plain(value: Any) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False)
