"""D310 no-due: a promise has a last day."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.site import Site

RULE = Rule(
    code="D310",
    name="no-due",
    severity=Severity.ERROR,
    why="Without a last day nobody can say whether a promise was kept.",
    fix="Add `due:` with a date (2026-03-31), a period (2026-Q1) or a length (3 months).",
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal whose file has no `due`."""
    for state in site.goals:
        if not state.goal.document.has("due"):
            yield RULE.at(state.goal.document.at(), "This goal has no due date.")
