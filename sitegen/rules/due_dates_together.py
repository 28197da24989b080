"""K803 due-dates-together: the last days of a team's goals do not all fall into one week."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.capacity import Pile, piles
from sitegen.compute.wording import day_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.board import Team
from sitegen.rules._findings import named
from sitegen.site import Site

RULE = Rule(
    code="K803",
    name="due-dates-together",
    severity=Severity.HINT,
    why="The last week of a goal asks for a last effort, a last reading and a meeting. Three such "
    "weeks at once, and what was learned is lost. Told from three goals within seven days.",
    fix="Let one of them end earlier or later while it is still a proposal; or plan now who "
    "closes which.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each three or more goals of a team with their last day within seven days."""
    for team in site.facts.teams:
        for pile in piles(site.of_team(team), site.as_of):
            yield RULE.at(site.facts.document.at_key("teams", team.id), _told(team, pile, site))


def _told(team: Team, pile: Pile, site: Site) -> str:
    first, last = day_words(pile.first, site.as_of), day_words(pile.last, site.as_of)
    when = f"on {first}" if pile.first == pile.last else f"from {first} to {last}"
    goals = named([state.id for state in pile.goals])
    return f"{len(pile.goals)} goals of {team.name or team.id} are due {when}: {goals}."
