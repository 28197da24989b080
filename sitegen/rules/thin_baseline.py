"""C611 thin-baseline: a baseline says when it was measured, on how many cases, and where."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.terms import Measure, Moving, Role
from sitegen.rules._measures import spot
from sitegen.site import Site

RULE = Rule(
    code="C611",
    name="thin-baseline",
    severity=Severity.WARNING,
    why="Progress is counted from the baseline; others must be able to find and repeat it.",
    fix="Write it as `baseline: {value: 4.0, from: 2025-10-01, to: 2025-12-31, n: 5120, source: "
    "help desk}`.",
    hint_until_agreed=True,
)

EVIDENCE = ("from", "to", "n", "source")


def check(site: Site) -> Iterator[Finding]:
    """Each known baseline of a goal, not yet closed, that lacks a part of its evidence."""
    for state in site.goals:
        yield from _thin(state.goal)


def _thin(goal: Goal) -> Iterator[Finding]:
    for measure in goal.terms.measures:
        if not isinstance(measure.aim, Moving) or measure.aim.baseline is None:
            continue
        route = ("measures", measure.id, "baseline")
        lacks = [key for key in EVIDENCE if not goal.document.has(*route, key)]
        if lacks:
            yield RULE.at(
                spot(goal, measure.id, "baseline"),
                f"The baseline of {measure.id} has no {', '.join(f'`{key}`' for key in lacks)}.",
                fix=_fix(goal, measure, measure.aim, lacks),
            )


def _fix(goal: Goal, measure: Measure, aim: Moving, lacks: list[str]) -> str:
    """What to write: the lacking keys, the baseline with them, or the whole measure."""
    route = ("measures", measure.id, "baseline")
    lacking = ", ".join(f"{key}: …" for key in lacks)
    if goal.document.has(*route, "value"):
        return f"Add `{lacking}` to it."
    baseline = f"baseline: {{value: {_level(aim.baseline, measure.unit)}, {lacking}}}"
    if goal.document.has(*route):
        return f"Write it as `{baseline}`."
    role = "" if measure.role is Role.OUTCOME else f"role: {measure.role}, "
    target = _level(aim.target, measure.unit)
    return f"Write it as `{measure.id}: {{{role}{baseline}, target: {target}}}`."


def _level(value: Decimal | None, unit: str) -> str:
    """A level as it was written, with its zeros, and with its unit."""
    return f"{value:f} {unit}".replace(" %", "%").rstrip()
