"""Moves the dates of a text by whole quarters, so that an example is about the days to come."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from sitegen.dates import PeriodLength, add_months, period
from sitegen.scaffold.proposals import proposed_period

_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_QUARTER = re.compile(r"\b(\d{4})-Q([1-4])\b")
_SATURDAY = 5


def shifted(text: str, quarters: int) -> str:
    """The text with its days (2027-01-29) and quarters (2027-Q1) moved by so many quarters.

    The first and the last day of a month stay first and last. Any other day keeps its number,
    as far as the month has it, and a working day that would come to a weekend goes to the Monday
    after. No day comes to lie before one that was earlier.
    Raises ValueError for a day that is none, OverflowError beyond the years 1 to 9999.
    """
    days = _moved_days((date.fromisoformat(one) for one in _DAY.findall(text)), 3 * quarters)
    text = _DAY.sub(lambda match: days[match[0]], text)
    return _QUARTER.sub(lambda match: _moved_quarter(int(match[1]), int(match[2]) + quarters), text)


def quarters_to(day: date, *, since: date) -> int:
    """How many quarters lie between the first day `since` of one, and the one proposed on a day."""
    start = proposed_period(PeriodLength.QUARTERS, day).start
    return ((start.year - since.year) * 12 + start.month - since.month) // 3


def _moved_days(days: Iterable[date], months: int) -> dict[str, str]:
    moved: dict[str, str] = {}
    latest = date.min
    for day in sorted(days):
        latest = max(latest, _moved(day, months))
        moved[str(day)] = str(latest)
    return moved


def _moved(day: date, months: int) -> date:
    there = add_months(day, months)
    if (day + timedelta(days=1)).day == 1:
        return add_months(there.replace(day=1), 1) - timedelta(days=1)
    if day.day == 1 or day.weekday() >= _SATURDAY or there.weekday() < _SATURDAY:
        return there
    return there + timedelta(days=7 - there.weekday())


def _moved_quarter(year: int, number: int) -> str:
    years, index = divmod(number - 1, 4)
    return period(PeriodLength.QUARTERS, year + years, index + 1).name
