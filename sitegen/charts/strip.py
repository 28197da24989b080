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


_CENTRE = {Verdict.OK: -7.0, Verdict.BREACH: 10.0}
"""How far below the middle line the middle of a bar lies; the bar begins at the line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of time, both days included, and how it went."""

    start: date
    end: date
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Drawn:
    """A strip as markup: what belongs into the stretched layer, and what stands above it."""

    layer: str = ""
    above: str = ""


def marks(shown: tuple[Mark, ...], days: Days, middle: float) -> Drawn:
    """Marks around a middle line: within limits above it, outside below, missing a ring on it.

    Place and shape tell them apart without colour, down to a few pixels each.
    """
    if not shown:
        return Drawn()
    bars: dict[Verdict, str] = {Verdict.OK: "", Verdict.BREACH: ""}
    gone: list[tuple[float, float]] = []
    for mark in shown:
        left, right = days.at(mark.start), days.at(mark.end)
        width = max(0.8, right - left)
        if mark.verdict is Verdict.MISSING:
            gone.append((left + width / 2, middle))
            continue
        y = svg.short(middle + _CENTRE[mark.verdict])
        bars[mark.verdict] += f"M{svg.short(left + width * 0.15)} {y}h{svg.short(width * 0.7)}"
    layer = svg.level(middle, "grid")
    for verdict, steps in bars.items():
        layer += svg.path(steps, f"mark {verdict}", width=2 * abs(_CENTRE[verdict]))
    return Drawn(layer, svg.rings(tuple(gone), 3, "mark missing"))
