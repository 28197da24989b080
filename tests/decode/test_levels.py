"""The unit of a measure, whichever of its numbers it was written beside."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sitegen.decode.levels import Levels, level
from sitegen.decode.notes import Notes
from sitegen.model.board import Metric
from sitegen.numbers import Quantity, parse_quantity
from sitegen.source import Place
from tests.decode.reading import said

HOURS = Metric(id="first-response-time", name="First response time", unit="hours")
SHARE = Metric(id="csat", name="Customer satisfaction", unit="%")


def levels(metric: Metric | None, *written: str, stated: str = "") -> Levels:
    found = Levels(Notes("a.md"), metric, stated)
    for line, text in enumerate(written, start=1):
        is_target = line == len(written)
        found.note(parse_quantity(text), Place(line, 1, line, 9), is_target=is_target)
    found.note(None, Place())
    return found


@pytest.mark.parametrize(
    ("metric", "written", "stated", "unit"),
    [
        (HOURS, ("4.0", "2.8"), "", "hours"),
        (HOURS, ("4.0", "2.8 h"), "", "hours"),
        (HOURS, ("240", "168 min"), "", "minutes"),
        (HOURS, ("4 hour",), "", "hours"),
        (SHARE, ("92 %",), "", "%"),
        (None, ("4", "3 smiles"), "", "smiles"),
        (None, ("4", "3"), "", ""),
        (None, ("4",), "min", "minutes"),
        (HOURS, ("4",), "minutes", "minutes"),
    ],
)
def test_the_unit_of_a_measure(
    metric: Metric | None, written: tuple[str, ...], stated: str, unit: str
) -> None:
    found = levels(metric, *written, stated=stated)
    assert found.unit == unit
    assert found.check()
    assert found.notes.findings == []


@pytest.mark.parametrize(
    ("metric", "written", "expected"),
    [
        (HOURS, ("2.8 tickets",), ["M402 1:1"]),
        (HOURS, ("4 h", "168 min"), ["M402 2:1"]),
        (None, ("4 smiles", "3 frowns"), ["M402 2:1"]),
        (HOURS, ("4", "30%"), ["M405 2:1"]),
        (SHARE, ("4 hours",), ["M402 1:1"]),
    ],
)
def test_other_units_are_told_at_their_level(
    metric: Metric | None, written: tuple[str, ...], expected: list[str]
) -> None:
    found = levels(metric, *written)
    assert not found.check()
    assert said(found.notes.findings) == expected


def test_a_unit_beside_a_number_must_be_the_stated_one() -> None:
    found = levels(None, "4 hours", stated="tickets")
    assert not found.check()
    [finding] = found.notes.findings
    assert finding.message == "“4 hours” is in hours, and this measure counts in tickets."


@pytest.mark.parametrize(
    ("written", "fix"),
    [("30%", "change: -30%"), ("-30%", "change: -30%"), ("+30%", "change: +30%")],
)
def test_a_percentage_of_something_else_is_a_change(written: str, fix: str) -> None:
    found = levels(HOURS, written)
    assert not found.check()
    assert found.notes.findings[0].fix == f"Did you mean `{fix}`?"


def test_the_number_of_a_quantity() -> None:
    assert level(Quantity(Decimal(3))) == 3
    assert level(None) is None
