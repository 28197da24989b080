"""How many goals there are, so that every number agrees with what is listed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitegen.model.ledger import Outcome
from sitegen.model.state import Freshness, GoalState, Lifecycle, Status
from sitegen.views.badges import badges_of
from sitegen.views.tally import tally, unread_words
from tests.pages.sites import board, full_board, goal_state


def objective(id: str, lifecycle: Lifecycle = Lifecycle.ACTIVE) -> GoalState:
    return goal_state(id, measures=(), status=Status.NO_DATA, lifecycle=lifecycle)


def closed(id: str, outcome: Outcome | None) -> GoalState:
    return goal_state(id, lifecycle=Lifecycle.CLOSED, outcome=outcome)


def test_every_goal_is_counted_once_and_the_parts_add_up() -> None:
    states = (
        goal_state("a", status=Status.ON_TRACK),
        goal_state("b", status=Status.ON_TRACK),
        goal_state("c", status=Status.OFF_TRACK),
        goal_state("d", status=Status.AT_RISK, freshness=Freshness.SILENT),
        goal_state("e", status=Status.AT_RISK, lifecycle=Lifecycle.RENEGOTIATING),
        goal_state("f", status=Status.NO_DATA),
        goal_state("g", status=Status.OFF_TRACK, lifecycle=Lifecycle.OVERDUE),
        objective("h"),
        objective("i"),
        objective("j", Lifecycle.OVERDUE),
    )
    assert tally(states) == (
        "10 goals under way: 2 on track, 1 at risk, 1 off track, 2 overdue, 1 without data, "
        "1 not heard from lately and 2 objectives."
    )


def test_goals_that_are_not_under_way_are_counted_apart() -> None:
    states = (
        goal_state("a", lifecycle=Lifecycle.PAUSED),
        goal_state("b", lifecycle=Lifecycle.AGREED),
        goal_state("c", lifecycle=Lifecycle.PROPOSED),
        goal_state("d", lifecycle=Lifecycle.PROPOSED),
        goal_state("e", lifecycle=Lifecycle.DRAFT),
        closed("f", Outcome.EXCEEDED),
        closed("g", Outcome.MISSED),
        closed("h", None),
    )
    assert tally(states) == (
        "No goals under way. 1 paused, 1 about to start, 2 proposed and 1 in draft. "
        "3 closed: 1 exceeded, 1 missed and 1 without an outcome."
    )


def test_one_goal_is_no_plural() -> None:
    assert tally((goal_state(status=Status.MET),)) == "1 goal under way: 1 met."
    assert tally((objective("a"),)) == "1 goal under way: 1 objective."
    assert tally(()) == ""


def test_every_way_a_goal_can_stand_is_counted() -> None:
    words = tally(full_board().goals)
    under_way, _, rest = words.partition(". ")
    parts = under_way.partition(": ")[2].replace(" and ", ", ").split(", ")
    assert sum(int(part.split()[0]) for part in parts) == int(under_way.split()[0])
    assert "7 closed: 1 exceeded, 1 met, 1 partly met, 1 missed" in rest


def test_what_was_never_read_is_not_missed() -> None:
    unread = goal_state(status=Status.NO_DATA, freshness=Freshness.SILENT)
    assert tally((unread,)) == "1 goal under way: 1 without data."
    assert [badge.word for badge in badges_of(unread)] == ["no data"]
    heard = goal_state(status=Status.ON_TRACK, freshness=Freshness.SILENT)
    assert [badge.word for badge in badges_of(heard)] == ["last known: on track"]


@pytest.mark.parametrize(
    ("unread", "words"),
    [
        ((), ""),
        (("frontline",), "1 goal of Frontline cannot be read right now."),
        (
            ("enablement", "frontline", "frontline"),
            "2 goals of Frontline and 1 goal of Enablement cannot be read right now.",
        ),
        (("skunkworks",), "1 goal cannot be read right now."),
        (
            ("", "frontline", "skunkworks"),
            "1 goal of Frontline and 2 other goals cannot be read right now.",
        ),
    ],
)
def test_unread_goals_are_told_by_number_and_team_alone(
    unread: tuple[str, ...], words: str
) -> None:
    assert unread_words(replace(board(), unread=unread)) == words


def test_a_team_hears_of_its_own_unread_goals() -> None:
    site = replace(board(), unread=("enablement", "frontline", "frontline"))
    assert unread_words(site, "frontline") == "2 goals of this team cannot be read right now."
    assert unread_words(board(), "frontline") == ""
