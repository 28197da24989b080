"""A511 nobody-agrees: the agreement rule asks somebody."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.rules._references import on_board
from sitegen.site import Site

RULE = Rule(
    code="A511",
    name="nobody-agrees",
    severity=Severity.ERROR,
    why="A goal comes into force when its parties agree; with no parties it never does.",
    fix="Add members to the team in teams.yaml, or a steward and a sponsor to the goal.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal whose rule asks nobody, on any day."""
    teams = on_board(site, "teams")
    for state in site.goals:
        goal = state.goal
        if teams and teams.issuperset(goal.terms.teams) and not _asks(site, goal):
            yield RULE.at(goal.document.at("agreement"), "There is nobody who could agree to this.")


def _asks(site: Site, goal: Goal) -> bool:
    """Whether the rule asks anybody; keys that could not be read are taken for somebody."""
    document = site.facts.document
    members = any(document.has("teams", team, "members", 0) for team in goal.terms.teams)
    named = any(goal.document.has(key) for key in ("steward", "sponsor"))
    return bool(
        named or members or goal.plan.steward or goal.plan.sponsor or goal.terms.agreement.people
    )
