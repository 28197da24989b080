"""Dates and numbers as people read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from sitegen.views.forms import Forms, count

ENGLISH = Forms("en", date(2026, 11, 20))
NORWEGIAN = Forms("nb-NO", date(2026, 11, 20))


def test_a_day_names_its_year_where_it_is_another_one() -> None:
    assert ENGLISH.day(date(2026, 11, 14)) == "14 Nov"
    assert ENGLISH.day(date(2025, 11, 14)) == "14 Nov 2025"
    assert ENGLISH.long_day(date(2026, 11, 20)) == "20 November 2026"


def test_beside_english_days_are_written_so_that_nobody_can_misread_them() -> None:
    assert NORWEGIAN.day(date(2026, 11, 14)) == "2026-11-14"


def test_a_month_is_named_with_its_year() -> None:
    assert ENGLISH.month(date(2026, 11, 14)) == "November 2026"
    assert NORWEGIAN.month(date(2026, 3, 14)) == "2026-03"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("2.80", "hours", "2.8 hours"),
        ("1", "hours", "1 hour"),
        ("92", "%", "92%"),
        ("-4.2", "€", "−€4.2"),
        ("4.20", "EUR", "4.2 EUR"),
        ("5120", "", "5,120"),
        ("1234567.5", "tickets", "1,234,567.5 tickets"),
        ("0.123456789", "", "0.1235"),
    ],
)
def test_an_amount_is_written_with_its_unit(value: str, unit: str, text: str) -> None:
    assert ENGLISH.amount(Decimal(value), unit) == text


def test_the_decimal_mark_follows_the_language() -> None:
    assert NORWEGIAN.number(Decimal("5120.5")) == "5\u202f120,5"


def test_signs_are_always_written_where_a_change_is_meant() -> None:
    assert ENGLISH.signed(Decimal(-30), "%") == "−30%"
    assert ENGLISH.signed(Decimal(3), "points") == "+3 points"


def test_only_all_of_it_is_a_hundred_per_cent() -> None:
    assert ENGLISH.share(Fraction(999, 1000)) == "99%"
    assert ENGLISH.share(Fraction(1)) == "100%"
    assert ENGLISH.share(Fraction(-1, 8)) == "−13%"


def test_languages_from_right_to_left_are_known() -> None:
    assert Forms("ar-EG", date(2026, 1, 1)).is_rtl
    assert not ENGLISH.is_rtl


def test_counts_read_as_people_say_them() -> None:
    assert [count(n, "goal") for n in (0, 1, 3)] == ["no goals", "1 goal", "3 goals"]
