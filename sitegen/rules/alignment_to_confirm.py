"""R211 alignment-to-confirm: what a goal serves is still there, and still what was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.compute.alignment import Moved, to_confirm
from sitegen.compute.wording import day_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.state import GoalState
from sitegen.rules._references import items
from sitegen.site import Site

RULE = Rule(
    code="R211",
    name="alignment-to-confirm",
    severity=Severity.WARNING,
    why="People work for a goal because of what it serves. When that is over or has changed, they "
    "want to know whether their own still makes sense.",
    fix="Say in a review whether it still holds, or name another goal in `aligns_with`.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal above an open one that was closed or changed since the open one was confirmed."""
    for state in site.goals:
        parents = {
            parent.id: (link.goal, parent)
            for link in state.goal.story.aligns_with
            if (parent := site.goal(link.goal)) is not None and parent.id != state.id
        }
        if not parents:
            continue
        spots = items(state.goal.document, "aligns_with")
        for one in to_confirm(state, (parent for _, parent in parents.values()), site.as_of):
            named, _ = parents[one.parent.id]
            yield RULE.at(spots.of(named), _told(one, site.as_of), fix=_fix(state, one))


def _told(one: Moved, as_of: date) -> str:
    day = day_words(one.on, as_of)
    if one.is_closed:
        return f"{one.parent.id}, which this goal serves, was closed on {day}."
    return f"{one.parent.id}, which this goal serves, has other terms since {day}."


def _fix(state: GoalState, one: Moved) -> str:
    close = one.parent.close
    if close is not None and close.by:
        return f"{close.by} took its place: name that in `aligns_with`, if it fits."
    if state.in_force is None:
        return "Name a goal that is open, or say in the text why this matters all the same."
    return ""
