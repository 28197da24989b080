"""C610 no-challenge: the goal says why it is hard, and why it can be done."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.site import Site

RULE = Rule(
    code="C610",
    name="no-challenge",
    severity=Severity.WARNING,
    why="A goal that is too easy moves nobody, and one that cannot be reached discourages. Say "
    "what makes this one neither.",
    fix="Add `challenge:` with `hard:` and `attainable:`, a sentence each.",
    hint_until_agreed=True,
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal that leaves out one or both."""
    for state in site.goals:
        yield from _lacking(state.goal)


def _lacking(goal: Goal) -> Iterator[Finding]:
    document = goal.document
    questions = (("hard", "why it is hard"), ("attainable", "why it can be done"))
    lacks = [(key, words) for key, words in questions if not document.has("challenge", key)]
    if lacks:
        said = " or ".join(f"{words} (`{key}`)" for key, words in lacks)
        fix = "" if len(lacks) > 1 else f"Add `{lacks[0][0]}:` with a sentence below `challenge:`."
        yield RULE.at(document.at("challenge"), f"This goal does not say {said}.", fix=fix)
