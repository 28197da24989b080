"""M420 share-for-percent: on a measure in percent, 92% is written 92, and not 0.92."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.ledger import Reading
from sitegen.model.terms import Direction, Measure
from sitegen.numbers import canonical
from sitegen.rules._findings import few
from sitegen.rules._measures import is_level, levels
from sitegen.rules._readings import by_measure
from sitegen.rules._references import text_at
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="M420",
    name="share-for-percent",
    severity=Severity.WARNING,
    why="Tools export shares as 0.92; on a measure in percent that is less than one in a hundred.",
    fix="Write it in percent, such as 92%; a level that is so small keeps its sign, as in 0.92%.",
)

SMALLEST_OTHER = 2
"""Beside levels up to this, in percent, a level below 1 is nothing unusual."""

LARGE = 20
"""Beside a level above this, an outcome that should rise is hardly ever below 1."""


def check(site: Site) -> Iterator[Finding]:
    """Each level and reading that is likely a share of 1, and does not say otherwise by a `%`."""
    for state in site.goals:
        readings = by_measure(state.goal)
        for measure in state.goal.terms.measures:
            if measure.unit == "%" and is_level(measure.aim):
                yield from few(_of(site, state.goal, measure, readings.get(measure.id, ())))


def _of(site: Site, goal: Goal, measure: Measure, readings: Sequence[Reading]) -> Iterator[Finding]:
    stated = tuple(levels(goal, measure))
    others = [level for level, _ in stated if level > SMALLEST_OTHER]
    is_up = measure.direction is Direction.UP
    if not others and is_up and all(0 < level <= 1 for level, _ in stated):
        for level, where in stated:
            if level > Decimal("0.2") and not _has_sign(site, level, where):
                yield _said(level, measure, where)
    for level, where in (*stated, *((one.value, one.location) for one in readings)):
        if _is_share(level, others, is_up=is_up) and not _has_sign(site, level, where):
            yield _said(level, measure, where)


def _is_share(level: Decimal, others: Collection[Decimal], *, is_up: bool) -> bool:
    """Whether a hundred times the level is about one of the others, or where it belongs."""
    if not 0 < level <= 1:
        return False
    if is_up and any(other > LARGE for other in others):
        return True
    meant = level * 100
    return any(
        other <= meant * factor and meant <= other * factor
        for other in others
        for factor in (2 if other > LARGE else Decimal("1.5"),)
    )


def _has_sign(site: Site, level: Decimal, where: Location) -> bool:
    """Whether the number is written with a `%` behind it: then it is meant so."""
    written = "".join(text_at(site.documents, where).split()).replace(",", ".")
    return f"{level:f}%" in written


def _said(level: Decimal, measure: Measure, where: Location) -> Finding:
    words = canonical(level)
    return RULE.at(
        where,
        f"{words} looks like a share of 1, and {measure.id} counts in percent.",
        fix=f"Did you mean {canonical(level * 100)}%? If {words}% is meant, write it with its %.",
    )
