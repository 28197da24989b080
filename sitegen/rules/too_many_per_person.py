"""K802 too-many-per-person: nobody carries more goals than their team said is fair."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.capacity import by_person, overloaded
from sitegen.finding import Finding, Rule, Severity
from sitegen.rules._findings import named
from sitegen.site import Site

RULE = Rule(
    code="K802",
    name="too-many-per-person",
    severity=Severity.WARNING,
    why="Whoever belongs to two teams, or looks after many goals, is soon asked for more than "
    "one person can do. The team can see it before they have to say so.",
    fix="Share it: another steward, another team, or a later start; or change `limits`.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each member of a team who carries more goals under way than the team's limit for one."""
    facts = site.facts
    carried = by_person(site.goals, facts.teams, site.as_of)
    for team in facts.teams:
        name = team.name or team.id
        for one in overloaded(team, carried, site.as_of):
            verb = "carries" if len(one.people) == 1 else "carry"
            goals = named([state.id for state in one.goals])
            yield RULE.at(
                facts.document.at("teams", team.id, "limits", "goals_per_person"),
                f"{named(one.people)} {verb} {len(one.goals)} goals under way, and {name} set "
                f"itself at most {team.goals_per_person} for one person: {goals}.",
            )
