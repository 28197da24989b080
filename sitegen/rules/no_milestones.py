"""M418 no-milestones: a goal measured by its milestones has some."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.terms import Milestones
from sitegen.rules._measures import spot
from sitegen.rules._references import declared
from sitegen.site import Site

RULE = Rule(
    code="M418",
    name="no-milestones",
    severity=Severity.ERROR,
    why="The share of milestones reached needs milestones.",
    fix="Add `milestones:` with what is to be reached, by whom and by when.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each measure of milestones on a goal without any."""
    for state in site.goals:
        goal = state.goal
        for measure in goal.terms.measures:
            is_theirs = isinstance(measure.aim, Milestones)
            if is_theirs and not declared(goal.document, "milestones"):
                yield RULE.at(spot(goal, measure.id, "kind"), "This goal has no milestones.")
