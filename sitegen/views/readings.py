"""The readings of a measure as the table under its chart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sitegen.model.ledger import Reading
from sitegen.model.state import MeasureState, Slot
from sitegen.model.terms import Measure, YesNo
from sitegen.views.forms import Day, Forms, count
from sitegen.words import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """A row of the table under a chart."""

    day: Day
    value: str
    cases: str
    verdict: str
    note: str


_NAMED = 4
"""So many missed readings are named one by one."""

MOST_ROWS = 60
"""So many readings stand in the table of a page; all are in the data of the goal."""


def reading_rows(measure: MeasureState, forms: Forms) -> tuple[ReadingRow, ...]:
    """The newest readings of a measure, the newest first."""
    verdicts = {id(slot.reading): slot for slot in measure.slots if slot.reading}
    return tuple(
        ReadingRow(
            day=forms.when(reading.on),
            value=_value(measure, reading, forms),
            cases=forms.number(Decimal(reading.n)) if reading.n is not None else "",
            verdict=_verdict(verdicts.get(id(reading))),
            note=reading.note,
        )
        for reading in reversed(measure.readings[-MOST_ROWS:])
    )


def missed_words(days: tuple[date, ...], forms: Forms) -> str:
    """`No reading came for 6 Nov and 13 Nov.`; of many, how many and the last one."""
    if len(days) > _NAMED:
        return f"No reading came for {len(days)} due days, the last on {forms.day(days[-1])}."
    return f"No reading came for {listed(tuple(map(forms.day, days)))}." if days else ""


def table_words(readings: int, shown: int) -> str:
    """`12 readings as a table`."""
    told = count(readings, "reading")
    return f"{told} as a table" if readings == shown else f"The newest {shown} of {told} as a table"


def _value(measure: MeasureState, reading: Reading, forms: Forms) -> str:
    return value_words(measure.measure, reading.value, forms)


def value_words(measure: Measure, value: Decimal, forms: Forms) -> str:
    """A reading's value with its unit, or yes and no."""
    if isinstance(measure.aim, YesNo):
        return "yes" if value else "no"
    return forms.amount(value, measure.unit)


def _verdict(slot: Slot | None) -> str:
    if slot is None:
        return ""
    if slot.is_ok is None:
        return "too few cases"
    return "within limits" if slot.is_ok else "outside limits"
