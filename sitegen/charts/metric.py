"""The chart of a metric: the readings of all goals that count alike, on one axis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sitegen.charts import _svg as svg
from sitegen.charts._svg import Svg
from sitegen.charts.progress import Point
from sitegen.charts.scale import Days, Levels, apart, compact, levels, ticks

_TOP = 30.0
_BOTTOM = 208.0
_AXIS = 230.0
_LANE = 42.0
_LABEL = 18.0
_FEW = 40
_LABELS = 9
"""So many labels fit at the right end."""


@dataclass(frozen=True, slots=True)
class Aimed:
    """A level that a goal promised, with its label: `target 2.8`, `at least 92%`."""

    level: Decimal
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One goal on the chart: its letter, its time, its readings and what it promised.

    `name` stands above its time. `last_label` is the last reading in words, for a goal alone;
    among others the letter stands at the line's end. `tone` is the tone of the measure's status.
    """

    letter: str
    name: str
    start: date
    due: date
    readings: tuple[Point, ...] = ()
    aims: tuple[Aimed, ...] = ()
    last_label: str = ""
    tone: str = "none"
    is_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricChart:
    """Goals on one axis; labels of days are finished words. There is at least one course."""

    title: str
    description: str
    first: date
    last: date
    today: date
    first_label: str
    last_label: str
    today_label: str
    courses: tuple[Course, ...]


def metric(chart: MetricChart) -> Svg:
    """The chart as SVG. Below the axis each goal has a lane with its name and its time.

    A goal alone on the chart needs no letter and no lane: the axis is its time.
    """
    days = Days(chart.first, chart.last)
    scale = levels(_levels(chart.courses), _BOTTOM, _TOP)
    is_alone = len(chart.courses) == 1
    body = _grid(scale) + _aims(chart.courses, days, scale) + _times(chart, days)
    body += _lines(chart.courses, days, scale) + _points(chart.courses, days, scale)
    body += _labels(chart.courses, days, scale, is_alone=is_alone)
    lanes = () if is_alone else chart.courses
    for n, course in enumerate(lanes):
        body += _lane(course, days, _AXIS + 8 + _LANE * (n + 1))
    height = _AXIS + 8 + _LANE * len(lanes) + (8 if lanes else 0)
    return svg.picture("progress metric", height, chart.title, chart.description, body)


def _levels(courses: tuple[Course, ...]) -> list[Decimal]:
    return [
        level
        for course in courses
        for level in (*(p.level for p in course.readings), *(aim.level for aim in course.aims))
    ]


def _grid(scale: Levels) -> str:
    drawn = ""
    for tick in ticks(scale):
        y = scale.at(tick)
        if y <= _BOTTOM - 10:
            drawn += svg.element("line", x1="0", x2="100%", y1=y, y2=y, class_="grid")
            drawn += svg.text(compact(tick), x="0", dx="-8", y=y, dy="5", class_="tick")
    return drawn


def _aims(courses: tuple[Course, ...], days: Days, scale: Levels) -> str:
    drawn = ""
    for course in courses:
        x1, x2 = svg.percent(days.at(course.start)), svg.percent(days.at(course.due))
        for aim in course.aims:
            y = scale.at(aim.level)
            drawn += svg.element("line", x1=x1, x2=x2, y1=y, y2=y, class_="level target")
    return drawn


def _times(chart: MetricChart, days: Days) -> str:
    drawn = svg.element("line", x1="0", x2="100%", y1=_BOTTOM, y2=_BOTTOM, class_="axis")
    for day, label in ((chart.first, chart.first_label), (chart.last, chart.last_label)):
        x = svg.percent(days.at(day))
        drawn += svg.element("line", x1=x, x2=x, y1=_BOTTOM, y2=_BOTTOM + 6, class_="axis")
        drawn += svg.text(label, x=x, y=_AXIS - 2, class_="when")
    if days.holds(chart.today):
        at = days.at(chart.today)
        x = svg.percent(at)
        side = "when from" if at < 12 else "when to" if at > 88 else "when"
        drawn += svg.element("line", x1=x, x2=x, y1=_TOP - 8, y2=_BOTTOM, class_="today")
        drawn += svg.text(chart.today_label, x=x, y=_TOP - 14, class_=side)
    return drawn


def _lines(courses: tuple[Course, ...], days: Days, scale: Levels) -> str:
    drawn = ""
    for course in courses:
        points = tuple((days.at(p.on), scale.at(p.level)) for p in course.readings)
        drawn += svg.line(points, "reading past" if course.is_over else "reading")
    return svg.stretched(_BOTTOM, drawn) if drawn else ""


def _points(courses: tuple[Course, ...], days: Days, scale: Levels) -> str:
    drawn = ""
    is_few = sum(len(course.readings) for course in courses) <= _FEW
    for course in courses:
        for n, point in enumerate(course.readings):
            is_last = n == len(course.readings) - 1
            before = point.on < course.start
            if not (is_last or is_few):
                continue
            css = f"point last {course.tone}" if is_last else "point before" if before else "point"
            drawn += svg.element(
                "circle",
                cx=svg.percent(days.at(point.on)),
                cy=scale.at(point.level),
                r=5.0 if is_last else 2.5,
                class_=css,
            )
    return drawn


def _labels(courses: tuple[Course, ...], days: Days, scale: Levels, *, is_alone: bool) -> str:
    """Whose line ends where, and at the right end the levels that were promised."""
    ends = _promised(courses, scale, is_alone=is_alone)
    inside: list[tuple[str, float, float]] = []
    for course in courses:
        if not course.readings:
            continue
        last = course.readings[-1]
        at, y = days.at(last.on), scale.at(last.level)
        label = course.last_label if is_alone else course.letter
        if at > 92:
            ends.insert(0, (label, y, "value from"))
        else:
            inside.append((label, at, _beside(course, scale)))
    shown = ends[:_LABELS]
    places = apart(tuple(y for _, y, _ in shown), _LABEL, _TOP, _BOTTOM)
    drawn = "".join(
        svg.text(label, x="100%", dx="9", y=y, dy="5", class_=css)
        for (label, _, css), y in zip(shown, places, strict=True)
    )
    return drawn + _inside(inside)


def _promised(
    courses: tuple[Course, ...], scale: Levels, *, is_alone: bool
) -> list[tuple[str, float, str]]:
    """Label, place and class of each promised level; goals that promised the same share one."""
    letters: dict[Aimed, list[str]] = {}
    for course in reversed(courses):
        for aim in course.aims:
            letters.setdefault(aim, []).insert(0, course.letter)
    return [
        (
            aim.label if is_alone else f"{','.join(dict.fromkeys(who))} {aim.label}",
            scale.at(aim.level),
            "label target",
        )
        for aim, who in letters.items()
    ]


def _beside(course: Course, scale: Levels) -> float:
    """Where the label of the last reading stands: on the side the line does not come from."""
    y = scale.at(course.readings[-1].level)
    is_rising = len(course.readings) > 1 and scale.at(course.readings[-2].level) > y
    above = (is_rising and y > _TOP + 22) or y > _BOTTOM - 22
    return y - 12 if above else y + 24


def _inside(labels: list[tuple[str, float, float]]) -> str:
    """The labels among the lines; those that stand near each other are moved apart."""
    drawn = ""
    rest = sorted(labels, key=lambda label: label[1])
    while rest:
        near = [label for label in rest if label[1] - rest[0][1] < 18]
        rest = rest[len(near) :]
        places = apart(tuple(y for _, _, y in near), _LABEL, _TOP, _BOTTOM - 6)
        for (label, at, _), y in zip(near, places, strict=True):
            side = "value to" if at > 80 else "value from" if at < 12 else "value"
            drawn += svg.text(label, x=svg.percent(at), y=y, class_=side)
    return drawn


def _lane(course: Course, days: Days, bottom: float) -> str:
    """A goal's name, and below it the bar of its time."""
    x1, x2 = svg.percent(days.at(course.start)), svg.percent(days.at(course.due))
    css = "span over" if course.is_over else "span"
    drawn = svg.element("line", x1=x1, x2=x2, y1=bottom, y2=bottom, class_=css)
    name = f"{course.letter} {course.name}"
    return drawn + svg.text(name, x="0", y=bottom - 9, class_="lane")
