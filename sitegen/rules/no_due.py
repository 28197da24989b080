"""D310 no-due: a promise has a last day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sitegen.dates import period_of_day
from sitegen.finding import Finding, Rule, Severity
from sitegen.site import Site

RULE = Rule(
    code="D310",
    name="no-due",
    severity=Severity.ERROR,
    why="Without a last day nobody can say whether a promise was kept.",
    fix="Add `due:` with a date, a period such as a quarter, or a length (3 months).",
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal whose file has no `due`; the example is the period after the day of looking."""
    this = period_of_day(site.facts.settings.periods, site.as_of)
    coming = period_of_day(site.facts.settings.periods, this.end + timedelta(days=1))
    fix = f"Add `due:` with a date ({coming.end}), a period ({coming.name}) or a length (3 months)."
    for state in site.goals:
        if not state.goal.document.has("due"):
            yield RULE.at(state.goal.document.at(), "This goal has no due date.", fix=fix)
