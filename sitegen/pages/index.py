"""The board: where all goals stand, on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.compute.capacity import UNDER_WAY
from sitegen.model.state import GoalState, Lifecycle
from sitegen.output import Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.site import Site
from sitegen.views.forms import Forms
from sitegen.views.goals import GoalRow, goal_row, home_of, in_need, period_words, team_path
from sitegen.views.people import called, team_name
from sitegen.views.tally import ended_words, tally, unread_words

_RUNNING = (*UNDER_WAY, Lifecycle.PAUSED)
_AT_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Goals under one heading; `path` leads to the team, where the heading is one."""

    heading: str
    path: str
    note: str
    rows: tuple[GoalRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What the board's page shows; `unread` says how many goals could not be read."""

    title: str
    summary: str
    unread: str
    needs: tuple[GoalRow, ...]
    more_needs: int
    running: tuple[Group, ...]
    agreed: tuple[GoalRow, ...]
    proposed: tuple[GoalRow, ...]
    closed: tuple[Group, ...]
    is_empty: bool


def _views(site: Site) -> Iterator[View]:
    forms = forms_of(site)
    title = site.facts.title or "Goals"
    needs = in_need(site)
    unread = unread_words(site)
    is_empty = not site.goals and not unread
    data = Board(
        title=title,
        summary="No promises yet." if is_empty else tally(site.goals),
        unread=unread,
        needs=tuple(goal_row(state, site, forms) for state in needs[:_AT_MOST]),
        more_needs=max(0, len(needs) - _AT_MOST),
        running=_running(site, forms),
        agreed=_in(site, forms, Lifecycle.AGREED),
        proposed=_in(site, forms, Lifecycle.PROPOSED, Lifecycle.DRAFT),
        closed=_closed(site, forms),
        is_empty=is_empty,
    )
    yield view(site, "index.html", "pages/index.html", title, data.summary or unread, data)


def _running(site: Site, forms: Forms) -> tuple[Group, ...]:
    running = [state for state in site.goals if state.lifecycle in _RUNNING]
    known = {team.id for team in site.facts.teams}
    ids = [team.id for team in site.facts.teams]
    ids += sorted({home_of(state) for state in running} - known)
    groups = []
    for id in ids:
        rows = _objectives_first([state for state in running if home_of(state) == id])
        team = site.facts.team(id)
        if rows:
            groups.append(
                Group(
                    heading=team_name(site, id),
                    path=team_path(id) if team else "",
                    note=f"led by {called(site, team.lead)}" if team and team.lead else "",
                    rows=tuple(goal_row(state, site, forms, beside=id) for state in rows),
                )
            )
    return tuple(groups)


def _objectives_first(states: list[GoalState]) -> list[GoalState]:
    return sorted(states, key=lambda state: (not state.is_objective, state.id))


def _in(site: Site, forms: Forms, *lifecycles: Lifecycle) -> tuple[GoalRow, ...]:
    return tuple(
        goal_row(state, site, forms) for state in site.goals if state.lifecycle in lifecycles
    )


def _closed(site: Site, forms: Forms) -> tuple[Group, ...]:
    """Closed goals by period, the newest first."""
    ended = [state for state in site.goals if state.lifecycle is Lifecycle.CLOSED]
    periods = {state.period.name: state.period.start for state in ended if state.period}
    groups = []
    for name in sorted(periods, key=lambda name: periods[name], reverse=True):
        states = [s for s in ended if s.period and s.period.name == name]
        groups.append(_period(name, states, site, forms))
    undated = [state for state in ended if not state.period]
    if undated:
        groups.append(_period("No period", undated, site, forms))
    return tuple(groups)


def _period(name: str, states: list[GoalState], site: Site, forms: Forms) -> Group:
    return Group(
        heading=period_words(name),
        path="",
        note=ended_words(states),
        rows=tuple(goal_row(state, site, forms) for state in states),
    )


PAGE = Page(_views)
