"""C611 thin-baseline: a baseline says when it was measured, on how many cases, and where."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.terms import Moving
from sitegen.rules._findings import by_stage
from sitegen.rules._measures import spot
from sitegen.site import Site

RULE = Rule(
    code="C611",
    name="thin-baseline",
    severity=Severity.WARNING,
    why="Progress is counted from the baseline; others must be able to find and repeat it.",
    fix="Write it as `baseline: {value: 4.0, from: 2025-10-01, to: 2025-12-31, n: 5120, source: "
    "help desk}`.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each known baseline of a goal, not yet closed, that lacks a part of its evidence."""
    for state in site.goals:
        yield from by_stage(state, _thin(state.goal))


def _thin(goal: Goal) -> Iterator[Finding]:
    for measure in goal.terms.measures:
        if not isinstance(measure.aim, Moving) or measure.aim.baseline is None:
            continue
        route = ("measures", measure.id, "baseline")
        lacks = [key for key in ("from", "to", "n", "source") if not goal.document.has(*route, key)]
        if lacks:
            yield RULE.at(
                spot(goal, measure.id, "baseline"),
                f"The baseline of {measure.id} has no {', '.join(f'`{key}`' for key in lacks)}.",
            )
