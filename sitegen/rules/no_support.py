"""K807 no-support: a goal says what the team gets to reach it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.state import GoalState
from sitegen.site import Site

_SOON = timedelta(weeks=4)
"""From the day of looking: support that comes after half of a quarter is of little help."""

RULE = Rule(
    code="K807",
    name="no-support",
    severity=Severity.WARNING,
    why="A goal that asks for more and gives nothing is a wish. Training, a tool, an hour without "
    "meetings or somebody's help makes it a promise of both sides.",
    fix="Add `support:` with what, by whom and when: `what:`, `by:` and `due:`.",
    hint_until_agreed=True,
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal with a number of its own that nobody promised any support."""
    for state in site.goals:
        if not state.is_objective and not state.goal.document.has("support"):
            yield RULE.at(
                state.goal.document.at(),
                "Nobody promised any support for this goal.",
                fix=_fix(state, site.as_of),
            )


def _fix(state: GoalState, today: date) -> str:
    """What to write, with a day that is still to come, and within the goal's time if it has one."""
    soon, due = today + _SOON, state.goal.terms.due
    day = min(soon, due) if due and due > today else soon
    return (
        "Add `support:` with what, by whom and when, as `macros: {what: Macro training, by: "
        f"{state.goal.plan.sponsor or 'enablement'}, due: {day}}}`."
    )
