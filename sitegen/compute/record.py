"""What a team's closed goals came to, all together: never told of a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sitegen.compute.easing import EASING
from sitegen.compute.moves import Effect
from sitegen.compute.story import Chapter, story
from sitegen.model.ledger import Outcome
from sitegen.model.state import GoalState, Lifecycle

LEAST = 5
"""Of fewer goals nothing is told: it would say more of chance, and of people, than of the team."""

_KEPT = (Outcome.EXCEEDED, Outcome.MET)
_TO_THE_END = (*_KEPT, Outcome.PARTLY_MET, Outcome.MISSED)
_COUNTED = (*_TO_THE_END, Outcome.DROPPED)
_STRICTER = (Effect.HARDER, Effect.EARLIER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What `ended` goals came to.

    `met` of them were met or exceeded. `attained` is the mean share of the promised way, held
    within 0 and 1, over the `measured` goals that ran to their end and have one; None without.
    Agreed changes of the terms moved `moved` goals: `eased` times easier or later (`late` of
    these in the last fifth of the time), and `tightened` times harder or earlier alone.
    """

    ended: int
    met: int
    attained: Fraction | None
    measured: int
    moved: int
    eased: int
    late: int
    tightened: int


def counted(states: Sequence[GoalState]) -> tuple[GoalState, ...]:
    """The closed goals that a record counts: promised, and neither replaced nor withdrawn.

    A dropped goal counts: it was promised, and not met.
    """
    return tuple(
        state
        for state in states
        if state.lifecycle is Lifecycle.CLOSED
        and state.in_force is not None
        and state.outcome in _COUNTED
    )


def record(states: Sequence[GoalState], as_of: date) -> Record | None:
    """The record of those goals that count; None for fewer than five."""
    ended = counted(states)
    if len(ended) < LEAST:
        return None
    shares = [
        state.numbers.progress
        for state in ended
        if state.outcome in _TO_THE_END and state.numbers.progress is not None
    ]
    changes = [_changes(state, as_of) for state in ended]
    every = [one for found in changes for one in found]
    eased = [one for one in every if _has(one, EASING)]
    return Record(
        ended=len(ended),
        met=sum(state.outcome in _KEPT for state in ended),
        attained=sum(shares, Fraction(0)) / len(shares) if shares else None,
        measured=len(shares),
        moved=sum(bool(found) for found in changes),
        eased=len(eased),
        late=sum(bool(one.late) for one in eased),
        tightened=len(every) - len(eased),
    )


def _changes(state: GoalState, as_of: date) -> list[Chapter]:
    """The changes of promised terms that came into force and moved a target or a date."""
    return [
        one
        for one in story(state, as_of)
        if one.in_force_since is not None
        and one.before is not None
        and one.before.agreement.is_met
        and _has(one, (*EASING, *_STRICTER))
    ]


def _has(chapter: Chapter, effects: tuple[Effect, ...]) -> bool:
    return any(move.effect in effects for move in chapter.moved)
