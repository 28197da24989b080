"""Calendar arithmetic in whole days: months, cadences and periods (proleptic Gregorian)."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Grain(StrEnum):
    """What a span of time is counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_DAYS = {Grain.DAY: 1, Grain.WEEK: 7}
_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}
LONGEST_DAYS = 3_660
"""No goal lasts longer than ten years; nothing is computed day by day beyond that."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time such as `3 months` or `2 weeks`; `count` is at least 1."""

    count: int
    grain: Grain

    def __str__(self) -> str:
        return self.grain if self.count == 1 else f"{self.count} {self.grain}s"

    @property
    def days(self) -> int:
        """Its length in days, months taken from January 2001, a year without a leap day.

        A span beyond the calendar is as long as the rest of it.
        """
        origin = date(2001, 1, 1)
        return (self.after_or_last(origin) - origin).days

    def after(self, day: date, times: int = 1) -> date:
        """The day `times` spans after `day`; the ends of months are clipped.

        Raises OverflowError where the day lies beyond year 9999.
        """
        if self.grain in _DAYS:
            return day + timedelta(days=times * self.count * _DAYS[self.grain])
        return add_months(day, times * self.count * _MONTHS[self.grain])

    def after_or_last(self, day: date, times: int = 1) -> date:
        """As `after`, or the last day of the calendar where that day lies beyond it."""
        try:
            return self.after(day, times)
        except OverflowError:
            return date.max


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later, or the last of a shorter month.

    Raises OverflowError where the day lies beyond the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"{months} months from {day} is no day of the calendar")
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often something is due: every span, optionally on a weekday (0 is Monday).

    `span` is None for `irregular`: nothing is ever due.
    """

    span: Span | None
    weekday: int | None = None

    def __str__(self) -> str:
        if self.span is None:
            return "irregular"
        return str(self.span) + (
            f" on {WEEKDAYS[self.weekday]}" if self.weekday is not None else ""
        )

    @property
    def days(self) -> int | None:
        """The days between two dates of the cadence, or None for `irregular`."""
        return self.span.days if self.span else None

    def ends(self, start: date, due: date, first: date | None = None) -> Iterator[date]:
        """The ends of the slots from `start` to `due`; a last one that `due` cuts ends there.

        Slot k is the days after `start + (k-1)c` up to `start + kc`. A `first` date, or
        else the weekday, gives the end of slot 1 instead, and the others follow from it.
        """
        if self.span is None or start >= due:
            return
        anchor, times = self._anchor(start, first)
        while (end := self.span.after_or_last(anchor, times)) < due:
            yield end
            times += 1
        yield due

    def _anchor(self, start: date, first: date | None) -> tuple[date, int]:
        """The day to count from, and how many spans after it slot 1 ends.

        Months are counted from the start itself: from the 31st, they end on the 28th or
        30th and on the 31st again.
        """
        if first and first > start:
            return first, 0
        if self.weekday is None or start > date.max - timedelta(days=7):
            return start, 1
        return start + timedelta(days=(self.weekday - start.weekday()) % 7 or 7), 0


class PeriodLength(StrEnum):
    """How a board divides its years (`settings.periods`)."""

    QUARTERS = "quarters"
    HALVES = "halves"
    YEARS = "years"


_PERIODS_A_YEAR = {PeriodLength.QUARTERS: 4, PeriodLength.HALVES: 2, PeriodLength.YEARS: 1}
_LETTER = {PeriodLength.QUARTERS: "Q", PeriodLength.HALVES: "H"}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A quarter, half or year of the calendar; first and last day are included."""

    start: date
    end: date
    name: str

    def days_shared(self, start: date, end: date) -> int:
        """How many days of `start` to `end`, both included, lie in this period."""
        return max(0, (min(self.end, end) - max(self.start, start)).days + 1)


def period(length: PeriodLength, year: int, number: int) -> Period:
    """The `number`th period (from 1) of a year, as `2026-Q1`, `2026-H2` or `2026`."""
    months = 12 // _PERIODS_A_YEAR[length]
    start = date(year, (number - 1) * months + 1, 1)
    last_month = number * months
    end = date(year, last_month, calendar.monthrange(year, last_month)[1])
    name = f"{year}-{_LETTER[length]}{number}" if length in _LETTER else f"{year}"
    return Period(start, end, name)


def period_of_day(length: PeriodLength, day: date) -> Period:
    """The period that holds a day."""
    months = 12 // _PERIODS_A_YEAR[length]
    return period(length, day.year, (day.month - 1) // months + 1)


def period_of_span(length: PeriodLength, start: date, due: date) -> Period:
    """The period holding most of the days from `start` to `due`; the earlier one of equals."""
    found = period_of_day(length, start)
    best = found
    while found.end < due and found.end.year < date.max.year:
        found = period_of_day(length, found.end + timedelta(days=1))
        if found.days_shared(start, due) > best.days_shared(start, due):
            best = found
    return best
