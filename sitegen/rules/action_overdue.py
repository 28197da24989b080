"""T709 action-overdue: what a review asked somebody to do is not forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.compute.steps import OpenAction, open_actions
from sitegen.compute.wording import day_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.state import GoalState
from sitegen.rules._references import Spots, groups
from sitegen.rules._rhythm import days_ago
from sitegen.site import Site

RULE = Rule(
    code="T709",
    name="action-overdue",
    severity=Severity.HINT,
    why="An action with a name and a day only helps if somebody comes back to it, whether it was "
    "done or something got in the way.",
    fix="Say how it went: a `note` with `about:` and the name of the review. The next review "
    "takes stock anew.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each action of an open goal's latest review that is past its day and not answered."""
    for state in site.goals:
        waiting = open_actions(state, site.as_of)
        if waiting:
            spots = groups(waiting[0].review.document, ("who", "what"), "actions")
            yield from (_told(one, spots, state, site.as_of) for one in waiting)


def _told(one: OpenAction, spots: Spots, state: GoalState, as_of: date) -> Finding:
    action, due = one.action, one.due
    return RULE.at(
        one.review.document.at(*spots.route(action.who, action.what), "due"),
        f"This was to be done by {day_words(due, as_of)}, {days_ago(due, as_of)}, and nothing "
        "is said about it since.",
        fix=f"{action.who} can say how it went, in a `note` with `about: {one.review.id}`; or "
        f"{state.goal.plan.steward or 'the next review'} takes it up anew.",
    )
