"""What stands in a goal's way and where it asks for help, by the words of its latest check-in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sitegen.compute.lifecycle import counting
from sitegen.compute.rhythm import RUNNING
from sitegen.model.ledger import CheckIn, Note
from sitegen.model.state import GoalState, Lifecycle

_OPEN = (*RUNNING, Lifecycle.OVERDUE, Lifecycle.PAUSED)
"""A pause may be there because of a blocker, and past its day a goal still waits for its close."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """A text of the latest check-in, by `person`; `since` is the first day it was named."""

    text: str
    since: date
    person: str


def blockers(state: GoalState, as_of: date) -> tuple[Obstacle, ...]:
    """What the latest check-in of an open goal says is in its way, the oldest first."""
    return _named(state, as_of, lambda one: one.blockers)


def help_wanted(state: GoalState, as_of: date) -> tuple[Obstacle, ...]:
    """What the latest check-in of an open goal asks help for, the oldest first.

    A note about that check-in answers it.
    """
    found = _named(state, as_of, lambda one: one.help_wanted)
    latest = state.last_check_in
    notes = (one for one in counting(state.goal, as_of) if isinstance(one, Note))
    is_answered = latest is not None and any(one.about == latest.id for one in notes)
    return () if is_answered else found


def _named(
    state: GoalState, as_of: date, texts: Callable[[CheckIn], tuple[str, ...]]
) -> tuple[Obstacle, ...]:
    """Each text of the latest check-in, since the first of the check-ins in a row that have it."""
    told = [one for one in counting(state.goal, as_of) if isinstance(one, CheckIn)]
    if state.lifecycle not in _OPEN or not told:
        return ()
    latest, *earlier = reversed(told)
    found = {}
    for text in texts(latest):
        first = latest
        for one in earlier:
            if _folded(text) not in map(_folded, texts(one)):
                break
            first = one
        found[_folded(text)] = Obstacle(text=text, since=first.on, person=latest.person)
    return tuple(sorted(found.values(), key=lambda one: one.since))


def _folded(text: str) -> str:
    """A text as it compares: the same words are the same thing, whatever ends the sentence."""
    return " ".join(text.casefold().split()).rstrip(".!?… ")
