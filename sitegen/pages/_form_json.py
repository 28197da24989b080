"""Values as the script of a page reads them."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.prose.direction import settled

Json = Mapping[str, "Json"] | tuple["Json", ...] | str | int | bool | None


def without_empty(known: Mapping[str, Json]) -> Mapping[str, Json]:
    """A record without what is empty, which a page of many goals would have very often."""
    return {key: value for key, value in known.items() if value not in ("", (), {}, None, False)}


def in_order(value: Json) -> Json:
    """A value whose texts turn no direction of what stands around them, as pages print them."""
    if isinstance(value, str):
        return settled(value)
    if isinstance(value, tuple):
        return tuple(in_order(one) for one in value)
    if isinstance(value, Mapping):
        return {key: in_order(one) for key, one in value.items()}
    return value
