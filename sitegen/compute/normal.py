"""The normal variation of a measure: its natural process limits, from readings one by one.

Source: D. J. Wheeler, Understanding Variation (SPC Press, 2nd ed. 2000), charts for individual
values and a moving range (XmR); NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from sitegen.compute.counting import metric_of
from sitegen.compute.exact import mean
from sitegen.compute.progress import with_enough_cases
from sitegen.decode.units import same_unit
from sitegen.model.board import BoardFacts, Metric
from sitegen.model.ledger import Reading
from sitegen.model.state import GoalState, MeasureState
from sitegen.model.terms import Aim, Holding, Judge, Moving

FEWEST = 4
"""Fewer readings than this show no variation worth the name."""

WIDTH = Fraction(266, 100)
"""Moving ranges to each side of the mean: 3 / d2, where d2 is 1.128 for two values at a time."""


@dataclass(frozen=True, slots=True)
class Level:
    """A reading without where it comes from; a goal that is only being written has such."""

    on: date
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The levels that a metric can have, both ends included; None is open."""

    low: Decimal | None = None
    high: Decimal | None = None

    def holds(self, level: Decimal) -> bool:
        """Whether the metric can have a level."""
        above = self.low is None or level >= self.low
        return above and (self.high is None or level <= self.high)


ANY = Range()


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The normal variation of `count` readings from `start` to `end`; both ends belong to it.

    `low` and `high` are cut off at what the metric can have, since nothing lies beyond; then
    `is_low_cut` or `is_high_cut` says that on this side nothing can be outside.
    """

    count: int
    start: date
    end: date
    mean: Fraction
    low: Fraction
    high: Fraction
    is_low_cut: bool = False
    is_high_cut: bool = False

    def holds(self, level: Decimal) -> bool:
        """Whether a level is normal variation."""
        return self.low <= Fraction(level) <= self.high


def band(levels: Sequence[Level], possible: Range = ANY) -> Band | None:
    """Mean ± 2.66 × mean moving range of levels, oldest first; None for fewer than four.

    An end of `possible` on the wrong side of the mean is a slip, and cuts nothing.
    """
    if len(levels) < FEWEST:
        return None
    middle = mean([level.value for level in levels])
    moves = [abs(Fraction(b.value) - Fraction(a.value)) for a, b in pairwise(levels)]
    reach = WIDTH * sum(moves, Fraction(0)) / len(moves)
    low, high = middle - reach, middle + reach
    least, most = possible.low, possible.high
    is_low_cut = least is not None and low <= Fraction(least) <= middle
    is_high_cut = most is not None and middle <= Fraction(most) <= high
    return Band(
        count=len(levels),
        start=levels[0].on,
        end=levels[-1].on,
        mean=middle,
        low=Fraction(least) if is_low_cut and least is not None else low,
        high=Fraction(most) if is_high_cut and most is not None else high,
        is_low_cut=is_low_cut,
        is_high_cut=is_high_cut,
    )


def is_level(aim: Aim) -> bool:
    """Whether each reading is a level by itself, which can vary, and not a part of a sum."""
    return isinstance(aim, Moving) or (isinstance(aim, Holding) and aim.judge is not Judge.TOTAL)


def before(
    readings: Sequence[Reading], start: date | None, min_n: int | None = None
) -> tuple[Level, ...]:
    """The levels dated before the start day, of readings that rest on enough cases."""
    if start is None:
        return ()
    kept = with_enough_cases(readings, min_n)
    return tuple(Level(reading.on, reading.value) for reading in kept if reading.on < start)


def normal_of(state: MeasureState, goal: GoalState, board: BoardFacts) -> Band | None:
    """The normal variation of a measure of a goal before its start; None of what is no level."""
    measure = state.measure
    if not is_level(measure.aim):
        return None
    metric = metric_of(measure, goal.goal, board)
    return band(
        before(state.readings, goal.terms.start, measure.min_n), possible(metric, measure.unit)
    )


def possible(metric: Metric | None, unit: str) -> Range:
    """What a metric can have, in a measure's unit; where units differ, only zero is the same."""
    if metric is None:
        return ANY
    low, high = metric.low, metric.high
    if not same_unit(unit, metric.unit):
        low, high = (None if bound else bound for bound in (low, high))
    return Range(low=low, high=high)
