"""The chart of a measure: its readings from start to due, beside what was promised."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from sitegen.charts import _svg as svg
from sitegen.charts import strip
from sitegen.charts._svg import Svg
from sitegen.charts.scale import Days, Levels, apart, compact, levels, ticks

_TOP = 30.0
_BOTTOM = 208.0
_AXIS = 230.0
_STRIP = 262.0
_LABEL = 18.0


@dataclass(frozen=True, slots=True)
class Point:
    """A level on a day."""

    on: date
    level: Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """A level that is drawn from `start` to `end`, with its label at the end of the chart.

    `role` is `target`, `stretch`, `baseline`, `limit`, `former`, `wish` (proposed) or
    `benchmark`; an empty label draws the line alone.
    """

    role: str
    level: Decimal
    label: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the time axis, and what happened to the terms then."""

    on: date
    label: str


@dataclass(frozen=True, slots=True)
class Tint:
    """The band of levels that were normal before the start, and what it is called."""

    low: Decimal
    high: Decimal
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressChart:
    """What the chart of one measure shows; labels are finished words.

    `today` and its label stand as a thin vertical where the day lies between start and due.
    `tone` is the tone of the status and colours the last point. `amended` are the days on
    which the terms moved. Readings from before the start lead in to it, as far as there is room.
    """

    title: str
    description: str
    start: date
    due: date
    today: date
    start_label: str
    due_label: str
    today_label: str
    last_label: str = ""
    tone: str = "none"
    readings: tuple[Point, ...] = ()
    expected: tuple[Point, ...] = ()
    lines: tuple[Line, ...] = ()
    marks: tuple[strip.Mark, ...] = ()
    amended: tuple[Tick, ...] = ()
    normal: Tint | None = None


def progress(chart: ProgressChart) -> Svg:
    """The chart as SVG, as wide as its place; text keeps its size at any width."""
    days = _days(chart)
    chart = _held(chart, days)
    scale = levels(_levels(chart), _BOTTOM, _TOP)
    body = (
        _tint(chart.normal, scale)
        + _grid(scale)
        + _lines(chart.lines, days, scale)
        + _times(chart, days)
        + _paths(chart, days, scale)
        + _tint_label(chart, days, scale)
        + _points(chart, days, scale)
        + _ends(chart, days, scale)
    )
    height = _AXIS + 8
    if chart.marks:
        body += strip.marks(chart.marks, days, _STRIP)
        height = _STRIP + strip.HEIGHT
    return svg.picture("progress", height, chart.title, chart.description, body)


def _held(chart: ProgressChart, days: Days) -> ProgressChart:
    """The chart without the readings that lie too far away to be drawn."""
    kept = tuple(point for point in chart.readings if days.holds(point.on))
    is_last_kept = kept[-1:] == chart.readings[-1:]
    return replace(chart, readings=kept, last_label=chart.last_label if is_last_kept else "")


def _days(chart: ProgressChart) -> Days:
    """From start to due, with up to a third more on either side for readings out there."""
    more = timedelta(days=max(1, (chart.due - chart.start).days // 3))
    dates = [point.on for point in chart.readings]
    least, most = _shift(chart.start, -more), _shift(chart.due, more)
    first = min([chart.start, *(day for day in dates if day >= least)])
    return Days(first, max([chart.due, first, *(day for day in dates if day <= most)]))


def _shift(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def _levels(chart: ProgressChart) -> list[Decimal]:
    return [
        *(point.level for point in chart.readings),
        *(point.level for point in chart.expected),
        *(line.level for line in chart.lines),
        *((chart.normal.low, chart.normal.high) if chart.normal else ()),
    ]


def _tint(normal: Tint | None, scale: Levels) -> str:
    if normal is None:
        return ""
    top, bottom = scale.at(normal.high), scale.at(normal.low)
    return svg.element(
        "rect", x="0", y=top, width="100%", height=max(1.0, bottom - top), class_="normal"
    )


def _tint_label(chart: ProgressChart, days: Days, scale: Levels) -> str:
    """Its name at the right, inside an edge of the band or outside it: where most room is."""
    if chart.normal is None:
        return ""
    top, bottom = scale.at(chart.normal.high), scale.at(chart.normal.low)
    taken = [*_heights(chart.readings, days, scale), *_heights(chart.expected, days, scale)]
    taken += [scale.at(line.level) for line in chart.lines]
    inside = (top + 12, bottom - 10) if bottom - top >= _LABEL else ()
    outside = tuple(y for y in (top - 10, bottom + 12) if _TOP <= y <= _BOTTOM - 10)
    places = (*inside, *outside) or (top + 12,)
    best = max(places, key=lambda y: min(_LABEL, *(abs(y - other) for other in taken), _LABEL))
    return svg.text(chart.normal.label, x="100%", dx="-6", y=best, dy="5", class_="normal to")


def _heights(points: tuple[Point, ...], days: Days, scale: Levels) -> list[float]:
    """Where a line runs, in steps; not at the left, where no label comes even on a phone."""
    ends = [(days.at(point.on), scale.at(point.level)) for point in points]
    return [
        a[1] + (b[1] - a[1]) * step / 4
        for a, b in pairwise(ends)
        for step in range(5)
        if a[0] + (b[0] - a[0]) * step / 4 >= 20
    ]


def _grid(scale: Levels) -> str:
    drawn = ""
    for tick in ticks(scale):
        y = scale.at(tick)
        if y > _BOTTOM - 10:
            continue  # its label would stand on that of the axis
        drawn += svg.element("line", x1="0", x2="100%", y1=y, y2=y, class_="grid")
        drawn += svg.text(compact(tick), x="0", dx="-8", y=y, dy="5", class_="tick")
    return drawn


def _lines(lines: tuple[Line, ...], days: Days, scale: Levels) -> str:
    drawn = ""
    for line in lines:
        y = scale.at(line.level)
        x1 = days.at(line.start) if line.start else 0.0
        x2 = days.at(line.end) if line.end else 100.0
        drawn += svg.element(
            "line", x1=svg.percent(x1), x2=svg.percent(x2), y1=y, y2=y, class_=f"level {line.role}"
        )
    return drawn


def _ends(chart: ProgressChart, days: Days, scale: Levels) -> str:
    """The labels at the right end; a last reading that stands there is labelled among them."""
    named = [(line.label, scale.at(line.level), f"label {line.role}") for line in chart.lines]
    if chart.last_label and _stands_at_end(chart, days):
        named.append((chart.last_label, scale.at(chart.readings[-1].level), "value from"))
    shown = [entry for entry in named if entry[0]]
    places = apart(tuple(y for _, y, _ in shown), _LABEL, _TOP, _BOTTOM)
    return "".join(
        svg.text(label, x="100%", dx="9", y=y, dy="5", class_=css)
        for (label, _, css), y in zip(shown, places, strict=True)
    )


def _stands_at_end(chart: ProgressChart, days: Days) -> bool:
    return bool(chart.readings) and days.at(chart.readings[-1].on) > 92


def _times(chart: ProgressChart, days: Days) -> str:
    drawn = svg.element("line", x1="0", x2="100%", y1=_BOTTOM, y2=_BOTTOM, class_="axis")
    if days.first < chart.start:
        x = svg.percent(days.at(chart.start))
        drawn += svg.element("line", x1=x, x2=x, y1=_TOP, y2=_BOTTOM, class_="grid")
    for day, label in ((chart.start, chart.start_label), (chart.due, chart.due_label)):
        x = svg.percent(days.at(day))
        drawn += svg.element("line", x1=x, x2=x, y1=_BOTTOM, y2=_BOTTOM + 6, class_="axis")
        drawn += svg.text(label, x=x, y=_AXIS - 2, class_="when")
    for tick in chart.amended:
        if days.holds(tick.on):
            x = svg.percent(days.at(tick.on))
            told = svg.element("title", svg.clean_markup(tick.label))
            drawn += svg.element(
                "line", told, x1=x, x2=x, y1=_BOTTOM - 8, y2=_BOTTOM + 8, class_="amended"
            )
    if days.holds(chart.today) and chart.start <= chart.today <= chart.due:
        at = days.at(chart.today)
        x = svg.percent(at)
        drawn += svg.element("line", x1=x, x2=x, y1=_TOP - 8, y2=_BOTTOM, class_="today")
        side = "when from" if at < 12 else "when to" if at > 88 else "when"
        drawn += svg.text(chart.today_label, x=x, y=_TOP - 14, class_=side)
    return drawn


def _paths(chart: ProgressChart, days: Days, scale: Levels) -> str:
    expected = tuple((days.at(p.on), scale.at(p.level)) for p in chart.expected)
    count = sum(point.on < chart.start for point in chart.readings)
    places = tuple((days.at(p.on), scale.at(p.level)) for p in chart.readings)
    drawn = svg.line(places[: count + 1], "lead-in") if count else ""
    drawn += svg.line(expected, "expected") + svg.line(places[count:], "reading")
    return svg.stretched(_BOTTOM, drawn) if drawn else ""


def _points(chart: ProgressChart, days: Days, scale: Levels) -> str:
    drawn = ""
    few = len(chart.readings) <= 30
    for n, point in enumerate(chart.readings):
        is_last = n == len(chart.readings) - 1
        before = point.on < chart.start
        if few or is_last or before:
            css = "point before" if before else f"point last {chart.tone}" if is_last else "point"
            drawn += svg.element(
                "circle",
                cx=svg.percent(days.at(point.on)),
                cy=scale.at(point.level),
                r=5.0 if is_last else 2.5,
                class_=css,
            )
    if chart.readings and chart.last_label and not _stands_at_end(chart, days):
        drawn += _last(chart, days, scale)
    return drawn


def _last(chart: ProgressChart, days: Days, scale: Levels) -> str:
    """The label of the last reading, on the side the line does not come from."""
    points = chart.readings
    at, y = days.at(points[-1].on), scale.at(points[-1].level)
    is_rising = len(points) > 1 and scale.at(points[-2].level) > y
    above = (is_rising and y > _TOP + 22) or y > _BOTTOM - 22
    side = "value to" if at > 80 else "value from" if at < 12 else "value"
    return svg.text(
        chart.last_label, x=svg.percent(at), y=y, dy="-12" if above else "24", class_=side
    )
