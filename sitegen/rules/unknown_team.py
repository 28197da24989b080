"""R201 unknown-team: every team that owns a goal, or helps with one, is on the board."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal, Milestone, Support
from sitegen.rules._references import Nearest, items, on_board
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="R201",
    name="unknown-team",
    severity=Severity.ERROR,
    why="A goal is a promise of a team; a team that is not on the board cannot keep it.",
    fix="Use the team's id from teams.yaml, or add the team there.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal of an unknown team, and each unknown team or doer that a goal names."""
    teams, people = on_board(site, "teams"), on_board(site, "people")
    if teams is None:
        return
    nearest = Nearest()
    everybody = None if people is None else teams | people
    for state in site.goals:
        yield from _owners(state.goal, teams, nearest)
        if everybody is not None:
            yield from _doers(state.goal, everybody, nearest)


def _owners(goal: Goal, teams: frozenset[str], nearest: Nearest) -> Iterator[Finding]:
    partners = items(goal.document, "with")
    for team in goal.terms.teams:
        if team not in teams and team == goal.team:
            yield RULE.at(
                Location(goal.document.path),
                f"The folder goals/{team}/ is named like no team in teams.yaml.",
                fix=nearest(team, teams),
            )
        elif team not in teams:
            yield RULE.at(
                partners.of(team),
                f"No team in teams.yaml has the id {team}.",
                fix=nearest(team, teams),
            )


def _doers(goal: Goal, known: frozenset[str], nearest: Nearest) -> Iterator[Finding]:
    promised: tuple[tuple[str, Milestone | Support], ...] = (
        *(("support", one) for one in goal.plan.support),
        *(("milestones", one) for one in goal.plan.milestones),
    )
    for part, one in promised:
        spots = items(goal.document, part, one.id, "by")
        for actor in one.by:
            if actor.id and actor.id not in known:
                yield RULE.at(
                    spots.of(actor.id),
                    f"No team and nobody in teams.yaml has the id {actor.id}.",
                    fix=nearest(actor.id, known)
                    or "Name somebody from elsewhere as {outside: NAME}.",
                )
