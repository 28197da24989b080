"""M410 target-is-baseline: a target is somewhere else than where we are."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.terms import Moving
from sitegen.rules._measures import spot, way
from sitegen.site import Site

RULE = Rule(
    code="M410",
    name="target-is-baseline",
    severity=Severity.ERROR,
    why="Where there is no way to go, progress has no meaning.",
    fix="Name another target; to hold a level, write limits, such as `at least 92%`.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each moving measure whose target is its baseline."""
    for state in site.goals:
        for measure in state.goal.terms.measures:
            if isinstance(measure.aim, Moving) and way(measure.aim) == 0:
                yield RULE.at(
                    spot(state.goal, measure.id, "target", "change"),
                    "The target is the same as the baseline.",
                )
