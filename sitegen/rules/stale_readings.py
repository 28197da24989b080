"""T701 stale-readings: the numbers of a goal under way are of these days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.compute.frame import first_due
from sitegen.compute.rhythm import Outdated, outdated
from sitegen.compute.wording import day_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.state import Freshness, GoalState
from sitegen.rules._findings import as_hint
from sitegen.rules._rhythm import days_ago
from sitegen.site import Site

RULE = Rule(
    code="T701",
    name="stale-readings",
    severity=Severity.WARNING,
    why="Without readings nobody knows how a goal stands, and help comes too late. Often only a "
    "password is missing, or somebody is away. A hint when readings are late; a warning when "
    "three of them are missing.",
    fix="Add a reading, or ask somebody else to take over.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each outcome measure of an active goal that is stale, as a hint, or silent."""
    for state in site.goals:
        for one in outdated(state, site.facts.settings, site.as_of):
            told = _told(state, one, site.as_of)
            yield told if one.level is Freshness.SILENT else as_hint(told)


def _told(state: GoalState, one: Outdated, as_of: date) -> Finding:
    measure, goal = one.measure.measure, state.goal
    ledger = goal.ledger_folder
    sponsor = goal.plan.sponsor
    help_words = f"; if nobody can read it now, {sponsor} can help" if sponsor else ""
    return RULE.at(
        goal.document.at_key("measures", measure.id),
        f"{_last(state, one, as_of)}; readings come every {measure.every}.",
        fix=f"Add a reading to {ledger}/{measure.id}.csv or to a check-in{help_words}.",
    )


def _last(state: GoalState, one: Outdated, as_of: date) -> str:
    latest, measure = one.measure.latest, one.measure.measure
    if latest is not None:
        day = day_words(latest.on, as_of)
        return f"The last reading of {measure.id} is of {day}, {days_ago(latest.on, as_of)}"
    first = first_due(measure, state.terms.start, state.terms.due)
    was_due = f", and the first was due on {day_words(first, as_of)}" if first else ""
    return f"There is no reading of {measure.id} yet{was_due}"
