"""How many goals there are, by where they stand: the same sentences on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sitegen.compute.capacity import UNDER_WAY
from sitegen.model.state import GoalState, Lifecycle, Status
from sitegen.site import Site
from sitegen.views.badges import OUTCOME, STATUS, is_unheard
from sitegen.views.forms import count
from sitegen.words import listed, sentence

_OBJECTIVE = "objective"
_ORDER = (
    STATUS[Status.ON_TRACK].word,
    STATUS[Status.MET].word,
    STATUS[Status.AT_RISK].word,
    STATUS[Status.OFF_TRACK].word,
    "overdue",
    STATUS[Status.TOO_EARLY].word,
    "without data",
    STATUS[Status.NOT_STARTED].word,
    "not heard from lately",
    _OBJECTIVE,
)
_OUTCOMES = (*(badge.word for badge in OUTCOME.values()), "without an outcome")
_WAITING = (
    (Lifecycle.PAUSED, "paused"),
    (Lifecycle.AGREED, "about to start"),
    (Lifecycle.PROPOSED, "proposed"),
    (Lifecycle.DRAFT, "in draft"),
)


def tally(states: Sequence[GoalState]) -> str:
    """Every goal once, in a sentence or more; empty where there are none."""
    return " ".join(tallied(states))


def tallied(states: Sequence[GoalState]) -> tuple[str, ...]:
    """The sentences of a tally, the first one about the goals under way."""
    if not states:
        return ()
    running = [state for state in states if state.lifecycle in UNDER_WAY]
    closed = [state for state in states if state.lifecycle is Lifecycle.CLOSED]
    told = [f"{count(len(running), 'goal')} under way", _parts(running, _standing, _ORDER)]
    sentences = [": ".join(part for part in told if part)]
    lives = [state.lifecycle for state in states]
    waiting = tuple(f"{lives.count(life)} {word}" for life, word in _WAITING if life in lives)
    sentences += [listed(waiting)] if waiting else []
    sentences += [f"{len(closed)} closed: {ended_words(closed)}"] if closed else []
    return tuple(f"{sentence(one)}." for one in sentences)


def ended_words(closed: Sequence[GoalState]) -> str:
    """How closed goals ended: `2 met and 1 missed`."""
    return _parts(closed, _ending, _OUTCOMES)


def unread_words(site: Site, team: str = "") -> str:
    """How many goals cannot be read, of which teams, or of the one named; empty without any.

    Neither file nor id is named: what cannot be read may be internal.
    """
    if team:
        number = site.unread.count(team)
        return f"{count(number, 'goal')} of this team cannot be read right now." if number else ""
    known = [(one, site.unread.count(one.id)) for one in site.facts.teams]
    parts = [f"{count(number, 'goal')} of {one.name or one.id}" for one, number in known if number]
    rest = len(site.unread) - sum(number for _, number in known)
    if rest:
        parts.append(count(rest, "other goal" if parts else "goal"))
    return f"{listed(tuple(parts))} cannot be read right now." if parts else ""


def _parts(
    states: Sequence[GoalState], place: Callable[[GoalState], str], order: Sequence[str]
) -> str:
    words = [place(state) for state in states]
    return listed(tuple(_counted(words.count(word), word) for word in order if word in words))


def _counted(number: int, word: str) -> str:
    return count(number, word) if word == _OBJECTIVE else f"{number} {word}"


def _standing(state: GoalState) -> str:
    if state.lifecycle is Lifecycle.OVERDUE:
        return "overdue"
    if state.is_objective:
        return _OBJECTIVE
    if is_unheard(state):
        return "not heard from lately"
    status = state.numbers.status
    return "without data" if status is Status.NO_DATA else STATUS[status].word


def _ending(state: GoalState) -> str:
    return OUTCOME[state.outcome].word if state.outcome else "without an outcome"
