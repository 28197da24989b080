"""M421 ambiguous-thousands: `1.200` is one thing in Berlin and another one in Boston."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.ledger import Reading
from sitegen.model.terms import Measure
from sitegen.numbers import canonical
from sitegen.rules._findings import few
from sitegen.rules._measures import levels
from sitegen.rules._readings import by_measure
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="M421",
    name="ambiguous-thousands",
    severity=Severity.WARNING,
    why="A point before three digits parts thousands in many countries; here it is a decimal "
    "point, and 1.200 is a little more than one.",
    fix="Write it without the point, such as 1200, or without the zeros at its end, such as 1.2.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each level and reading with three decimals that end in a zero.

    A measure that has other decimals too says by them what its points mean.
    """
    for state in site.goals:
        readings = by_measure(state.goal)
        for measure in state.goal.terms.measures:
            yield from few(_of(state.goal, measure, readings.get(measure.id, ())))


def _of(goal: Goal, measure: Measure, readings: Sequence[Reading]) -> Iterator[Finding]:
    found: list[tuple[Decimal, Location]] = [
        *levels(goal, measure),
        *((one.value, one.location) for one in readings),
    ]
    if any(_is_plainly_decimal(value) for value, _ in found):
        return
    for value, where in found:
        if _decimals(value) == 3 and f"{value:f}".endswith("0"):
            yield RULE.at(
                where,
                f"{value:f} can be read in two ways, and is taken for {canonical(value)}.",
                fix=f"Write {canonical(value * 1000)} or {canonical(value)}.",
            )


def _is_plainly_decimal(value: Decimal) -> bool:
    """Whether nobody could take the point of a number for one that parts thousands."""
    decimals = _decimals(value)
    return decimals > 0 and (decimals != 3 or not 1 <= abs(value) < 1000)


def _decimals(value: Decimal) -> int:
    """How many digits were written behind the point."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
