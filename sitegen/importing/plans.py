"""From a map to what will be done on a board: goals, measures, units and slots."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sitegen.decode.notes import did_you_mean, shown
from sitegen.importing.amounts import factor
from sitegen.importing.model import ReadingsMap, Source
from sitegen.importing.problems import Problems
from sitegen.importing.slots import Calendar, calendar, one_slot
from sitegen.importing.statistics import statistic_name
from sitegen.model.goal import Goal
from sitegen.model.terms import Measure, Milestones, YesNo


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A source with the goal and the measure it is for.

    Aggregates of rows are multiplied by `factor`. `is_start_cut` where rows of before the goal
    are left although there may be some.
    """

    source: Source
    goal: Goal
    measure: Measure
    statistic: str
    factor: Fraction
    calendar: Calendar

    @property
    def name(self) -> str:
        """Goal and measure."""
        return f"{self.goal.id}/{self.measure.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plans:
    """What will be done; `skipped` are readings of the map that the goal has no measure for."""

    plans: tuple[Plan, ...]
    skipped: tuple[str, ...]


class _Wrong(Exception):
    """Why a source does not fit the board; the arguments are a sentence and what to do."""


def plans(
    read: ReadingsMap,
    find: Callable[[str], Goal | None],
    asked: str,
    known: tuple[str, ...],
    problems: Problems,
) -> Plans:
    """The plans of a map. `asked` is the goal for what names none; `known` are ids for hints.

    A reading that names no goal may be left out where the goal asked for has no such measure,
    as in maps that are made for many goals; at least one has to fit.
    """
    found: list[Plan] = []
    skipped: list[str] = []
    for source in read.sources:
        line = source.place.line
        try:
            goal = _goal(source.goal or asked, find, known)
            measure = _measure(goal, source)
            if measure is None:
                skipped.append(source.measure)
                continue
            plan = _plan(source, goal, measure)
            if any(one.name == plan.name for one in found):
                raise _Wrong(f"{plan.name} is there twice in this map.", "Leave one out.")
            found.append(plan)
        except _Wrong as wrong:
            problems.add("readings", line, f"{source.name}: {wrong.args[0]}", wrong.args[1])
    if not found and not problems.count:
        names = ", ".join(skipped)
        said = f"None of its readings ({names}) is a measure of {asked}."
        problems.add("readings", 0, said, "Name the goal that has one, or another map.")
    return Plans(plans=tuple(found), skipped=tuple(skipped))


def _goal(id: str, find: Callable[[str], Goal | None], known: tuple[str, ...]) -> Goal:
    if not id:
        raise _Wrong("nothing says which goal it is for.", "Name it with --goal, or in the map.")
    goal = find(id)
    if goal is None:
        raise _Wrong(f"there is no goal {shown(id)} on this board.", did_you_mean(id, known))
    if goal.terms.start is None or goal.terms.due is None:
        raise _Wrong(f"{goal.id} has no last day yet.", "Give the goal a `due` first.")
    return goal


def _measure(goal: Goal, source: Source) -> Measure | None:
    """The measure of that id, or the only one that counts that metric; None where it may lack."""
    measure = goal.terms.measure(source.measure)
    if measure:
        return measure
    alike = [
        one
        for one in goal.terms.measures
        if goal.story.evidence_of(one.id).metric == source.measure
    ]
    if len(alike) == 1:
        return alike[0]
    if not source.goal:
        return None
    ids = tuple(one.id for one in goal.terms.measures)
    said = f"{goal.id} has no measure {shown(source.measure)}."
    raise _Wrong(said, did_you_mean(source.measure, ids))


def _plan(source: Source, goal: Goal, measure: Measure) -> Plan:
    if isinstance(measure.aim, Milestones | YesNo):
        raise _Wrong("this measure has no number that rows could give.", "Leave it out.")
    statistic = "" if source.by_row else _statistic(source, measure)
    start, due = goal.terms.start, goal.terms.due
    assert start is not None, "a goal that is not dated has no plan"
    assert due is not None, "a goal that is not dated has no plan"
    return Plan(
        source=source,
        goal=goal,
        measure=measure,
        statistic=statistic,
        factor=_factor(source, measure, statistic),
        calendar=_calendar(source, measure, start, due),
    )


def _statistic(source: Source, measure: Measure) -> str:
    promised = statistic_name(measure.statistic)
    statistic = source.statistic or ("share" if source.counts else promised)
    statistic = statistic or source.default_statistic
    if not statistic:
        raise _Wrong(
            "nothing says how many rows become one reading.",
            "Add `statistic: median` (mean, p90, count, sum, share), or `every: row`.",
        )
    if promised and promised != statistic:
        raise _Wrong(
            f"the goal promises the {measure.statistic}, and this map takes the {statistic}.",
            "Take the same in both, or the reading says nothing about the promise.",
        )
    if statistic == "share" and not source.counts:
        raise _Wrong("a share needs `counts`: which rows count.", "Add `counts` to the map.")
    if statistic not in ("share", "count") and source.value is None:
        raise _Wrong("nothing says which column has the value.", "Add `value` to the map.")
    return statistic


def _factor(source: Source, measure: Measure, statistic: str) -> Fraction:
    if statistic == "count":
        return Fraction(1)
    if statistic == "share":
        return Fraction(100 if measure.unit == "%" else 1)
    unit = (source.value.unit if source.value else "") or measure.unit
    found = factor(unit, measure.unit)
    if found is None:
        raise _Wrong(
            f"the column is in {unit}, the measure in {measure.unit or 'plain numbers'}.",
            "Name the right column, or its right `unit`.",
        )
    return found


def _calendar(source: Source, measure: Measure, start: date, due: date) -> Calendar:
    if source.by_row:
        return one_slot(min(start, source.start or start), due)
    every = measure.every if source.every is None else source.every
    if every.span is None:
        raise _Wrong(
            "this measure is read now and then, so nothing says which rows belong together.",
            "Add `every: week` to the map, or `every: row`.",
        )
    first = None if source.every else measure.first
    return calendar(every, first, start, due, source.start)


def unit_of(plan: Plan) -> str:
    """The unit that the plan's column is in."""
    return (plan.source.value.unit if plan.source.value else "") or plan.measure.unit


def by_name(goals: Mapping[str, Goal]) -> Callable[[str], Goal | None]:
    """How goals are found: by their id, or by a former one."""

    def find(id: str) -> Goal | None:
        found = goals.get(id)
        if found:
            return found
        return next((goal for goal in goals.values() if id in goal.story.formerly), None)

    return find
