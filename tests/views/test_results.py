"""What came of the measures of a goal that has ended, in its own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from sitegen.model.ledger import Outcome
from sitegen.model.state import Lifecycle, MeasureState, Slot, Status
from sitegen.model.terms import Aim, Holding, Judge, Limits, Milestones, Total, YesNo
from sitegen.views.forms import Forms
from sitegen.views.measures import measure_badge
from sitegen.views.results import result_words
from tests.pages.build import pages
from tests.pages.html import text_of
from tests.pages.parts import AS_OF, aim_state, guardrail_state, moving, moving_state
from tests.pages.sites import board, goal_state

FORMS = Forms("en", AS_OF)
LIMITS = Limits(at_least=Decimal(92))
ENDED = goal_state(lifecycle=Lifecycle.CLOSED, outcome=Outcome.PARTLY_MET)
MISSED = replace(moving_state(), status=Status.OFF_TRACK, progress=Fraction(71, 100))


def told(measure: MeasureState) -> str:
    badge = measure_badge(measure, ENDED)
    assert badge is not None
    return ": ".join(text for text in (badge.word, result_words(measure, FORMS)) if text)


@pytest.mark.parametrize(
    ("progress", "status", "words"),
    [
        ("1", Status.MET, "reached"),
        ("6/5", Status.MET, "reached"),
        ("71/100", Status.OFF_TRACK, "not reached: 71% of the way"),
        ("-1/10", Status.OFF_TRACK, "not reached: moved away from the target"),
        ("0", Status.NOT_STARTED, "not started"),
    ],
)
def test_a_target_was_reached_or_so_much_of_the_way_was_done(
    progress: str, status: Status, words: str
) -> None:
    assert told(replace(moving_state(), progress=Fraction(progress), status=status)) == words


def test_a_level_was_held_or_not_at_so_many_readings() -> None:
    kept = replace(guardrail_state(), status=Status.MET)
    assert told(kept) == "held"
    # Three readings, 93, 91 and 94, of which 91 is under 92; the fourth did not come.
    assert told(replace(kept, status=Status.OFF_TRACK)) == "not held: at 2 of 3 readings"


def test_a_level_judged_as_one_was_held_or_not() -> None:
    aim = Holding(limits=LIMITS, judge=Judge.AVERAGE)
    state = replace(aim_state(aim, "%", "90"), status=Status.OFF_TRACK)
    (reading,) = state.readings
    slot = Slot(
        start=reading.on - timedelta(days=6),
        end=reading.on,
        limits=LIMITS,
        reading=reading,
        is_ok=False,
    )
    assert told(replace(state, slots=(slot,))) == "not held"


@pytest.mark.parametrize(
    ("aim", "status", "words"),
    [
        (Total(target=Decimal(500)), Status.MET, "reached"),
        (Milestones(), Status.MET, "reached"),
        (Milestones(), Status.OFF_TRACK, "not reached"),
        (YesNo(), Status.MET, "done"),
        (YesNo(), Status.OFF_TRACK, "not done"),
    ],
)
def test_each_kind_of_aim_has_its_own_words(aim: Aim, status: Status, words: str) -> None:
    state = aim_state(aim, "", "1")
    assert told(replace(state, status=status)) == words


def test_what_nobody_read_is_not_called_missed() -> None:
    unread = aim_state(Holding(limits=LIMITS), "%")
    assert told(replace(unread, status=Status.OFF_TRACK)) == "no data"


def test_pages_of_ended_goals_say_what_came_of_each_measure() -> None:
    held = replace(guardrail_state(), status=Status.MET)
    built = pages(board(replace(ENDED, numbers=replace(ENDED.numbers, measures=(MISSED, held)))))
    goal = text_of(built["goals/answer-first/index.html"])
    assert "First response time not reached 71% of the way 4 hours 3.3 hours" in goal
    assert "Csat held – 94%" in goal
    assert "not reached 3.3 hours on 29 Oct: 71% of the way." in goal
    archive = text_of(built["archive/2026-q4/index.html"])
    assert "4 hours 3.3 hours not reached 71% of the way" in archive
    assert "off track" not in goal
    assert "off track" not in archive


def test_a_running_goal_keeps_its_status() -> None:
    badge = measure_badge(replace(moving_state(moving()), status=Status.OFF_TRACK), goal_state())
    assert badge is not None
    assert badge.word == "off track"
