"""What other versions of the terms leave on a chart: earlier targets, a proposed one, the days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from sitegen.charts.progress import Line, Tick
from sitegen.charts.scale import compact
from sitegen.compute.story import Standing, proposal, story
from sitegen.model.state import GoalState, Lifecycle, MeasureState, Version
from sitegen.model.terms import Holding, Limits, Moving, Total
from sitegen.views.forms import Forms

LONGEST_LABEL = 13
"""So many characters fit beside a chart on a narrow phone."""


def at_end(word: str, level: Decimal, sign: str, forms: Forms) -> str:
    """A label at the end of a line: `Target 2.8`; a long number is cut short: `Target 1.235M`."""
    label = f"{word} {forms.amount(level, sign)}".strip()
    return label if len(label) <= LONGEST_LABEL else f"{word} {brief(level)}{sign}".strip()


def brief(level: Decimal) -> str:
    """A level with three digits that say something, for the side of a chart: `2.35M`."""
    return compact(Decimal(f"{level:.3g}"))


def other_lines(measure: MeasureState, goal: GoalState, forms: Forms) -> tuple[Line, ...]:
    """Targets and limits that are not those in force: agreed earlier, or proposed now."""
    if len(goal.versions) == 1:
        return ()
    own = set(_levels(measure, goal.shown))
    return (*_former(measure, goal, own, forms), *_proposed(measure, goal, own, forms))


def bounds(limits: Limits) -> tuple[Decimal, ...]:
    """The levels that limits name."""
    known = (limits.at_least, limits.above, limits.at_most, limits.below)
    return tuple(level for level in known if level is not None)


def amended_days(goal: GoalState, forms: Forms) -> tuple[Tick, ...]:
    """The days on which other terms came into force or, where they did not, were proposed."""
    ticks = []
    for chapter in story(goal, forms.today)[1:]:
        day = chapter.in_force_since or chapter.day
        if day is not None and not chapter.is_return:
            word = "came into force" if chapter.in_force_since else "were proposed"
            ticks.append(Tick(day, f"Other terms {word} on {forms.day(day)}"))
    return tuple(ticks)


def _former(
    measure: MeasureState, goal: GoalState, own: set[Decimal], forms: Forms
) -> tuple[Line, ...]:
    """What was promised before stays on the chart, with the day from which it held."""
    levels: dict[Decimal, date] = {}
    for chapter in story(goal, forms.today):
        since = chapter.in_force_since
        if chapter.standing is Standing.EARLIER and since is not None:
            for level in _levels(measure, chapter.version):
                if level not in own:
                    levels.setdefault(level, since)
    return tuple(
        Line("former", level, f"{at_end('', level, _sign(measure), forms)}, {_short(day, forms)}")
        for level, day in levels.items()
    )


def _proposed(
    measure: MeasureState, goal: GoalState, own: set[Decimal], forms: Forms
) -> tuple[Line, ...]:
    chapter = proposal(goal, forms.today)
    if chapter is None or goal.lifecycle is Lifecycle.CLOSED:
        return ()
    levels = [level for level in _levels(measure, chapter.version) if level not in own]
    return tuple(
        Line("wish", level, at_end("Proposed", level, _sign(measure), forms)) for level in levels
    )


def _levels(measure: MeasureState, version: Version) -> tuple[Decimal, ...]:
    """The target or the limits that a version of the terms has for a measure."""
    found = version.terms.measure(measure.measure.id)
    if found is None or found.unit != measure.measure.unit:
        return ()
    match found.aim:
        case Total(target=target):
            return (target,)
        case Moving(change=None, target=target):
            return () if target is None else (target,)
        case Moving(change=change, baseline=known) if change is not None:
            begin = known if known is not None else measure.baseline
            return () if begin is None else (change.target(begin),)
        case Holding(limits=limits):
            return bounds(limits)
        case _:
            return ()


def _sign(measure: MeasureState) -> str:
    return "%" if measure.measure.unit == "%" else ""


def _short(day: date, forms: Forms) -> str:
    """The day without its year: there is little room beside a chart."""
    return replace(forms, today=day).day(day)
