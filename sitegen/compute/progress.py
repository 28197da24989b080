"""How far a measure has come: its baseline, its target and the share of the way between them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sitegen.model.ledger import Reading
from sitegen.model.terms import Moving


def share_of_way(baseline: Decimal, target: Decimal, value: Decimal) -> Fraction | None:
    """`(value - baseline) / (target - baseline)`, not clamped; None where there is no way to go."""
    way = Fraction(target) - Fraction(baseline)
    return (Fraction(value) - Fraction(baseline)) / way if way else None


def with_enough_cases(readings: Sequence[Reading], min_n: int | None) -> tuple[Reading, ...]:
    """The readings to judge by: all but those known to rest on fewer than `min_n` cases."""
    return tuple(r for r in readings if min_n is None or r.n is None or r.n >= min_n)


def baseline(aim: Moving, readings: Sequence[Reading], start: date | None) -> Decimal | None:
    """The level a measure moves from, given its readings oldest first.

    Where the terms do not know it: the last reading up to the start, else the first one.
    """
    if aim.baseline is not None or not readings:
        return aim.baseline
    before = [reading for reading in readings if start is not None and reading.on <= start]
    return (before[-1] if before else readings[0]).value


def target(aim: Moving, level: Decimal | None) -> Decimal | None:
    """The level to reach from the baseline `level`; None while it cannot be told."""
    if aim.target is not None or aim.change is None or level is None:
        return aim.target
    return aim.change.target(level)
