"""What a plan expects by a day, and how many days progress is ahead of it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.compute.expected import Course, Stop, course, days_ahead, expected
from tests.compute.builders import DUE, START, day


def percent(way: Course, on: int) -> Fraction:
    return expected(way, on) * 100


def stops(*pairs: tuple[int, int]) -> list[Stop]:
    return [(day(on), Fraction(share, 100)) for on, share in pairs]


LINEAR = course(START, DUE)


@pytest.mark.parametrize(
    ("on", "share"), [(-5, 0), (0, 0), (1, 1), (50, 50), (100, 100), (120, 100)]
)
def test_a_line_goes_from_nothing_at_start_to_all_at_due(on: int, share: int) -> None:
    assert percent(LINEAR, on) == share


def test_nothing_is_expected_until_pace_from_and_then_a_line() -> None:
    way = course(START, DUE, pace_from=day(60))
    assert [percent(way, on) for on in (0, 59, 60, 61, 80, 100)] == [
        0,
        0,
        0,
        Fraction(5, 2),
        50,
        100,
    ]


def test_a_pace_from_at_or_before_the_start_changes_nothing() -> None:
    assert course(START, DUE, pace_from=START) == course(START, DUE, pace_from=day(-9)) == LINEAR


def test_a_pace_from_after_due_still_expects_all_at_due() -> None:
    way = course(START, DUE, pace_from=day(140))
    assert [percent(way, on) for on in (50, 99, 100)] == [0, 0, 100]


def test_a_pace_is_a_line_through_its_points_in_any_order() -> None:
    way = course(START, DUE, stops((50, 80), (20, 10)))
    assert [percent(way, on) for on in (10, 20, 35, 50, 75, 100)] == [5, 10, 45, 80, 90, 100]


def test_points_outside_the_goal_are_left_out() -> None:
    assert course(START, DUE, stops((-5, 40), (0, 30), (100, 20), (150, 10))) == LINEAR


def test_a_pace_may_first_go_the_wrong_way_and_expects_nothing_meanwhile() -> None:
    way = course(START, DUE, stops((20, -20)))
    assert [percent(way, on) for on in (10, 20, 30, 33)] == [0, 0, 0, 0]
    assert expected(way, 60) == Fraction(2, 5)
    assert percent(way, 100) == 100


def test_a_pace_beyond_the_target_expects_all_from_where_it_passes_it() -> None:
    way = course(START, DUE, stops((50, 200)))
    assert [percent(way, on) for on in (20, 25, 40, 80)] == [80, 100, 100, 100]


def test_a_goal_of_one_day_expects_nothing_before_it_is_over() -> None:
    way = course(START, START)
    assert [expected(way, on) for on in (-1, 0, 1)] == [0, 0, 0]
    assert days_ahead(way, Fraction(1, 2), 0) == 0


@pytest.mark.parametrize(
    ("progress", "on", "days"),
    [
        ("1/2", 50, 0),
        ("3/5", 50, 10),
        ("2/5", 50, -10),
        ("505/1000", 50, 1),  # half a day: away from zero
        ("495/1000", 50, -1),
        ("504/1000", 50, 0),
        ("-1/5", 30, -30),  # moved away: as at the start
        ("7/5", 30, 70),  # beyond the target: as at due
    ],
)
def test_days_ahead_on_a_line(progress: str, on: int, days: int) -> None:
    assert days_ahead(LINEAR, Fraction(progress), on) == days


def test_days_ahead_follow_the_pace_and_not_the_line() -> None:
    way = course(START, DUE, stops((50, 80)))
    assert days_ahead(way, Fraction(8, 10), 75) == -25
    assert days_ahead(way, Fraction(4, 10), 10) == 15
    assert days_ahead(way, Fraction(9, 10), 50) == 25


def test_where_the_plan_stays_level_the_nearest_day_counts() -> None:
    way = course(START, DUE, pace_from=day(60))
    assert days_ahead(way, Fraction(0), 30) == 0
    assert days_ahead(way, Fraction(0), 60) == 0
    assert days_ahead(way, Fraction(0), 80) == -20
    assert days_ahead(way, Fraction(1, 2), 30) == 50


shares = st.fractions(-2, 2, max_denominator=50)
courses = st.builds(
    course,
    st.just(START),
    st.just(DUE),
    st.lists(st.tuples(st.integers(-10, 110).map(day), shares), max_size=4),
    st.none() | st.integers(-10, 120).map(day),
)


@given(courses, st.integers(-10, 130))
def test_what_is_expected_lies_within_0_and_1(way: Course, on: int) -> None:
    assert 0 <= expected(way, on) <= 1
    assert expected(way, 100) == 1


@given(courses, st.integers(0, 100))
def test_who_is_exactly_on_plan_is_zero_days_ahead(way: Course, on: int) -> None:
    assert days_ahead(way, expected(way, on), on) == 0


@given(shares, st.integers(0, 100))
def test_on_a_line_a_point_is_a_day_of_a_hundred(progress: Fraction, on: int) -> None:
    ahead = days_ahead(LINEAR, progress, on)
    within = min(max(progress, Fraction(0)), Fraction(1))
    assert abs(ahead - (within * 100 - on)) <= Fraction(1, 2)
