"""The frame that numbers are judged in: from when to when a goal runs, and the day of looking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sitegen.model.board import Settings
from sitegen.model.terms import Measure, Terms


@dataclass(frozen=True, slots=True)
class Rest:
    """A pause: from the day it was made up to the day before its `end`, or without one yet."""

    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """When a goal runs and how its numbers are judged as of a day.

    `start` and `due` are None only where a file lacks a due date. `is_final` judges as at
    the end, whatever the day: for a goal that closes early. No reading is due in its `rests`.
    """

    start: date | None
    due: date | None
    as_of: date
    settings: Settings = Settings()
    is_final: bool = False
    rests: tuple[Rest, ...] = ()

    @property
    def has_started(self) -> bool:
        """Whether the first day has come; a goal without dates counts as started."""
        return self.start is None or self.as_of >= self.start

    @property
    def is_over(self) -> bool:
        """Whether it is judged as at the end: after due (due itself belongs to the goal)."""
        return self.is_final or (self.due is not None and self.as_of > self.due)


def frame(
    terms: Terms,
    settings: Settings,
    as_of: date,
    *,
    final: bool = False,
    rests: tuple[Rest, ...] = (),
) -> Frame:
    """The frame of some terms as of a day."""
    return Frame(
        start=terms.start,
        due=terms.due,
        as_of=as_of,
        settings=settings,
        is_final=final,
        rests=rests,
    )


def rests_in(rests: Sequence[Rest], begin: date, end: date) -> bool:
    """Whether a pause touches the days after `begin` up to `end`."""
    return any(one.start <= end and (one.end is None or one.end > begin) for one in rests)


def first_due(measure: Measure, start: date | None, due: date | None) -> date | None:
    """When the first reading of a measure is due; None where none ever is, or without dates."""
    if start is None or due is None:
        return None
    return next(measure.every.ends(start, due, measure.first), None)
