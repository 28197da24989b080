"""Readings in goals and check-ins: a value, or a value with its day, cases and note."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sitegen.decode.notes import Notes
from sitegen.decode.readings import RawReading, as_reading, raw_reading
from sitegen.model.ledger import Reading
from sitegen.source import Location, Place
from tests.decode.reading import read, said

PLACE = Place(1, 1, 1, 4)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("93%", "93", "%"),
        ("3.4 h", "3.4", "hours"),
        ("yes", "1", ""),
        ("Done", "1", ""),
        ("no", "0", ""),
    ],
)
def test_a_value_alone(text: str, value: str, unit: str) -> None:
    found = read(raw_reading, text).value
    assert (found.value, found.unit, found.on, found.n) == (Decimal(value), unit, None, None)


def test_a_value_with_its_day_cases_and_note() -> None:
    text = "{value: 93%, n: 41, at: 2026-01-14, note: half a week}"
    assert read(raw_reading, text).value == RawReading(
        Decimal(93), "%", Place(1, 9, 1, 12), date(2026, 1, 14), 41, "half a week"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("good", ["M401 1:1"]),
        ("[93%]", ["S151 1:1"]),
        ("{n: 41}", ["S154 1:1"]),
        ("{value: good}", ["M401 1:9"]),
    ],
)
def test_what_is_no_reading(text: str, expected: list[str]) -> None:
    found = read(raw_reading, text)
    assert (found.value, found.said) == (None, expected)


def test_a_reading_has_its_own_day_or_that_of_its_entry() -> None:
    notes = Notes("a.md")
    on = date(2026, 1, 16)
    raw = RawReading(Decimal(93), "%", PLACE)
    assert as_reading(raw, "csat", on, {"csat": "%"}, notes) == Reading(
        measure="csat", on=on, value=Decimal(93), location=Location("a.md", PLACE)
    )
    dated = RawReading(Decimal(93), "%", PLACE, date(2026, 1, 14), 41)
    found = as_reading(dated, "csat", on, {"csat": "%"}, notes)
    assert found is not None
    assert (found.on, found.n) == (date(2026, 1, 14), 41)


def test_a_reading_in_another_unit_is_told() -> None:
    notes = Notes("a.md")
    raw = RawReading(Decimal(93), "hours", PLACE)
    assert as_reading(raw, "csat", date(2026, 1, 16), {"csat": ""}, notes) is None
    assert said(notes.findings) == ["M402 1:1"]
    assert notes.findings[0].message.endswith("counts in plain numbers.")


def test_of_an_unknown_measure_the_unit_is_not_judged() -> None:
    notes = Notes("a.md")
    raw = RawReading(Decimal(93), "hours", PLACE)
    assert as_reading(raw, "cast", date(2026, 1, 16), {"csat": "%"}, notes) is not None
    assert notes.findings == []
