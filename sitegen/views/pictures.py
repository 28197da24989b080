"""From the state of goals and measures to what their charts show."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from sitegen.charts._svg import Svg
from sitegen.charts.bullet import Bullet, bullet
from sitegen.charts.progress import Line, Point, ProgressChart, Tint, progress
from sitegen.charts.spark import Spark, spark
from sitegen.charts.strip import Mark, Verdict
from sitegen.charts.track import Step, Track, track
from sitegen.compute.exact import as_decimal, decimal
from sitegen.compute.missed import missed
from sitegen.compute.normal import normal_of
from sitegen.model.state import GoalState, MeasureState, Slot, Status
from sitegen.model.terms import Holding, Judge, Limits, Milestones, Moving, Total, YesNo
from sitegen.site import Site
from sitegen.views.badges import STATUS, is_unheard, tone_of
from sitegen.views.forms import Forms
from sitegen.views.other_terms import (
    LONGEST_LABEL,
    amended_days,
    at_end,
    bounds,
    brief,
    other_lines,
)
from sitegen.views.words import limits_words, measure_name
from sitegen.words import listed


def points_of(measure: MeasureState, start: date | None) -> tuple[Point, ...]:
    """The levels to draw: readings as they are, or what a total had come to on each day."""
    aim = measure.measure.aim
    is_sum = isinstance(aim, Total) or (isinstance(aim, Holding) and aim.judge is Judge.TOTAL)
    if not is_sum:
        return tuple(Point(r.on, r.value) for r in measure.readings)
    level, drawn = Decimal(0), []
    for reading in measure.readings:
        if start is None or reading.on >= start:
            level += reading.value
            drawn.append(Point(reading.on, level))
    return tuple(drawn)


def measure_chart(
    measure: MeasureState, goal: GoalState, site: Site, forms: Forms, told: str
) -> Svg | None:
    """The chart of a measure, or None where time or numbers give nothing to draw."""
    start, due = goal.terms.start, goal.terms.due
    aim = measure.measure.aim
    if start is None or due is None or isinstance(aim, Milestones | YesNo):
        return None
    readings = points_of(measure, start)
    lines = _lines(measure, goal, forms)
    if not readings and (not lines or isinstance(aim, Holding)):
        return None
    unit = measure.measure.unit
    return progress(
        ProgressChart(
            title=f"{measure_name(measure.measure, goal.goal, site)}, {forms.span(start, due)}",
            description=told,
            start=start,
            due=due,
            today=site.as_of,
            start_label=forms.day(start),
            due_label=forms.day(due),
            today_label=f"{'as of' if site.facts.frozen else 'today'} {forms.day(site.as_of)}",
            last_label=forms.amount(readings[-1].level, "%" if unit == "%" else "")
            if readings
            else "",
            tone="none" if is_unheard(goal) else STATUS[measure.status].tone,
            readings=readings,
            expected=_expected(measure, start, due),
            lines=lines,
            marks=tuple(_mark(slot) for slot in measure.slots),
            amended=amended_days(goal, forms),
            missed=()
            if isinstance(aim, Holding)
            else missed(measure, goal, site.as_of, site.facts.settings.grace_days),
            normal=_normal(measure, goal, site),
        )
    )


def _normal(measure: MeasureState, goal: GoalState, site: Site) -> Tint | None:
    """The normal variation before the start, where there is any."""
    found = normal_of(measure, goal, site.facts)
    if found is None or found.low == found.high:
        return None
    return Tint(as_decimal(found.low), as_decimal(found.high), "normal before the start")


def _expected(measure: MeasureState, start: date, due: date) -> tuple[Point, ...]:
    aim = measure.measure.aim
    if not isinstance(aim, Moving | Total):
        return ()
    begin = Decimal(0) if isinstance(aim, Total) else measure.baseline
    if begin is None or measure.target is None:
        return ()
    between = tuple(Point(p.on, p.level) for p in aim.pace if start < p.on < due)
    if not between and aim.pace_from and start < aim.pace_from < due:
        between = (Point(aim.pace_from, begin),)
    return (Point(start, begin), *between, Point(due, measure.target))


def _lines(measure: MeasureState, goal: GoalState, forms: Forms) -> tuple[Line, ...]:
    aim, unit = measure.measure.aim, measure.measure.unit
    if isinstance(aim, Holding):
        return (*other_lines(measure, goal, forms), *_limit_lines(measure, aim, unit, forms))
    sign = "%" if unit == "%" else ""
    named = (
        ("target", "Target", measure.target),
        ("stretch", "Stretch", measure.stretch),
        ("baseline", "Baseline", None if isinstance(aim, Total) else measure.baseline),
    )
    shown = [
        Line(role, level, at_end(word, level, sign, forms))
        for role, word, level in named
        if level is not None
    ]
    others = _benchmarks(measure, goal, [line.level for line in shown], forms, sign)
    return (*other_lines(measure, goal, forms), *others, *shown)


def _benchmarks(
    measure: MeasureState, goal: GoalState, levels: list[Decimal], forms: Forms, sign: str
) -> tuple[Line, ...]:
    """Numbers of others, where they lie near enough not to flatten the chart."""
    known = [*levels, *(reading.value for reading in measure.readings)]
    if not known:
        return ()
    air = (max(known) - min(known)) / 2
    marks = goal.goal.story.evidence_of(measure.measure.id).benchmarks
    return tuple(
        Line("benchmark", mark.value, at_end("Others", mark.value, sign, forms))
        for mark in marks
        if min(known) - air <= mark.value <= max(known) + air
    )


def _limit_lines(measure: MeasureState, aim: Holding, unit: str, forms: Forms) -> tuple[Line, ...]:
    sign = "%" if unit == "%" else ""
    if not measure.slots:
        return tuple(Line("limit", level, _limit_label(aim.limits, level, sign, forms))
                     for level in bounds(aim.limits))  # fmt: skip
    drawn = []
    for limits, run in groupby(measure.slots, key=lambda slot: slot.limits):
        slots = tuple(run)
        for level in bounds(limits):
            label = _limit_label(limits, level, sign, forms) if limits == aim.limits else ""
            end = None if slots[-1] is measure.slots[-1] else slots[-1].end
            drawn.append(Line("limit", level, label, slots[0].start, end))
    named: dict[str, None] = {}
    shown = []
    for line in reversed(drawn):
        label = "" if line.label in named else line.label
        named[line.label] = None
        shown.append(Line(line.role, line.level, label, line.start, line.end))
    return tuple(reversed(shown))


def _limit_label(limits: Limits, level: Decimal, sign: str, forms: Forms) -> str:
    if level == limits.at_least:
        one = Limits(at_least=level)
    elif level == limits.at_most:
        one = Limits(at_most=level)
    elif level == limits.above:
        one = Limits(above=level)
    else:
        one = Limits(below=level)
    words = limits_words(one, sign, forms)
    return (
        words if len(words) <= LONGEST_LABEL else f"{words.rpartition(' ')[0]} {brief(level)}{sign}"
    )


def _mark(slot: Slot) -> Mark:
    if slot.is_ok is None:
        return Mark(slot.start, slot.end, Verdict.MISSING)
    return Mark(slot.start, slot.end, Verdict.OK if slot.is_ok else Verdict.BREACH)


def goal_bullet(goal: GoalState, told: str) -> Svg | None:
    """How far a goal is and how far it was expected to be; None before it, or without numbers."""
    numbers = goal.numbers
    is_ahead = numbers.status is Status.NOT_STARTED
    if is_ahead or (numbers.progress is None and numbers.expected is None):
        return None
    return bullet(
        Bullet(
            label=told,
            tone=tone_of(goal),
            progress=None if numbers.progress is None else float(numbers.progress),
            expected=None if numbers.expected is None else float(numbers.expected),
            description=_bullet_words(numbers.progress, numbers.expected) if told else "",
        )
    )


def _bullet_words(progress: Fraction | None, expected: Fraction | None) -> str:
    """`26% of the way, 42% planned by now`, for whoever cannot see the bar."""
    way = "" if progress is None else f"{_percent(progress)} of the way"
    if progress is not None and progress < 0:
        way = "moved away from the target"
    plan = "" if expected is None else f"{_percent(expected)} planned by now"
    return ", ".join(text for text in (way, plan) if text)


def _percent(share: Fraction) -> str:
    return f"{decimal(share * 100, 0)}%"


def goal_spark(goal: GoalState, measure: MeasureState, told: str) -> Svg | None:
    """The readings of a measure in a line's height; None for fewer than two."""
    start, due = goal.terms.start, goal.terms.due
    if start is None or due is None:
        return None
    readings = tuple(p for p in points_of(measure, start) if start <= p.on <= due)
    if len(readings) < 2:
        return None
    aim = measure.measure.aim
    target = measure.target
    if isinstance(aim, Holding):
        target = next(iter(bounds(aim.limits)), None)
    return spark(
        Spark(
            label=told,
            tone=tone_of(goal),
            start=start,
            due=due,
            readings=readings,
            target=target,
        )
    )


def milestone_track(goal: GoalState, site: Site, forms: Forms) -> Svg | None:
    """The milestones that have a day, from start to due; None where none has."""
    start, due = goal.terms.start, goal.terms.due
    steps = tuple(
        Step(
            state.milestone.due,
            state.milestone.what,
            state.reached is not None,
            state.reached is None and state.milestone.due < site.as_of,
        )
        for state in goal.milestones
        if state.milestone.due
    )
    if start is None or due is None or not steps:
        return None
    return track(
        Track(
            label=f"{sum(step.is_reached for step in steps)} of {len(steps)} milestones reached",
            start=start,
            due=due,
            today=site.as_of,
            start_label=forms.day(start),
            due_label=forms.day(due),
            steps=steps,
            description=f"Due on {listed(tuple(forms.day(step.on) for step in steps))}.",
        )
    )
