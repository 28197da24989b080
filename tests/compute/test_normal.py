"""Normal variation: mean ± 2.66 × mean moving range, exact, from four readings on."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.compute.normal import ANY, Band, Level, Range, band, before, possible
from sitegen.model.board import Metric
from tests.compute.builders import START, day, reading

values = st.decimals(
    allow_nan=False, allow_infinity=False, places=3, min_value=-(10**6), max_value=10**6
)
several = st.lists(values, min_size=4, max_size=30)


def levels(*numbers: str | Decimal) -> tuple[Level, ...]:
    first = START - timedelta(days=7 * len(numbers))
    return tuple(Level(first + timedelta(days=7 * n), Decimal(v)) for n, v in enumerate(numbers))


def of(*numbers: str | Decimal, possible: Range = ANY) -> Band:
    found = band(levels(*numbers), possible)
    assert found
    return found


def test_the_band_is_the_mean_and_2_66_mean_moving_ranges_to_either_side() -> None:
    # mean 16 / 4; moving ranges 1, 2, 1: 4/3; 2.66 x 4/3 = 266/75
    assert of("4", "5", "3", "4") == Band(
        count=4,
        start=START - timedelta(days=28),
        end=START - timedelta(days=7),
        mean=Fraction(4),
        low=4 - Fraction(266, 75),
        high=4 + Fraction(266, 75),
    )


def test_three_readings_say_nothing() -> None:
    assert band(levels("4", "5", "3")) is None
    assert band(()) is None


def test_both_ends_belong_to_the_band() -> None:
    # mean 3; moving ranges 2, 2, 2; 2.66 x 2 = 5.32
    found = of("2", "4", "2", "4")
    assert [found.holds(Decimal(v)) for v in ("-2.32", "8.32")] == [True, True]
    assert [found.holds(Decimal(v)) for v in ("-2.33", "8.33")] == [False, False]


def test_readings_that_never_vary_are_a_band_without_width() -> None:
    found = of("4.0", "4", "4", "4")
    assert found.low == found.high == 4
    assert found.holds(Decimal("4.00"))


def test_the_band_ends_where_the_metric_does() -> None:
    share = Range(low=Decimal(0), high=Decimal(100))
    low = of("2", "4", "2", "4", possible=share)
    assert low.low == 0
    assert (low.is_low_cut, low.is_high_cut) == (True, False)
    high = of("98", "96", "98", "96", possible=share)
    assert high.high == 100
    assert (high.is_low_cut, high.is_high_cut) == (False, True)


def test_a_range_that_the_readings_do_not_keep_cuts_nothing() -> None:
    found = of("-5", "-5", "-5", "-5", possible=Range(low=Decimal(0)))
    assert found.low == found.high == -5
    assert not found.is_low_cut


@given(several)
def test_the_band_is_even_on_both_sides_and_holds_its_mean(numbers: list[Decimal]) -> None:
    found = of(*numbers)
    assert found.high - found.mean == found.mean - found.low >= 0


@given(several, values, st.integers(min_value=1, max_value=60))
def test_moving_and_stretching_all_readings_moves_and_stretches_the_band(
    numbers: list[Decimal], by: Decimal, times: int
) -> None:
    plain, moved = of(*numbers), of(*(value * times + by for value in numbers))
    for one, other in ((plain.low, moved.low), (plain.high, moved.high)):
        assert other == one * times + Fraction(by)


@given(several)
def test_the_mirror_image_has_the_mirrored_band(numbers: list[Decimal]) -> None:
    plain, mirrored = of(*numbers), of(*(-value for value in numbers))
    assert (mirrored.low, mirrored.high) == (-plain.high, -plain.low)


@given(several)
def test_read_backwards_the_band_is_the_same(numbers: list[Decimal]) -> None:
    plain, backwards = of(*numbers), of(*reversed(numbers))
    assert (plain.low, plain.high) == (backwards.low, backwards.high)


@given(several, values, values)
def test_a_range_only_ever_narrows_the_band_around_its_mean(
    numbers: list[Decimal], one: Decimal, other: Decimal
) -> None:
    plain = of(*numbers)
    cut = of(*numbers, possible=Range(low=min(one, other), high=max(one, other)))
    assert plain.low <= cut.low <= cut.mean <= cut.high <= plain.high


def test_only_readings_before_the_start_day_with_enough_cases_count() -> None:
    read = [
        reading(-14, 4, n=30),
        reading(-7, 5, n=29),
        reading(-1, 6),
        reading(0, 7, n=90),
        reading(7, 8, n=90),
    ]
    assert before(read, START, min_n=30) == (
        Level(day(-14), Decimal(4)),
        Level(day(-1), Decimal(6)),
    )
    assert before(read, None) == ()


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        ("hours", Range(low=Decimal(0), high=Decimal(72))),
        ("hour", Range(low=Decimal(0), high=Decimal(72))),
        ("minutes", Range(low=Decimal(0))),
    ],
)
def test_in_another_unit_only_zero_is_the_same(unit: str, found: Range) -> None:
    metric = Metric(id="m", name="M", unit="hours", low=Decimal(0), high=Decimal(72))
    assert possible(metric, unit) == found
    assert possible(None, unit) == ANY
