"""K804 late-support: what was promised to a team reaches it in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.compute.steps import late_support
from sitegen.compute.wording import day_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Actor
from sitegen.model.state import GoalState
from sitegen.rules._findings import as_hint, named
from sitegen.rules._rhythm import days_ago
from sitegen.site import Site

LONG = 28
"""Four weeks: by then at least one review, as often as they usually come, could ask for it."""

RULE = Rule(
    code="K804",
    name="late-support",
    severity=Severity.WARNING,
    why="A goal was agreed to with this support in mind; without it the promise is one-sided. It "
    "is a hint at first, and a warning after four weeks.",
    fix="If it is there, add a `note` with `support:`. If not, agree on a new day, or ask what the "
    "goal can do without it.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each support that is past its day and not delivered, of a goal that can still use it."""
    for state in site.goals:
        for one in late_support(state, site.as_of):
            if one.support.due is not None:
                told = _told(state, one.support.id, one.support.by, one.support.due, site.as_of)
                is_long = (site.as_of - one.support.due).days > LONG
                yield told if is_long else as_hint(told)


def _told(state: GoalState, id: str, by: tuple[Actor, ...], due: date, as_of: date) -> Finding:
    promised = f" by {named([one.id or one.outside for one in by])}" if by else ""
    return RULE.at(
        state.goal.document.at("support", id, "due"),
        f"This support was promised{promised} for {day_words(due, as_of)}, {days_ago(due, as_of)}, "
        "and is not there yet.",
    )
