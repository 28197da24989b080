"""Late easing: terms made easier, or put off, when the end of their time is already in sight."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sitegen.compute.moves import Effect
from sitegen.model.terms import Terms

EASING = (Effect.EASIER, Effect.LATER)
"""The effects that ease a promise."""


def is_late(day: date, start: date, due: date) -> bool:
    """Whether a day lies in the last fifth of the time from `start` to `due`, or after it.

    The day that ends the fourth fifth is not late; so `day > start + 0.8 x (due - start)`.
    """
    return 5 * (day - start).days > 4 * (due - start).days


def eased_late(promised: Terms, days: Iterable[date | None]) -> bool:
    """Whether terms were eased late: on any of these days, by the time they were promised for.

    The days are those on which the easing was proposed and came into force; unknown ones,
    and terms without dates, say nothing.
    """
    start, due = promised.start, promised.due
    if start is None or due is None:
        return False
    return any(is_late(day, start, due) for day in days if day is not None)
