"""Dates of exports, in the calendar of the board."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from sitegen.importing.days import DayReader
from sitegen.importing.model import DateOrder
from sitegen.importing.unread import Unread

OSLO, UTC = ZoneInfo("Europe/Oslo"), ZoneInfo("UTC")


def read(text: str, order: DateOrder | None = None, zone: ZoneInfo = OSLO) -> date:
    return DayReader(order, zone, OSLO).read(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-16",
        "2026/01/16",
        "2026-1-16",
        "16.01.2026",
        "16.01.2026 09:30",
        "16 Jan 2026",
        "Jan 16, 2026, 9:30 AM",
        "January 16, 2026",
        "2026-01-16 09:30:15",
        "2026-01-16T09:30:15.123",
        "2026-01-16T09:30:15Z",
        "2026-01-16 09:30:15 UTC",
        "2026-01-16 09:30:15 +0100",
        "2026-01-16T09:30:15+01:00",
        "16/01/2026 09:30",
        "1768550400",  # 16 January 2026, 08:00 UTC
    ],
)
def test_many_forms_are_one_day(text: str) -> None:
    assert read(text) == date(2026, 1, 16)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("05/06/2026", DateOrder.DAY, date(2026, 6, 5)),
        ("05/06/2026", DateOrder.MONTH, date(2026, 5, 6)),
        ("5-6-26 23:59", DateOrder.DAY, date(2026, 6, 5)),
        ("2026-06-05", DateOrder.MONTH, date(2026, 6, 5)),
    ],
)
def test_the_map_says_what_comes_first(text: str, order: DateOrder, day: date) -> None:
    assert read(text, order) == day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("05/06/2026", "may be 2026-06-05 or 2026-05-06"),
        ("16.01.26", "may be 2026-01-16, or begin with the year"),
        ("2026-02-30", "is no day of the calendar"),
        ("1899-12-31", "is not between the years 1970 and 2199"),
        ("2026-01-16 25:00", "has no time of the day"),
        ("2026-01-16 13:00 PM", "has no time of the day"),
        ("2026-01-16 09:30 CET", "is in a time zone, CET, that is not known"),
        ("yesterday", "is no date"),
        ("=TODAY()", "is no date"),
        ("9" * 70, "is no date"),
    ],
)
def test_what_can_be_read_in_two_ways_or_none_is_said(text: str, words: str) -> None:
    with pytest.raises(Unread) as problem:
        read(text)
    assert words in str(problem.value)
    assert problem.value.fix


def test_a_month_that_is_none_is_told_with_the_order() -> None:
    with pytest.raises(Unread, match="no day of the calendar with the month first"):
        read("16/01/2026", DateOrder.MONTH)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-15 22:59", date(2026, 1, 15)),  # 23:59 in Oslo, in winter one hour ahead
        ("2026-01-15 23:00", date(2026, 1, 16)),
        ("2026-07-15 21:59", date(2026, 7, 15)),  # in summer two hours
        ("2026-07-15 22:00", date(2026, 7, 16)),
        ("2026-03-29 00:59", date(2026, 3, 29)),  # the night in which the clocks go forward
        ("2026-10-25 00:30", date(2026, 10, 25)),  # and the one in which 2:30 comes twice
        ("2026-10-24 22:30", date(2026, 10, 25)),
    ],
)
def test_times_of_another_zone_fall_on_the_day_of_the_board(text: str, day: date) -> None:
    assert read(text, zone=UTC) == day


def test_a_day_without_a_time_is_that_day_in_any_zone() -> None:
    assert read("2026-01-16", zone=ZoneInfo("Pacific/Auckland")) == date(2026, 1, 16)


def test_a_zone_in_the_cell_goes_before_that_of_the_map() -> None:
    assert read("2026-01-15T23:30:00-08:00", zone=OSLO) == date(2026, 1, 16)
