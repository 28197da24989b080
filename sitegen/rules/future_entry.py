"""D312 future-entry: entries and readings tell of days that have come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.rules._entries import standing
from sitegen.rules._findings import as_warning, few
from sitegen.rules._readings import told
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="D312",
    name="future-entry",
    severity=Severity.ERROR,
    why="What lies ahead is not counted before its day; mostly the year or month is a slip.",
    fix="Give it the day on which it happened.",
)

GRACE = timedelta(days=1)
"""East of the board's time zone it may be tomorrow already."""


def check(site: Site) -> Iterator[Finding]:
    """Each entry dated after the day of looking, and each reading after that or after its entry."""
    for state in site.goals:
        for entry in standing(state.goal):
            if entry.on - GRACE > site.present:
                yield RULE.at(
                    Location(entry.document.path),
                    f"This entry is dated {entry.on}, and the board is shown as of {site.present}.",
                )
        yield from few(_readings(state.goal, site.present))


def _readings(goal: Goal, as_of: date) -> Iterator[Finding]:
    for one in told(goal):
        day = one.check_in.on if one.check_in else as_of
        known = f"its check-in is of {day}" if one.check_in else f"the board is shown as of {day}"
        if one.reading.on - GRACE > day:
            yield as_warning(
                RULE.at(one.day, f"This reading is dated {one.reading.on}, and {known}.")
            )
