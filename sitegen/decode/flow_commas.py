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
    behind: dict[int, list[Scalar]] = {}
    for key, value in pairs:
        if key.place in bare and kept and _is_plain(kept[-1][1]):
            behind.setdefault(len(kept) - 1, []).append(key)
        else:
            kept.append((key, value))
    joined = []
    for at, parts in behind.items():
        start, first = kept[at]
        whole = _whole(first, parts)
        kept[at] = (start, whole)
        joined.append(Joined(start, whole, tuple(parts)))
    return tuple(kept), joined


def _whole(first: Node, parts: Sequence[Scalar]) -> Scalar:
    words = [part.text for part in (first, *parts) if isinstance(part, Scalar)]
    start, end = first.place, parts[-1].place
    place = Place(start.line, start.column, end.end_line, end.end_column)
    return Scalar(", ".join(words), False, place)


def _is_plain(value: Node) -> bool:
    return isinstance(value, Scalar) and not value.quoted and bool(value.text)
