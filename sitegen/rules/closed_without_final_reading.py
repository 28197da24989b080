"""T711 closed-without-final-reading: a goal is judged by numbers of its last days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.compute.wording import count_words, day_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.ledger import Outcome
from sitegen.model.state import GoalState, MeasureState
from sitegen.model.terms import Milestones, Role, YesNo
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="T711",
    name="closed-without-final-reading",
    severity=Severity.HINT,
    why="The last weeks are often the best ones, and a guardrail is only kept if it was read to "
    "the end. What nobody read counts as not reached.",
    fix="Add the last reading: those dated up to the close count, also when they are written "
    "down later.",
    speaks_after_close=True,
)

_JUDGED = (Outcome.EXCEEDED, Outcome.MET, Outcome.PARTLY_MET, Outcome.MISSED)


def check(site: Site) -> Iterator[Finding]:
    """Each outcome and guardrail of a goal closed by its numbers that lacks its last reading."""
    for state in site.goals:
        if state.close is None or state.in_force is None or state.outcome not in _JUDGED:
            continue
        end = min(state.close.on, state.terms.due or state.close.on)
        for one in state.numbers.measures:
            if _lacks_last(one, end, site.facts.settings.grace_days):
                yield _told(state, one, end, site.as_of)


def _lacks_last(one: MeasureState, end: date, grace_days: int) -> bool:
    """Whether a reading was still due after the last one, with the board's days of grace."""
    measure = one.measure
    if measure.role is Role.LEAD or isinstance(measure.aim, Milestones):
        return False
    if one.latest is None:
        return True
    every = measure.every.days
    is_done = isinstance(measure.aim, YesNo) and one.progress == 1
    return every is not None and not is_done and (end - one.latest.on).days > every + grace_days


def _told(state: GoalState, one: MeasureState, end: date, as_of: date) -> Finding:
    id, latest = one.measure.id, one.latest
    told = f"There is no reading of {id}"
    if latest is not None:
        days = count_words((end - latest.on).days, "day")
        told = (
            f"The last reading of {id} is of {day_words(latest.on, as_of)}, {days} before the end"
        )
    assert state.close is not None
    return RULE.at(Location(state.close.document.path), f"{told}.")
