"""Dates as people write them."""

from __future__ import annotations

import pytest

from sitegen.decode.loose_dates import calendar_problem, possible_days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("20/11/2026", ["2026-11-20"]),
        ("11/20/2026", ["2026-11-20"]),
        ("05/06/2026", ["2026-06-05", "2026-05-06"]),
        ("5-6-2026", ["2026-06-05", "2026-05-06"]),
        ("05/05/2026", ["2026-05-05"]),
        ("05.06.2026", ["2026-06-05"]),
        ("20.11.26", ["2026-11-20"]),
        ("2026/1/5", ["2026-01-05"]),
        ("20260105", ["2026-01-05"]),
        ("1 Feb 2026", ["2026-02-01"]),
        ("1st February 2026", ["2026-02-01"]),
        ("Feb. 1, 2026", ["2026-02-01"]),
        ("1 Ma 2026", []),
        ("31/11/2026", []),
        ("11.20.2026", []),
        ("20/11-2026", []),
        ("2026-13-01", []),
        ("0000-01-01", []),
        ("Easter 2026", []),
        ("२०/11/2026", []),
    ],
)
def test_the_days_that_a_date_may_mean(text: str, days: list[str]) -> None:
    assert [day.isoformat() for day in possible_days(text)] == days


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2026-11-31", "November has 30 days"),
        ("2026-02-29", "February 2026 has 28 days"),
        ("2024-02-30", "February 2024 has 29 days"),
        ("2026-13-01", "there is no month 13"),
        ("0000-01-01", "there is no year 0"),
        ("2026-11-00", "November has 30 days"),
        ("2026-11-30", ""),
        ("30-11-2026", ""),
    ],
)
def test_why_a_date_is_no_day(text: str, problem: str) -> None:
    assert calendar_problem(text) == problem
