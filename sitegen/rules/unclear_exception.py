"""M422 unclear-exception: other limits for a while are limits, and on each day only one holds."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Related, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.terms import Holding, Limits, LimitsException
from sitegen.rules._findings import few
from sitegen.rules._measures import LIMIT_KEYS, exception_route, exceptions_of
from sitegen.rules._references import Spots
from sitegen.site import Site

RULE = Rule(
    code="M422",
    name="unclear-exception",
    severity=Severity.WARNING,
    why="Exceptions are part of what people agree to: everybody should see which limits hold when.",
    fix="Say for each stretch of days which limits hold then.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each exception without limits of its own, and each that begins before another one ends."""
    for state in site.goals:
        for measure in state.goal.terms.measures:
            if isinstance(measure.aim, Holding) and measure.aim.exceptions:
                spots = exceptions_of(state.goal, measure.id)
                yield from few(_without_limits(state.goal, measure.aim, spots))
                yield from few(_overlapping(state.goal, measure.aim, spots))


def _without_limits(goal: Goal, aim: Holding, spots: Spots) -> Iterator[Finding]:
    for one in aim.exceptions:
        route = exception_route(one, spots)
        wrote = any(goal.document.has(*route, key) for key in (*LIMIT_KEYS, "between"))
        if one.limits == Limits() and not wrote:
            yield RULE.at(
                goal.document.at(*route),
                f"From {_days(one)} there are no limits: whatever is read then will do.",
                fix="Write the limit that holds then, such as `at_least: 88%`.",
            )


def _overlapping(goal: Goal, aim: Holding, spots: Spots) -> Iterator[Finding]:
    longest: LimitsException | None = None
    for one in sorted(aim.exceptions, key=lambda other: other.start):
        if one.start > one.end:
            continue  # told as reversed dates
        if longest is not None and one.start <= longest.end:
            there = goal.document.at(*exception_route(longest, spots))
            yield RULE.at(
                goal.document.at(*exception_route(one, spots)),
                f"{_days(one)} and {_days(longest)} share days; then the exception holds that is "
                "written first.",
                fix="Let one of them end before the other begins.",
                related=(Related(location=there, message=f"{_days(longest)} here"),),
            )
        if longest is None or one.end > longest.end:
            longest = one


def _days(one: LimitsException) -> str:
    return f"{one.start} to {one.end}"
