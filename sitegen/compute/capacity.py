"""How much a team has taken on: goals under way, goals of each member, last days that pile up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sitegen.model.board import Team
from sitegen.model.state import GoalState, Lifecycle

UNDER_WAY = (Lifecycle.ACTIVE, Lifecycle.RENEGOTIATING, Lifecycle.OVERDUE)
"""The stages in which a goal takes its team's time: an overdue one does until it is closed."""

_TO_COME = (Lifecycle.PROPOSED, Lifecycle.AGREED)
_OPEN = (*UNDER_WAY, *_TO_COME, Lifecycle.PAUSED)

PILE_DAYS = 7
PILE_GOALS = 3
"""So many goals with their last day among so many days in a row are a pile."""


def under_way(states: Sequence[GoalState]) -> tuple[GoalState, ...]:
    """Those of a team's goals that take its time now."""
    return tuple(state for state in states if state.lifecycle in UNDER_WAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowded:
    """A goal still to begin, and how many its team would have at once on its first day."""

    state: GoalState
    start: date
    goals: int


def crowded_starts(team: Team, states: Sequence[GoalState], as_of: date) -> tuple[Crowded, ...]:
    """Goals still to begin with which a team would have more at once than its limit.

    On the first day of each, those count that are open, have begun by then and are not due
    before it. A draft counts for nothing yet.
    """
    if team.active_goals is None:
        return ()
    spans = [(span, state) for state in states if (span := _span(state)) is not None]
    starts = sorted(start for (start, _), _ in spans)
    dues = sorted(due for (_, due), _ in spans)
    found = []
    for (start, _), state in spans:
        goals = bisect_right(starts, start) - bisect_left(dues, start)
        if state.lifecycle in _TO_COME and start > as_of and goals > team.active_goals:
            found.append(Crowded(state=state, start=start, goals=goals))
    return tuple(found)


def _span(state: GoalState) -> tuple[date, date] | None:
    start, due = state.terms.start, state.terms.due
    if state.lifecycle not in _OPEN or start is None or due is None:
        return None
    return start, due


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Members of a team, and the goals under way, of any team, that each of them carries."""

    people: tuple[str, ...]
    goals: tuple[GoalState, ...]


def by_person(
    states: Sequence[GoalState], teams: Sequence[Team], as_of: date
) -> Mapping[str, tuple[GoalState, ...]]:
    """The goals under way that each person carries.

    Its steward carries a goal, and everybody who has to agree to it or will be asked: it is
    their promise. Who only sponsors it does not, unless they are a member of its teams: a
    sponsor stands behind goals, usually many of them.
    """
    members = {team.id: frozenset(team.members_on(as_of)) for team in teams}
    found: dict[str, list[GoalState]] = {}
    for state in under_way(states):
        plan, agreement = state.goal.plan, state.shown.agreement
        people = {*agreement.parties, *agreement.not_yet_asked}
        if not any(plan.sponsor in members.get(team, ()) for team in state.terms.teams):
            people.discard(plan.sponsor)
        for person in {*people, plan.steward}:
            found.setdefault(person, []).append(state)
    return {person: tuple(goals) for person, goals in found.items()}


def overloaded(
    team: Team, carried: Mapping[str, tuple[GoalState, ...]], as_of: date
) -> tuple[Carried, ...]:
    """The team's members who carry more goals than its limit for one; together where the same."""
    limit = team.goals_per_person
    if limit is None:
        return ()
    groups: dict[tuple[str, ...], list[str]] = {}
    for person in team.members_on(as_of):
        if len(goals := carried.get(person, ())) > limit:
            groups.setdefault(tuple(state.id for state in goals), []).append(person)
    return tuple(
        Carried(people=tuple(people), goals=carried[people[0]]) for people in groups.values()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """Goals of one team whose last days lie together, by that day."""

    goals: tuple[GoalState, ...]
    first: date
    last: date


def piles(states: Sequence[GoalState], as_of: date) -> Iterator[Pile]:
    """Each three or more of a team's goals that are due among seven days in a row.

    Goals count that are open, not drafts, due today or later, and have a number of their own:
    an objective ends with its goals. A goal is in one pile at most, the earliest.
    """
    due_days = sorted(
        (
            (due, state.id, state)
            for state in states
            if (span := _span(state)) is not None
            and (due := span[1]) >= as_of
            and not state.is_objective
        ),
        key=lambda one: one[:2],
    )
    days = [due for due, _, _ in due_days]
    at = 0
    while at < len(days):
        end = bisect_left(days, days[at] + timedelta(days=PILE_DAYS))
        is_pile = end - at >= PILE_GOALS
        if is_pile:
            goals = tuple(state for _, _, state in due_days[at:end])
            yield Pile(goals=goals, first=days[at], last=days[end - 1])
        at = end if is_pile else at + 1
