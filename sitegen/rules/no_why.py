"""C612 no-why: the goal says what it is good for."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.site import Site

RULE = Rule(
    code="C612",
    name="no-why",
    severity=Severity.WARNING,
    why="People work for a reason, not for a number. A goal that gives none is soon only a number.",
    fix="Begin the text with a paragraph that says why, or name the goal it serves with "
    "`aligns_with:`.",
    hint_until_agreed=True,
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal, not yet closed, with neither a reason nor a goal above it."""
    for state in site.goals:
        yield from _silent(state.goal)


def _silent(goal: Goal) -> Iterator[Finding]:
    if not goal.story.why and not goal.document.has("aligns_with"):
        yield RULE.at(goal.document.at(), "This goal does not say why it matters.")
