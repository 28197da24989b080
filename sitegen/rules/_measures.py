"""What rules about measures share: where a key of one stands, its metric, and its levels."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sitegen.model.goal import Goal
from sitegen.model.terms import (
    Aim,
    Direction,
    Holding,
    Judge,
    Limits,
    LimitsException,
    Measure,
    Moving,
    Total,
)
from sitegen.rules._references import Spots, groups
from sitegen.source import Location, Route

LIMIT_KEYS = ("at_least", "at_most", "above", "below")


def spot(goal: Goal, measure: str, *keys: str) -> Location:
    """The first of these keys that a measure has; else the measure as a whole, as a short form."""
    route = ("measures", measure)
    key = next((key for key in keys if goal.document.has(*route, key)), "")
    return goal.document.at(*route, key)


def way(aim: Moving) -> Decimal | None:
    """How far a measure is to move, with its sign; None while that cannot be told."""
    if aim.change is not None:
        return aim.change.amount
    if aim.baseline is None or aim.target is None:
        return None
    return aim.target - aim.baseline


def sign(direction: Direction | None) -> int:
    """1 where up is better, -1 where down is, 0 where nobody says."""
    return {Direction.UP: 1, Direction.DOWN: -1, None: 0}[direction]


def limit_sets(aim: Holding) -> Iterator[tuple[Limits, LimitsException | None]]:
    """The usual limits, then those of each exception."""
    yield aim.limits, None
    yield from ((other.limits, other) for other in aim.exceptions)


def exceptions_of(goal: Goal, measure: str) -> Spots:
    """The exceptions in a measure's file, by their first and last day."""
    return groups(goal.document, ("from", "to"), "measures", measure, "except")


def limit_spot(
    goal: Goal, measure: str, exception: LimitsException | None, spots: Spots, *keys: str
) -> Location:
    """Where a limit stands: in the measure itself, or in an exception, one of these `spots`."""
    wanted = (*keys, "between")
    if exception is None:
        return spot(goal, measure, *wanted)
    route = exception_route(exception, spots)
    written_as = next((key for key in wanted if goal.document.has(*route, key)), "between")
    return goal.document.at(*route, written_as)


def exception_route(exception: LimitsException, spots: Spots) -> Route:
    """The way to an exception among those of its measure."""
    return spots.route(f"{exception.start}", f"{exception.end}")


def is_budget(aim: Holding) -> bool:
    """Whether the sum of readings is held, and not each of them."""
    return aim.judge is Judge.TOTAL


def is_level(aim: Aim) -> bool:
    """Whether each reading is a level by itself, and not a part of a sum or a yes or no."""
    return isinstance(aim, Moving) or (isinstance(aim, Holding) and not is_budget(aim))


def levels(goal: Goal, measure: Measure) -> Iterator[tuple[Decimal, Location]]:
    """Each level and total in the terms of a measure, and where it stands."""
    match measure.aim:
        case Moving() as aim:
            if aim.baseline is not None:
                yield aim.baseline, spot(goal, measure.id, "baseline")
            yield from _way_there(goal, measure.id, aim)
        case Total() as aim:
            yield from _way_there(goal, measure.id, aim)
        case Holding() as aim:
            spots = exceptions_of(goal, measure.id)
            for limits, exception in limit_sets(aim):
                values = (limits.at_least, limits.at_most, limits.above, limits.below)
                for key, level in zip(LIMIT_KEYS, values, strict=True):
                    if level is not None:
                        yield level, limit_spot(goal, measure.id, exception, spots, key)
        case _:
            pass


def _way_there(goal: Goal, measure: str, aim: Moving | Total) -> Iterator[tuple[Decimal, Location]]:
    if aim.target is not None:
        yield aim.target, spot(goal, measure, "target", "change")
    if aim.stretch is not None:
        yield aim.stretch, spot(goal, measure, "stretch")
    for point in aim.pace:
        yield point.level, goal.document.at("measures", measure, "pace", f"{point.on}")
