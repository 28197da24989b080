"""T702 check-in-overdue: people hear from a goal as often as it said they would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.compute.rhythm import check_in_overdue
from sitegen.compute.wording import day_words
from sitegen.dates import Cadence
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.ledger import CheckIn
from sitegen.rules._rhythm import days_ago
from sitegen.site import Site

RULE = Rule(
    code="T702",
    name="check-in-overdue",
    severity=Severity.HINT,
    why="A short word each week keeps a goal alive, and lets others see early where help is "
    "wanted.",
    fix="Two sentences are enough: `sitegen check-in`, or a file from a phone.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each running goal whose check-in was due longer ago than the board's days of grace."""
    for state in site.goals:
        due = check_in_overdue(state, site.facts.settings, site.as_of)
        if due is None:
            continue
        last = state.last_check_in
        yield RULE.at(
            state.goal.document.at("check_in_every"),
            _told(last, due, state.goal.plan.check_in_every, site.as_of),
        )


def _told(last: CheckIn | None, due: date, every: Cadence, as_of: date) -> str:
    if last is None:
        first = f"{day_words(due, as_of)}, {days_ago(due, as_of)}"
        return f"There was no check-in yet; the first was due on {first}."
    day = f"{day_words(last.on, as_of)}, {days_ago(last.on, as_of)}"
    return f"The last check-in is of {day}; check-ins come every {every}."
