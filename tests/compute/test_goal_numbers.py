"""A goal is as its weakest outcome measure, and no better than its guardrails allow."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest

from sitegen.compute.goal_numbers import WEAKEST_FIRST, numbers, weakest
from sitegen.model.board import Settings
from sitegen.model.ledger import Reading
from sitegen.model.state import Numbers, Status
from sitegen.model.terms import Judge, Measure, Role
from tests.compute.builders import (
    MILESTONES,
    YES_NO,
    collected,
    day,
    guardrail,
    holding,
    limits,
    measure,
    milestone,
    moving,
    reading,
    terms,
)


def of(
    *measures: Measure, found: tuple[Reading, ...] = (), on: int = 50, final: bool = False
) -> Numbers:
    return numbers(terms(*measures), collected(*found), (), Settings(), day(on), final=final)


def at(id: str, level: int | str, on: int = 50) -> Reading:
    return reading(on, level, measure=id)


A, B, C = (measure(moving(), id=id) for id in "abc")
LEVEL = {Status.MET: 100, Status.ON_TRACK: 45, Status.AT_RISK: 30, Status.OFF_TRACK: 10}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (a, b, a)
        for a, b in pairwise((Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK, Status.MET))
    ],
)
def test_the_weakest_outcome_measure_decides(a: Status, b: Status, expected: Status) -> None:
    assert of(A, B, found=(at("a", LEVEL[a]), at("b", LEVEL[b]))).status is expected
    assert of(A, B, found=(at("a", LEVEL[b]), at("b", LEVEL[a]))).status is expected


def test_the_order_is_that_of_the_published_rules() -> None:
    assert [status.value for status in WEAKEST_FIRST] == [
        "off_track",
        "at_risk",
        "on_track",
        "no_data",
        "too_early",
        "met",
        "not_started",
    ]
    assert all(weakest([a, b]) is a for a, b in pairwise(WEAKEST_FIRST))


def test_a_measure_without_a_reading_is_stronger_than_one_on_track_and_weaker_than_too_early() -> (
    None
):
    assert of(A, B, found=(at("a", 45),)).status is Status.ON_TRACK
    assert of(A, B, found=(at("a", 1, on=5),)).status is Status.NO_DATA
    assert of(A, B, found=(at("a", 1, on=5), at("b", 100))).status is Status.TOO_EARLY


def test_progress_is_the_weighted_mean_of_clamped_measures_that_were_read() -> None:
    heavy = measure(moving(), id="a", weight=3)
    found = of(heavy, B, C, found=(at("a", 150), at("b", -40)))
    assert (found.progress, found.expected) == (Fraction(3, 4), Fraction(1, 2))
    assert (found.read, found.outcomes) == (2, 3)


def test_what_is_expected_is_the_weighted_mean_too() -> None:
    heavy = measure(moving(), id="a", weight=3)
    found = of(heavy, B, found=(at("a", 20, on=20), at("b", 40, on=40)))
    assert found.expected == Fraction(25, 100)


def test_nothing_is_expected_of_a_goal_where_one_of_its_measures_expects_nothing() -> None:
    yes = measure(YES_NO, id="b")
    found = of(A, yes, found=(at("a", 50), at("b", 0)))
    assert (found.progress, found.expected) == (Fraction(1, 4), None)
    assert of(A, yes, found=(at("a", 50),)).expected == Fraction(1, 2), "b was not read"


def test_without_readings_a_goal_has_no_progress() -> None:
    found = of(A, B)
    assert (found.progress, found.expected, found.read, found.outcomes) == (None, None, 0, 2)
    assert found.status is Status.NO_DATA


def test_weights_that_are_not_positive_never_divide_by_zero() -> None:
    nothing = measure(moving(), id="a", weight=0)
    assert of(nothing, found=(at("a", 50),)).progress is None


def test_lead_measures_never_count() -> None:
    lead = measure(moving(), id="lead", role=Role.LEAD)
    found = of(A, lead, found=(at("a", 50), at("lead", -50)))
    assert (found.status, found.progress, found.outcomes) == (Status.ON_TRACK, Fraction(1, 2), 1)
    assert [state.measure.id for state in found.measures] == ["a", "lead"]


def test_an_objective_has_no_progress_and_no_data() -> None:
    found = of(guardrail(), found=(at("csat", 80),))
    assert (found.status, found.progress, found.read, found.outcomes) == (
        Status.NO_DATA,
        None,
        0,
        0,
    )
    assert found.is_guardrail_broken


def test_before_the_start_nothing_has_started() -> None:
    found = of(A, guardrail(), found=(at("csat", 80, on=-9),), on=-1)
    assert (found.status, found.is_guardrail_broken) == (Status.NOT_STARTED, False)
    assert not of(A, guardrail(), on=-1, final=True).is_guardrail_broken


def test_milestones_reach_the_measure_that_counts_them() -> None:
    found = numbers(
        terms(measure(MILESTONES)),
        collected(),
        (milestone(20, 15), milestone(60)),
        Settings(),
        day(50),
    )
    assert (found.progress, found.status) == (Fraction(1, 2), Status.ON_TRACK)


def test_settings_reach_the_measures() -> None:
    strict = Settings(on_track=Decimal("0.04"))
    found = numbers(terms(A), collected(at("a", 45)), (), strict, day(50))
    assert found.status is Status.AT_RISK


# --- guardrails ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "levels", "expected", "is_broken"),
    [
        (50, (92,), Status.ON_TRACK, False),
        (50, (91,), Status.AT_RISK, True),
        (50, (91, 91), Status.OFF_TRACK, True),
        (50, (91, 91, 92), Status.ON_TRACK, False),
        (100, (91,), Status.AT_RISK, True),
        (30, (91,), Status.AT_RISK, True),
        (10, (91,), Status.OFF_TRACK, True),
        (50, (), Status.ON_TRACK, False),
    ],
)
def test_a_breach_caps_at_at_risk_and_two_in_a_row_at_off_track(
    outcome: int, levels: tuple[int, ...], expected: Status, is_broken: bool
) -> None:
    rail = [at("csat", level, on=5 + 10 * n) for n, level in enumerate(levels)]
    found = of(A, guardrail(), found=(at("a", outcome), *rail))
    assert (found.status, found.is_guardrail_broken) == (expected, is_broken)


def test_a_breach_caps_a_goal_that_has_no_reading_or_is_too_early_too() -> None:
    assert of(A, guardrail(), found=(at("csat", 91, on=5),)).status is Status.AT_RISK
    early = of(A, guardrail(), found=(at("csat", 91, on=5), at("a", 1, on=5)))
    assert early.status is Status.AT_RISK


def test_a_spent_budget_as_a_guardrail_is_off_track() -> None:
    aim = holding(limits(at_most=10), judge=Judge.TOTAL)
    budget = measure(aim, id="cost", role=Role.GUARDRAIL)
    found = of(A, budget, found=(at("a", 50), at("cost", 11, on=20)))
    assert (found.status, found.is_guardrail_broken) == (Status.OFF_TRACK, True)


def test_a_guardrail_that_moves_counts_by_its_status() -> None:
    rail = measure(moving(), id="rail", role=Role.GUARDRAIL)
    found = {
        level: of(A, rail, found=(at("a", 50), at("rail", level))) for level in (100, 45, 30, 10)
    }
    assert [(n.status, n.is_guardrail_broken) for n in found.values()] == [
        (Status.ON_TRACK, False),
        (Status.ON_TRACK, False),
        (Status.AT_RISK, False),
        (Status.OFF_TRACK, True),
    ]


def test_at_the_end_a_guardrail_is_broken_unless_it_was_met() -> None:
    kept = [at("csat", 92, on=10 * n) for n in range(1, 11)]
    good = of(A, guardrail(), found=(at("a", 100), *kept), on=101)
    assert (good.status, good.is_guardrail_broken) == (Status.MET, False)
    fair = of(A, guardrail(), found=(at("a", 100), *kept[:-2]), on=101)
    assert (fair.status, fair.is_guardrail_broken) == (Status.OFF_TRACK, True)
    unread = of(A, guardrail(), found=(at("a", 100),), on=60, final=True)
    assert unread.is_guardrail_broken


def test_at_an_early_close_numbers_are_judged_as_at_the_end() -> None:
    assert of(A, found=(at("a", 55),)).status is Status.ON_TRACK
    assert of(A, found=(at("a", 55),), final=True).status is Status.OFF_TRACK
    assert of(A, found=(at("a", 100),), final=True).status is Status.MET
