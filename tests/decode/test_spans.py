"""Spans, cadences, due dates and periods as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from sitegen.dates import Cadence, Grain, Period, PeriodLength, Span
from sitegen.decode.notes import Notes
from sitegen.decode.spans import (
    Due,
    Window,
    cadence,
    due,
    parse_cadence,
    parse_period,
    parse_span,
    window,
)
from sitegen.source import Place
from tests.decode.reading import read, said

Q1 = Period(date(2026, 1, 1), date(2026, 3, 31), "2026-Q1")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("day", Span(1, Grain.DAY)),
        ("2 weeks", Span(2, Grain.WEEK)),
        ("3 Months", Span(3, Grain.MONTH)),
        ("1 quarter", Span(1, Grain.QUARTER)),
        ("120 days", Span(120, Grain.DAY)),
    ],
)
def test_spans(text: str, meant: Span) -> None:
    assert parse_span(text) == meant


@pytest.mark.parametrize("text", ["", "0 weeks", "121 days", "-1 week", "two weeks", "1.5 weeks"])
def test_other_texts_are_no_spans(text: str) -> None:
    assert parse_span(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("week", Cadence(Span(1, Grain.WEEK))),
        ("2 weeks on  Friday", Cadence(Span(2, Grain.WEEK), 4)),
        ("irregular", Cadence(None)),
    ],
)
def test_cadences(text: str, meant: Cadence) -> None:
    assert parse_cadence(text) == meant
    assert read(cadence, text).value == meant


@pytest.mark.parametrize(
    "text", ["", "week on holiday", "month on friday", "irregular on monday", "often"]
)
def test_other_texts_are_no_cadences(text: str) -> None:
    assert parse_cadence(text) is None


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("weekly", "Write week."),
        ("fortnight", "Write 2 weeks."),
        ("2 weaks", ""),
        ("week on firday", "Did you mean friday?"),
    ],
)
def test_a_wrong_cadence_is_told_with_the_right_one(text: str, fix: str) -> None:
    found = read(cadence, text)
    assert (found.value, found.said) == (None, ["D302 1:1"])
    assert found.findings[0].fix.startswith(fix)


def test_a_cadence_is_a_single_value() -> None:
    assert read(cadence, "[week]").said == ["S151 1:1"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-Q1", Q1),
        ("2026q1", Q1),
        ("2026-H2", Period(date(2026, 7, 1), date(2026, 12, 31), "2026-H2")),
        ("2026", Period(date(2026, 1, 1), date(2026, 12, 31), "2026")),
    ],
)
def test_periods(text: str, meant: Period) -> None:
    assert parse_period(text) == meant


@pytest.mark.parametrize("text", ["2026-Q5", "2026-H3", "Q1", "0000", "26-Q1"])
def test_other_texts_are_no_periods(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-03-31", date(2026, 3, 31)),
        ("2026-Q1", Q1),
        ("3 months", Span(3, Grain.MONTH)),
    ],
)
def test_a_due_date_is_a_day_a_period_or_a_length(text: str, meant: Due) -> None:
    assert read(due, text).value == meant


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2026-3-31", "is no full date; write 2026-03-31."),
        ("31.03.2026", "is not year first; write 2026-03-31."),
        ("next spring", "is no date, period or length."),
    ],
)
def test_other_due_dates_are_refused(text: str, problem: str) -> None:
    found = read(due, text)
    assert (found.value, found.said) == (None, ["D303 1:1"])
    assert found.findings[0].message == f"“{text}” {problem}"


def test_a_due_date_is_a_single_value() -> None:
    assert read(due, "[2026-Q1]").said == ["S151 1:1"]


def resolved(start: date | None, end: Due | None) -> tuple[Window, list[str]]:
    notes = Notes("goals/a/b.md")
    found = window(start, end, PeriodLength.QUARTERS, notes, Place(3, 6, 3, 9))
    return found, said(notes.findings)


JAN_5 = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("start", "end", "meant"),
    [
        (None, None, Window(None, None)),
        (JAN_5, None, Window(JAN_5, None)),
        (None, Q1, Window(Q1.start, Q1.end)),
        (JAN_5, Q1, Window(JAN_5, Q1.end)),
        (None, date(2026, 2, 27), Window(Q1.start, date(2026, 2, 27))),
        (JAN_5, date(2026, 2, 27), Window(JAN_5, date(2026, 2, 27))),
        (JAN_5, Span(3, Grain.MONTH), Window(JAN_5, date(2026, 4, 4))),
        (JAN_5, JAN_5, Window(JAN_5, JAN_5)),
        (JAN_5, Span(1, Grain.DAY), Window(JAN_5, JAN_5)),
        (date(2026, 1, 31), Span(1, Grain.MONTH), Window(date(2026, 1, 31), date(2026, 2, 27))),
    ],
)
def test_the_first_and_last_day_of_a_goal(
    start: date | None, end: Due | None, meant: Window
) -> None:
    assert resolved(start, end) == (meant, [])


def test_a_length_needs_a_start() -> None:
    assert resolved(None, Span(3, Grain.MONTH)) == (Window(None, None), ["D303 3:6"])


@pytest.mark.parametrize("end", [date(2026, 1, 4), date(2036, 1, 20), Span(11, Grain.YEAR)])
def test_a_goal_ends_after_it_starts_and_lasts_at_most_ten_years(end: Due) -> None:
    assert resolved(JAN_5, end) == (Window(JAN_5, None), ["D303 3:6"])
