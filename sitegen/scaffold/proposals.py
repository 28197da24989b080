"""What is proposed to somebody who writes a goal: a period, a metric, a guardrail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from difflib import get_close_matches

from sitegen.dates import Period, PeriodLength, period_of_day
from sitegen.model.board import Metric
from sitegen.model.terms import Role
from sitegen.scaffold.measures import NewMeasure

JUST_BEGUN = 14
"""For so many days a period is new enough to promise something for all of it."""


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
    """The usual guardrail of the first measure that has one; None if a guardrail is there."""
    by_id = {metric.id: metric for metric in metrics}
    read = [one.read(metrics).measure for one in measures]
    if any(one.role is Role.GUARDRAIL for one in read):
        return None
    measured = {one.id for one in read}
    for one in read:
        counted = by_id.get(one.metric.partition("@")[0] or one.id)
        for id in counted.guardrail if counted else ():
            if id in by_id and id not in measured:
                return by_id[id]
    return None
