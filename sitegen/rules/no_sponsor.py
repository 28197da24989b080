"""K806 no-sponsor: somebody stands behind the goal with time, tools and training."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.rules._references import on_board
from sitegen.site import Site

RULE = Rule(
    code="K806",
    name="no-sponsor",
    severity=Severity.WARNING,
    why="A team can promise effort, and not its own time, tools or training. A sponsor can, and "
    "comes to the reviews.",
    fix="Add `sponsor:` here, or to the team in teams.yaml.",
    hint_until_agreed=True,
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal without a sponsor whose team has none either."""
    teams = on_board(site, "teams")
    for state in site.goals:
        goal = state.goal
        is_told = goal.document.has("sponsor") or site.facts.document.has(
            "teams", goal.team, "sponsor"
        )
        if not goal.plan.sponsor and not is_told and teams and goal.team in teams:
            yield RULE.at(
                goal.document.at(), f"This goal has no sponsor, and {goal.team} has none."
            )
