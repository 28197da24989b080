"""Conditions on rows: what a column has to say, or within which limits its number is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from sitegen.decode import catalogue
from sitegen.decode.nodes import Mapping, Node, Scalar, Sequence
from sitegen.decode.notes import Notes, shown
from sitegen.decode.records import Record, Values
from sitegen.decode.scalars import Choice, Text, scalar
from sitegen.importing.amounts import AmountReader
from sitegen.importing.model import AmountSpec, Bound, ClockForm, Condition, DecimalSign
from sitegen.importing.unread import Unread

_MOST = 200
SIGNS = ("at_least", "at_most", "above", "below")


def folded(text: str) -> str:
    """A text as it is compared: case and white space do not matter."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.casefold().split())


def _texts(node: Node, notes: Notes) -> tuple[str, ...] | None:
    """A text or a list of texts; an empty one in quotes is an empty cell."""
    nodes = node.items if isinstance(node, Sequence) else (node,)
    if len(nodes) > _MOST:
        notes.add(catalogue.TOO_MANY, node.place, f"This list has more than {_MOST} values.")
        return None
    found = []
    for one in nodes:
        if isinstance(one, Scalar) and one.quoted and not one.text.strip():
            found.append("")
        elif text := scalar(one, notes, "a text", "Solved"):
            found.append(folded(text.text))
    return tuple(found)


def _bound(node: Node, notes: Notes) -> Scalar | None:
    return scalar(node, notes, "a number", "4")


_CONDITION = Record(
    {
        "is": _texts,
        "not": _texts,
        **dict.fromkeys(SIGNS, _bound),
        "unit": Text(longest=40),
        "form": Choice(ClockForm),
        "decimal": Choice(DecimalSign),
    },
    what="is, not, at_least, at_most, above or below",
)


def conditions(node: Node, notes: Notes) -> tuple[Condition, ...] | None:
    """Columns with what rows have to say there: `{Status: [Solved, Closed]}`."""
    if not isinstance(node, Mapping):
        notes.add(
            catalogue.WRONG_SHAPE,
            node.place,
            "Columns with what they have to say belong here.",
            f"Write it like {notes.example('{Status: [Solved, Closed]}')}.",
        )
        return None
    found = (_condition(name.text.strip(), value, notes) for name, value in node.items)
    return tuple(one for one in found if one is not None)


def _condition(column: str, node: Node, notes: Notes) -> Condition | None:
    if not isinstance(node, Mapping):
        texts = _texts(node, notes)
        if not texts:
            return None
        return Condition(amount=AmountSpec(columns=(column,)), one_of=texts, place=node.place)
    values = _CONDITION(node, notes)
    if values is None:
        return None
    amount = AmountSpec(
        columns=(column,),
        unit=values.get("unit", ""),
        clock=values.get("form"),
        decimal=values.get("decimal"),
    )
    return Condition(
        amount=amount,
        one_of=values.get("is", ()),
        none_of=values.get("not", ()),
        bounds=tuple(_bounds(values, amount, notes)),
        place=node.place,
    )


def _bounds(values: Values, amount: AmountSpec, notes: Notes) -> Iterator[Bound]:
    for sign in SIGNS:
        written = values.get(sign)
        if written is None:
            continue
        try:
            reader = AmountReader(amount.unit, amount.clock, amount.decimal)
            yield Bound(sign=sign, value=reader.read(written.text.strip()))
        except Unread as problem:
            said = f"{shown(written.text)} {problem}."
            notes.add(catalogue.BAD_NUMBER, written.place, said, problem.fix)
