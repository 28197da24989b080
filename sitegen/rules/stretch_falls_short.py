"""M417 stretch-falls-short: a stretch lies beyond the target."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sitegen.compute.wording import level_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.terms import Measure, Moving, Total
from sitegen.rules._measures import sign, spot, way
from sitegen.site import Site

RULE = Rule(
    code="M417",
    name="stretch-falls-short",
    severity=Severity.ERROR,
    why="A stretch is what would be even better than the target; one before it is reached first.",
    fix="Name a level beyond the target, or take the stretch out.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each stretch that is at the target, or on the wrong side of it."""
    for state in site.goals:
        for measure in state.goal.terms.measures:
            found = _short(measure)
            if found:
                stretch, target = (level_words(level, measure.unit) for level in found)
                yield RULE.at(
                    spot(state.goal, measure.id, "stretch"),
                    f"The stretch, {stretch}, is not beyond the target, {target}.",
                )


def _short(measure: Measure) -> tuple[Decimal, Decimal] | None:
    """Stretch and target of a measure whose stretch falls short."""
    match measure.aim:
        case Moving(stretch=Decimal() as stretch, target=Decimal() as target) as aim:
            better = way(aim) or Decimal(sign(measure.direction))
        case Total(stretch=Decimal() as stretch, target=target):
            better = Decimal(1)
        case _:
            return None
    is_short = bool(better) and (stretch - target) * better <= 0
    return (stretch, target) if is_short else None
