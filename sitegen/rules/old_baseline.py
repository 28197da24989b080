"""M434 old-baseline: a baseline is of the time before the goal, not of long ago."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.wording import day_words
from sitegen.dates import PeriodLength, add_months
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.state import Lifecycle
from sitegen.model.terms import Moving
from sitegen.rules._measures import spot
from sitegen.site import Site

RULE = Rule(
    code="M434",
    name="old-baseline",
    severity=Severity.WARNING,
    why="What was true long ago may have moved since, and then the goal is easier or harder than "
    "anybody thinks.",
    fix="Measure the baseline again, up to shortly before the start.",
    hint_until_agreed=True,
)

_MONTHS = {PeriodLength.QUARTERS: 3, PeriodLength.HALVES: 6, PeriodLength.YEARS: 12}
_NAMES = {
    PeriodLength.QUARTERS: "a quarter",
    PeriodLength.HALVES: "half a year",
    PeriodLength.YEARS: "a year",
}


def check(site: Site) -> Iterator[Finding]:
    """Each baseline that ended more than one period of the board before the start.

    While the start has not come, today stands for it: nobody can have measured later.
    """
    length = site.facts.settings.periods
    for state in site.goals:
        start = state.goal.terms.start
        if start is None or state.lifecycle is Lifecycle.CLOSED:
            continue
        for measure in state.goal.terms.measures:
            evidence = state.goal.story.evidence_of(measure.id)
            end = evidence.end
            if not isinstance(measure.aim, Moving) or end is None:
                continue
            if evidence.start and end < evidence.start:
                continue  # told by another rule
            if add_months(end, _MONTHS[length]) < min(start, site.as_of):
                yield RULE.at(
                    spot(state.goal, measure.id, "baseline"),
                    f"The baseline of {measure.id} ends on {day_words(end, site.as_of)}, more "
                    f"than {_NAMES[length]} before the start on {day_words(start, site.as_of)}.",
                )
