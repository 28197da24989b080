"""The change that a measure needs from its last reading on, beside what the last ones brought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sitegen.compute.progress import with_enough_cases
from sitegen.dates import Span
from sitegen.model.ledger import Reading
from sitegen.model.state import GoalState, Lifecycle, MeasureState
from sitegen.model.terms import Moving

_LOOKED_BACK = 4
"""How many times `every` the recent change is taken over."""

_RUNNING = (Lifecycle.ACTIVE, Lifecycle.RENEGOTIATING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """Signed changes for each `every`, exact: needed until due, and recent since `since`.

    `recent` and `since` are None while a single reading says nothing about a pace.
    """

    every: Span
    needed: Fraction
    recent: Fraction | None = None
    since: date | None = None


def needed(state: MeasureState, goal: GoalState) -> Needed | None:
    """What a moving measure of a running goal still needs; None once its target is reached.

    Counted in days, so that a short last stretch counts as short: way left, by days left, times
    the days of `every`. None too for `irregular` measures, and where the due date has come.
    """
    measure, due = state.measure, goal.terms.due
    if goal.lifecycle not in _RUNNING or not isinstance(measure.aim, Moving) or due is None:
        return None
    every, target = measure.every.span, state.target
    if every is None or target is None or state.progress is None or state.progress >= 1:
        return None
    usable = with_enough_cases(state.readings, measure.min_n)
    last = usable[-1] if usable else None
    start = goal.terms.start
    if last is None or last.on >= due or (start is not None and last.on < start):
        return None
    days = Fraction(every.days)
    recent, since = _recent(usable, start, every)
    return Needed(
        every=every,
        needed=_difference(last.value, target) * days / (due - last.on).days,
        recent=recent,
        since=since,
    )


def _recent(
    readings: Sequence[Reading], start: date | None, every: Span
) -> tuple[Fraction | None, date | None]:
    """The change for each `every` up to the last reading, from at most four of them earlier."""
    last = readings[-1]
    earlier = [
        one
        for one in readings
        if 0 < (last.on - one.on).days <= _LOOKED_BACK * every.days
        and (start is None or one.on >= start)
    ]
    if not earlier:
        return None, None
    first = earlier[0]
    change = _difference(first.value, last.value)
    return change * every.days / (last.on - first.on).days, first.on


def _difference(one: Decimal, other: Decimal) -> Fraction:
    return Fraction(other) - Fraction(one)
