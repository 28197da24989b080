"""M415 empty-limits: some level lies within the limits."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.terms import Holding, Limits, Measure
from sitegen.numbers import canonical
from sitegen.rules._measures import exceptions_of, limit_sets, limit_spot
from sitegen.site import Site

RULE = Rule(
    code="M415",
    name="empty-limits",
    severity=Severity.ERROR,
    why="Limits that leave no room between them cannot be kept.",
    fix="Exchange the two limits, or correct the wrong one.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each pair of limits, also of an exception, that no level can keep."""
    for state in site.goals:
        for measure in state.goal.terms.measures:
            if isinstance(measure.aim, Holding):
                yield from _of(state.goal, measure, measure.aim)


def _of(goal: Goal, measure: Measure, aim: Holding) -> Iterator[Finding]:
    spots = exceptions_of(goal, measure.id)
    for limits, exception in limit_sets(aim):
        pair = _crossed(limits)
        if pair:
            yield RULE.at(
                limit_spot(goal, measure.id, exception, spots, "at_most", "below"),
                f"No level is {pair}.",
            )


def _crossed(limits: Limits) -> str:
    lower: tuple[tuple[str, Decimal | None], ...] = (
        ("at least", limits.at_least),
        ("above", limits.above),
    )
    upper: tuple[tuple[str, Decimal | None], ...] = (
        ("at most", limits.at_most),
        ("below", limits.below),
    )
    for low_words, low in lower:
        for high_words, high in upper:
            if low is None or high is None:
                continue
            is_closed = (low_words, high_words) == ("at least", "at most")
            if low > high or (low == high and not is_closed):
                return f"{low_words} {canonical(low)} and {high_words} {canonical(high)}"
    return ""
