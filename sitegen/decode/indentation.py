"""Measures that stand in the first column, as if each were a key of the goal."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as Places
from dataclasses import replace

from sitegen.decode import catalogue
from sitegen.decode.measure_keys import LONG_FORM
from sitegen.decode.nodes import Mapping, Node, Scalar
from sitegen.decode.notes import Notes
from sitegen.decode.scalars import is_id
from sitegen.decode.short_form import parse_short_form
from sitegen.numbers import NumberProblem
from sitegen.source import Document, Place, Route

_MEASURES = "measures"


def indent_measures(
    root: Node, document: Document, known: Collection[str], notes: Notes
) -> tuple[Node, Document]:
    """The goal as if its measures stood indented below `measures:`, and one finding for them all.

    `known` are the keys of a goal. A goal whose measures are in place stays as it is.
    """
    if not isinstance(root, Mapping):
        return root, document
    below = root.get(_MEASURES)
    if below is not None and not (isinstance(below, Scalar) and below.is_empty):
        return root, document
    found = tuple(
        (key, value)
        for key, value in root.items
        if key.text not in known and is_id(key.text) and _is_measure(value)
    )
    if not found:
        return root, document
    _say(found[0][0], has_key=below is not None, document=document, notes=notes)
    moved = frozenset(key.text for key, _ in found)
    rest = tuple(pair for pair in root.items if pair[0].text not in (*moved, _MEASURES))
    key = Scalar(_MEASURES, False, found[0][0].place)
    last = found[-1][1].place
    first = found[0][0].place
    group = Mapping(found, Place(first.line, first.column, last.end_line, last.end_column))
    return Mapping((*rest, (key, group)), root.place), replace(
        document,
        values={**_moved(document.values, moved), (_MEASURES,): group.place},
        keys={(_MEASURES,): first, **_moved(document.keys, moved)},
    )


def _is_measure(value: Node) -> bool:
    if isinstance(value, Mapping):
        return bool(value.keys) and all(key in LONG_FORM.fields for key in value.keys)
    if not isinstance(value, Scalar):
        return False
    try:
        return parse_short_form(value.text) is not None
    except NumberProblem:
        return True


def _say(key: Scalar, *, has_key: bool, document: Document, notes: Notes) -> None:
    line = document.text.split("\n")[key.place.line - 1].rstrip()
    where = f"`{_MEASURES}:`" if has_key else f"a line `{_MEASURES}:`, which is missing here"
    fix = f"Put two spaces before it, as in `  {line}`, and before each line that belongs to it."
    if not has_key:
        fix = f"Write `{_MEASURES}:` on a line above it. {fix}"
    notes.add(
        catalogue.WRONG_SHAPE,
        key.place,
        f"{key.text} looks like a measure; measures stand indented below {where}.",
        fix,
    )


def _moved(places: Places[Route, Place], moved: Collection[str]) -> dict[Route, Place]:
    return {
        (_MEASURES, *route) if route and route[0] in moved else route: place
        for route, place in places.items()
    }
