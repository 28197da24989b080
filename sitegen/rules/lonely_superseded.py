"""R210 lonely-superseded: a goal that was superseded says by which one."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.ledger import Outcome
from sitegen.rules._entries import closes, spot
from sitegen.site import Site

RULE = Rule(
    code="R210",
    name="lonely-superseded",
    severity=Severity.ERROR,
    why="Who follows a superseded goal wants to find the one that took its place.",
    fix="Add `by:` with the id of the goal that took its place; without one, the outcome is "
    "`dropped`.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each close as superseded that names no other goal."""
    for state in site.goals:
        for close in closes(state.goal):
            if close.outcome is Outcome.SUPERSEDED and not close.document.has("by"):
                yield RULE.at(
                    spot(close, "outcome"), "This goal is superseded, and nobody says by which."
                )
