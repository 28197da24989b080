"""What goals on the board can be filtered by, and how rows and groups are marked for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitegen.model.ledger import Outcome
from sitegen.model.state import Freshness, GoalState, Lifecycle, Status
from sitegen.model.terms import Kind
from sitegen.views.filters import choices, marks_of, marks_of_group, marks_of_nothing
from tests.pages.sites import goal_state


def hard(state: GoalState) -> GoalState:
    assert state.in_force
    version = replace(state.in_force, terms=replace(state.terms, kind=Kind.HARD))
    return replace(state, in_force=version, versions=(version,))


ON_TRACK = goal_state("a", status=Status.ON_TRACK)
CLOSED = hard(goal_state("b", lifecycle=Lifecycle.CLOSED, outcome=Outcome.MISSED))


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        (goal_state(status=Status.ON_TRACK), "s1"),
        (goal_state(status=Status.MET), "s1"),
        (goal_state(status=Status.AT_RISK), "s2"),
        (goal_state(status=Status.AT_RISK, lifecycle=Lifecycle.RENEGOTIATING), "s2"),
        (goal_state(status=Status.OFF_TRACK), "s3"),
        (goal_state(status=Status.OFF_TRACK, lifecycle=Lifecycle.OVERDUE), "s3"),
        (goal_state(status=Status.TOO_EARLY), "s4"),
        (goal_state(status=Status.NO_DATA), "s4"),
        (goal_state(status=Status.AT_RISK, freshness=Freshness.SILENT), "s4"),
        (goal_state(status=Status.AT_RISK, lifecycle=Lifecycle.PAUSED), "s4"),
        (goal_state(status=Status.NO_DATA, measures=()), "s4"),
        (goal_state(lifecycle=Lifecycle.AGREED), "s5"),
        (goal_state(lifecycle=Lifecycle.PROPOSED), "s5"),
        (goal_state(lifecycle=Lifecycle.DRAFT), "s5"),
        (goal_state(lifecycle=Lifecycle.CLOSED, outcome=Outcome.MET), "s6"),
    ],
)
def test_a_goal_is_marked_by_what_its_badge_says(state: GoalState, mark: str) -> None:
    assert marks_of(state) == f"{mark} k1"


def test_a_hard_goal_has_a_mark_of_its_own() -> None:
    assert marks_of(CLOSED) == "s6 k2"


def test_a_group_is_marked_with_what_its_goals_are_and_are_both() -> None:
    assert marks_of_group([ON_TRACK, CLOSED]) == "k1 k2 s1 s1k1 s6 s6k2"


def test_only_what_is_there_can_be_chosen() -> None:
    status, kind = choices([ON_TRACK, CLOSED])
    assert [one.mark for one in status.choices] == ["s1", "s6"]
    assert [one.badge.word for one in kind.choices] == ["PACT goal", "HARD goal"]


def test_where_all_goals_are_alike_there_is_nothing_to_choose() -> None:
    assert choices([ON_TRACK]) == ()
    assert choices([]) == ()


def test_the_sentence_for_no_match_shows_for_every_pair_that_no_goal_is() -> None:
    marks = marks_of_nothing([ON_TRACK, CLOSED]).split()
    assert {"s1", "s2", "s3", "s4", "s5", "s6", "k1", "k2"} < {*marks}
    pairs = {f"s{status}k{kind}" for status in range(1, 7) for kind in (1, 2)}
    assert pairs - {*marks} == {"s1k1", "s6k2"}
