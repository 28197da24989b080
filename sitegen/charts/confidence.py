"""Stated confidence over time: each check-in as a dot beside one of a few words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sitegen.charts import _svg as svg
from sitegen.charts._svg import Svg
from sitegen.charts.scale import Days

_TOP = 14.0
_STEP = 26.0
_AXIS = 20.0


@dataclass(frozen=True, slots=True)
class Row:
    """What can be stated, from the best to the worst: a word, its shape and its tone."""

    word: str
    shape: str
    tone: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What one check-in stated: `row` counts the rows from 0."""

    on: date
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceChart:
    """What the check-ins of a goal stated, oldest first; labels of days are finished words."""

    title: str
    description: str
    start: date
    due: date
    today: date
    start_label: str
    due_label: str
    rows: tuple[Row, ...]
    stated: tuple[Stated, ...]


def confidence(chart: ConfidenceChart) -> Svg:
    """The chart as SVG: a row for each word, named at its end, and dots joined by a thin line."""
    dates = [one.on for one in chart.stated]
    days = Days(min([chart.start, *dates]), max([chart.due, *dates]))
    bottom = _TOP + _STEP * len(chart.rows)
    places = tuple((days.at(one.on), _row(one.row)) for one in chart.stated)
    grid = "".join(f"M0 {svg.short(_row(n))}H100" for n in range(len(chart.rows)))
    layer = svg.path(grid, "grid") + svg.line(places, "lead-in")
    names = ""
    for n, row in enumerate(chart.rows):
        mine = tuple(place for place, one in zip(places, chart.stated, strict=True) if one.row == n)
        layer += svg.dots(mine, f"dots {row.tone}")
        names += svg.label(
            f"{row.shape} {row.word}", _row(n), f"label {row.tone}", x="100%", dx="9"
        )
    body = svg.stretched(bottom, layer) + names
    if days.holds(chart.today):
        body += svg.upright(days.at(chart.today), 2, bottom - _STEP / 2, "today")
    ends = ((chart.start, chart.start_label, "when"), (chart.due, chart.due_label, "when"))
    for day, label, css in ends:
        body += svg.text(label, x=svg.percent(days.at(day)), y=bottom + 6, class_=css)
    return svg.picture(
        "progress confidence", bottom + _AXIS - 8, chart.title, chart.description, body
    )


def _row(number: int) -> float:
    return _TOP + _STEP * number
