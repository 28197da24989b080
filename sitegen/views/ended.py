"""A goal that has ended, in full but short: what was promised, what came of it, what goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.compute.story import story
from sitegen.model.state import GoalState
from sitegen.site import Site
from sitegen.views.badges import Badge, badges_of
from sitegen.views.closing import Closing, closing
from sitegen.views.forms import Forms
from sitegen.views.goals import GoalLink, dates_of, goal_path, title_of
from sitegen.views.moves import move_rows, spoken
from sitegen.views.people import team_name
from sitegen.views.words import KIND
from sitegen.words import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedGoal:
    """One goal of a period. `moved` says how its promise moved on the way, change by change.

    `next` are the goals that continue it.
    """

    title: str
    path: str
    teams: str
    dates: str
    kind: str
    badges: tuple[Badge, ...]
    moved: tuple[str, ...]
    closing: Closing | None
    next: tuple[GoalLink, ...]


def ended_goal(
    state: GoalState, next_goals: tuple[GoalLink, ...], site: Site, forms: Forms
) -> EndedGoal:
    """A goal that has ended, with the goals that continue it."""
    return EndedGoal(
        title=title_of(state),
        path=goal_path(state.id),
        teams=listed(tuple(team_name(site, team) for team in state.terms.teams)),
        dates=dates_of(state, forms),
        kind=KIND[state.terms.kind],
        badges=badges_of(state),
        moved=tuple(_moved(state, site, forms)),
        closing=closing(state, site, forms),
        next=next_goals,
    )


def _moved(state: GoalState, site: Site, forms: Forms) -> Iterator[str]:
    """Each change of the promise that came into force: what was promised at first stays told."""
    for chapter in story(state, site.as_of):
        since = chapter.in_force_since
        if since is None or chapter.before is None or not chapter.before.agreement.is_met:
            continue
        if rows := move_rows(chapter, state.goal, site, forms):
            late = ", late in its time" if chapter.late else ""
            yield f"The promise moved on {forms.day(since)}{late}: {spoken(rows)}."
