"""What the closed goals of a team brought, by metric: what a new one can be held beside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from sitegen.compute.counting import way_of_counting
from sitegen.model.ledger import Outcome
from sitegen.model.state import GoalState
from sitegen.model.terms import Measure, Moving

_RUN_TO_THE_END = (Outcome.EXCEEDED, Outcome.MET, Outcome.PARTLY_MET, Outcome.MISSED)
_MOST = 3
"""Of a team's earlier goals, the last few."""

_Key = tuple[str, bool, tuple[object, ...]]
"""A team, whether the goal is internal, and the way of counting."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Past:
    """A closed goal, and which share of the change it promised it brought; 1 is all of it."""

    closed: date
    goal: str
    title: str
    share: Fraction


@dataclass(frozen=True, slots=True)
class Track:
    """The moving measures of closed goals that ran to their end, by team and way of counting."""

    by_key: Mapping[_Key, tuple[Past, ...]] = field(default_factory=dict)

    def before(self, measure: Measure, goal: GoalState) -> tuple[Past, ...]:
        """The last goals of the same teams on the same metric, closed by the start; newest first.

        Only an internal goal is held beside internal ones: others may see what is said here.
        """
        start = goal.terms.start
        if start is None:
            return ()
        counted = way_of_counting(measure, goal.goal)
        found: set[Past] = set()
        for team in goal.terms.teams:
            for is_internal in {False, goal.goal.is_internal}:
                known = self.by_key.get((team, is_internal, counted), ())
                until = bisect_right(known, start, key=lambda past: past.closed)
                found.update(known[max(0, until - _MOST - 1) : until])
        own = {past for past in found if past.goal == goal.id}
        return tuple(sorted(found - own, reverse=True)[:_MOST])


def track(goals: Iterable[GoalState]) -> Track:
    """What all closed goals brought that ran to their end, in one pass."""
    by_key: dict[_Key, list[Past]] = {}
    for goal in goals:
        for key, past in _of(goal):
            by_key.setdefault(key, []).append(past)
    return Track({key: tuple(sorted(found)) for key, found in by_key.items()})


def _of(goal: GoalState) -> Iterator[tuple[_Key, Past]]:
    if goal.close is None or goal.outcome not in _RUN_TO_THE_END:
        return
    for state in goal.numbers.measures:
        if isinstance(state.measure.aim, Moving) and state.progress is not None:
            past = Past(
                closed=goal.close.on,
                goal=goal.id,
                title=goal.goal.story.title or goal.id,
                share=state.progress,
            )
            for team in goal.terms.teams:
                yield (team, goal.goal.is_internal, way_of_counting(state.measure, goal.goal)), past
