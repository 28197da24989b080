"""The wall: what is under way, a column a team, in type that can be read from six metres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.charts._svg import Svg
from sitegen.compute.capacity import UNDER_WAY
from sitegen.model.state import GoalState, Lifecycle, MeasureState
from sitegen.model.terms import Milestones, YesNo
from sitegen.output import Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.site import Site
from sitegen.views.badges import Badge, badges_of
from sitegen.views.forms import Forms, count
from sitegen.views.goals import goal_path, home_of, in_need, main_measure, title_of
from sitegen.views.measures import standing_words
from sitegen.views.people import board_name, team_name
from sitegen.views.pictures import goal_bullet
from sitegen.views.tally import tally, unread_words

_SHOWN = (*UNDER_WAY, Lifecycle.PAUSED)
_AT_MOST = 4
"""What fits below each other on a screen; the most pressing goals come first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WallGoal:
    """A goal on the wall: its state, its level now, and how far it has come."""

    title: str
    path: str
    badges: tuple[Badge, ...]
    now: str
    aim: str
    bullet: Svg | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A team's goals; `more` says how many others it has."""

    team: str
    goals: tuple[WallGoal, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """What the wall shows."""

    title: str
    summary: str
    unread: str
    columns: tuple[Column, ...]


def _views(site: Site) -> Iterator[View]:
    forms = forms_of(site)
    shown = [state for state in site.goals if state.lifecycle in _SHOWN]
    data = Wall(
        title=board_name(site),
        summary=tally(shown) or "Nothing is under way right now.",
        unread=unread_words(site),
        columns=_columns(shown, site, forms),
    )
    yield view(site, "wall/index.html", "pages/wall.html", "Wall", data.summary, data)


def _columns(shown: list[GoalState], site: Site, forms: Forms) -> tuple[Column, ...]:
    pressing = {state.id: place for place, state in enumerate(in_need(site))}
    shown = sorted(shown, key=lambda state: (pressing.get(state.id, len(pressing)), state.id))
    known = [team.id for team in site.facts.teams]
    homes = {home_of(state) for state in shown}
    columns = []
    for id in [*(id for id in known if id in homes), *sorted(homes - {*known})]:
        own = [state for state in shown if home_of(state) == id]
        rest = len(own) - _AT_MOST
        columns.append(
            Column(
                team=team_name(site, id),
                goals=tuple(_goal(state, forms) for state in own[:_AT_MOST]),
                more=f"and {count(rest, 'more goal')}" if rest > 0 else "",
            )
        )
    return tuple(columns)


def _goal(state: GoalState, forms: Forms) -> WallGoal:
    measure = main_measure(state)
    now, aim = _levels(measure, state, forms) if measure else ("", "")
    return WallGoal(
        title=title_of(state),
        path=goal_path(state.id),
        badges=badges_of(state),
        now=now,
        aim=aim,
        bullet=goal_bullet(state, "Progress, and what was planned by now") if now else None,
    )


def _levels(measure: MeasureState, state: GoalState, forms: Forms) -> tuple[str, str]:
    """The level now and the target; in words where the measure has no levels."""
    if isinstance(measure.measure.aim, Milestones | YesNo):
        return standing_words(measure, state, forms), ""
    if measure.value is None:
        return "", ""
    unit = measure.measure.unit
    target = forms.amount(measure.target, unit) if measure.target is not None else ""
    return forms.amount(measure.value, unit), target


PAGE = Page(_views)
