"""A goal in time, as one bar on an axis that it shares with others: steps, reviews, today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sitegen.charts import _svg as svg
from sitegen.charts._svg import Svg
from sitegen.charts.scale import Days

_HEIGHT = 30.0
_MIDDLE = 15.0
_HALF = 7.0
_AXIS = 22.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone on its bar, with its label in words."""

    on: date
    label: str
    is_reached: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A goal from start to due; both days are included.

    `is_open` draws an outline alone, for what is not promised yet. `share` of the bar is
    filled as progress, 0 to 1. `reviews` are days.
    """

    label: str
    description: str
    start: date
    due: date
    tone: str
    is_open: bool = False
    share: float = 0.0
    marks: tuple[Mark, ...] = ()
    reviews: tuple[date, ...] = ()


def bar(goal: Bar, days: Days, today: date) -> Svg:
    """The bar as SVG; what lies beyond the axis is cut off at its edge."""
    left, right = days.at(goal.start), days.at(goal.due)
    drawn = _rect(left, right, f"whole {'open' if goal.is_open else goal.tone}")
    if goal.share > 0:
        drawn += _rect(left, left + (right - left) * min(1.0, goal.share), f"fill {goal.tone}")
    drawn += _today(days, today, _HEIGHT)
    for day in goal.reviews:
        x = svg.percent(days.at(day))
        ends = {"y1": _MIDDLE + _HALF + 1, "y2": _HEIGHT}
        drawn += svg.element("line", x1=x, x2=x, class_="review", **ends) if days.holds(day) else ""
    for mark in goal.marks:
        drawn += _mark(mark, days) if days.holds(mark.on) else ""
    return svg.picture("span", _HEIGHT, goal.label, goal.description, drawn)


def axis(days: Days, labels: tuple[tuple[date, str], ...], today: date, label: str) -> Svg:
    """The axis above the bars: where each labelled stretch begins, and today."""
    drawn = _today(days, today, _AXIS)
    for day, words in labels:
        x = svg.percent(days.at(day))
        drawn += svg.element("line", x1=x, x2=x, y1=0, y2=_AXIS, class_="grid")
        drawn += svg.text(words, x=x, y=_AXIS - 7, dx=5, class_="when from")
    return svg.picture("span axis", _AXIS, label, "", drawn)


def _rect(left: float, right: float, css: str) -> str:
    return svg.element(
        "rect",
        x=svg.percent(left),
        y=_MIDDLE - _HALF,
        width=svg.percent(max(0.0, right - left)),
        height=2 * _HALF,
        class_=css,
    )


def _today(days: Days, today: date, height: float) -> str:
    if not days.holds(today):
        return ""
    x = svg.percent(days.at(today))
    return svg.element("line", x1=x, x2=x, y1=0, y2=height, class_="today")


def _mark(mark: Mark, days: Days) -> str:
    return svg.element(
        "circle",
        svg.element("title", svg.clean_markup(mark.label)),
        cx=svg.percent(days.at(mark.on)),
        cy=_MIDDLE,
        r=4.5,
        class_=f"step {'reached' if mark.is_reached else 'ahead'}",
    )
