"""Dates as people write them, and the days that they may mean."""

from __future__ import annotations

import calendar
import re
from datetime import date

from sitegen.dates import MONTHS

_YEAR_FIRST = re.compile(r"(\d{4})[-/._](\d{1,2})[-/._](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/._])(\d{1,2})\2(\d{4}|\d{2})")
_DAY_AND_WORD = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]{3,9})\.?[ ,-]+(\d{4})")
_WORD_AND_DAY = re.compile(r"([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})")


def possible_days(text: str) -> tuple[date, ...]:
    """The days that a date in another form may mean: none, one, or two of `05/06/2026`.

    With dots the day comes first, as wherever dots are used; with slashes or hyphens it may be
    the month. A year of two digits is one of this century.
    """
    return tuple(dict.fromkeys(day for parts in _readings(text) if (day := _day(*parts))))


def calendar_problem(text: str) -> str:
    """Why a date, year first, is no day: `November has 30 days`; empty where it is one."""
    match = _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text)
    if not match:
        return ""
    year, month, day = (int(part) for part in match.groups())
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    if year < 1:
        return f"there is no year {year}"
    days = calendar.monthrange(year, month)[1]
    if 1 <= day <= days:
        return ""
    name = f"{MONTHS[month - 1]} {year}" if month == 2 else MONTHS[month - 1]
    return f"{name} has {days} days"


def _readings(text: str) -> tuple[tuple[int, int, int], ...]:
    """Year, month and day, in each way to read the text; not all of these need exist."""
    plain = text.strip().casefold()
    if not plain.isascii():
        return ()
    if match := _YEAR_FIRST.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return ((int(match[1]), int(match[2]), int(match[3])),)
    if match := _YEAR_LAST.fullmatch(plain):
        year = int(match[4]) if len(match[4]) == 4 else 2000 + int(match[4])
        first, second = int(match[1]), int(match[3])
        swapped = () if match[2] == "." else ((year, first, second),)
        return ((year, second, first), *swapped)
    if match := _DAY_AND_WORD.fullmatch(plain):
        return tuple((int(match[3]), month, int(match[1])) for month in _months(match[2]))
    if match := _WORD_AND_DAY.fullmatch(plain):
        return tuple((int(match[3]), month, int(match[2])) for month in _months(match[1]))
    return ()


def _months(word: str) -> tuple[int, ...]:
    return tuple(at for at, name in enumerate(MONTHS, 1) if name.casefold().startswith(word))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
