"""A sparkline: the readings of a measure in the height of a line of text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sitegen.charts import _svg as svg
from sitegen.charts._svg import Svg
from sitegen.charts.progress import Point
from sitegen.charts.scale import Days, levels

_HEIGHT = 32.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spark:
    """Readings from start to due, and the level that was promised, if there is one."""

    label: str
    tone: str
    start: date
    due: date
    readings: tuple[Point, ...]
    target: Decimal | None = None
    description: str = ""


def spark(line: Spark) -> Svg:
    """The sparkline as SVG; a thin line stands for the target, a point for the last reading."""
    shown = tuple(p for p in line.readings if line.start <= p.on <= line.due)
    known = [p.level for p in shown] + ([line.target] if line.target is not None else [])
    scale = levels(known, _HEIGHT - 6, 6)
    days = Days(line.start, line.due)
    layer = svg.level(scale.at(line.target), "level target") if line.target is not None else ""
    layer += svg.line(tuple((days.at(p.on), scale.at(p.level)) for p in shown), "reading")
    drawn = svg.stretched(_HEIGHT, layer) if layer else ""
    if shown:
        drawn += svg.element(
            "circle",
            cx=svg.percent(days.at(shown[-1].on)),
            cy=svg.short(scale.at(shown[-1].level)),
            r=3.5,
            class_=f"point last {line.tone}",
        )
    return svg.picture("spark", _HEIGHT, line.label, line.description, drawn)
