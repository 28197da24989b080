"""M412 no-outcome-measure: something tells whether the goal is met."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.rules._references import measures_of
from sitegen.site import Site

RULE = Rule(
    code="M412",
    name="no-outcome-measure",
    severity=Severity.ERROR,
    why="Without a measure of its outcome nobody can say whether a goal was met.",
    fix="Add an outcome measure, such as `first-response-time: from 4.0 to 2.8 hours`, or let "
    "other goals align with this one.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal without an outcome measure that no other goal aligns with.

    One that has a measure which could not be read is not told twice.
    """
    for state in site.goals:
        goal = state.goal
        is_read = measures_of(goal) == {measure.id for measure in goal.terms.measures}
        if is_read and not goal.terms.outcomes and not site.children(goal):
            yield RULE.at(
                goal.document.at_key("measures"),
                "No measure here is an outcome, and no other goal aligns with this one.",
            )
