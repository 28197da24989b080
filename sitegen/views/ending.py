"""How a goal ended: what was stated, what the numbers say, and whether a second person looked."""

from __future__ import annotations

from sitegen.compute.outcome import computed_outcome
from sitegen.model.ledger import Outcome
from sitegen.model.state import GoalState, Lifecycle, Status
from sitegen.site import Site
from sitegen.views.agreement import until_words
from sitegen.views.badges import OUTCOME, reason_of
from sitegen.views.forms import Forms
from sitegen.views.people import called
from sitegen.words import sentence

_BY_NUMBERS = (Outcome.EXCEEDED, Outcome.MET, Outcome.PARTLY_MET, Outcome.MISSED)
"""The outcomes that numbers come to; the others are for people alone to say."""


def stated_words(state: GoalState, site: Site, *, names_it: bool = True) -> str:
    """`Met, as stated by Sam; by the numbers: missed.`, or empty where both say the same.

    Beside its badge the stated outcome need not be named again.
    """
    computed = computed_outcome(state, site.facts.settings)
    stated = state.close.outcome if state.close else None
    if computed is None or stated not in _BY_NUMBERS or stated is computed:
        return ""
    assert state.close is not None
    who = called(site, state.close.person)
    said = f"{OUTCOME[stated].word}, as stated by {who}" if names_it else f"as stated by {who}"
    return f"{sentence(said)}; by the numbers: {OUTCOME[computed].word}."


def waits_for_second(state: GoalState) -> bool:
    """Whether a goal was closed as a success that only one person has seen."""
    is_success = state.outcome in (Outcome.MET, Outcome.EXCEEDED)
    return state.lifecycle is Lifecycle.CLOSED and is_success and not state.confirmed_by


def told_of(state: GoalState, site: Site) -> str:
    """The goal's sentence to stand beside its badges, with what there is to say of its end.

    What is not promised yet, or never was, has no numbers to be judged by: it says so instead.
    """
    if state.lifecycle is Lifecycle.DRAFT:
        return "Being written; nothing here is promised yet."
    if state.lifecycle is Lifecycle.PROPOSED:
        return f"It binds nobody {until_words(state.in_file.agreement, site)}."
    if state.outcome is Outcome.WITHDRAWN:
        return "It was never agreed, so nobody was bound by it."
    unconfirmed = "Not yet confirmed by a second person." if waits_for_second(state) else ""
    stated = stated_words(state, site, names_it=False)
    rests_unread = state.lifecycle is Lifecycle.PAUSED and state.numbers.status is Status.NO_DATA
    reason = "No reading yet." if rests_unread else reason_of(state)
    told = (_pause_words(state, site), stated, reason, unconfirmed)
    return " ".join(text for text in told if text)


def _pause_words(state: GoalState, site: Site) -> str:
    if state.lifecycle is not Lifecycle.PAUSED:
        return ""
    until = state.pause.until if state.pause else None
    day = Forms(site.facts.language, site.as_of).day
    return f"Nothing is due until {day(until)}." if until else "Nothing is due for now."
