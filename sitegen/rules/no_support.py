"""K807 no-support: a goal says what the team gets to reach it."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.site import Site

RULE = Rule(
    code="K807",
    name="no-support",
    severity=Severity.WARNING,
    why="A goal that asks for more and gives nothing is a wish. Training, a tool, an hour without "
    "meetings or somebody's help makes it a promise of both sides.",
    fix="Add `support:` with what, by whom and when, as `macros: {what: Macro training, by: "
    "enablement, due: 2026-01-30}`.",
    hint_until_agreed=True,
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal with a number of its own that nobody promised any support."""
    for state in site.goals:
        if not state.is_objective and not state.goal.document.has("support"):
            yield RULE.at(state.goal.document.at(), "Nobody promised any support for this goal.")
