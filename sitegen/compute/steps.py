"""What was promised on the way to a goal and has not come: milestones, support, actions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sitegen.compute.lifecycle import counting
from sitegen.compute.rhythm import RUNNING, last_review
from sitegen.model.ledger import Action, Amend, CheckIn, Close, Decision, Entry, Note, Review
from sitegen.model.state import GoalState, Lifecycle, MilestoneState, SupportState

_NEEDS_SUPPORT = (*RUNNING, Lifecycle.AGREED, Lifecycle.PAUSED)
"""Support may be due before the start, and a pause may well be waiting for it."""

DAYS_TO_SAY = 14
"""So long after a milestone was reached somebody should have said a word about it."""


def late_support(state: GoalState, as_of: date) -> tuple[SupportState, ...]:
    """Support past its day and not delivered, while the goal can still use it."""
    if state.lifecycle not in _NEEDS_SUPPORT:
        return ()
    return tuple(
        one
        for one in state.support
        if one.delivered is None and one.support.due is not None and one.support.due < as_of
    )


def late_milestones(state: GoalState, as_of: date) -> tuple[MilestoneState, ...]:
    """Milestones past their day and not reached, of a goal that is running."""
    if state.lifecycle not in RUNNING:
        return ()
    return tuple(
        one
        for one in state.milestones
        if one.reached is None and one.milestone.due is not None and one.milestone.due < as_of
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAction:
    """An action of a review whose day has passed, and that nobody has answered."""

    review: Review
    action: Action
    due: date


def open_actions(state: GoalState, as_of: date) -> tuple[OpenAction, ...]:
    """Actions of the latest review whose day has passed, and that their person has not answered.

    A note about the review answers, or an amendment where the review asked for one. A later
    review takes stock anew, so those of earlier ones are not asked for.
    """
    latest = last_review(state, as_of)
    if state.lifecycle is Lifecycle.CLOSED or latest is None:
        return ()
    answered = {one.person for one in counting(state.goal, as_of) if _answers(one, latest)}
    return tuple(
        OpenAction(review=latest, action=one, due=one.due)
        for one in latest.actions
        if one.due is not None and one.due < as_of and one.who not in answered
    )


def _answers(entry: Entry, review: Review) -> bool:
    if isinstance(entry, Amend):
        return review.decision is Decision.ADJUST and entry.on >= review.on
    return isinstance(entry, Note) and entry.about == review.id


def unsaid_milestones(state: GoalState, as_of: date) -> tuple[MilestoneState, ...]:
    """Milestones reached two weeks ago or earlier that nobody has said a word about.

    A word is: text or thanks in the note that reached it; a later note with thanks, or about
    that note; or any entry since that names it, which is to say all the words of its id.
    """
    if state.lifecycle is Lifecycle.CLOSED or state.in_force is None:
        return ()
    reached = [
        one
        for one in state.milestones
        if one.reached is not None and (as_of - one.reached).days >= DAYS_TO_SAY
    ]
    said = _Said(counting(state.goal, as_of) if reached else ())
    return tuple(one for one in reached if not said.of(one))


class _Said:
    """What the entries of a goal say, looked through once for all its milestones."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        notes = [one for one in entries if isinstance(one, Note)]
        reached_by = {one.id: one.milestone for one in notes if one.milestone}
        self._told = {one.milestone for one in notes if one.prose or one.thanks}
        self._told |= {reached_by[one.about] for one in notes if one.about in reached_by}
        self._thanked = max((one.on for one in notes if one.thanks), default=date.min)
        self._texts: dict[str, list[tuple[date, frozenset[str]]]] = {}
        for one in entries:
            words = _words(" ".join(_texts(one)))
            for word in words:
                self._texts.setdefault(word, []).append((one.on, words))

    def of(self, milestone: MilestoneState) -> bool:
        """Whether anybody said a word about a milestone since it was reached."""
        id, reached = milestone.milestone.id, milestone.reached or date.max
        if id in self._told or self._thanked >= reached:
            return True
        words = _words(id)
        rarest = min((self._texts.get(word, []) for word in words), key=len, default=[])
        return any(on >= reached and words <= text for on, text in rarest)


def _texts(entry: Entry) -> Iterator[str]:
    yield entry.prose
    if isinstance(entry, CheckIn):
        yield from (entry.going_well, entry.needs_attention)
    elif isinstance(entry, Close):
        yield from (entry.lessons, entry.next)


def _words(text: str) -> frozenset[str]:
    """The words of a text or an id, in small letters; a hyphen parts words."""
    return frozenset(re.findall(r"\w+", text.casefold()))
