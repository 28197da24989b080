"""Exact arithmetic: sums, means and roundings that no decimal context can cut short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

_MEAN = Context(prec=12, rounding=ROUND_HALF_UP)
"""As many digits as a number in a file may have."""


def total(values: Sequence[Decimal]) -> Decimal:
    """The exact sum of finite decimals; 0 of none. A `sum` would round at 28 digits."""
    places = max((_places(value) for value in values), default=0)
    scaled = sum(map(Fraction, values), Fraction(0)) * 10**places
    return Decimal(f"{scaled.numerator}e{-places}")


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def mean(values: Sequence[Decimal]) -> Fraction:
    """The exact mean of at least one decimal."""
    return sum(map(Fraction, values), Fraction(0)) / len(values)


def as_decimal(value: Fraction) -> Decimal:
    """The decimal nearest to a share, with at most 12 digits: to show, never to judge by."""
    return _MEAN.divide(Decimal(value.numerator), Decimal(value.denominator))


def clamped(share: Fraction) -> Fraction:
    """The share, or the nearer end of 0..1."""
    return min(max(share, Fraction(0)), Fraction(1))


def weighted_mean(pairs: Iterable[tuple[Decimal, Fraction]]) -> Fraction | None:
    """The mean of (weight, share) pairs; weights of 0 or less do not count. None without any."""
    counted = [(Fraction(weight), share) for weight, share in pairs if weight > 0]
    weights = sum(weight for weight, _ in counted)
    return sum((w * share for w, share in counted), Fraction(0)) / weights if weights else None


def whole(value: Fraction) -> int:
    """The nearest whole number, halves away from zero, as people round."""
    size = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return size if value >= 0 else -size


def decimal(value: Fraction, places: int) -> Decimal:
    """A fraction with so many decimals, halves away from zero, as people round."""
    return Decimal(whole(value * 10**places)).scaleb(-places)
