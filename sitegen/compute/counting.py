"""What a measure counts: its metric, and the way it is counted."""

from __future__ import annotations

from sitegen.model.board import BoardFacts, Metric
from sitegen.model.goal import Goal
from sitegen.model.terms import Measure, Milestones, YesNo


def metric_id(measure: Measure, goal: Goal) -> str:
    """The id of the metric that a measure of a goal counts by; one defined in place has its own.

    Terms name a metric of the library, and say what one of the board's own counts; which one
    that is stands in the goal's file.
    """
    in_terms = measure.metric.partition("@")[0]
    return in_terms or goal.story.evidence_of(measure.id).metric or measure.id


def metric_of(measure: Measure, goal: Goal, facts: BoardFacts) -> Metric | None:
    """The metric, from the library or the board's own; None where a measure counts by none."""
    if isinstance(measure.aim, Milestones | YesNo):
        return None
    return facts.metric(metric_id(measure, goal))


def way_of_counting(measure: Measure, goal: Goal) -> tuple[object, ...]:
    """What two measures share where the same thing is counted in the same way."""
    return (metric_id(measure, goal), measure.statistic, measure.clock, measure.scope)
