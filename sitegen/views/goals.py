"""A goal in a list: one row of the board, of a team, of a parent."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.charts._svg import Svg
from sitegen.model.state import Freshness, GoalState, Lifecycle, MeasureState, Status
from sitegen.model.terms import Milestones
from sitegen.site import Site
from sitegen.views.badges import Badge, badges_of
from sitegen.views.ending import told_of
from sitegen.views.filters import marks_of
from sitegen.views.forms import Forms
from sitegen.views.measures import level_words
from sitegen.views.people import team_name
from sitegen.views.pictures import goal_bullet, goal_spark
from sitegen.views.words import KIND, measure_name
from sitegen.words import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLink:
    """A goal named in passing; `path` is empty for one elsewhere, then `url` may lead there."""

    title: str
    path: str
    url: str = ""
    badges: tuple[Badge, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """A goal in a list. `told` says in words what the pictures show; `marks` are its filters."""

    title: str
    path: str
    kind: str
    marks: str
    badges: tuple[Badge, ...]
    reason: str
    shared_with: str
    dates: str
    told: str
    bullet: Svg | None
    spark: Svg | None
    children: tuple[GoalLink, ...]


def goal_path(id: str) -> str:
    """Where the page of a goal lies."""
    return f"goals/{id}/index.html"


def team_path(id: str) -> str:
    """Where the page of a team lies."""
    return f"teams/{id}/index.html"


def home_of(state: GoalState) -> str:
    """The team a goal is listed under: the first that owns it."""
    return state.terms.teams[0] if state.terms.teams else state.goal.team


def goal_link(state: GoalState) -> GoalLink:
    """A goal named in passing, with its badge."""
    return GoalLink(title=title_of(state), path=goal_path(state.id), badges=badges_of(state))


def title_of(state: GoalState) -> str:
    """The statement of a goal; its id while it has none."""
    return state.goal.story.title or state.id


def dates_of(state: GoalState, forms: Forms) -> str:
    """From start to due, as far as they are known."""
    start, due = state.terms.start, state.terms.due
    if start and due:
        return forms.span(start, due)
    return f"due {forms.day(due)}" if due else "no dates yet"


def period_words(name: str) -> str:
    """The name of a period as people say it: `Q1 2026`."""
    return "\u00a0".join(reversed(name.split("-")))


def main_measure(state: GoalState) -> MeasureState | None:
    """The measure a row shows: the outcome that decides the status, else one that was read.

    Milestones are read by themselves: they need no readings to be reached or not.
    """
    own = {measure.id for measure in state.terms.outcomes}
    outcomes = [measure for measure in state.numbers.measures if measure.measure.id in own]
    read = [one for one in outcomes if one.readings or isinstance(one.measure.aim, Milestones)]
    deciding = [measure for measure in read if measure.status is state.numbers.status]
    return next(iter(deciding or read or outcomes), None)


def goal_row(state: GoalState, site: Site, forms: Forms, *, beside: str = "") -> GoalRow:
    """A row; `beside` is the team whose list it stands in, which needs no naming there."""
    measure = main_measure(state)
    is_running = state.lifecycle not in (Lifecycle.PROPOSED, Lifecycle.DRAFT, Lifecycle.AGREED)
    if state.lifecycle is Lifecycle.CLOSED:
        is_running = measure is not None and measure.value is not None
    name = measure_name(measure.measure, state.goal, site) if measure else ""
    told = level_words(measure, state, forms) if measure and is_running else ""
    others = tuple(team_name(site, team) for team in state.terms.teams if team != beside)
    return GoalRow(
        title=title_of(state),
        path=goal_path(state.id),
        kind=KIND[state.terms.kind],
        marks=marks_of(state),
        badges=badges_of(state),
        reason=told_of(state, site),
        shared_with=listed(others),
        dates=dates_of(state, forms),
        told=f"{name}: {told}" if told else "",
        bullet=goal_bullet(state, "") if told else None,
        spark=goal_spark(state, measure, "") if measure and told else None,
        children=tuple(goal_link(child) for child in site.children(state.goal))
        if state.is_objective
        else (),
    )


_URGENT = {Status.OFF_TRACK: 0, Status.AT_RISK: 2}


def in_need(site: Site) -> tuple[GoalState, ...]:
    """Goals where a look or a hand would help most, the most pressing first."""
    found = [(order, state.id, state) for state in site.goals if (order := _need(state)) < 9]
    return tuple(state for _, _, state in sorted(found, key=lambda item: item[:2]))


def _need(state: GoalState) -> int:
    if state.lifecycle is Lifecycle.OVERDUE:
        return 1
    if state.lifecycle not in (Lifecycle.ACTIVE, Lifecycle.RENEGOTIATING) or state.is_objective:
        return 9
    if state.freshness is Freshness.SILENT:
        return 3
    return _URGENT.get(state.numbers.status, 9)
