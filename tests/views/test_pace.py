"""What a measure needs from here on, in one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from sitegen.dates import Cadence, Grain, Span
from sitegen.model.state import Lifecycle, MeasureState
from sitegen.views.forms import Forms
from sitegen.views.pace import pace_words
from tests.pages.parts import AS_OF, moving, moving_state
from tests.pages.sites import goal_state

FORMS = Forms("en", AS_OF)


def said(measure: MeasureState, lifecycle: Lifecycle = Lifecycle.ACTIVE) -> str:
    return pace_words(measure, replace(goal_state(measures=(measure,)), lifecycle=lifecycle), FORMS)


@pytest.mark.parametrize(
    ("values", "text"),
    [
        # 3.3 to 2.8 in 63 days: 0.5 x 7/63 = 0.0556; 3.9 to 3.3 in three weeks: 0.2
        (("3.9", "3.7", "3.6", "3.3"), "0.056 hours less each week; since 8 Oct it was 0.2 less."),
        (("3.3", "3.5", "3.6", "3.9"), "0.12 hours less each week; since 8 Oct it was 0.2 more."),
        (("3.3", "3.5", "3.1", "3.3"), "0.056 hours less each week; since 8 Oct it did not move."),
    ],
)
def test_the_change_needed_stands_beside_the_recent_one(values: tuple[str, ...], text: str) -> None:
    assert said(moving_state(None, *values)) == f"From here: {text}"


def test_a_single_reading_has_no_pace() -> None:
    # 3.9 on 8 October, so 84 days: 1.1 x 7/84 = 0.0917
    assert said(moving_state(None, "3.9")) == "From here: 0.092 hours less each week."


def test_per_cents_move_by_points_and_longer_rhythms_are_named() -> None:
    # 70 to 90 in 63 days; two weeks: 20 x 14/63 = 4.44; 64 to 70 in three weeks: 4
    measure = replace(moving("%", "90"), every=Cadence(Span(2, Grain.WEEK)))
    state = replace(
        moving_state(measure, "64", "66", "68", "70"),
        baseline=Decimal(60),
        target=Decimal(90),
        progress=Fraction(1, 3),
    )
    text = "From here: 4.4 points more every 2 weeks; since 8 Oct it was 4 more."
    assert said(state) == text


def test_a_big_number_keeps_what_stands_before_its_point() -> None:
    # 1200 on 8 October, so 84 days: 1080 x 7/84 = 90
    state = replace(moving_state(moving("tickets", "120"), "1200"), target=Decimal(120))
    assert said(state) == "From here: 90 tickets less each week."


def test_a_goal_that_does_not_run_needs_nothing() -> None:
    assert said(moving_state(), Lifecycle.CLOSED) == ""


def test_the_year_is_named_where_it_is_another() -> None:
    state = moving_state()
    goal = replace(goal_state(measures=(state,)), lifecycle=Lifecycle.ACTIVE)
    assert "since 8 Oct 2026 it" in pace_words(state, goal, Forms("en", date(2027, 1, 1)))
