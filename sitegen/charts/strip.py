"""The strip of a measure that has to hold: one mark for each stretch of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sitegen.charts import _svg as svg
from sitegen.charts.scale import Days

HEIGHT = 22.0
"""How much room a strip takes below its place, in pixels."""


class Verdict(StrEnum):
    """How one stretch went."""

    OK = "ok"
    BREACH = "breach"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of time, both days included, and how it went."""

    start: date
    end: date
    verdict: Verdict


def marks(shown: tuple[Mark, ...], days: Days, middle: float) -> str:
    """Marks around a middle line: within limits above it, outside below, missing a ring on it.

    Place and shape tell them apart without colour, down to a few pixels each.
    """
    drawn = svg.element("line", x1="0", x2="100%", y1=middle, y2=middle, class_="grid")
    for mark in shown:
        left, right = days.at(mark.start), days.at(mark.end)
        width = max(0.8, right - left)
        if mark.verdict is Verdict.MISSING:
            x = svg.percent(left + width / 2)
            drawn += svg.element("circle", cx=x, cy=middle, r=3, class_="mark missing")
            continue
        top = middle - 14 if mark.verdict is Verdict.OK else middle
        drawn += svg.element(
            "rect",
            x=svg.percent(left + width * 0.15),
            y=top,
            width=svg.percent(width * 0.7),
            height=14 if mark.verdict is Verdict.OK else 20,
            class_=f"mark {mark.verdict}",
        )
    return drawn
