"""What the board knows of how far a target reaches, said while somebody chooses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from sitegen.cli._desk import Desk
from sitegen.compute.counting import metric_of, way_of_counting
from sitegen.compute.normal import Level, before, possible
from sitegen.compute.reach import facts, wanted_of
from sitegen.compute.track import track
from sitegen.model.state import GoalState, MeasureState
from sitegen.model.terms import Measure
from sitegen.scaffold.goal_text import NewGoal
from sitegen.scaffold.measures import NewMeasure


def reach_lines(desk: Desk, goal: NewGoal, measure: NewMeasure) -> tuple[str, ...]:
    """Facts about a measure that was just given its target: the change, and what it compares to.

    They come from readings that the board has of the same number: the goal's own, and those of
    other goals of the team that count in the same way. Nothing else is known, so nothing is said.
    """
    after, file = desk.tried(with_measure(goal, measure))
    state = after.site.goal(file.path.rpartition("/")[2].removesuffix(".yaml"))
    found = next((one for one in _states(state) if one.measure.id == measure.id), None)
    if state is None or found is None:
        return ()
    wanted = wanted_of(found.measure, found.target, found.baseline)
    if wanted is None:
        return _change(found)
    levels = sorted(_known(desk, state, found.measure), key=lambda level: level.on)
    said = facts(
        levels,
        wanted,
        desk.site.as_of,
        metric=possible(metric_of(found.measure, state.goal, desk.facts), found.measure.unit),
        past=() if wanted.is_held else track(desk.site.goals).before(found.measure, state),
    )
    return (*_change(found), *(one.text for one in said))


def with_measure(goal: NewGoal, measure: NewMeasure) -> NewGoal:
    """The goal with a measure: in the place of one of the same id, or as its last."""
    if any(one.id == measure.id for one in goal.measures):
        measures = tuple(measure if one.id == measure.id else one for one in goal.measures)
    else:
        measures = (*goal.measures, measure)
    return replace(goal, measures=measures)


def _states(state: GoalState | None) -> tuple[MeasureState, ...]:
    return state.numbers.measures if state else ()


def _change(state: MeasureState) -> tuple[str, ...]:
    """The change in percent, where both ends are known and it can be said."""
    first, last = state.baseline, state.target
    if not first or last is None or first < 0:
        return ()
    share = abs(last - first) * 100 / first
    way = "less" if last < first else "more"
    return (f"From {first:f} to {last:f}: that is {_round(share)}% {way}.",)


def _round(share: Decimal) -> str:
    return f"{share:.0f}" if share >= 10 else f"{share:.1f}".removesuffix(".0")


def _known(desk: Desk, goal: GoalState, measure: Measure) -> Iterator[Level]:
    """The levels on the board of the same number, each day once, before the goal starts."""
    days: set[object] = set()
    team = desk.facts.team(goal.goal.team)
    mine = desk.site.goal(goal.id)
    others = desk.site.of_team(team) if team else ()
    for state in (*((mine,) if mine else ()), *others):
        if state.goal.is_internal:
            continue  # whoever may not see that goal learns nothing of it here
        for one in state.numbers.measures:
            if _number(one.measure, state) != _number(measure, goal):
                continue
            for level in before(one.readings, goal.terms.start, measure.min_n):
                if level.on not in days:
                    days.add(level.on)
                    yield level


def _number(measure: Measure, goal: GoalState) -> tuple[object, ...]:
    """What two measures share whose readings are of the same number."""
    return (measure.unit, *way_of_counting(measure, goal.goal))
