"""Sums and means stay exact whatever the number of digits."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.compute.exact import as_decimal, clamped, decimal, mean, total, weighted_mean, whole

decimals = st.decimals(
    allow_nan=False, allow_infinity=False, places=6, min_value=-(10**6), max_value=10**6
)


def test_a_sum_is_exact_beyond_the_28_digits_of_a_context() -> None:
    values = [Decimal("1E+20"), Decimal("1E-20"), Decimal("-1E+20")]
    assert total(values) == Decimal("1E-20")
    assert sum(values) != Decimal("1E-20"), "which is why"


def test_a_sum_of_nothing_is_zero() -> None:
    assert total([]) == 0


@given(st.lists(decimals))
def test_a_sum_is_that_of_the_fractions_in_any_context(values: list[Decimal]) -> None:
    with localcontext(prec=2):
        found = total(values)
    assert Fraction(found) == sum(map(Fraction, values), Fraction(0))


def test_a_mean_is_exact_and_its_decimal_is_rounded() -> None:
    third = mean([Decimal(1), Decimal(0), Decimal(0)])
    assert third == Fraction(1, 3)
    assert as_decimal(third) == Decimal("0.333333333333")
    assert as_decimal(Fraction(-2, 3)) == Decimal("-0.666666666667")


@pytest.mark.parametrize(
    ("share", "kept"),
    [
        (Fraction(-1, 9), Fraction(0)),
        (Fraction(1, 3), Fraction(1, 3)),
        (Fraction(9, 8), Fraction(1)),
    ],
)
def test_a_share_is_clamped_to_0_and_1(share: Fraction, kept: Fraction) -> None:
    assert clamped(share) == kept


def test_a_weighted_mean_ignores_weights_that_are_not_positive() -> None:
    half, one = Fraction(1, 2), Fraction(1)
    assert weighted_mean([(Decimal(3), half), (Decimal(1), one)]) == Fraction(5, 8)
    assert weighted_mean([(Decimal(0), one), (Decimal(-1), one), (Decimal(2), half)]) == half
    assert weighted_mean([(Decimal(0), one)]) is None
    assert weighted_mean([]) is None


@pytest.mark.parametrize(
    ("value", "nearest"),
    [("1/2", 1), ("-1/2", -1), ("49/100", 0), ("-3/2", -2), ("5/2", 3), ("7/3", 2), ("-7/3", -2)],
)
def test_halves_are_rounded_away_from_zero(value: str, nearest: int) -> None:
    assert whole(Fraction(value)) == nearest


def test_decimals_are_rounded_with_halves_away_from_zero() -> None:
    assert decimal(Fraction(1, 2), 0) == 1
    assert decimal(Fraction(-1, 2), 0) == -1
    assert decimal(Fraction(1, 8), 2) == Decimal("0.13")
