"""The part of a metric's page about goals: those that count alike, on one axis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sitegen.charts._svg import Svg
from sitegen.charts.metric import Aimed, Course, MetricChart
from sitegen.charts.metric import metric as metric_chart
from sitegen.charts.progress import Point
from sitegen.model.board import Metric
from sitegen.model.state import Lifecycle
from sitegen.model.terms import Holding
from sitegen.pages._metric import GoalUse, TableRow, WayPart
from sitegen.site import Site
from sitegen.views.badges import STATUS
from sitegen.views.before_after import after_words, before_words
from sitegen.views.forms import Forms
from sitegen.views.goals import dates_of, goal_link, title_of
from sitegen.views.metrics import Use, Way, way_words
from sitegen.views.pictures import points_of
from sitegen.views.words import ROLE, aim_words
from sitegen.words import sentence

_LETTERS = "ABCDEF"
_CHARTS = 12
_NAME_LENGTH = 28
"""So many goals share a chart, so many charts stand on a page, so long is a name on a chart."""


def way_parts(
    metric: Metric,
    ways: tuple[tuple[Way, tuple[Use, ...]], ...],
    differing: tuple[str, ...],
    site: Site,
    forms: Forms,
) -> tuple[WayPart, ...]:
    """One part for each way of counting; beyond the first dozen without a chart."""
    return tuple(
        _way_part(metric, way, found, differing, site, forms, is_drawn=n < _CHARTS)
        for n, (way, found) in enumerate(ways)
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A goal that the chart shows, with its letter there, if it needs one."""

    use: Use
    letter: str
    start: date
    due: date
    points: tuple[Point, ...]


def _way_part(
    metric: Metric,
    way: Way,
    found: tuple[Use, ...],
    differing: tuple[str, ...],
    site: Site,
    forms: Forms,
    *,
    is_drawn: bool,
) -> WayPart:
    drawn = _drawn(found) if is_drawn else ()
    letters = {id(one.use): one.letter for one in drawn}
    left = len(found) - len(drawn)
    return WayPart(
        heading=way_words(way, metric, differing) or "Goals that count by it",
        caption="Per cent" if way.unit == "%" else sentence(way.unit),
        chart=_chart(metric, drawn, site, forms) if drawn else None,
        rows=_rows(drawn, way.unit, forms),
        has_letters=len(drawn) > 1,
        goals=tuple(_goal_use(use, letters.get(id(use), ""), forms) for use in found),
        left_out=_left_out(left) if left and drawn else "",
    )


def _left_out(goals: int) -> str:
    told = "1 goal is" if goals == 1 else f"{goals} goals are"
    return f"{told} not on the chart: it shows the {len(_LETTERS)} newest ones that have readings."


def _drawn(found: tuple[Use, ...]) -> tuple[_Drawn, ...]:
    """The newest goals that have readings in their time, oldest first."""
    fit = []
    for use in found:
        start, due = use.goal.terms.start, use.goal.terms.due
        points = _points(use, start, due) if start and due else ()
        if start and due and points:
            fit.append((use, start, due, points))
    newest = fit[-len(_LETTERS) :]
    letters = _LETTERS if len(newest) > 1 else " "
    return tuple(
        _Drawn(use, letter.strip(), start, due, points)
        for letter, (use, start, due, points) in zip(letters, newest, strict=False)
    )


def _points(use: Use, start: date, due: date) -> tuple[Point, ...]:
    """The readings of a goal's time, and of up to a quarter of it before and after."""
    more = timedelta(days=max(1, (due - start).days // 4))
    return tuple(
        point
        for point in points_of(use.measure, start)
        if start - point.on <= more and point.on - due <= more
    )


def _chart(metric: Metric, drawn: tuple[_Drawn, ...], site: Site, forms: Forms) -> Svg:
    first = min(min(one.start, one.points[0].on) for one in drawn)
    last = max(max(one.due, one.points[-1].on) for one in drawn)
    told = (
        f"{title_of(one.use.goal)}: "
        f"{forms.amount(one.points[-1].level, one.use.measure.measure.unit)} "
        f"on {forms.day(one.points[-1].on)}."
        for one in drawn
    )
    return metric_chart(
        MetricChart(
            title=f"{metric.name}, {forms.span(first, last)}",
            description=" ".join(told),
            first=first,
            last=last,
            today=site.as_of,
            first_label=forms.day(first),
            last_label=forms.day(last),
            today_label=f"{'as of' if site.facts.frozen else 'today'} {forms.day(site.as_of)}",
            courses=tuple(_course(one, forms) for one in drawn),
        )
    )


def _course(one: _Drawn, forms: Forms) -> Course:
    measure, goal = one.use.measure, one.use.goal
    sign = "%" if measure.measure.unit == "%" else ""
    return Course(
        letter=one.letter,
        name=_short(title_of(goal)),
        start=one.start,
        due=one.due,
        readings=one.points,
        aims=_aims(one.use, sign, forms, is_short=bool(one.letter)),
        last_label=forms.amount(one.points[-1].level, sign),
        tone=STATUS[measure.status].tone,
        is_over=goal.lifecycle is Lifecycle.CLOSED,
    )


def _aims(use: Use, sign: str, forms: Forms, *, is_short: bool) -> tuple[Aimed, ...]:
    """What a goal promised; in short words where a letter stands before them."""
    aim = use.measure.measure.aim
    if not isinstance(aim, Holding):
        target: Decimal | None = use.measure.target
        return () if target is None else (Aimed(target, f"target {forms.amount(target, sign)}"),)
    own = aim.limits
    named = (
        ("at least", "min", own.at_least),
        ("above", "above", own.above),
        ("at most", "max", own.at_most),
        ("below", "below", own.below),
    )
    return tuple(
        Aimed(level, f"{short if is_short else long} {forms.amount(level, sign)}")
        for long, short, level in named
        if level is not None
    )


def _rows(drawn: tuple[_Drawn, ...], unit: str, forms: Forms) -> tuple[TableRow, ...]:
    """The points of the chart, the newest first."""
    points = sorted(
        ((point, one.letter) for one in drawn for point in one.points),
        key=lambda item: (-item[0].on.toordinal(), item[1]),
    )
    return tuple(
        TableRow(day=forms.when(point.on), letter=letter, value=forms.amount(point.level, unit))
        for point, letter in points
    )


def _goal_use(use: Use, letter: str, forms: Forms) -> GoalUse:
    measure, goal = use.measure, use.goal
    return GoalUse(
        letter=letter,
        goal=goal_link(goal),
        role=ROLE[measure.measure.role],
        dates=dates_of(goal, forms),
        before="" if use.way.is_sum else before_words(measure, goal, forms),
        after=after_words(measure, goal, forms),
        later="after" if goal.lifecycle is Lifecycle.CLOSED else "now",
        aim=aim_words(measure.measure, forms),
    )


def _short(title: str) -> str:
    if len(title) <= _NAME_LENGTH:
        return title
    cut = title[:_NAME_LENGTH]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,.;:") + "…"
