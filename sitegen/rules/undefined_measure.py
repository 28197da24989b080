"""M414 undefined-measure: what a board counts by itself, it defines."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.terms import Direction, Milestones, YesNo
from sitegen.site import Site

RULE = Rule(
    code="M414",
    name="undefined-measure",
    severity=Severity.ERROR,
    why="Two people count the same thing alike only if it is written down what counts, in which "
    "unit, and which way is better.",
    fix="Add what is missing: `definition`, `unit` and `direction: up` or `down`.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each metric of the board, and each one defined in a goal, that lacks a part."""
    document = site.facts.document
    for metric in site.facts.metrics:
        # A choice for a metric of the library keeps the library's version.
        if not metric.version:
            lacks = _lacks(metric.definition, metric.unit, metric.direction)
            if lacks:
                yield RULE.at(document.at_key("metrics", metric.id), f"{metric.id} has no {lacks}.")
    for state in site.goals:
        yield from _in_goal(state.goal)


def _in_goal(goal: Goal) -> Iterator[Finding]:
    for measure in goal.terms.measures:
        is_own = not measure.metric and goal.document.has("measures", measure.id, "definition")
        if is_own and not isinstance(measure.aim, Milestones | YesNo):
            lacks = _lacks(measure.definition, measure.unit, measure.direction)
            if lacks:
                yield RULE.at(
                    goal.document.at_key("measures", measure.id), f"{measure.id} has no {lacks}."
                )


def _lacks(definition: str, unit: str, direction: Direction | None) -> str:
    parts = (("definition", definition), ("unit", unit), ("direction", direction))
    return " and no ".join(name for name, value in parts if not value)
