"""T710 closed-without-lessons: what a goal taught is kept for the next one."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.lifecycle import counting
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.ledger import Close, Note, Outcome
from sitegen.model.state import GoalState
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="T710",
    name="closed-without-lessons",
    severity=Severity.HINT,
    why="A number says how far a goal came. Why it did, and what to do next, is known only to "
    "those who were there, and only for a while.",
    fix="Write it into the close before it is merged; after that, add a `note`.",
    speaks_after_close=True,
)

_ENDED_EARLY = (Outcome.DROPPED, Outcome.SUPERSEDED, Outcome.WITHDRAWN)


def check(site: Site) -> Iterator[Finding]:
    """Each goal that was agreed to and closed without lessons or without what is next."""
    for state in site.goals:
        close = state.close
        if close is None or state.in_force is None or _is_told_since(state, close, site):
            continue
        lacks = ["`lessons`"] if not close.lessons else []
        if not close.next and state.outcome not in _ENDED_EARLY:
            lacks.append("`next`")
        if lacks:
            yield RULE.at(
                Location(close.document.path), f"This close has no {' and no '.join(lacks)}."
            )


def _is_told_since(state: GoalState, close: Close, site: Site) -> bool:
    """Whether a note of the day of the close, or later, has a text."""
    return any(
        isinstance(one, Note) and one.on >= close.on and bool(one.prose)
        for one in counting(state.goal, site.as_of)
    )
