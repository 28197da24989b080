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
_FEW = 40
"""So many readings are told apart as dots; more are a line."""

_DASHED = frozenset({"stretch", "benchmark", "wish"})


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
    which the terms moved, `missed` those on which a reading was due and none came. Readings
    from before the start lead in to it, as far as there is room.
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
    missed: tuple[date, ...] = ()
    normal: Tint | None = None


def progress(chart: ProgressChart) -> Svg:
    """The chart as SVG, as wide as its place; text keeps its size at any width."""
    days = _days(chart)
    chart = _held(chart, days)
    scale = levels(_levels(chart), _BOTTOM, _TOP)
    held = strip.marks(chart.marks, days, _STRIP)
    height = _STRIP + strip.HEIGHT if chart.marks else _AXIS + 8
    layer = (
        _tint(chart.normal, scale)
        + _lines(chart.lines, days, scale)
        + _paths(chart, days, scale)
        + held.layer
    )
    body = (
        svg.stretched(height, _grid(scale) + _axis(chart, days) + layer)
        + _ticks(scale)
        + _times(chart, days)
        + _tint_label(chart, days, scale)
        + _points(chart, days, scale)
        + _ends(chart, days, scale)
        + held.above
    )
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
    height = svg.short(max(1.0, bottom - top))
    return svg.element("rect", y=svg.short(top), width=100, height=height, class_="normal")


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
    return svg.label(chart.normal.label, best, "normal to", x="100%", dx="-6")


def _heights(points: tuple[Point, ...], days: Days, scale: Levels) -> list[float]:
    """Where a line runs, in steps; not at the left, where no label comes even on a phone."""
    ends = [(days.at(point.on), scale.at(point.level)) for point in points]
    return [
        a[1] + (b[1] - a[1]) * step / 4
        for a, b in pairwise(ends)
        for step in range(5)
        if a[0] + (b[0] - a[0]) * step / 4 >= 20
    ]


def _round(scale: Levels) -> list[tuple[Decimal, float]]:
    """The round numbers beside the axis and their places; none stands on a label of the days."""
    places = [(tick, scale.at(tick)) for tick in ticks(scale)]
    return [(tick, y) for tick, y in places if y <= _BOTTOM - 10]


def _grid(scale: Levels) -> str:
    return svg.path("".join(f"M0 {svg.short(y)}H100" for _, y in _round(scale)), "grid")


def _axis(chart: ProgressChart, days: Days) -> str:
    """The axis of time, with a small tick at the start and at the end."""
    at, y = (svg.number(days.at(day)) for day in (chart.start, chart.due)), svg.short(_BOTTOM)
    ticks = "".join(f"M{x} {y}v6" for x in at)
    return svg.path(f"M0 {y}H100{ticks}", "axis", is_even=True)


def _ticks(scale: Levels) -> str:
    return "".join(svg.label(compact(tick), y, "tick", x="-8") for tick, y in _round(scale))


def _lines(lines: tuple[Line, ...], days: Days, scale: Levels) -> str:
    drawn = ""
    for line in lines:
        x1 = days.at(line.start) if line.start else 0.0
        x2 = days.at(line.end) if line.end else 100.0
        is_dashed = line.role in _DASHED
        css = f"level {line.role}"
        drawn += svg.level(scale.at(line.level), css, x1, x2, is_even=is_dashed)
    return drawn


def _ends(chart: ProgressChart, days: Days, scale: Levels) -> str:
    """The labels at the right end; a last reading that stands there is labelled among them."""
    named = [(line.label, scale.at(line.level), f"label {line.role}") for line in chart.lines]
    if chart.last_label and _stands_at_end(chart, days):
        named.append((chart.last_label, scale.at(chart.readings[-1].level), "value from"))
    shown = [entry for entry in named if entry[0]]
    places = apart(tuple(y for _, y, _ in shown), _LABEL, _TOP, _BOTTOM)
    return "".join(
        svg.label(label, y, css, x="100%", dx="9")
        for (label, _, css), y in zip(shown, places, strict=True)
    )


def _stands_at_end(chart: ProgressChart, days: Days) -> bool:
    return bool(chart.readings) and days.at(chart.readings[-1].on) > 92


def _times(chart: ProgressChart, days: Days) -> str:
    drawn = ""
    if days.first < chart.start:
        drawn += svg.upright(days.at(chart.start), _TOP, _BOTTOM, "grid")
    for day, label in ((chart.start, chart.start_label), (chart.due, chart.due_label)):
        drawn += svg.text(label, x=svg.percent(days.at(day)), y=_AXIS - 2, class_="when")
    for tick in chart.amended:
        if days.holds(tick.on):
            drawn += svg.upright(days.at(tick.on), _BOTTOM - 8, _BOTTOM + 8, "amended", tick.label)
    if days.holds(chart.today) and chart.start <= chart.today <= chart.due:
        at = days.at(chart.today)
        side = "when from" if at < 12 else "when to" if at > 88 else "when"
        drawn += svg.upright(at, _TOP - 8, _BOTTOM, "today")
        drawn += svg.text(chart.today_label, x=svg.percent(at), y=_TOP - 14, class_=side)
    return drawn


def _paths(chart: ProgressChart, days: Days, scale: Levels) -> str:
    expected = tuple((days.at(p.on), scale.at(p.level)) for p in chart.expected)
    count = sum(point.on < chart.start for point in chart.readings)
    places = tuple((days.at(p.on), scale.at(p.level)) for p in chart.readings)
    drawn = svg.line(places[: count + 1], "lead-in") if count else ""
    drawn += svg.line(expected, "expected") + svg.line(places[count:], "reading")
    return drawn + (svg.dots(places[count:-1], "dots") if len(places) <= _FEW else "")


def _points(chart: ProgressChart, days: Days, scale: Levels) -> str:
    """Hollow: readings from before the start, and on the axis those that did not come."""
    early = tuple((days.at(p.on), scale.at(p.level)) for p in chart.readings if p.on < chart.start)
    drawn = svg.rings(early, 2.5, "point before")
    gone = tuple((days.at(day), _BOTTOM) for day in chart.missed if days.holds(day))
    drawn += svg.rings(gone, 4.0 if len(gone) <= _FEW // 2 else 2.5, "point missed")
    if not chart.readings:
        return drawn
    last = chart.readings[-1]
    if last.on >= chart.start:
        css = f"point last {chart.tone}"
        drawn += svg.rings(((days.at(last.on), scale.at(last.level)),), 5.0, css)
    if chart.last_label and not _stands_at_end(chart, days):
        drawn += _last(chart, days, scale)
    return drawn


def _last(chart: ProgressChart, days: Days, scale: Levels) -> str:
    """The label of the last reading, on the side the line does not come from."""
    points = chart.readings
    at, y = days.at(points[-1].on), scale.at(points[-1].level)
    is_rising = len(points) > 1 and scale.at(points[-2].level) > y
    if not is_rising and y > _BOTTOM - 22 and at < 70:
        return svg.label(chart.last_label, y, "value from", x=svg.percent(at), dx="10")
    above = (is_rising and y > _TOP + 22) or y > _BOTTOM - 22
    side = "value to" if at > 80 else "value from" if at < 12 else "value"
    place = svg.short(y - 12 if above else y + 24)
    return svg.text(chart.last_label, x=svg.percent(at), y=place, class_=side)
