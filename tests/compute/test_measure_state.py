"""A measure that moves has progress, something expected, and a status with exact boundaries."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from sitegen.compute.frame import Frame
from sitegen.compute.measure_state import measure_state
from sitegen.model.board import Settings
from sitegen.model.state import MeasureState, MilestoneState, Status
from sitegen.model.terms import Aim, ChangeKind, Milestones, Moving, YesNo
from tests.compute.builders import (
    DUE,
    START,
    change,
    day,
    frame_on,
    holding,
    measure,
    milestone,
    moving,
    pace,
    reading,
    readings,
    total,
)


def state(
    aim: Aim, *pairs: tuple[int, str | int], on: int = 100, final: bool = False
) -> MeasureState:
    return measure_state(measure(aim), readings(*pairs), (), frame_on(on, final=final))


def steps(*found: MilestoneState, on: int, final: bool = False) -> MeasureState:
    return measure_state(measure(Milestones()), (), found, frame_on(on, final=final))


def test_progress_is_the_share_of_the_way_in_both_directions() -> None:
    assert state(moving("4.0", "2.8"), (50, "3.1")).progress == Fraction(3, 4)
    assert state(moving("2.8", "4.0"), (50, "3.7")).progress == Fraction(3, 4)


def test_progress_is_not_clamped() -> None:
    assert state(moving(4, 3), (50, "4.3")).progress == Fraction(-3, 10)
    assert state(moving(4, 3), (50, "2.5")).progress == Fraction(3, 2)


def test_the_latest_reading_counts_and_is_compared_on_its_own_date() -> None:
    found = state(moving(), (20, 30), (50, 40), on=90)
    assert (found.value, found.on, found.latest) == (Decimal(40), day(50), found.readings[-1])
    assert (found.expected, found.days_ahead) == (Fraction(1, 2), -10)
    assert found.gap == Fraction(1, 10)


def test_a_reading_before_the_start_is_compared_with_the_start() -> None:
    found = state(moving(), (-30, 10), on=50)
    assert (found.progress, found.expected, found.status) == (
        Fraction(1, 10),
        Fraction(0),
        Status.TOO_EARLY,
    )


def test_a_reading_after_due_is_compared_with_due() -> None:
    found = state(moving(), (110, 99), on=110)
    assert (found.expected, found.status) == (Fraction(1), Status.OFF_TRACK)


# --- baseline and target -------------------------------------------------------------------


def test_an_unknown_baseline_is_the_last_reading_up_to_the_start() -> None:
    found = state(moving(None, 100), (-20, 10), (0, 20), (50, 60))
    assert (found.baseline, found.progress) == (Decimal(20), Fraction(1, 2))


def test_without_a_reading_up_to_the_start_the_first_one_is_the_baseline() -> None:
    found = state(moving(None, 100), (10, 20), (50, 60))
    assert (found.baseline, found.progress) == (Decimal(20), Fraction(1, 2))
    assert state(moving(None, 100), (10, 20)).progress == 0


def test_an_unknown_baseline_without_readings_stays_unknown() -> None:
    found = state(moving(None, 100))
    assert (found.baseline, found.target, found.progress, found.status) == (
        None,
        Decimal(100),
        None,
        Status.NO_DATA,
    )


@pytest.mark.parametrize(
    ("kind", "amount", "target"),
    [
        (ChangeKind.RELATIVE, "-30", "2.8"),
        (ChangeKind.POINTS, "3", "7"),
        (ChangeKind.UNITS, "-1.2", "2.8"),
    ],
)
def test_a_change_gives_the_target_once_the_baseline_is_read(
    kind: ChangeKind, amount: str, target: str
) -> None:
    aim = moving(None, None, change=change(amount, kind))
    assert state(aim).target is None
    assert state(aim, (0, 4), (50, "3.4")).target == Decimal(target)


@pytest.mark.parametrize(
    "aim", [moving(5, 5), moving(5, None), moving(None, None, change=change(-30)), total(0)]
)
def test_where_there_is_no_way_to_go_there_is_no_progress(aim: Moving) -> None:
    found = state(aim, (0, 0), (50, 0), on=60)
    assert (found.progress, found.expected, found.days_ahead, found.gap) == (None,) * 4
    assert found.status is Status.NO_DATA


def test_readings_of_too_few_cases_are_kept_but_not_judged() -> None:
    few, enough = reading(50, 90, n=29), reading(40, 35, n=30)
    found = measure_state(measure(moving(), min_n=30), (enough, few), (), frame_on(60))
    assert (found.value, found.on, found.latest) == (Decimal(35), day(40), few)
    assert measure_state(measure(moving(), min_n=30), (few,), (), frame_on(60)).status is (
        Status.NO_DATA
    )
    assert measure_state(measure(moving(), min_n=29), (few,), (), frame_on(60)).value == 90
    unknown = measure_state(measure(moving(), min_n=30), readings((50, 45)), (), frame_on(60))
    assert unknown.status is Status.ON_TRACK, "a reading without n is judged"


# --- status --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "level", "expected"),
    [
        (14, 0, Status.TOO_EARLY),
        (15, 0, Status.AT_RISK),
        (15, "4.999", Status.AT_RISK),
        (15, 5, Status.ON_TRACK),
        (50, 90, Status.ON_TRACK),
        (50, 40, Status.ON_TRACK),
        (50, "39.999", Status.AT_RISK),
        (50, 25, Status.AT_RISK),
        (50, "24.999", Status.OFF_TRACK),
        (50, -10, Status.OFF_TRACK),
        (50, "99.999", Status.ON_TRACK),
        (50, 100, Status.MET),
        (3, 100, Status.MET),
        (0, 120, Status.MET),
    ],
)
def test_every_boundary_belongs_to_the_better_side(
    on: int, level: str | int, expected: Status
) -> None:
    assert state(moving(), (on, level), on=60).status is expected


def test_the_thresholds_are_settings() -> None:
    settings = Settings(too_early=Decimal("0.2"), on_track=Decimal("0.05"), at_risk=Decimal("0.07"))
    found = {
        level: measure_state(
            measure(moving()), readings((20, level)), (), frame_on(60, settings=settings)
        ).status
        for level in (15, 14, 13, 12)
    }
    assert found == {
        15: Status.ON_TRACK,
        14: Status.AT_RISK,
        13: Status.AT_RISK,
        12: Status.OFF_TRACK,
    }
    early = measure_state(measure(moving()), readings((19, 0)), (), frame_on(60, settings=settings))
    assert early.status is Status.TOO_EARLY


@pytest.mark.parametrize("aim", [moving(), total(), holding(), Milestones(), YesNo()])
def test_before_its_start_a_goal_has_not_started(aim: Aim) -> None:
    states = [
        measure_state(measure(aim), readings((-3, 100)), [milestone(50)], frame_on(on)).status
        for on in (-1, 0)
    ]
    assert states[0] is Status.NOT_STARTED
    assert states[1] is not Status.NOT_STARTED


def test_no_reading_is_no_data() -> None:
    assert state(moving(), on=60).status is Status.NO_DATA
    assert state(moving(), on=100).status is Status.NO_DATA


@pytest.mark.parametrize("aim", [moving(), total(), holding(), Milestones(), YesNo()])
def test_after_due_there_is_off_track_even_without_a_reading(aim: Aim) -> None:
    assert state(aim, on=100).status is Status.NO_DATA
    assert state(aim, on=101).status is Status.OFF_TRACK


@pytest.mark.parametrize(
    ("level", "expected"), [(100, Status.MET), ("99.999", Status.OFF_TRACK), (101, Status.MET)]
)
def test_after_due_only_the_target_counts(level: str | int, expected: Status) -> None:
    assert state(moving(), (100, level), on=101).status is expected
    assert state(moving(), (60, level), on=60, final=True).status is expected


def test_due_itself_still_belongs_to_the_goal() -> None:
    assert state(moving(), (100, 95), on=100).status is Status.ON_TRACK
    assert state(moving(), (100, 95), on=101).status is Status.OFF_TRACK


def test_a_pace_moves_what_is_expected() -> None:
    early = moving("4.0", "2.8", pace=pace((50, "3.04")))
    assert state(early, (50, "3.04"), on=60).expected == Fraction(8, 10)
    late = moving(pace_from=60)
    found = state(late, (50, 0), on=60)
    assert (found.expected, found.days_ahead, found.status) == (Fraction(0), 0, Status.TOO_EARLY)
    assert state(total(200, pace=pace((50, 20))), (50, 10), on=60).expected == Fraction(1, 10)


def test_a_file_without_a_due_date_has_levels_and_progress_and_nothing_expected() -> None:
    window = Frame(start=None, due=None, as_of=day(10))
    found = measure_state(measure(moving(None, 100)), readings((5, 20), (9, 60)), (), window)
    assert (found.baseline, found.progress, found.expected) == (Decimal(20), Fraction(1, 2), None)
    assert found.status is Status.TOO_EARLY
    held = measure_state(measure(holding()), readings((5, 90)), (), window)
    assert (held.value, held.slots, held.status) == (Decimal(90), (), Status.NO_DATA)


# --- in total ------------------------------------------------------------------------------


def test_a_total_sums_what_came_since_the_start() -> None:
    found = state(total(10), (-1, 5), (0, "0.1"), (20, "0.2"), (50, 4), on=60)
    assert (found.value, found.on, found.baseline, found.target) == (
        Decimal("4.3"),
        day(50),
        Decimal(0),
        Decimal(10),
    )
    assert found.progress == Fraction(43, 100)
    assert len(found.readings) == 4


def test_a_total_of_what_came_before_the_start_has_no_reading() -> None:
    found = state(total(10), (-1, 5), on=60)
    assert (found.value, found.on, found.status) == (None, None, Status.NO_DATA)


def test_a_total_counts_small_readings_too() -> None:
    one = reading(50, 5, n=1)
    assert measure_state(measure(total(10), min_n=30), (one,), (), frame_on(60)).value == 5


# --- milestones ----------------------------------------------------------------------------


def test_milestones_count_what_is_reached_against_what_was_due_before_the_day() -> None:
    found = [milestone(20, 15), milestone(40), milestone(60, 50), milestone(None)]
    assert [steps(*found, on=on).expected for on in (20, 21, 40, 41, 60, 61, 100)] == [
        Fraction(share, 4) for share in (0, 1, 1, 2, 2, 3, 3)
    ]
    assert [steps(*found, on=on).progress for on in (14, 15, 49, 50)] == [
        Fraction(share, 4) for share in (0, 1, 1, 2)
    ]
    now = steps(*found, on=61)
    assert (now.value, now.target, now.on) == (Decimal(2), Decimal(4), day(61))
    assert now.status is Status.AT_RISK


def test_a_milestone_due_today_is_not_late_and_one_without_a_date_is_due_with_the_goal() -> None:
    assert steps(milestone(30), on=30).status is Status.TOO_EARLY
    assert steps(milestone(30), on=31).status is Status.OFF_TRACK
    assert steps(milestone(None), on=100).status is Status.TOO_EARLY


def test_all_milestones_reached_is_met_and_at_the_end_nothing_less() -> None:
    assert steps(milestone(30, 5), on=5).status is Status.MET
    assert steps(milestone(30, 5), milestone(90), on=101).status is Status.OFF_TRACK
    assert steps(milestone(30, 5), milestone(90, 99), on=101).status is Status.MET


def test_without_milestones_there_is_no_progress() -> None:
    found = steps(on=50)
    assert (found.progress, found.value, found.on, found.status) == (
        None,
        None,
        None,
        Status.NO_DATA,
    )


# --- yes or no -----------------------------------------------------------------------------


def test_yes_or_no_is_met_or_too_early_before_due() -> None:
    assert state(YesNo(), on=60).status is Status.NO_DATA
    no = state(YesNo(), (50, 0), on=100)
    assert (no.progress, no.expected, no.status) == (Fraction(0), None, Status.TOO_EARLY)
    yes = state(YesNo(), (50, 0), (60, 1), on=60)
    assert (yes.progress, yes.status) == (Fraction(1), Status.MET)


def test_yes_or_no_is_met_or_off_track_after_due() -> None:
    assert state(YesNo(), (50, 0), on=101).status is Status.OFF_TRACK
    assert state(YesNo(), (50, 1), on=101).status is Status.MET
    assert state(YesNo(), (50, 1), (60, 0), on=101).status is Status.OFF_TRACK


def test_the_usual_goal_runs_a_hundred_days() -> None:
    assert (DUE - START).days == 100
