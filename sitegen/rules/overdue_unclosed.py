"""T705 overdue-unclosed: a goal whose time is over says how it ended."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.rhythm import unclosed_since
from sitegen.compute.wording import day_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.rules._rhythm import days_ago
from sitegen.site import Site

RULE = Rule(
    code="T705",
    name="overdue-unclosed",
    severity=Severity.WARNING,
    why="What was reached is celebrated, and what was learned is kept, while people remember. Told "
    "a week after the last day, since they want to meet for it.",
    fix="Close it with `sitegen close`. If it is not over, propose a later `due` with `sitegen "
    "amend`.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal that was due more than a week ago and is not closed."""
    for state in site.goals:
        due = unclosed_since(state, site.as_of)
        if due is not None:
            yield RULE.at(
                state.goal.document.at("due"),
                f"This goal was due on {day_words(due, site.as_of)}, "
                f"{days_ago(due, site.as_of)}, and is not closed yet.",
            )
