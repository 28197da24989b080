"""What a plan expects by a day, and by how many days progress is ahead of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from sitegen.compute.exact import clamped, whole

Stop = tuple[date, Fraction]
"""By this day, this share of the way."""

Course = tuple[tuple[Fraction, Fraction], ...]
"""A line through (days since start, share) with every share in 0..1; days only grow."""


def course(
    start: date, due: date, stops: Sequence[Stop] = (), pace_from: date | None = None
) -> Course:
    """The way from 0 at start to 1 at due, over the stops of a pace between them.

    With `pace_from` nothing is expected up to that day. Stops outside start and due are
    left out; a stop below 0 or above 1 bends the line, which is then cut off at 0 and 1.
    A goal of a single day expects nothing before that day is over.
    """
    if due <= start:
        return ((Fraction(0), Fraction(0)),)
    points = {start: Fraction(0), due: Fraction(1)}
    if pace_from is not None and pace_from > start:
        points[min(pace_from, due - timedelta(days=1))] = Fraction(0)
    points.update((day, share) for day, share in stops if start < day < due)
    line = [(Fraction((day - start).days), points[day]) for day in sorted(points)]
    crossings = [cut for a, b in pairwise(line) for cut in _crossings(a, b)]
    return tuple((day, clamped(share)) for day, share in sorted([*line, *crossings]))


def _crossings(
    a: tuple[Fraction, Fraction], b: tuple[Fraction, Fraction]
) -> list[tuple[Fraction, Fraction]]:
    """Where a piece passes 0 or 1, so that cutting it off there bends it at the right day."""
    return [
        (a[0] + (b[0] - a[0]) * (bound - a[1]) / (b[1] - a[1]), Fraction(bound))
        for bound in (0, 1)
        if (a[1] - bound) * (b[1] - bound) < 0
    ]


def expected(way: Course, day: int) -> Fraction:
    """The share expected `day` days after start, within 0..1; before and after, as at the ends."""
    if day <= way[0][0]:
        return way[0][1]
    for (x0, y0), (x1, y1) in pairwise(way):
        if day <= x1:
            return y0 + (y1 - y0) * (day - x0) / (x1 - x0)
    return way[-1][1]


def days_ahead(way: Course, progress: Fraction, day: int) -> int:
    """How many days later than `day` the plan reaches this progress; negative is behind.

    Progress is taken within 0..1, since a plan reaches nothing else: below 0 is as at
    start. Where the plan stays level, the day nearest to `day` counts.
    """
    share = clamped(progress)
    away = [
        near - day for a, b in pairwise(way) if (near := _nearest(a, b, share, day)) is not None
    ]
    return whole(min(away, key=abs, default=Fraction(0)))


def _nearest(
    a: tuple[Fraction, Fraction], b: tuple[Fraction, Fraction], share: Fraction, day: int
) -> Fraction | None:
    """The day nearest to `day` on which the piece from a to b is at `share`, or None."""
    (x0, y0), (x1, y1) = a, b
    if not min(y0, y1) <= share <= max(y0, y1):
        return None
    if y0 == y1:
        return min(max(Fraction(day), x0), x1)
    return x0 + (x1 - x0) * (share - y0) / (y1 - y0)
