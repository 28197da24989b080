"""How far a target reaches: facts about what it is compared with, never a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sitegen.compute import reach_words as words
from sitegen.compute.counting import metric_of
from sitegen.compute.normal import ANY, FEWEST, Level, Range, band, before, is_level, possible
from sitegen.compute.slots import is_within
from sitegen.compute.track import Past, Track
from sitegen.model.board import BoardFacts
from sitegen.model.state import GoalState, MeasureState
from sitegen.model.terms import Direction, Holding, Limits, Measure, Moving

_NO_LIMITS = Limits()


class Compared(StrEnum):
    """What a target is compared with."""

    RECORD = "record"
    NORMAL = "normal"
    PAST = "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The levels that would do, as limits; `is_held` where each reading has to be within them.

    A target to move to is a limit on one side: 2.8 hours, where less is better, is at most 2.8.
    """

    limits: Limits
    unit: str = ""
    is_held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachFact:
    """A sentence that names what a target is compared with.

    `is_inside` is whether a reading on record would have done, or whether the target (or a
    limit) lies within normal variation. An earlier goal tells nothing of that.
    """

    compared: Compared
    text: str
    is_inside: bool = False


def toward(target: Decimal, direction: Direction, unit: str = "") -> Wanted:
    """What is wanted of a measure that is to move to `target`."""
    is_up = direction is Direction.UP
    limits = Limits(at_least=target) if is_up else Limits(at_most=target)
    return Wanted(limits=limits, unit=unit)


def facts(
    levels: Sequence[Level],
    wanted: Wanted,
    as_of: date,
    *,
    metric: Range = ANY,
    past: Sequence[Past] = (),
) -> tuple[ReachFact, ...]:
    """What is known of how far `wanted` reaches, given the levels before the start.

    `levels` are oldest first; fewer than four say nothing. `metric` is what the metric can
    have, `as_of` the day that decides whether a date needs its year.
    """
    found: list[ReachFact] = []
    normal = band(levels, metric)
    if normal is not None:
        record = words.record(levels, wanted.limits, wanted.unit, as_of, is_held=wanted.is_held)
        is_inside = not is_beyond_record(levels, wanted)
        found.append(ReachFact(compared=Compared.RECORD, text=record, is_inside=is_inside))
        say = words.held_in_band if wanted.is_held else words.target_in_band
        places = words.places(levels, wanted.limits)
        text = say(normal, wanted.limits, wanted.unit, as_of, places)
        is_inside = any(normal.holds(level) for level in words.levels_of(wanted.limits))
        found.append(ReachFact(compared=Compared.NORMAL, text=text, is_inside=is_inside))
    found += (
        ReachFact(compared=Compared.PAST, text=words.past(one.title, one.closed, one.share, as_of))
        for one in past
    )
    return tuple(found)


def is_beyond_record(levels: Sequence[Level], wanted: Wanted) -> bool:
    """Whether there are readings enough, and none of them would have done."""
    return len(levels) >= FEWEST and not any(is_met(level.value, wanted) for level in levels)


def is_met(level: Decimal, wanted: Wanted) -> bool:
    """Whether a level is one that would do."""
    return is_within(wanted.limits, Fraction(level))


def wanted_of(
    measure: Measure, target: Decimal | None, baseline: Decimal | None = None
) -> Wanted | None:
    """What a measure wants; None where it is no level, or which side is better cannot be told.

    `target` and `baseline` are the levels of a moving measure, as far as they are known.
    """
    aim = measure.aim
    if isinstance(aim, Holding):
        if not is_level(aim) or aim.limits == _NO_LIMITS:
            return None
        return Wanted(limits=aim.limits, unit=measure.unit, is_held=True)
    if not isinstance(aim, Moving) or target is None:
        return None
    direction = measure.direction
    if direction is None and baseline is not None and baseline != target:
        direction = Direction.UP if target > baseline else Direction.DOWN
    return toward(target, direction, measure.unit) if direction else None


def of_measure(
    state: MeasureState, goal: GoalState, track: Track, board: BoardFacts, as_of: date
) -> tuple[ReachFact, ...]:
    """The facts about one measure of a goal, by the terms shown and the readings up to `as_of`."""
    measure = state.measure
    wanted = wanted_of(measure, state.target, state.baseline)
    if wanted is None:
        return ()
    return facts(
        before(state.readings, goal.terms.start, measure.min_n),
        wanted,
        as_of,
        metric=possible(metric_of(measure, goal.goal, board), measure.unit),
        past=() if wanted.is_held else track.before(measure, goal),
    )
