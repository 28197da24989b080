"""When the next check-in of a goal is due: a page that is older than that has missed something."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sitegen.model.state import GoalState, Lifecycle

_CHECKED_IN = (Lifecycle.AGREED, Lifecycle.ACTIVE, Lifecycle.RENEGOTIATING)


def next_check_in(state: GoalState, as_of: date) -> date | None:
    """The next day after `as_of` on which a check-in is due by the plan's cadence.

    Counted from the start, whether or not earlier ones were made. None where none follows:
    before agreement, in a pause, after the end, and where check-ins are irregular.
    """
    start, due = state.terms.start, state.terms.due
    if state.lifecycle not in _CHECKED_IN or start is None or due is None:
        return None
    days = state.goal.plan.check_in_every.ends(start, due)
    return next((day for day in days if day > as_of), None)


def earliest_check_in(states: Iterable[GoalState], as_of: date) -> date | None:
    """The earliest of them; None where no goal has one."""
    days = (next_check_in(state, as_of) for state in states)
    return min((day for day in days if day), default=None)
