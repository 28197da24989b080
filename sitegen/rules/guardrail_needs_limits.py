"""M413 guardrail-needs-limits: a guardrail is a level to keep, not one to reach."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.terms import Moving, Total
from sitegen.rules._measures import spot
from sitegen.site import Site

RULE = Rule(
    code="M413",
    name="guardrail-needs-limits",
    severity=Severity.WARNING,
    why="A guardrail says what must not break on the way; from a target nobody can tell when it "
    "does.",
    fix="Write limits, such as `guardrail at least 92%`, or take the word guardrail out.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each guardrail that moves to a target or adds up to one."""
    for state in site.goals:
        for measure in state.goal.terms.guardrails:
            if isinstance(measure.aim, Moving | Total):
                yield RULE.at(
                    spot(state.goal, measure.id, "role"),
                    f"The guardrail {measure.id} has a target and no limits.",
                )
