"""V154 conflicting-readings: one measure has one value on one day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.compute.readings import Conflict, collect
from sitegen.finding import Finding, Related, Rule, Severity
from sitegen.numbers import canonical
from sitegen.rules._findings import few
from sitegen.site import Site

RULE = Rule(
    code="V154",
    name="conflicting-readings",
    severity=Severity.ERROR,
    why="Of two different values for one day only one can be right, and nobody can tell which.",
    fix="Keep the right one. An entry that was wrong is mended by a `correct` about it.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each reading that differs from another one of its measure and day."""
    for state in site.goals:
        conflicts = collect(state.goal, date.max).conflicts
        yield from few(_said(conflict) for conflict in conflicts)


def _said(conflict: Conflict) -> Finding:
    first, other = conflict.first, conflict.other
    there = first.location
    return RULE.at(
        other.location,
        f"{other.measure} is {canonical(other.value)} on {other.on} here, and "
        f"{canonical(first.value)} in {there.path}, line {there.place.line}.",
        related=(Related(location=there, message=f"{canonical(first.value)} here"),),
    )
