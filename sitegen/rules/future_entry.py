"""D312 future-entry: entries and readings tell of days that have come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.ledger import CheckIn, Reading
from sitegen.rules._entries import standing
from sitegen.rules._findings import as_warning, few
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
        yield from _entries(state.goal, site.as_of)
        for readings in (
            state.goal.readings,
            *(series.readings for series in state.goal.ledger.series),
        ):
            yield from few(_after(readings, site.as_of, f"the board is shown as of {site.as_of}"))


def _entries(goal: Goal, as_of: date) -> Iterator[Finding]:
    for entry in standing(goal):
        if entry.on - GRACE > as_of:
            yield RULE.at(
                Location(entry.document.path),
                f"This entry is dated {entry.on}, and the board is shown as of {as_of}.",
            )
        if isinstance(entry, CheckIn):
            yield from _after(entry.readings, entry.on, f"its check-in is of {entry.on}")


def _after(readings: tuple[Reading, ...], day: date, because: str) -> Iterator[Finding]:
    for reading in readings:
        if reading.on - GRACE > day:
            yield as_warning(
                RULE.at(reading.location, f"This reading is dated {reading.on}, and {because}.")
            )
