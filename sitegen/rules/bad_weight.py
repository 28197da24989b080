"""M416 bad-weight: a measure that counts has a weight above zero."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.numbers import canonical
from sitegen.rules._measures import spot
from sitegen.site import Site

RULE = Rule(
    code="M416",
    name="bad-weight",
    severity=Severity.ERROR,
    why="A weight of nothing hides a measure in the goal's progress.",
    fix="Write a weight above zero; a measure that is only to be watched has the role `lead`.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each weight of zero or less."""
    for state in site.goals:
        for measure in state.goal.terms.measures:
            if measure.weight <= 0:
                yield RULE.at(
                    spot(state.goal, measure.id, "weight"),
                    f"The weight {canonical(measure.weight)} is not above zero.",
                )
