"""From days and levels to places on a chart, and the few round numbers beside it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Days:
    """Time from left (0) to right (100), in days; places beyond are held at the edge."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """The place of a day, 0 to 100."""
        span = (self.last - self.first).days
        if span <= 0:
            return 50.0
        return min(100.0, max(0.0, 100 * (day - self.first).days / span))

    def holds(self, day: date) -> bool:
        """Whether the day is on the chart."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Levels:
    """Levels from bottom to top of `height` pixels; `top` leaves room above."""

    low: float
    high: float
    height: float
    top: float = 0.0

    def at(self, level: Decimal | float) -> float:
        """The place of a level, in pixels from the top."""
        share = (float(level) - self.low) / (self.high - self.low)
        return self.top + (1 - min(1.0, max(0.0, share))) * (self.height - self.top)


def levels(values: Iterable[Decimal], height: float, top: float = 0.0) -> Levels:
    """A scale that holds all values with a little air; equal ones stand in the middle."""
    known = [float(value) for value in values] or [0.0]
    low, high = min(known), max(known)
    air = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
    return Levels(low - air, high + air, height, top)


def ticks(scale: Levels) -> tuple[Decimal, ...]:
    """Two to four round numbers within the scale: steps of 1, 2 or 5 times a power of ten."""
    power = math.floor(math.log10((scale.high - scale.low) / 4))
    for step in (Decimal(factor).scaleb(power + up) for up in (0, 1) for factor in (1, 2, 5)):
        first = math.ceil(scale.low / float(step))
        last = math.floor(scale.high / float(step))
        if last - first < 4:
            return tuple(step * n for n in range(first, last + 1))
    return ()


def apart(places: tuple[float, ...], gap: float, low: float, high: float) -> tuple[float, ...]:
    """The places moved as little as needed so that labels do not overlap, in their order.

    Labels keep `gap` pixels between them and stay within `low` and `high` while they fit.
    """
    order = sorted(range(len(places)), key=lambda n: places[n])
    moved = list(places)
    floor = low
    for n in order:
        moved[n] = max(places[n], floor)
        floor = moved[n] + gap
    ceiling = high
    for n in reversed(order):
        moved[n] = min(moved[n], ceiling)
        ceiling = moved[n] - gap
    return tuple(moved)


def compact(value: Decimal) -> str:
    """A number for an axis, short enough for its margin: 0.25, 40, 12k, 3.5M."""
    for size, letter in ((9, "bn"), (6, "M"), (4, "k")):
        if abs(value) >= Decimal(10) ** size:
            unit = Decimal(10) ** (3 if letter == "k" else size)
            return f"{float(value / unit):.4g}{letter}".replace("-", "−")
    return f"{float(value):.4g}".replace("-", "−")
