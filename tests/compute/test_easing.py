"""What is late: the last fifth of a goal's time, to the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sitegen.compute.easing import eased_late, is_late
from tests.compute.builders import DUE, START, terms

PROMISED = terms(start=START, due=DUE)  # 100 days


@pytest.mark.parametrize(
    ("days", "late"), [(0, False), (79, False), (80, False), (81, True), (100, True), (101, True)]
)
def test_the_day_that_ends_the_fourth_fifth_is_not_late_and_the_next_one_is(
    days: int, late: bool
) -> None:
    assert is_late(START + timedelta(days=days), START, DUE) is late


def test_fifths_that_no_day_ends_are_kept_exactly() -> None:
    due = START + timedelta(days=91)  # four fifths are 72.8 days
    assert not is_late(START + timedelta(days=72), START, due)
    assert is_late(START + timedelta(days=73), START, due)


def test_one_late_day_is_enough() -> None:
    early, late = START + timedelta(days=80), START + timedelta(days=81)
    assert not eased_late(PROMISED, (early, None))
    assert eased_late(PROMISED, (early, late))


def test_days_nobody_knows_and_terms_without_dates_say_nothing() -> None:
    assert not eased_late(PROMISED, (None, None))
    assert not eased_late(replace(PROMISED, start=None, due=None), (date.max,))
