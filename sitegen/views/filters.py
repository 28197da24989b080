"""What goals can be filtered by on the board: their status and their kind.

A row carries a mark for each (`s1 k1`), and each choice is a radio input of that id: the
stylesheet hides what does not match, without any script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.model.state import GoalState, Lifecycle, Status
from sitegen.model.terms import Kind
from sitegen.views.badges import STATUS, Badge, is_unheard
from sitegen.views.words import KIND


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice: the id of its input, which is the mark of its rows, and what it says."""

    mark: str
    badge: Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What goals are told apart by, and what there is to choose."""

    name: str
    legend: str
    every: str
    choices: tuple[Choice, ...]


_STATUS = (
    Choice(mark="s1", badge=STATUS[Status.ON_TRACK]),
    Choice(mark="s2", badge=STATUS[Status.AT_RISK]),
    Choice(mark="s3", badge=STATUS[Status.OFF_TRACK]),
    Choice(mark="s4", badge=Badge("no verdict now", "○", "none")),
    Choice(mark="s5", badge=Badge("to come", "◇", "proposed")),
    Choice(mark="s6", badge=Badge("closed", "●", "none")),
)
_KIND = (
    Choice(mark="k1", badge=Badge(KIND[Kind.PACT], "", "")),
    Choice(mark="k2", badge=Badge(KIND[Kind.HARD], "", "")),
)
_BY_STATUS = {
    Status.ON_TRACK: "s1",
    Status.MET: "s1",
    Status.AT_RISK: "s2",
    Status.OFF_TRACK: "s3",
}
_BY_KIND = {Kind.PACT: "k1", Kind.HARD: "k2"}
_TO_COME = (Lifecycle.AGREED, Lifecycle.PROPOSED, Lifecycle.DRAFT)


def marks_of(state: GoalState) -> str:
    """The marks of a goal's row: one for its status, one for its kind."""
    return f"{_status_mark(state)} {_BY_KIND[state.terms.kind]}"


def marks_of_group(states: Sequence[GoalState]) -> str:
    """The marks of goals under one heading: what one of them is, and what one of them is both."""
    pairs = [marks_of(state).split() for state in states]
    return _joined({*(mark for pair in pairs for mark in pair), *("".join(pair) for pair in pairs)})


def marks_of_nothing(states: Sequence[GoalState]) -> str:
    """The marks of the sentence for two choices at once that no goal fits: all that none is."""
    there = marks_of_group(states).split()
    both = {one.mark + other.mark for one in _STATUS for other in _KIND} - {*there}
    return _joined({*(one.mark for one in (*_STATUS, *_KIND)), *both})


def _joined(marks: set[str]) -> str:
    return " ".join(sorted(marks))


def _status_mark(state: GoalState) -> str:
    """By what the badge says; a paused goal, a silent one and an objective have no verdict now."""
    if state.lifecycle is Lifecycle.CLOSED:
        return "s6"
    if state.lifecycle in _TO_COME:
        return "s5"
    if state.lifecycle is Lifecycle.PAUSED or state.is_objective or is_unheard(state):
        return "s4"
    return _BY_STATUS.get(state.numbers.status, "s4")


def choices(states: Sequence[GoalState]) -> tuple[Choices, ...]:
    """The choices that these goals leave: only where there are two or more."""
    marks = {mark for state in states for mark in marks_of(state).split()}
    asked = (
        Choices(name="status", legend="Status", every="s0", choices=_there(_STATUS, marks)),
        Choices(name="kind", legend="Kind", every="k0", choices=_there(_KIND, marks)),
    )
    return tuple(one for one in asked if len(one.choices) > 1)


def _there(all_of_them: tuple[Choice, ...], marks: set[str]) -> tuple[Choice, ...]:
    return tuple(one for one in all_of_them if one.mark in marks)
