"""K801 too-many-goals: a team takes on as many goals as it said it can carry."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.capacity import Crowded, crowded_starts, under_way
from sitegen.compute.wording import count_words, day_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.board import Team
from sitegen.rules._findings import as_hint, named
from sitegen.site import Site

RULE = Rule(
    code="K801",
    name="too-many-goals",
    severity=Severity.WARNING,
    why="A team that promises too much at once keeps none of it well, and its people pay. It is "
    "a warning once the goals are under way, and a hint for one that is still to come.",
    fix="Close, pause or put off one of them; or change `limits`, if it has grown.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each team with more goals under way than its limit, and each goal that would be one more."""
    for team in site.facts.teams:
        name, states = team.name or team.id, site.of_team(team)
        running = under_way(states)
        if team.active_goals is not None and len(running) > team.active_goals:
            yield RULE.at(
                site.facts.document.at("teams", team.id, "limits", "active_goals"),
                f"{name} has {count_words(len(running), 'goal')} under way, and set itself "
                f"at most {team.active_goals}: {named([state.id for state in running])}.",
            )
        for crowded in crowded_starts(team, states, site.as_of):
            yield as_hint(_one_more(team, crowded, site))


def _one_more(team: Team, crowded: Crowded, site: Site) -> Finding:
    document = crowded.state.goal.document
    name, start = team.name or team.id, day_words(crowded.start, site.as_of)
    return RULE.at(
        document.at("start" if document.has("start") else "due"),
        f"On {start}, its first day, {name} would have {crowded.goals} goals at once, and "
        f"set itself at most {team.active_goals}.",
        fix="Let it begin when another one has ended; or close, pause or put off one of them.",
    )
