"""M419 out-of-range: targets, limits and readings are levels that the metric can have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sitegen.compute.counting import metric_of
from sitegen.compute.wording import level_words
from sitegen.decode.units import same_unit
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.board import Metric
from sitegen.model.goal import Goal
from sitegen.model.ledger import Reading
from sitegen.model.terms import Measure
from sitegen.rules._findings import few
from sitegen.rules._measures import is_level, levels
from sitegen.rules._readings import by_measure
from sitegen.site import Site

RULE = Rule(
    code="M419",
    name="out-of-range",
    severity=Severity.ERROR,
    why="A level that the metric cannot have is a slip: of a digit, a sign or a column.",
    fix="Correct the number.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each level in a goal's terms and readings that lies outside its metric's range.

    What is added up is left out: a sum has no range, and a part of it may be a correction.
    """
    for state in site.goals:
        readings = by_measure(state.goal)
        for measure in state.goal.terms.measures:
            metric = metric_of(measure, state.goal, site.facts)
            if metric is not None and is_level(measure.aim):
                yield from _of(state.goal, measure, metric, readings.get(measure.id, ()))


def _of(
    goal: Goal, measure: Measure, metric: Metric, readings: Sequence[Reading]
) -> Iterator[Finding]:
    values = ((one.value, one.location) for one in readings)
    for found in (levels(goal, measure), values):
        yield from few(
            RULE.at(where, words)
            for level, where in found
            if (words := _wrong(level, measure, metric))
        )


def _wrong(level: Decimal, measure: Measure, metric: Metric) -> str:
    low, high = metric.low, metric.high
    if not same_unit(measure.unit, metric.unit):
        # Hours as minutes: only zero is the same in both.
        low, high = (None if bound else bound for bound in (low, high))
    words = level_words(level, measure.unit)
    if low is not None and level < low:
        return f"{words} is below {level_words(low, measure.unit)}, the least that {metric.id} has."
    if high is not None and level > high:
        return f"{words} is above {level_words(high, measure.unit)}, the most that {metric.id} has."
    return ""
