"""The archive: what was promised for each period, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from sitegen.charts._svg import Svg
from sitegen.compute.successors import successors
from sitegen.model.state import GoalState, Lifecycle
from sitegen.output import NavLink, Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.site import Site
from sitegen.views.ended import EndedGoal, ended_goal
from sitegen.views.forms import Forms, count
from sitegen.views.goals import GoalLink, goal_link, home_of
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
from sitegen.views.tally import unread_words

PATH = "archive/index.html"
_STILL_OPEN = (
    Lifecycle.ACTIVE,
    Lifecycle.RENEGOTIATING,
    Lifecycle.OVERDUE,
    Lifecycle.PAUSED,
    Lifecycle.AGREED,
)
_Next = Mapping[str, tuple[GoalState, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRow:
    """A period in the list; `path` leads to its page."""

    name: str
    path: str
    dates: str
    summary: str
    chart: Svg


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """All periods in which a goal has ended; `undated` ended without belonging to any."""

    summary: str
    unread: str
    periods: tuple[PeriodRow, ...]
    table: OutcomeTable
    undated: tuple[GoalLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodPage:
    """One period; `still_open` are goals that were promised for it and have not ended yet."""

    name: str
    dates: str
    summary: str
    goals: tuple[EndedGoal, ...]
    still_open: tuple[GoalLink, ...]
    others: tuple[NavLink, ...]


def _views(site: Site) -> Iterator[View]:
    forms = forms_of(site)
    periods = by_period(site.goals)
    following = successors(site.goals)
    data = archive(periods, following, site, forms)
    yield view(site, PATH, "pages/archive.html", "Archive", data.summary, data)
    others = _neighbours(periods)
    for one in periods:
        page = period_page(one, others[one.path], following, site, forms)
        title = f"{page.name}: what we promised, what came of it"
        yield view(site, one.path, "pages/period.html", title, page.summary, page)


def archive(periods: tuple[Ended, ...], following: _Next, site: Site, forms: Forms) -> Archive:
    """Everything that the list of periods shows."""
    closed = closed_of(site.goals)
    most = widest(periods)
    return Archive(
        summary=f"{outcome_words(closed)}." if closed else "No goal has ended yet.",
        unread=unread_words(site),
        periods=tuple(
            PeriodRow(
                name=one.words,
                path=one.path,
                dates=forms.span(one.period.start, one.period.end),
                summary=" ".join(
                    [f"{count(len(one.states), 'goal')} ended.", *_left(one, following, site)]
                ),
                chart=outcome_chart((one,), most, is_named=False),
            )
            for one in periods
        ),
        table=outcome_table(periods),
        undated=tuple(goal_link(state) for state in closed if state.period is None),
    )


def period_page(
    one: Ended, others: tuple[NavLink, ...], following: _Next, site: Site, forms: Forms
) -> PeriodPage:
    """Everything that the page of a period shows, team by team."""
    places = {team.id: place for place, team in enumerate(site.facts.teams)}
    ordered = sorted(
        one.states, key=lambda state: (places.get(home_of(state), len(places)), state.id)
    )
    return PeriodPage(
        name=one.words,
        dates=forms.span(one.period.start, one.period.end),
        summary=_summary(one, following, site),
        goals=tuple(
            ended_goal(state, tuple(map(goal_link, following.get(state.id, ()))), site, forms)
            for state in ordered
        ),
        still_open=tuple(goal_link(state) for state in _open(one, site)),
        others=others,
    )


def _open(one: Ended, site: Site) -> tuple[GoalState, ...]:
    return tuple(
        state
        for state in site.goals
        if state.period == one.period and state.lifecycle in _STILL_OPEN
    )


def _summary(one: Ended, following: _Next, site: Site) -> str:
    return " ".join([f"{outcome_words(one.states)}.", *_left(one, following, site)])


def _left(one: Ended, following: _Next, site: Site) -> Iterator[str]:
    """What else there is to say of how a period ended, in sentences."""
    broken = sum(state.numbers.is_guardrail_broken for state in one.states)
    rolled = sum(state.id in following for state in one.states)
    left = len(_open(one, site))
    if broken:
        yield f"{count(broken, 'guardrail')} broke."
    if rolled:
        yield f"{rolled} {'goes' if rolled == 1 else 'go'} on in another goal."
    if left:
        yield f"{left} {'is' if left == 1 else 'are'} still open."


def _neighbours(periods: tuple[Ended, ...]) -> Mapping[str, tuple[NavLink, ...]]:
    """The periods before and after each, by its path."""
    found: dict[str, list[NavLink]] = {one.path: [] for one in periods}
    for later, earlier in pairwise(periods):
        found[later.path].append(NavLink(text=f"Before: {earlier.words}", path=earlier.path))
        found[earlier.path].append(NavLink(text=f"After: {later.words}", path=later.path))
    return {path: tuple(links) for path, links in found.items()}


PAGE = Page(_views)
