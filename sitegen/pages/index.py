"""The board: where all goals stand, on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.model.ledger import Outcome
from sitegen.model.state import Freshness, GoalState, Lifecycle, Status
from sitegen.output import Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.site import Site
from sitegen.views.badges import OUTCOME, STATUS
from sitegen.views.forms import Forms, count, listed
from sitegen.views.goals import GoalRow, goal_row, in_need, period_words, team_path
from sitegen.views.people import name_of, team_name

_RUNNING = (Lifecycle.ACTIVE, Lifecycle.RENEGOTIATING, Lifecycle.PAUSED, Lifecycle.OVERDUE)
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
    """What the board's page shows."""

    title: str
    summary: str
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
    data = Board(
        title=title,
        summary=summary(site),
        needs=tuple(goal_row(state, site, forms) for state in needs[:_AT_MOST]),
        more_needs=max(0, len(needs) - _AT_MOST),
        running=_running(site, forms),
        agreed=_in(site, forms, Lifecycle.AGREED),
        proposed=_in(site, forms, Lifecycle.PROPOSED, Lifecycle.DRAFT),
        closed=_closed(site, forms),
        is_empty=not site.goals,
    )
    yield view(site, "index.html", "pages/index.html", title, data.summary, data)


def summary(site: Site) -> str:
    """Where all goals stand, in a sentence or two."""
    running = [s for s in site.goals if s.lifecycle in _RUNNING and not s.is_objective]
    stood = [s for s in running if s.lifecycle is not Lifecycle.PAUSED]
    silent = [s for s in stood if s.freshness is Freshness.SILENT]
    order = (Status.ON_TRACK, Status.MET, Status.AT_RISK, Status.OFF_TRACK, Status.TOO_EARLY)
    parts = []
    for status in order:
        number = sum(s.numbers.status is status for s in stood if s not in silent)
        if number:
            parts.append(f"{number} {STATUS[status].word}")
    paused = sum(s.lifecycle is Lifecycle.PAUSED for s in running)
    parts += [f"{len(silent)} not heard from lately"] if silent else []
    parts += [f"{paused} paused"] if paused else []
    told = f"{count(len(running), 'goal')} under way"
    told += f": {listed(tuple(parts))}." if parts else "."
    return told + _rest(site)


def _rest(site: Site) -> str:
    named = (
        ("agreed and about to start", (Lifecycle.AGREED,)),
        ("proposed", (Lifecycle.PROPOSED, Lifecycle.DRAFT)),
    )
    rest = []
    for word, kinds in named:
        number = sum(s.lifecycle in kinds for s in site.goals)
        rest += [f"{number} {word}"] if number else []
    ended = [s for s in site.goals if s.lifecycle is Lifecycle.CLOSED]
    if ended:
        met = sum(s.outcome in (Outcome.MET, Outcome.EXCEEDED) for s in ended)
        rest.append(f"{len(ended)} closed, of which {met} met")
    return f" {listed(tuple(rest))}.".replace(" no ", " No ") if rest else ""


def _running(site: Site, forms: Forms) -> tuple[Group, ...]:
    running = [state for state in site.goals if state.lifecycle in _RUNNING]
    known = {team.id for team in site.facts.teams}
    ids = [team.id for team in site.facts.teams]
    ids += sorted({_home(state) for state in running} - known)
    groups = []
    for id in ids:
        rows = _objectives_first([state for state in running if _home(state) == id])
        team = site.facts.team(id)
        if rows:
            groups.append(
                Group(
                    heading=team_name(site, id),
                    path=team_path(id) if team else "",
                    note=f"led by {name_of(site, team.lead)}" if team and team.lead else "",
                    rows=tuple(goal_row(state, site, forms, beside=id) for state in rows),
                )
            )
    return tuple(groups)


def _home(state: GoalState) -> str:
    """The team a goal is listed under: the first that owns it."""
    return state.terms.teams[0] if state.terms.teams else state.goal.team


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
    ended = [state.outcome for state in states]
    told = tuple(
        f"{ended.count(outcome)} {badge.word}"
        for outcome, badge in OUTCOME.items()
        if outcome in ended
    )
    return Group(
        heading=period_words(name),
        path="",
        note=listed(told),
        rows=tuple(goal_row(state, site, forms) for state in states),
    )


PAGE = Page(_views)
