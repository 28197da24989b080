"""The page of a team: what it promised and carries, who it is, what came of it, what waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.charts._svg import Svg
from sitegen.compute.capacity import UNDER_WAY, by_person, under_way
from sitegen.model.board import Team
from sitegen.model.state import GoalState, Lifecycle
from sitegen.output import Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.pages._offers import TakingPart
from sitegen.pages._taking_part import goal_offer
from sitegen.site import Site
from sitegen.views.capacity import Capacity, capacity
from sitegen.views.forms import Forms, count
from sitegen.views.goals import GoalLink, GoalRow, goal_link, goal_row, team_path
from sitegen.views.measures import Fact
from sitegen.views.outcomes import (
    Ended,
    OutcomeTable,
    by_period,
    closed_of,
    outcome_chart,
    outcome_table,
    outcome_words,
    widest,
)
from sitegen.views.record import record_facts, too_few_words
from sitegen.views.review_pack import PackGoal, pack_goal
from sitegen.views.roles import Role, roles, roles_words
from sitegen.views.tally import tally, unread_words
from sitegen.views.waiting import Waiting, waiting

_GROUPS = (
    ("Under way", UNDER_WAY),
    ("Paused", (Lifecycle.PAUSED,)),
    ("Agreed, not started yet", (Lifecycle.AGREED,)),
    ("Proposed", (Lifecycle.PROPOSED, Lifecycle.DRAFT)),
)

_RECENT = 4
"""How many periods stand open with their closed goals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalGroup:
    """The goals of a team that stand at the same point of their life."""

    heading: str
    rows: tuple[GoalRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodGoals:
    """The closed goals of a period; `path` is empty for those that belong to none."""

    name: str
    path: str
    goals: tuple[GoalLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SoFar:
    """What came of the goals that have ended.

    `record`, `chart` and `table` are there from five goals on; before, `too_few` says so.
    The goals of `older` periods are folded away; on phones all are, and `goals` says what for.
    """

    summary: str
    goals: str
    record: tuple[Fact, ...]
    too_few: str
    chart: Svg | None
    table: OutcomeTable
    periods: tuple[PeriodGoals, ...]
    older: tuple[PeriodGoals, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPage:
    """What the page of a team shows; `unread` says how many goals could not be read.

    `roles` names its people, and `people` counts them; `roles_words` does where the board names
    nobody.
    `pack` is printed: the goals under way, for a review meeting. `offer` is how to propose one.
    """

    name: str
    summary: str
    unread: str
    groups: tuple[GoalGroup, ...]
    capacity: Capacity
    roles: tuple[Role, ...]
    people: str
    roles_words: str
    principles: tuple[str, ...]
    so_far: SoFar
    waiting: tuple[Waiting, ...]
    pack: tuple[PackGoal, ...]
    offer: TakingPart | None


def _views(site: Site) -> Iterator[View]:
    forms = forms_of(site)
    carried = by_person(site.goals, site.facts.teams, site.as_of)
    for team in site.facts.teams:
        data = team_page(team, carried, site, forms)
        told = data.summary or data.unread
        yield view(site, team_path(team.id), "pages/team.html", data.name, told, data)


def team_page(
    team: Team, carried: Mapping[str, tuple[GoalState, ...]], site: Site, forms: Forms
) -> TeamPage:
    """Everything the page of a team shows; `carried` are the goals under way of each person."""
    states = site.of_team(team)
    unread = unread_words(site, team.id)
    named = roles(team, site, forms)
    return TeamPage(
        name=team.name or team.id,
        summary=tally(states) or ("" if unread else "No goals yet."),
        unread=unread,
        groups=_groups(team, states, site, forms),
        capacity=capacity(team, carried, site, forms),
        roles=named,
        people=count(len(named), "person", "people"),
        roles_words=roles_words(team, site),
        principles=team.principles,
        so_far=_so_far(states, site, forms),
        waiting=waiting(team, states, site, forms),
        pack=tuple(pack_goal(state, site, forms) for state in under_way(states)),
        offer=goal_offer(team, site),
    )


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


def _so_far(states: tuple[GoalState, ...], site: Site, forms: Forms) -> SoFar:
    closed, periods = closed_of(states), by_period(states)
    undated = tuple(goal_link(state) for state in closed if state.period is None)
    named = [_period(one) for one in periods]
    if undated:
        named.append(PeriodGoals(name="Without a period", path="", goals=undated))
    record = record_facts(states, site, forms)
    return SoFar(
        summary=f"{outcome_words(closed)}." if closed else "No goal of this team has ended yet.",
        goals=f"The {count(len(closed), 'goal')} by period",
        record=record,
        too_few=too_few_words(states),
        chart=outcome_chart(periods, widest(periods)) if record and periods else None,
        table=outcome_table(periods),
        periods=tuple(named[:_RECENT]),
        older=tuple(named[_RECENT:]),
    )


def _period(one: Ended) -> PeriodGoals:
    return PeriodGoals(name=one.words, path=one.path, goals=tuple(map(goal_link, one.states)))


PAGE = Page(_views)
