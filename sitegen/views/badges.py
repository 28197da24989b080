"""States as badges: always a word, a shape and a tone, the same three everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.ledger import Confidence, Outcome
from sitegen.model.state import Freshness, GoalState, Lifecycle, Status
from sitegen.words import sentence


@dataclass(frozen=True, slots=True)
class Badge:
    """A state: `word` for everybody, `shape` for those who see no colour, `tone` for CSS."""

    word: str
    shape: str
    tone: str


STATUS = {
    Status.ON_TRACK: Badge("on track", "✓", "on-track"),
    Status.AT_RISK: Badge("at risk", "!", "at-risk"),
    Status.OFF_TRACK: Badge("off track", "▼", "off-track"),
    Status.MET: Badge("met", "★", "met"),
    Status.NO_DATA: Badge("no data", "○", "none"),
    Status.TOO_EARLY: Badge("too early to tell", "◔", "none"),
    Status.NOT_STARTED: Badge("not started", "▷", "none"),
}
LIFECYCLE = {
    Lifecycle.DRAFT: Badge("draft", "◌", "proposed"),
    Lifecycle.PROPOSED: Badge("proposed", "◇", "proposed"),
    Lifecycle.AGREED: Badge("agreed", "◆", "agreed"),
    Lifecycle.ACTIVE: Badge("under way", "◆", "agreed"),
    Lifecycle.PAUSED: Badge("paused", "‖", "none"),
    Lifecycle.RENEGOTIATING: Badge("renegotiating", "⇄", "proposed"),
    Lifecycle.OVERDUE: Badge("overdue", "■", "at-risk"),
    Lifecycle.CLOSED: Badge("closed", "●", "none"),
}
OUTCOME = {
    Outcome.EXCEEDED: Badge("exceeded", "✦", "met"),
    Outcome.MET: Badge("met", "★", "met"),
    Outcome.PARTLY_MET: Badge("partly met", "◐", "at-risk"),
    Outcome.MISSED: Badge("missed", "✕", "off-track"),
    Outcome.DROPPED: Badge("dropped", "⊘", "none"),
    Outcome.SUPERSEDED: Badge("superseded", "→", "none"),
    Outcome.WITHDRAWN: Badge("withdrawn", "←", "none"),
}
CONFIDENCE = {
    Confidence.ON_TRACK: STATUS[Status.ON_TRACK],
    Confidence.AT_RISK: STATUS[Status.AT_RISK],
    Confidence.OFF_TRACK: STATUS[Status.OFF_TRACK],
}
GUARDRAIL_BROKEN = Badge("guardrail broken", "!", "at-risk")
DONE = Badge("done", "✓", "on-track")
LATE = Badge("late", "!", "at-risk")
AHEAD = Badge("to come", "○", "none")
PASSED = Badge("passed", "✓", "on-track")
OPEN = Badge("open", "○", "none")


def badges_of(state: GoalState) -> tuple[Badge, ...]:
    """What stands beside a goal: one badge, and a second where one would hide something."""
    if state.lifecycle is Lifecycle.CLOSED:
        ended = OUTCOME[state.outcome] if state.outcome else LIFECYCLE[Lifecycle.CLOSED]
        is_broken = state.numbers.is_guardrail_broken and state.outcome is not Outcome.WITHDRAWN
        return (ended, GUARDRAIL_BROKEN) if is_broken else (ended,)
    if state.lifecycle is Lifecycle.ACTIVE:
        return (standing_of(state),)
    own = LIFECYCLE[state.lifecycle]
    if state.lifecycle in (Lifecycle.RENEGOTIATING, Lifecycle.OVERDUE) and not state.is_objective:
        return (own, standing_of(state))
    return (own,)


_SAID_BY_BADGES = frozenset(badge.word for badge in STATUS.values()) | {"off track at the end"}


def reason_of(state: GoalState) -> str:
    """The goal's sentence, without the status at its beginning: a badge beside it says it."""
    word, _, rest = state.reason.partition(": ")
    return sentence(rest) if rest and word.lower() in _SAID_BY_BADGES else state.reason


def tone_of(state: GoalState) -> str:
    """The tone of a goal's bars and lines."""
    return (
        badges_of(state)[0].tone if state.lifecycle is Lifecycle.CLOSED else standing_of(state).tone
    )


def standing_of(state: GoalState) -> Badge:
    """What the numbers say of a goal that is under way; in grey where nobody has told for long."""
    if state.is_objective:
        return LIFECYCLE[Lifecycle.ACTIVE]
    badge = STATUS[state.numbers.status]
    return last_known(badge) if is_unheard(state) else badge


def is_unheard(state: GoalState) -> bool:
    """Whether a goal has gone silent, and there is a last status to remember."""
    return state.freshness is Freshness.SILENT and state.numbers.status is not Status.NO_DATA


def last_known(badge: Badge) -> Badge:
    """A state nobody has heard of for long, in grey."""
    return Badge(f"last known: {badge.word}", "○", "none")
