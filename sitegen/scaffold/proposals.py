"""What is proposed to somebody who writes a goal: a period, a metric, a guardrail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from difflib import get_close_matches

from sitegen.dates import Period, PeriodLength, period_of_day
from sitegen.model.board import About, Metric
from sitegen.model.terms import Role
from sitegen.scaffold.measures import NewMeasure

JUST_BEGUN = 14
"""For so many days a period is new enough to promise something for all of it."""

_HOLDS_QUALITY = (About.QUALITY, About.LOYALTY)
"""What speed and volume are soon bought with, if nobody looks."""


def proposed_period(length: PeriodLength, today: date) -> Period:
    """The period that a new goal is for: the one just begun, or else the next."""
    current = period_of_day(length, today)
    if (today - current.start).days < JUST_BEGUN:
        return current
    return period_of_day(length, current.end + timedelta(days=1))


def near(word: str, metrics: tuple[Metric, ...]) -> tuple[Metric, ...]:
    """The metrics that a word means: one by its id or name, else the nearest, at most five."""
    plain = " ".join(word.casefold().replace("-", " ").split())
    names = {one.id.replace("-", " "): one for one in metrics}
    names |= {one.name.casefold(): one for one in metrics}
    if plain in names:
        return (names[plain],)
    holding = [one for name, one in names.items() if plain and plain in name]
    alike = [names[name] for name in get_close_matches(plain, names, n=5, cutoff=0.6)]
    unique = {one.id: one for one in (*holding, *alike)}
    return tuple(unique.values())[:5]


def first_sentence(text: str) -> str:
    """The first sentence of a definition."""
    head, stop, _ = text.partition(". ")
    return head + stop.strip()


def proposed_guardrail(
    measures: Iterable[NewMeasure], metrics: tuple[Metric, ...]
) -> Metric | None:
    """The usual guardrail of what is measured, one about quality first unless quality is measured.

    None if a guardrail is there, or nothing is usual.
    """
    by_id = {metric.id: metric for metric in metrics}
    read = [one.read(metrics) for one in measures]
    if any(one.measure.role is Role.GUARDRAIL for one in read):
        return None
    counted = [by_id[one.evidence.metric] for one in read if one.evidence.metric in by_id]
    measured = {one.measure.id for one in read}
    usual = [
        by_id[id]
        for metric in counted
        for id in metric.guardrail
        if id in by_id and id not in measured
    ]
    is_held = any(metric.about in _HOLDS_QUALITY for metric in counted)
    of_quality = [] if is_held else [one for one in usual if one.about in _HOLDS_QUALITY]
    return next(iter((*of_quality, *usual)), None)
