"""What people stated at their check-ins, beside what the numbers say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sitegen.model.ledger import CheckIn, Confidence, Ledger, Outcome
from sitegen.model.state import GoalState, Lifecycle
from sitegen.source import Document
from sitegen.views.confidence import ConfidenceView, confidence_view
from sitegen.views.forms import Forms
from tests.pages.parts import AS_OF
from tests.pages.sites import board, goal_state


def stated(*told: tuple[int, Confidence | None]) -> GoalState:
    """A goal with check-ins in October, each with its confidence."""
    state = goal_state()
    entries = tuple(
        CheckIn(
            id=f"2026-10-{day:02}-check-in-chen",
            on=date(2026, 10, day),
            person="chen",
            document=Document("check-in.md"),
            confidence=confidence,
        )
        for day, confidence in told
    )
    return replace(state, goal=replace(state.goal, ledger=Ledger(entries=entries)))


def seen(state: GoalState) -> ConfidenceView | None:
    return confidence_view(state, board(state), Forms("en", AS_OF))


def test_the_last_stated_confidence_stands_beside_what_the_numbers_say() -> None:
    told = seen(stated((9, Confidence.ON_TRACK), (16, None), (23, Confidence.OFF_TRACK)))
    assert told is not None
    assert (told.stated.day.text, told.stated.badge.word) == ("23 Oct", "off track")
    assert told.computed.word == "at risk"
    assert [(row.day.text, row.badge.word) for row in told.rows] == [
        ("23 Oct", "off track"),
        ("9 Oct", "on track"),
    ]
    assert "<title>Confidence stated at 2 check-ins, 1 Oct – 31 Dec</title>" in told.chart.markup
    assert "<desc>The last time, on 23 Oct: off track.</desc>" in told.chart.markup


def test_of_a_goal_that_has_ended_it_stands_beside_how_it_ended() -> None:
    state = stated((9, Confidence.ON_TRACK), (23, Confidence.OFF_TRACK))
    told = seen(replace(state, lifecycle=Lifecycle.CLOSED, outcome=Outcome.PARTLY_MET))
    assert told is not None
    assert told.has_ended
    assert told.computed.word == "partly met"


def test_one_answer_makes_no_history() -> None:
    assert seen(stated((9, Confidence.ON_TRACK), (16, None))) is None
