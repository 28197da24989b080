"""Days, levels, shares and limits in English words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from sitegen.compute.exact import whole
from sitegen.dates import MONTHS
from sitegen.model.terms import Limits
from sitegen.numbers import canonical, rounded

_SHOWN_PLACES = 4
OF_THE_WAY = " of the way"
"""What follows a share of the way from baseline to target."""
_LIKE_POINTS = ("percent", "point", "pp", "pts")


def day_words(day: date, as_of: date) -> str:
    """`14 November`, with the year where it is not that of `as_of`."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if day.year == as_of.year else f"{words} {day.year}"


def number_words(value: Decimal) -> str:
    """A number with at most four decimals, or all of one that would look like zero."""
    short = rounded(value, _SHOWN_PLACES)
    return canonical(short if short or not value else value)


def level_words(value: Decimal, unit: str) -> str:
    """A number with its unit: `2.7 hours`, `92%`."""
    gap = " " if unit and not unit.startswith("%") else ""
    return f"{number_words(value)}{gap}{unit}"


def target_words(value: Decimal, unit: str) -> str:
    """A level that stands beside another one in the same unit: only a percent sign is repeated."""
    return level_words(value, unit) if unit.startswith("%") else number_words(value)


def limits_words(limits: Limits, unit: str) -> str:
    """`at least 92%`, `at least 2 and at most 4`."""
    named = (
        ("at least", limits.at_least),
        ("above", limits.above),
        ("at most", limits.at_most),
        ("below", limits.below),
    )
    return " and ".join(
        f"{word} {target_words(value, unit)}" for word, value in named if value is not None
    )


def count_words(count: int, noun: str) -> str:
    """`1 day`, `11 days`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def plan_words(gap: Fraction, days_ahead: int | None) -> str:
    """`14 points (11 days) behind plan`; the gap is a share, and negative is ahead.

    A point is a hundredth of the way from baseline to target: see `counts_in_points`.
    """
    points = whole(gap * 100)
    if points == 0:
        return "on plan"
    side = "behind" if points > 0 else "ahead of"
    days = f" ({count_words(abs(days_ahead), 'day')})" if days_ahead else ""
    return f"{count_words(abs(points), 'point')}{days} {side} plan"


def way_words(progress: Fraction) -> str:
    """`6% of the way`; only all of it is 100%."""
    return f"{_percent(progress)}{OF_THE_WAY}"


def planned_words(progress: Fraction, expected: Fraction, days_ahead: int | None) -> str:
    """What was planned, to follow how far it has come: `when 33% was planned (25 days behind)`."""
    if _percent(progress) == _percent(expected):
        return "as planned"
    has_begun = whole(expected * 100) > 0
    planned = f"{_percent(expected)} was planned" if has_begun else "nothing was planned yet"
    side = "behind" if progress < expected else "ahead"
    days = f" ({count_words(abs(days_ahead), 'day')} {side})" if days_ahead else ""
    return f"when {planned}{days}"


def counts_in_points(unit: str) -> bool:
    """Whether `27 points` could be taken for 27 of this unit: per cent, or points of any sort."""
    return unit.startswith("%") or any(
        word.startswith(_LIKE_POINTS) for word in unit.casefold().split()
    )


def _percent(share: Fraction) -> str:
    points = whole(share * 100)
    return f"{99 if points == 100 and share < 1 else points}%"
