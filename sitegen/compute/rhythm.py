"""What a goal's rhythm asks for by now: an agreement, a check-in, a review, a close.

Each fact is None, or empty, where nothing is asked for. None of them says who is at fault.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sitegen.model.state import GoalState, Lifecycle

RUNNING = (Lifecycle.ACTIVE, Lifecycle.RENEGOTIATING)
"""The stages in which people read, check in and review."""

AGREEMENT_GRACE_DAYS = 7
"""A period begins for everybody on the same day, and a week is there to agree in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unagreed:
    """A proposal whose start has passed: `day` of `days` is today, the start being day 1."""

    start: date
    day: int
    days: int
    agreed: int
    parties: int
    pending: tuple[str, ...]


def start_passed_unagreed(state: GoalState, as_of: date) -> Unagreed | None:
    """A proposal that more than a week of its own time has gone by without being agreed to."""
    start, due = state.in_file.terms.start, state.in_file.terms.due
    if state.lifecycle is not Lifecycle.PROPOSED or start is None or due is None:
        return None
    if (as_of - start).days < AGREEMENT_GRACE_DAYS:
        return None
    agreement = state.in_file.agreement
    return Unagreed(
        start=start,
        day=(as_of - start).days + 1,
        days=(due - start).days + 1,
        agreed=len({one.person for one in agreement.agreed} & set(agreement.parties)),
        parties=len(agreement.parties),
        pending=agreement.pending,
    )
