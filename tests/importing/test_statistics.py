"""Medians, means, percentiles and shares, worked out by hand."""

from __future__ import annotations

from array import array
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.importing.statistics import aggregate, statistic_name


def of(statistic: str, *values: int) -> Fraction:
    return aggregate(statistic, array("q", (value * 1_000_000 for value in values)))


@pytest.mark.parametrize(
    ("statistic", "number"),
    [
        ("median", Fraction(5, 2)),  # between 2 and 3
        ("mean", Fraction(16, 4)),
        ("sum", Fraction(16)),
        ("count", Fraction(4)),
        ("p25", Fraction(1)),  # the first of four has a quarter at or below it
        ("p50", Fraction(2)),
        ("p75", Fraction(3)),
        ("p76", Fraction(10)),  # three of four are 75 in a hundred, which is too few
        ("p99", Fraction(10)),
    ],
)
def test_statistics_of_four_numbers(statistic: str, number: Fraction) -> None:
    assert of(statistic, 10, 2, 3, 1) == number


def test_a_median_of_an_odd_number_is_the_one_in_the_middle() -> None:
    assert of("median", 9, 1, 5) == 5


def test_a_share_is_that_of_the_ones() -> None:
    assert of("share", 1, 1, 0) == Fraction(2, 3)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Median", "median"),
        ("average", "mean"),
        ("90th percentile", "p90"),
        ("95th-percentile", "p95"),
        ("p5", "p5"),
        ("best week", ""),
        ("p100", ""),
        ("p0", ""),
    ],
)
def test_statistics_have_one_name(text: str, name: str) -> None:
    assert statistic_name(text) == name


@given(st.lists(st.integers(-(10**15), 10**15), min_size=1))
def test_the_order_of_values_does_not_matter(values: list[int]) -> None:
    mixed = sorted(values, key=hash)
    for statistic in ("median", "mean", "sum", "count", "p10", "p90"):
        assert aggregate(statistic, array("q", values)) == aggregate(statistic, array("q", mixed))
