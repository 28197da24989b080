"""Texts with a comma inside of braces, which YAML cuts in two: put together again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sitegen.decode.nodes import Node, Scalar
from sitegen.source import Place

Pair = tuple[Scalar, Node]


@dataclass(frozen=True, slots=True)
class Joined:
    """A text that was cut: its key, the whole of it, and the parts behind its first comma."""

    key: Scalar
    text: Scalar
    parts: tuple[Scalar, ...]


def rejoin(pairs: Sequence[Pair], bare: Collection[Place]) -> tuple[tuple[Pair, ...], list[Joined]]:
    """The pairs of a group, with each key that has no colon as a part of the text before it.

    `bare` has the places of such keys: of `{chen: I rewrite, and test}`, that of `and test`.
    """
    kept: list[Pair] = []
    joined: dict[Place, Joined] = {}
    for key, value in pairs:
        before = kept[-1] if kept else None
        if key.place not in bare or before is None or not _is_plain(before[1]):
            kept.append((key, value))
            continue
        start, text = before
        assert isinstance(text, Scalar)
        place = Place(text.place.line, text.place.column, key.place.end_line, key.place.end_column)
        whole = Scalar(f"{text.text}, {key.text}", False, place)
        earlier = joined[start.place].parts if start.place in joined else ()
        joined[start.place] = Joined(start, whole, (*earlier, key))
        kept[-1] = (start, whole)
    return tuple(kept), list(joined.values())


def _is_plain(value: Node) -> bool:
    return isinstance(value, Scalar) and not value.quoted and bool(value.text)
