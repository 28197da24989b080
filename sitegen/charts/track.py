"""The track of milestones: when each is due, and which are reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sitegen.charts import _svg as svg
from sitegen.charts._svg import Svg
from sitegen.charts.scale import Days

_HEIGHT = 46.0
_LINE = 18.0


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone on the track; `is_late` where its day passed and it was not reached."""

    on: date
    label: str
    is_reached: bool
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Steps between start and due; labels of days are finished words."""

    label: str
    start: date
    due: date
    today: date
    start_label: str
    due_label: str
    steps: tuple[Step, ...]
    description: str = ""


def track(line: Track) -> Svg:
    """The track as SVG: filled for reached, a ring for still to come, a bar across for late."""
    days = Days(line.start, line.due)
    drawn = svg.element("line", x1="0", x2="100%", y1=_LINE, y2=_LINE, class_="axis")
    if line.start <= line.today <= line.due:
        x = svg.percent(days.at(line.today))
        drawn += svg.element("line", x1=x, x2=x, y1=2, y2=_LINE + 12, class_="today")
    for step in line.steps:
        drawn += _step(step, days)
    drawn += svg.text(line.start_label, x="0", y=_HEIGHT - 4, class_="when from")
    drawn += svg.text(line.due_label, x="100%", y=_HEIGHT - 4, class_="when to")
    return svg.picture("milestones", _HEIGHT, line.label, line.description, drawn)


def _step(step: Step, days: Days) -> str:
    x = svg.percent(days.at(step.on))
    state = "reached" if step.is_reached else "late" if step.is_late else "ahead"
    drawn = svg.element(
        "circle",
        svg.element("title", svg.clean_markup(step.label)),
        cx=x,
        cy=_LINE,
        r=7,
        class_=f"step {state}",
    )
    if state == "late":
        drawn += svg.element("line", x1=x, x2=x, y1=_LINE - 3, y2=_LINE + 3, class_="step late")
    return drawn
