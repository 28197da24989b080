"""The board: where all goals stand, on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitegen.compute.capacity import UNDER_WAY
from sitegen.model.state import GoalState, Lifecycle
from sitegen.output import NavLink, Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.site import Site
from sitegen.views.attention import ask_groups, summary_of
from sitegen.views.filters import Choices, choices, marks_of_group, marks_of_nothing
from sitegen.views.forms import Forms
from sitegen.views.goals import GoalRow, goal_row, home_of, in_need, period_words, team_path
from sitegen.views.metrics import metric_path, uses
from sitegen.views.people import board_name, called, team_name
from sitegen.views.tally import ended_words, tallied, unread_words
from sitegen.views.wins import WinView, win_views

_RUNNING = (*UNDER_WAY, Lifecycle.PAUSED)
_TO_COME = (
    ("Agreed, about to start", "", (Lifecycle.AGREED,)),
    (
        "Proposed",
        "Not promises yet: these wait for people to agree.",
        (Lifecycle.PROPOSED, Lifecycle.DRAFT),
    ),
)
_AT_MOST = 5
_WINS = 3
_RECENT_DAYS = 92
_MANY = 6
"""From so many goals on nobody sees them all at once, and there are filters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Goals under one heading; `path` leads to the team, where the heading is one.

    `id` is set where the page links to the group; `marks` are what its goals are filtered by.
    """

    heading: str
    marks: str
    rows: tuple[GoalRow, ...]
    path: str = ""
    note: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Ways to goals by something else than their status: the places of one kind."""

    name: str
    links: tuple[NavLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """How to find a goal among many: choices that filter this page, and links to others.

    `nothing` marks the sentence that shows where no goal fits both choices.
    """

    choices: tuple[Choices, ...]
    nothing: str
    links: tuple[Links, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What the board's page shows; `unread` says how many goals could not be read.

    `summary` is one sentence about what is under way, `rest` tells of all other goals.
    `waiting` says how much waits for a hand on the page of its own. Without `finder` there are
    so few goals that nobody needs to look for one. Nobody `can_propose` a goal where
    one looks back at an earlier day.
    """

    title: str
    summary: str
    rest: str
    unread: str
    needs: tuple[GoalRow, ...]
    waiting: str
    finder: Finder | None
    running: tuple[Group, ...]
    wins: tuple[WinView, ...]
    closed: tuple[Group, ...]
    can_propose: bool
    is_empty: bool


def _views(site: Site) -> Iterator[View]:
    forms = forms_of(site)
    title = board_name(site)
    unread = unread_words(site)
    is_empty = not site.goals and not unread
    first, *rest = tallied(site.goals) or ("No promises yet." if is_empty else "",)
    closed = tuple(_closed(site, forms))
    data = Board(
        title=title,
        summary=first,
        rest=" ".join(rest),
        unread=unread,
        needs=tuple(goal_row(state, site, forms) for state in in_need(site)[:_AT_MOST]),
        waiting=summary_of(ask_groups(site, forms)),
        finder=_finder(site, closed) if len(site.goals) >= _MANY else None,
        running=(*_running(site, forms), *_to_come(site, forms)),
        wins=_recent(site, forms),
        closed=closed,
        can_propose=site.present == site.as_of,
        is_empty=is_empty,
    )
    told = " ".join(filter(None, (data.summary, data.rest))) or unread
    yield view(site, "index.html", "pages/index.html", title, told, data)


def _recent(site: Site, forms: Forms) -> tuple[WinView, ...]:
    """The newest of what was reached in the last quarter of a year."""
    found = win_views(site, forms)
    recent = [one for one in found if (site.as_of - one.on).days <= _RECENT_DAYS]
    return tuple(recent[:_WINS])


def _finder(site: Site, closed: tuple[Group, ...]) -> Finder:
    metrics = ((site.facts.metric(id), id) for id in uses(site))
    named = sorted((metric.name if metric else id, id) for metric, id in metrics)
    found = (
        ("Team", [NavLink(text=one.name or one.id, path=team_path(one.id))
                  for one in site.facts.teams]),
        ("Metric", [NavLink(text=name, path=metric_path(id)) for name, id in named]),
        ("Period", [NavLink(text=one.heading, path=f"#{one.id}")
                    for one in closed if one.id]),
    )  # fmt: skip
    return Finder(
        choices=choices(site.goals),
        nothing=marks_of_nothing(site.goals),
        links=tuple(Links(name=name, links=tuple(links)) for name, links in found if links),
    )


def _running(site: Site, forms: Forms) -> Iterator[Group]:
    """What is under way or rests, by the team it is listed under."""
    running = [state for state in site.goals if state.lifecycle in _RUNNING]
    ids = [team.id for team in site.facts.teams]
    ids += sorted({home_of(state) for state in running} - {*ids})
    for id in ids:
        states = [state for state in running if home_of(state) == id]
        team = site.facts.team(id)
        if states:
            group = _group(team_name(site, id), _objectives_first(states), site, forms, beside=id)
            note = f"led by {called(site, team.lead)}" if team and team.lead else ""
            yield replace(group, path=team_path(id) if team else "", note=note)


def _objectives_first(states: list[GoalState]) -> list[GoalState]:
    return sorted(states, key=lambda state: (not state.is_objective, state.id))


def _to_come(site: Site, forms: Forms) -> Iterator[Group]:
    """Goals that are agreed and did not begin yet, and those that are not agreed yet."""
    for heading, note, lifecycles in _TO_COME:
        states = [state for state in site.goals if state.lifecycle in lifecycles]
        if states:
            yield replace(_group(heading, states, site, forms), note=note)


def _closed(site: Site, forms: Forms) -> Iterator[Group]:
    """Closed goals by period, the newest first, and last those that belong to none."""
    ended = [state for state in site.goals if state.lifecycle is Lifecycle.CLOSED]
    periods = {state.period for state in ended if state.period}
    for period in sorted(periods, key=lambda one: one.start, reverse=True):
        states = [state for state in ended if state.period == period]
        group = _group(f"Closed, {period_words(period.name)}", states, site, forms)
        yield replace(group, note=ended_words(states), id=f"closed-{period.name}")
    undated = [state for state in ended if not state.period]
    if undated:
        group = _group("Closed, without dates", undated, site, forms)
        yield replace(group, note=ended_words(undated))


def _group(
    heading: str, states: list[GoalState], site: Site, forms: Forms, *, beside: str = ""
) -> Group:
    return Group(
        heading=heading,
        marks=marks_of_group(states),
        rows=tuple(goal_row(state, site, forms, beside=beside) for state in states),
    )


PAGE = Page(_views)
