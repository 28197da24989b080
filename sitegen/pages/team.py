"""The page of a team: who it is, what it promised, and what waits for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.compute.capacity import UNDER_WAY, under_way
from sitegen.model.board import Team
from sitegen.model.state import GoalState, Lifecycle
from sitegen.output import Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.site import Site
from sitegen.views.forms import Forms, count
from sitegen.views.goals import GoalRow, goal_row, team_path
from sitegen.views.people import name_of
from sitegen.views.tally import tally, unread_words
from sitegen.views.waiting import Wait, waits

_GROUPS = (
    ("Under way", UNDER_WAY),
    ("Paused", (Lifecycle.PAUSED,)),
    ("Agreed, not started yet", (Lifecycle.AGREED,)),
    ("Proposed", (Lifecycle.PROPOSED, Lifecycle.DRAFT)),
    ("Closed", (Lifecycle.CLOSED,)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalGroup:
    """The goals of a team that stand at the same point of their life."""

    heading: str
    rows: tuple[GoalRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits for one person."""

    name: str
    waits: tuple[Wait, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPage:
    """What the page of a team shows; `unread` says how many goals could not be read."""

    name: str
    summary: str
    unread: str
    lead: str
    sponsor: str
    members: tuple[str, ...]
    principles: tuple[str, ...]
    groups: tuple[GoalGroup, ...]
    waiting: tuple[Waiting, ...]
    limit_words: str
    person_limit_words: str


def _views(site: Site) -> Iterator[View]:
    forms = forms_of(site)
    for team in site.facts.teams:
        data = team_page(team, site, forms)
        path = team_path(team.id)
        told = data.summary or data.unread
        yield view(site, path, "pages/team.html", data.name, told, data)


def team_page(team: Team, site: Site, forms: Forms) -> TeamPage:
    """Everything the page of a team shows."""
    states = site.of_team(team)
    unread = unread_words(site, team.id)
    running = under_way(states)
    return TeamPage(
        name=team.name or team.id,
        summary=tally(states) or ("" if unread else "No goals yet."),
        unread=unread,
        lead=name_of(site, team.lead),
        sponsor=name_of(site, team.sponsor),
        members=tuple(name_of(site, person) for person in team.members_on(site.as_of)),
        principles=team.principles,
        groups=_groups(team, states, site, forms),
        waiting=_waiting(team, states, site, forms),
        limit_words=_limit(len(running), team.active_goals),
        person_limit_words=f"at most {count(team.goals_per_person, 'goal')} for each person"
        if team.goals_per_person is not None
        else "",
    )


def _limit(running: int, limit: int | None) -> str:
    if limit is None:
        return ""
    told = f"{running} of at most {count(limit, 'active goal')}"
    return f"{told}: one more would be too many" if running == limit else told


def _groups(
    team: Team, states: tuple[GoalState, ...], site: Site, forms: Forms
) -> tuple[GoalGroup, ...]:
    groups = []
    for heading, lifecycles in _GROUPS:
        chosen = [state for state in states if state.lifecycle in lifecycles]
        rows = tuple(goal_row(state, site, forms, beside=team.id) for state in chosen)
        if rows:
            groups.append(GoalGroup(heading=heading, rows=rows))
    return tuple(groups)


def _waiting(
    team: Team, states: tuple[GoalState, ...], site: Site, forms: Forms
) -> tuple[Waiting, ...]:
    """What waits at the team's goals: for members, lead and sponsor first, then for others."""
    found = [wait for state in states for wait in waits(state, site, forms)]
    people = dict.fromkeys(
        [*team.members_on(site.as_of), team.lead, team.sponsor, *(wait.person for wait in found)]
    )
    return tuple(
        Waiting(name=name_of(site, person), waits=own)
        for person in people
        if person and (own := tuple(wait for wait in found if wait.person == person))
    )


PAGE = Page(_views)
