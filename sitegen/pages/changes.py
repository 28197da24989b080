"""What changed: everything that happened on the board, week by week, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sitegen.output import Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.site import Site
from sitegen.views.changes import Happening, happenings
from sitegen.views.forms import Forms, count
from sitegen.views.goals import goal_path, title_of

PATH = "changes/index.html"
_MANY = 150
"""Above how many happenings only the newest weeks are shown."""
_WEEKS = 12
_OPEN = 3
"""So many weeks stand open on phones too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalWeek:
    """What happened to one goal in a week, the newest first."""

    title: str
    path: str
    lines: tuple[Happening, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week from Monday to Sunday, and the goals that something happened to.

    Phones fold those that are not recent.
    """

    heading: str
    note: str
    goals: tuple[GoalWeek, ...]
    is_recent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What the page shows; `left_out` says how much is not on it, and where to find it."""

    summary: str
    weeks: tuple[Week, ...]
    left_out: str


def _views(site: Site) -> Iterator[View]:
    data = changes(site, forms_of(site))
    yield view(site, PATH, "pages/changes.html", "What changed", data.summary, data)


def changes(site: Site, forms: Forms) -> Changes:
    """Everything that happened, or of very much the last twelve weeks in which something did."""
    weeks: dict[date, list[GoalWeek]] = {}
    total = 0
    for state in site.goals:
        found = happenings(state, site, forms)
        total += len(found)
        for monday in dict.fromkeys(_monday(one.on) for one in found):
            lines = tuple(one for one in found if _monday(one.on) == monday)
            goal = GoalWeek(title=title_of(state), path=goal_path(state.id), lines=lines)
            weeks.setdefault(monday, []).append(goal)
    mondays = sorted(weeks, reverse=True)
    shown = mondays[:_WEEKS] if total > _MANY else mondays
    kept = sum(len(goal.lines) for monday in shown for goal in weeks[monday])
    return Changes(
        summary=_summary(weeks, mondays, site),
        weeks=tuple(
            _week(monday, weeks[monday], forms, is_recent=monday in shown[:_OPEN])
            for monday in shown
        ),
        left_out=_left_out(total - kept),
    )


def _monday(day: date) -> date:
    """The first day of the week."""
    return day - timedelta(days=min(day.weekday(), (day - date.min).days))


def _week(monday: date, goals: list[GoalWeek], forms: Forms, *, is_recent: bool) -> Week:
    ordered = sorted(goals, key=lambda goal: goal.lines[0].on, reverse=True)
    number = sum(len(goal.lines) for goal in goals)
    note = f"{count(number, 'change')} to {count(len(goals), 'goal')}"
    heading = f"Week of {forms.day(monday)}"
    return Week(heading=heading, note=note, goals=tuple(ordered), is_recent=is_recent)


def _summary(weeks: dict[date, list[GoalWeek]], mondays: list[date], site: Site) -> str:
    if not mondays:
        return "Nothing has happened yet."
    this = weeks.get(_monday(site.as_of), [])
    number = sum(len(goal.lines) for goal in this)
    if not number:
        return "Nothing has happened this week yet."
    return f"{count(number, 'change')} to {count(len(this), 'goal')} this week."


def _left_out(number: int) -> str:
    if not number:
        return ""
    return (
        f"{count(number, 'earlier change')} left out here: "
        "each stands on the page of its goal, in its story."
    )


PAGE = Page(_views)
