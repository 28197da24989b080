"""M435 unsourced-benchmark: the number of others says whose it is, from where, and from when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.compute.wording import day_words
from sitegen.dates import add_months
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Benchmark
from sitegen.model.state import GoalState, Lifecycle
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="M435",
    name="unsourced-benchmark",
    severity=Severity.WARNING,
    why="A number of others that nobody can look up is a rumour, and an old one is history.",
    fix="Write it as `{value: 45 hours, population: 31 software makers, source: Nordic Support "
    "Survey, date: 2026-02-01}`, or take it out.",
    hint_until_agreed=True,
)

MOST_MONTHS = 24
"""How old a benchmark may be when the goal starts. By today, time alone would cause a finding."""


def check(site: Site) -> Iterator[Finding]:
    """Each benchmark, of a goal not yet closed, that lacks a part or was old at the start."""
    for state in site.goals:
        if state.lifecycle is not Lifecycle.CLOSED:
            for measure in state.goal.terms.measures:
                yield from _of(state, measure.id, site.as_of)


def _of(state: GoalState, measure: str, as_of: date) -> Iterator[Finding]:
    marks = state.goal.story.evidence_of(measure).benchmarks
    for mark, where in zip(marks, _places(state, measure, len(marks)), strict=True):
        words = _lack(mark) or _age(mark, state.goal.terms.start, as_of)
        if words:
            yield RULE.at(where, words)


def _places(state: GoalState, measure: str, count: int) -> tuple[Location, ...]:
    """Where each stands; the list as a whole where some of it could not be read."""
    document, route = state.goal.document, ("measures", measure, "benchmarks")
    is_list = document.has(*route, count - 1) and not document.has(*route, count)
    return tuple(document.at(*route, n) if is_list else document.at(*route) for n in range(count))


def _lack(mark: Benchmark) -> str:
    parts = (("population", mark.population), ("source", mark.source), ("date", mark.on))
    lacks = [f"`{key}`" for key, value in parts if not value]
    return f"This benchmark has no {' and no '.join(lacks)}." if lacks else ""


def _age(mark: Benchmark, start: date | None, as_of: date) -> str:
    if mark.on is None or start is None or add_months(mark.on, MOST_MONTHS) >= start:
        return ""
    return (
        f"This benchmark is of {day_words(mark.on, as_of)}, more than two years before the start."
    )
