"""What a goal has to celebrate: steps reached, support that came, thanks, and a good end.

Agreeing to a goal is none of them: to announce an intention is not yet progress.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sitegen.compute.lifecycle import counting
from sitegen.model.goal import Milestone, Support
from sitegen.model.ledger import Close, Entry, Note, Outcome
from sitegen.model.state import GoalState

_GOOD = (Outcome.MET, Outcome.EXCEEDED)


class WinKind(StrEnum):
    """What there is to celebrate."""

    GOAL = "goal"
    MILESTONE = "milestone"
    SUPPORT = "support"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Win:
    """One thing to celebrate, and the entry that tells it: a close, or a note."""

    kind: WinKind
    entry: Entry
    milestone: Milestone | None = None
    support: Support | None = None


def wins(state: GoalState, as_of: date) -> tuple[Win, ...]:
    """What a goal that was agreed to has to celebrate up to a day, in the order it happened."""
    if state.in_force is None:
        return ()
    return tuple(_wins(state, as_of))


def _wins(state: GoalState, as_of: date) -> Iterator[Win]:
    """One for each note at most: a step counts where it is first told, thanks may follow it."""
    milestones = {one.id: one for one in state.goal.plan.milestones}
    support = {one.id: one for one in state.goal.plan.support}
    for entry in counting(state.goal, as_of):
        if isinstance(entry, Close) and entry == state.close and state.outcome in _GOOD:
            yield Win(kind=WinKind.GOAL, entry=entry)
        if not isinstance(entry, Note):
            continue
        if reached := milestones.pop(entry.milestone, None):
            yield Win(kind=WinKind.MILESTONE, entry=entry, milestone=reached)
        elif came := support.pop(entry.support, None):
            yield Win(kind=WinKind.SUPPORT, entry=entry, support=came)
        elif entry.thanks:
            yield Win(kind=WinKind.THANKS, entry=entry)
