"""Whether what a goal serves is still what it was when people agreed to serve it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sitegen.compute.rhythm import last_review
from sitegen.model.state import GoalState, Lifecycle


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A goal above that was closed, or whose new terms came into force, on a day."""

    parent: GoalState
    on: date
    is_closed: bool


def to_confirm(state: GoalState, parents: Iterable[GoalState], as_of: date) -> tuple[Moved, ...]:
    """The goals above that moved since the people of an open goal last confirmed that it helps.

    They confirm it by agreeing to its terms, and in every review. A proposal was confirmed by
    nobody yet, so a goal above that is closed is told, whenever that was; its terms are read
    by whoever agrees.
    """
    if state.lifecycle is Lifecycle.CLOSED:
        return ()
    moved = (one for parent in parents if (one := _moved(parent)) is not None)
    agreed = state.in_force.agreement.met_on if state.in_force else None
    if agreed is None:
        return tuple(one for one in moved if one.is_closed)
    review = last_review(state, as_of)
    confirmed = max(agreed, review.on) if review else agreed
    return tuple(one for one in moved if one.on > confirmed)


def _moved(parent: GoalState) -> Moved | None:
    """The last day on which a goal was closed, or else other terms took the place of its first."""
    if parent.close is not None:
        return Moved(parent=parent, on=parent.close.on, is_closed=True)
    met = [one for one in parent.versions if one.agreement.met_on]
    if parent.in_force is None or len({one.digest for one in met}) < 2:
        return None
    on = parent.in_force.agreement.met_on
    return Moved(parent=parent, on=on, is_closed=False) if on else None
