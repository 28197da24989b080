"""Months, cadences and periods follow the calendar, to the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.dates import (
    Cadence,
    Grain,
    Period,
    PeriodLength,
    Span,
    add_months,
    period,
    period_of_day,
    period_of_span,
)

WEEKLY = Cadence(Span(1, Grain.WEEK))
some_days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
spans = st.builds(Span, st.integers(1, 40), st.sampled_from(Grain))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 5), 3, date(2026, 4, 5)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 30), 2, date(2027, 1, 30)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_are_added_and_their_ends_are_clipped(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@pytest.mark.parametrize(("day", "months"), [(date(9999, 12, 1), 1), (date(1, 1, 1), -1)])
def test_beyond_the_calendar_there_is_no_month(day: date, months: int) -> None:
    with pytest.raises(OverflowError, match="is no day of the calendar"):
        add_months(day, months)


@pytest.mark.parametrize(
    ("span", "words", "days"),
    [
        (Span(1, Grain.DAY), "day", 1),
        (Span(2, Grain.WEEK), "2 weeks", 14),
        (Span(1, Grain.MONTH), "month", 31),
        (Span(3, Grain.MONTH), "3 months", 90),
        (Span(1, Grain.QUARTER), "quarter", 90),
        (Span(1, Grain.YEAR), "year", 365),
    ],
)
def test_a_span_has_words_and_days(span: Span, words: str, days: int) -> None:
    assert (str(span), span.days) == (words, days)


@pytest.mark.parametrize("grain", Grain)
def test_a_span_longer_than_the_calendar_still_has_days(grain: Grain) -> None:
    assert Span(10**15, grain).days == (date.max - date(2001, 1, 1)).days


def test_a_cadence_has_words() -> None:
    assert str(WEEKLY) == "week"
    assert str(Cadence(Span(2, Grain.WEEK), weekday=4)) == "2 weeks on friday"
    assert str(Cadence(None)) == "irregular"
    assert (WEEKLY.days, Cadence(None).days) == (7, None)


def test_slots_end_every_span_and_the_last_one_on_the_due_date() -> None:
    assert list(WEEKLY.ends(date(2026, 1, 5), date(2026, 1, 26))) == [
        date(2026, 1, 12),
        date(2026, 1, 19),
        date(2026, 1, 26),
    ]
    assert list(WEEKLY.ends(date(2026, 1, 5), date(2026, 1, 20)))[-2:] == [
        date(2026, 1, 19),
        date(2026, 1, 20),
    ]


def test_monthly_slots_from_the_31st_do_not_creep_towards_the_28th() -> None:
    ends = list(Cadence(Span(1, Grain.MONTH)).ends(date(2026, 1, 31), date(2026, 4, 30)))
    assert ends == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]


def test_a_weekday_gives_the_end_of_the_first_slot() -> None:
    fridays = Cadence(Span(2, Grain.WEEK), weekday=4)
    monday, friday = date(2026, 1, 5), date(2026, 1, 9)
    assert list(fridays.ends(monday, date(2026, 1, 23))) == [friday, date(2026, 1, 23)]
    assert next(fridays.ends(friday, date(2026, 1, 31))) == date(2026, 1, 16)


def test_a_first_date_gives_the_end_of_the_first_slot_unless_it_has_passed() -> None:
    start, due = date(2026, 1, 5), date(2026, 1, 31)
    assert next(WEEKLY.ends(start, due, date(2026, 1, 20))) == date(2026, 1, 20)
    assert next(WEEKLY.ends(start, due, start)) == date(2026, 1, 12)
    assert list(WEEKLY.ends(start, due, date(2026, 3, 1))) == [due]


def test_nothing_is_ever_due_irregularly_or_without_time() -> None:
    day = date(2026, 1, 5)
    assert list(Cadence(None).ends(day, date(2026, 2, 5))) == []
    assert list(WEEKLY.ends(day, day)) == []


@pytest.mark.parametrize("grain", Grain)
def test_slots_stop_at_the_end_of_the_calendar(grain: Grain) -> None:
    start = date.max - timedelta(days=10)
    assert list(Cadence(Span(1, grain)).ends(start, date.max))[-1] == date.max
    assert list(Cadence(Span(10**15, grain)).ends(start, date.max)) == [date.max]
    assert list(Cadence(Span(1, grain), weekday=0).ends(start, date.max))[-1] == date.max


@given(some_days, st.integers(1, 900), spans, st.none() | st.integers(0, 6))
def test_slots_only_grow_and_end_on_the_due_date(
    start: date, days: int, span: Span, weekday: int | None
) -> None:
    due = start + timedelta(days=days)
    ends = list(Cadence(span, weekday).ends(start, due))
    assert ends[-1] == due
    assert all(a < b for a, b in zip([start, *ends], ends, strict=False))
    if weekday is not None and span.grain is Grain.WEEK:
        assert all(end.weekday() == weekday for end in ends[:-1])


@pytest.mark.parametrize(
    ("length", "year", "number", "expected"),
    [
        (PeriodLength.QUARTERS, 2026, 1, Period(date(2026, 1, 1), date(2026, 3, 31), "2026-Q1")),
        (PeriodLength.QUARTERS, 2026, 4, Period(date(2026, 10, 1), date(2026, 12, 31), "2026-Q4")),
        (PeriodLength.HALVES, 2026, 2, Period(date(2026, 7, 1), date(2026, 12, 31), "2026-H2")),
        (PeriodLength.YEARS, 2024, 1, Period(date(2024, 1, 1), date(2024, 12, 31), "2024")),
    ],
)
def test_a_period_has_days_and_a_name(
    length: PeriodLength, year: int, number: int, expected: Period
) -> None:
    assert period(length, year, number) == expected


@given(st.sampled_from(PeriodLength), some_days)
def test_every_day_lies_in_one_period(length: PeriodLength, day: date) -> None:
    found = period_of_day(length, day)
    assert found.start <= day <= found.end
    assert period_of_day(length, found.start) == period_of_day(length, found.end) == found


@pytest.mark.parametrize(
    ("start", "due", "name"),
    [
        (date(2026, 3, 20), date(2026, 5, 1), "2026-Q2"),
        (date(2026, 3, 1), date(2026, 4, 30), "2026-Q1"),
        (date(2026, 3, 2), date(2026, 4, 30), "2026-Q1"),  # 30 days each: the earlier one
        (date(2026, 3, 3), date(2026, 4, 30), "2026-Q2"),
        (date(2026, 1, 1), date(2027, 6, 30), "2026-Q3"),  # 92 days, as has Q4
    ],
)
def test_a_goal_belongs_to_the_period_with_most_of_its_days(
    start: date, due: date, name: str
) -> None:
    assert period_of_span(PeriodLength.QUARTERS, start, due).name == name


def test_days_shared_count_both_ends() -> None:
    quarter = period(PeriodLength.QUARTERS, 2026, 1)
    assert quarter.days_shared(date(2026, 3, 31), date(2026, 4, 5)) == 1
    assert quarter.days_shared(date(2026, 4, 1), date(2026, 4, 5)) == 0


@pytest.mark.parametrize("length", PeriodLength)
def test_the_last_day_of_the_calendar_has_a_period(length: PeriodLength) -> None:
    assert period_of_span(length, date(9999, 12, 30), date.max).end == date.max
