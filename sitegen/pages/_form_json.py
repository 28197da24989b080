"""Values as the script of a page reads them."""

from __future__ import annotations

from collections.abc import Mapping

Json = Mapping[str, "Json"] | tuple["Json", ...] | str | int | bool | None


def without_empty(known: Mapping[str, Json]) -> Mapping[str, Json]:
    """A record without what is empty, which a page of many goals would have very often."""
    return {key: value for key, value in known.items() if value not in ("", (), {}, None, False)}
