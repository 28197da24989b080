"""M411 wrong-direction: a target lies on the side that is better."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.wording import level_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.terms import Direction, Holding, Measure, Moving, Role
from sitegen.numbers import canonical
from sitegen.rules._findings import as_hint
from sitegen.rules._measures import LIMIT_KEYS, sign, spot, way
from sitegen.site import Site

RULE = Rule(
    code="M411",
    name="wrong-direction",
    severity=Severity.ERROR,
    why="A target on the wrong side would call getting worse progress.",
    fix="Check the sign, or whether baseline and target changed places; a metric that works the "
    "other way here needs its own `direction`.",
)

_BETTER = {Direction.UP: "more", Direction.DOWN: "less"}


def check(site: Site) -> Iterator[Finding]:
    """Each measure that moves the wrong way, and each outcome held from the wrong side only."""
    for state in site.goals:
        for measure in state.goal.terms.measures:
            match measure.aim:
                case Moving() as aim:
                    yield from _moving(state.goal, measure, aim)
                case Holding() as aim if measure.role is Role.OUTCOME:
                    yield from _holding(state.goal, measure, aim)
                case _:
                    pass


def _moving(goal: Goal, measure: Measure, aim: Moving) -> Iterator[Finding]:
    distance = way(aim)
    if measure.direction is None or distance is None or distance * sign(measure.direction) >= 0:
        return
    if aim.baseline is not None and aim.target is not None:
        levels = [level_words(level, measure.unit) for level in (aim.baseline, aim.target)]
        words = f"From {levels[0]} to {levels[1]}"
    else:
        words = f"A change by {canonical(distance)}"
    yield RULE.at(
        spot(goal, measure.id, "target", "change"),
        f"{words} is the wrong way: {_BETTER[measure.direction]} is better here.",
    )


def _holding(goal: Goal, measure: Measure, aim: Holding) -> Iterator[Finding]:
    limits = aim.limits
    has_lower = limits.at_least is not None or limits.above is not None
    has_upper = limits.at_most is not None or limits.below is not None
    if measure.direction is None or (has_lower and has_upper):
        return
    if has_lower is (measure.direction is Direction.UP):
        return
    side = "a lower" if has_lower else "an upper"
    yield as_hint(
        RULE.at(
            spot(goal, measure.id, *LIMIT_KEYS),
            f"This is {side} limit, and {_BETTER[measure.direction]} is better here.",
            fix="Check whether the limit is meant the other way round.",
        )
    )
