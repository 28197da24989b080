"""K805 incentive-without-guardrail: a reward for a number has a guardrail beside it."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.site import Site

RULE = Rule(
    code="K805",
    name="incentive-without-guardrail",
    severity=Severity.WARNING,
    why="A reward makes one number matter more than what it stands for. A guardrail keeps the "
    "rest in sight, so that nobody is paid for moving harm elsewhere.",
    fix="Add what must not get worse, such as `csat: guardrail at least 92%`; or tie the reward "
    "to no number.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal with an incentive and without a guardrail."""
    for state in site.goals:
        goal = state.goal
        if goal.plan.incentive and not goal.terms.guardrails and goal.terms.measures:
            yield RULE.at(
                goal.document.at_key("incentive"),
                "There is something to win here, and no guardrail beside the number it hangs on.",
            )
