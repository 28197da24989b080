"""Readings as goals and check-ins carry them: a value, or a value with its day, cases and note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sitegen.decode import catalogue, patterns
from sitegen.decode.forms import A_QUANTITY
from sitegen.decode.nodes import Mapping as MappingNode
from sitegen.decode.nodes import Node
from sitegen.decode.notes import Notes
from sitegen.decode.records import Record
from sitegen.decode.scalars import Text, count, day, parsed, scalar
from sitegen.decode.shapes import Either, Written, takes
from sitegen.decode.units import same_unit, unit_name
from sitegen.model.ledger import Reading
from sitegen.numbers import parse_quantity
from sitegen.source import Location, Place

_WORDS = {
    "yes": Decimal(1),
    "true": Decimal(1),
    "done": Decimal(1),
    "no": Decimal(0),
    "false": Decimal(0),
}


@dataclass(frozen=True, slots=True)
class RawReading:
    """A reading before its measure, and so its unit, is known; `on` is None where not written."""

    value: Decimal
    unit: str
    place: Place
    on: date | None = None
    n: int | None = None
    note: str = ""


_A_READING = Written(
    name="reading",
    pattern=patterns.alone(f"{patterns.quantity()}|{patterns.one_of(_WORDS)}"),
    numbers=A_QUANTITY.numbers,
    yes_or_no=True,
    fix="Write a number in plain digits, with its unit if there is one, or yes or no.",
)


@takes(_A_READING)
def reading_value(node: Node, notes: Notes) -> RawReading | None:
    """A value with its unit: `93%`, `3.4`, `yes`."""
    found = scalar(node, notes, "a reading", "3.4")
    if not found:
        return None
    word = found.text.strip().casefold()
    if word in _WORDS:
        return RawReading(_WORDS[word], "", node.place)
    quantity = parsed(found, notes, parse_quantity)
    return RawReading(quantity.value, unit_name(quantity.unit), node.place) if quantity else None


_LONG = Record(
    {"value": reading_value, "n": count, "at": day, "note": Text()},
    required=("value",),
    what="a reading or its keys",
)


@takes(Either((reading_value, _LONG)))
def raw_reading(node: Node, notes: Notes) -> RawReading | None:
    """A reading, short (`93%`) or long (`{value: 93%, n: 41, at: 2026-01-14}`)."""
    if not isinstance(node, MappingNode):
        return reading_value(node, notes)
    values = _LONG(node, notes)
    read = values.get("value") if values else None
    if values is None or read is None:
        return None
    return RawReading(
        read.value, read.unit, read.place, values.get("at"), values.get("n"), values.get("note", "")
    )


def as_reading(
    raw: RawReading, measure: str, on: date, units: Mapping[str, str], notes: Notes
) -> Reading | None:
    """The reading of a measure; None, with a finding, where its unit is another."""
    unit = units.get(measure)
    if raw.unit and unit is not None and not same_unit(raw.unit, unit):
        notes.add(
            catalogue.BAD_UNIT,
            raw.place,
            f"This reading is in {raw.unit}, and {measure} counts in {unit or 'plain numbers'}.",
            f"Write it in {unit}, the unit of {measure} in this goal."
            if unit
            else "Write the number alone.",
        )
        return None
    return Reading(
        measure=measure,
        on=raw.on or on,
        value=raw.value,
        n=raw.n,
        note=raw.note,
        location=Location(notes.path, raw.place),
    )
