"""Moving the dates of a text by quarters: to the day, in order, and nothing else."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.scaffold.shifted_dates import quarters_to, shifted

DAYS = st.dates(date(1990, 1, 1), date(2180, 12, 31))
QUARTERS = st.integers(-60, 60)
WORDS = st.text(st.sampled_from(" :,{}#\n%Qabä7-."), max_size=8).map(lambda text: f" {text} ")
PIECES = st.lists(
    st.tuples(
        WORDS, st.one_of(DAYS.map(str), DAYS.map(lambda day: f"{day.year}-Q{day.month % 4 + 1}"))
    )
)
DATED = re.compile(r"\b\d{4}-(?:\d\d-\d\d|Q[1-4])\b")


@pytest.mark.parametrize(
    ("text", "quarters", "moved"),
    [
        ("due: 2027-Q1", 1, "due: 2027-Q2"),
        ("due: 2027-Q1", 4, "due: 2028-Q1"),
        ("due: 2027-Q1", -1, "due: 2026-Q4"),
        ("due: 2027-01-12", 1, "due: 2027-04-12"),  # a Tuesday, and a Monday
        ("due: 2027-01-22", 4, "due: 2028-01-24"),  # a Friday; the 22nd is a Saturday then
        ("due: 2027-02-12", 5, "due: 2028-05-12"),
        ("due: 2026-11-29", 1, "due: 2027-02-28"),  # a Sunday, which may be one again
        ("to: 2026-12-30", 3, "to: 2027-09-30"),
        ("to: 2026-11-30", 1, "to: 2027-02-28"),  # the last day of a month, though a Sunday
        ("to: 2026-10-31", 2, "to: 2027-04-30"),
        ("to: 2026-09-30", 1, "to: 2026-12-31"),
        ("start: 2027-01-01", 4, "start: 2028-01-01"),  # the first day, though a Saturday
        (
            "n: 2240, code 12027-Q1, 2027-Q5, 3 months",
            1,
            "n: 2240, code 12027-Q1, 2027-Q5, 3 months",
        ),
    ],
)
def test_a_date_goes_with_its_quarter(text: str, quarters: int, moved: str) -> None:
    assert shifted(text, quarters) == moved


def test_a_day_that_would_jump_over_a_later_one_takes_it_along() -> None:
    """Saturday, 29 April 2028 goes to Monday, and the end of that month with it."""
    assert shifted("2027-01-31 after 2027-01-29", 5) == "2028-05-01 after 2028-05-01"


@pytest.mark.parametrize(
    ("day", "quarters"),
    [
        (date(2026, 11, 22), 0),
        (date(2027, 1, 14), 0),
        (date(2027, 1, 15), 1),
        (date(2027, 4, 14), 1),
        (date(2026, 10, 14), -1),
        (date(2028, 12, 1), 8),
    ],
    ids=str,
)
def test_the_quarter_meant_is_the_one_that_is_proposed(day: date, quarters: int) -> None:
    assert quarters_to(day, since=date(2027, 1, 1)) == quarters


@given(PIECES, QUARTERS)
def test_nothing_but_dates_changes(pieces: list[tuple[str, str]], quarters: int) -> None:
    text = "".join(word + dated for word, dated in pieces)
    moved = shifted(text, quarters)
    assert DATED.sub("", moved) == DATED.sub("", text)
    assert len(DATED.findall(moved)) == len(pieces)


@given(PIECES)
def test_no_quarter_further_is_the_same_text(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + dated for word, dated in pieces)
    assert shifted(text, 0) == text


@given(st.lists(DAYS, min_size=2), QUARTERS)
def test_the_order_of_days_stays(days: list[date], quarters: int) -> None:
    moved = shifted(" ".join(map(str, days)), quarters).split()
    pairs = sorted(zip(days, moved, strict=True))
    assert [after for _, after in pairs] == sorted(moved)


@given(DAYS, QUARTERS)
def test_a_working_day_stays_one_in_or_just_behind_its_month(day: date, quarters: int) -> None:
    """Edges of months are no working days here: they bound a period."""
    moved = date.fromisoformat(shifted(str(day), quarters))
    months = (moved.year - day.year) * 12 + moved.month - day.month - 3 * quarters
    assert months == 0 or (months == 1 and moved.day <= 2 and moved.weekday() == 0)
    is_edge = 1 in (day.day, (day + timedelta(days=1)).day)
    assert is_edge or day.weekday() >= 5 or moved.weekday() < 5
