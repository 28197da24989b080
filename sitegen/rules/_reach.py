"""What rules about reach share: a target that moves, and the readings from before the start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.compute import progress
from sitegen.compute.counting import metric_of
from sitegen.compute.normal import Level, Range, before, possible
from sitegen.compute.reach import Wanted, is_met, wanted_of
from sitegen.compute.readings import collect
from sitegen.model.ledger import Reading
from sitegen.model.state import GoalState, Lifecycle
from sitegen.model.terms import Measure, Moving, Role
from sitegen.rules._measures import sign, way
from sitegen.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaching:
    """An outcome measure of a goal's file, what it wants, and the levels before the start.

    `metric` is what the metric can have.
    """

    state: GoalState
    measure: Measure
    wanted: Wanted
    levels: tuple[Level, ...]
    metric: Range

    @property
    def is_there_already(self) -> bool:
        """Whether the last reading before the start already was what is wanted."""
        return bool(self.levels) and is_met(self.levels[-1].value, self.wanted)


def reaching(site: Site) -> Iterator[Reaching]:
    """Each outcome measure, of a goal not yet closed, that has readings from before the start.

    What moves the wrong way or nowhere, and readings that the metric cannot have, are told by
    other rules and left out here.
    """
    for state in site.goals:
        if state.lifecycle is Lifecycle.CLOSED:
            continue
        for measure in state.goal.terms.measures:
            if measure.role is Role.OUTCOME and (found := _reaching(state, measure, site)):
                yield found


def _reaching(state: GoalState, measure: Measure, site: Site) -> Reaching | None:
    start = state.goal.terms.start
    range_ = possible(metric_of(measure, state.goal, site.facts), measure.unit)
    readings = tuple(r for r in readings_of(state, measure, site) if range_.holds(r.value))
    levels = before(readings, start, measure.min_n)
    if not levels:
        return None
    baseline = target = None
    if isinstance(measure.aim, Moving):
        usable = progress.with_enough_cases(readings, measure.min_n)
        baseline = progress.baseline(measure.aim, usable, start)
        target = progress.target(measure.aim, baseline)
        distance = way(measure.aim) if measure.aim.baseline is not None else None
        if distance is not None and (not distance or distance * sign(measure.direction) < 0):
            return None
    wanted = wanted_of(measure, target, baseline)
    if wanted is None:
        return None
    return Reaching(state=state, measure=measure, wanted=wanted, levels=levels, metric=range_)


def readings_of(state: GoalState, measure: Measure, site: Site) -> tuple[Reading, ...]:
    """The readings of a measure in a goal's file, also where the terms in force lack it."""
    for known in state.numbers.measures:
        if known.measure.id == measure.id:
            return known.readings
    return collect(state.goal, site.as_of).of(measure.id)
