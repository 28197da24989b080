"""A510 no-steward: somebody looks after the goal."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.rules._references import on_board
from sitegen.site import Site

RULE = Rule(
    code="A510",
    name="no-steward",
    severity=Severity.ERROR,
    why="A promise that nobody looks after is forgotten by the second month.",
    fix="Add `steward:` here, or a `lead:` to the team in teams.yaml.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal without a steward whose team has no lead either."""
    teams = on_board(site, "teams")
    for state in site.goals:
        goal = state.goal
        route = ("teams", goal.team, "lead")
        is_told = goal.document.has("steward") or site.facts.document.has(*route)
        if not goal.plan.steward and not is_told and teams and goal.team in teams:
            yield RULE.at(
                goal.document.at(), f"This goal has no steward, and {goal.team} has no lead."
            )
