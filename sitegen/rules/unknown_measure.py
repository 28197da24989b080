"""R204 unknown-measure: readings and initiatives belong to a measure that the goal has."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.ledger import CheckIn
from sitegen.rules._entries import standing
from sitegen.rules._references import Nearest, is_in_ledger, items, measures_of
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="R204",
    name="unknown-measure",
    severity=Severity.ERROR,
    why="A reading of something that the goal does not measure is never shown.",
    fix="Use the id of one of the goal's measures.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each reading, series and initiative without its measure, and each series that is missing."""
    nearest = Nearest()
    for state in site.goals:
        goal = state.goal
        known = measures_of(goal)
        for name, location in _named(goal):
            if name not in known:
                yield RULE.at(
                    location, f"This goal has no measure {name}.", fix=nearest(name, known)
                )
        yield from _missing_series(site, goal)


def _named(goal: Goal) -> Iterator[tuple[str, Location]]:
    initiatives = items(goal.document, "initiatives", key="for")
    for initiative in goal.plan.initiatives:
        if initiative.measure:
            yield initiative.measure, initiatives.of(initiative.measure)
    for series in goal.ledger.series:
        yield series.measure, Location(series.document.path)
    for entry in standing(goal):
        if isinstance(entry, CheckIn):
            for reading in entry.readings:
                yield reading.measure, entry.document.at_key("readings", reading.measure)


def _missing_series(site: Site, goal: Goal) -> Iterator[Finding]:
    for evidence in goal.story.evidence:
        if evidence.readings and not is_in_ledger(site, goal, evidence.readings):
            yield RULE.at(
                goal.document.at("measures", evidence.measure, "readings"),
                f"There is no {evidence.readings} in the goal's folder.",
                fix="Put the file beside the goal's entries, or take this key out.",
            )
