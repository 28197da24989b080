"""The days of goals that belong into a calendar: due days, steps, reviews and check-ins to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sitegen.compute.rhythm import RUNNING
from sitegen.dates import Cadence
from sitegen.exports._names import lasting_id
from sitegen.model.goal import Actor, Milestone, Support
from sitegen.model.state import GoalState, Lifecycle
from sitegen.site import Site
from sitegen.views.badges import DONE, Badge, badges_of
from sitegen.views.ending import told_of
from sitegen.views.goals import title_of
from sitegen.views.people import actors_of, isolated

_LOOKED_AT = (*RUNNING, Lifecycle.AGREED)

UPCOMING = 4
"""How many check-ins and reviews of each goal are told ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOf:
    """A day of a goal. `name` is what it is known by, whatever its day; `what` is its title."""

    name: str
    category: str
    on: date
    what: str
    told: str
    state: GoalState


def days_of(state: GoalState, site: Site) -> Iterator[DayOf]:
    """All days of a goal that is not closed; what is closed asks nobody for anything any more."""
    if state.lifecycle is Lifecycle.CLOSED:
        return
    title = isolated(title_of(state))
    about = f"{_words(badges_of(state))}. {told_of(state, site)}".strip()
    base = f"goals/{lasting_id(state, site)}"
    if state.terms.due is not None:
        yield DayOf(
            name=f"{base}/due",
            category="Due",
            on=state.terms.due,
            what=f"Due: {title}",
            told=about,
            state=state,
        )
    yield from _steps(state, site, title, base)
    for category, every in (
        ("Review", state.goal.plan.review_every),
        ("Check-in", state.goal.plan.check_in_every),
    ):
        for day in _upcoming(state, every, site.as_of):
            yield DayOf(
                name=f"{base}/{category.lower()}/{day}",
                category=category,
                on=day,
                what=f"{category}: {title}",
                told=about,
                state=state,
            )


def _steps(state: GoalState, site: Site, title: str, base: str) -> Iterator[DayOf]:
    """Milestones, and support that was promised, with a day of their own."""
    steps: tuple[tuple[str, Milestone | Support, date | None], ...] = (
        *(("Milestone", one.milestone, one.reached) for one in state.milestones),
        *(("Support", one.support, one.delivered) for one in state.support),
    )
    for category, step, done in steps:
        if step.due is not None:
            yield DayOf(
                name=f"{base}/{category.lower()}/{step.id}",
                category=category,
                on=step.due,
                what=f"{category}: {step.what}" + (f" · {_words((DONE,))}" if done else ""),
                told=f"{title}{_by(site, step.by)}",
                state=state,
            )


def _upcoming(state: GoalState, every: Cadence, as_of: date) -> Iterator[date]:
    """The next days of a cadence after a day, while the goal is one that people look at."""
    start, due = state.terms.start, state.terms.due
    if start is None or due is None or state.lifecycle not in _LOOKED_AT:
        return
    yield from islice((day for day in every.ends(start, due) if day > as_of), UPCOMING)


def _by(site: Site, actors: tuple[Actor, ...]) -> str:
    return f", by {actors_of(site, actors)}" if actors else ""


def _words(badges: tuple[Badge, ...]) -> str:
    return ", ".join(f"{badge.shape} {badge.word}" for badge in badges)
