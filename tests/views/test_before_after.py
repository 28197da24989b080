"""Every measure before and after its goal, guardrails too."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from sitegen.model.terms import Aim, Holding, Judge, Limits, Milestones, Total, YesNo
from sitegen.views.before_after import after_words, before_words
from sitegen.views.forms import Forms
from tests.pages.parts import AS_OF, START, aim_state, moving_state, reading
from tests.pages.sites import goal_state

FORMS = Forms("en", AS_OF)
HOLDING = Holding(limits=Limits(at_least=Decimal(92)))
BUDGET = Holding(limits=Limits(at_most=Decimal(60)), judge=Judge.TOTAL)


@pytest.mark.parametrize(
    ("aim", "unit", "values", "before", "after"),
    [
        (Total(target=Decimal(500)), "calls", ("120",), "0 calls", "120 calls"),
        (BUDGET, "hours", ("4",), "0 hours", "4 hours"),
        (HOLDING, "%", ("93", "94"), "", "94%"),
        (HOLDING, "%", (), "", ""),
        (YesNo(), "", ("1",), "", "done"),
        (YesNo(), "", ("0",), "", "not done"),
        (Milestones(), "", (), "", "0 of 1 milestone"),
    ],
)
def test_each_kind_of_measure_has_its_words(
    aim: Aim, unit: str, values: tuple[str, ...], before: str, after: str
) -> None:
    state = aim_state(aim, unit, *values)
    assert before_words(state, goal_state(), FORMS) == before
    assert after_words(state, goal_state(), FORMS) == after


def test_a_measure_that_moves_begins_at_its_baseline() -> None:
    assert before_words(moving_state(), goal_state(), FORMS) == "4 hours"
    unknown = replace(moving_state(), baseline=None)
    assert before_words(unknown, goal_state(), FORMS) == ""


def test_a_guardrail_begins_at_its_last_reading_by_the_start() -> None:
    state = aim_state(HOLDING, "%", "94")
    early = (reading(START - timedelta(days=7), "89"), reading(START, "91"), *state.readings)
    assert before_words(replace(state, readings=early), goal_state(), FORMS) == "91%"
