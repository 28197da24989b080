"""A521 too-many-amendments: a goal has as many versions as somebody can still follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.compute.versions import versions
from sitegen.finding import Finding, Rule, Severity
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="A521",
    name="too-many-amendments",
    severity=Severity.ERROR,
    why="What people agreed to before is told from one amendment to the next; a chain that nobody "
    "can follow any more proves nothing.",
    fix="Close this goal, and let a new one continue it.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal whose amendments are too many, or change too much, to follow them all."""
    for state in site.goals:
        told = versions(state.goal, date.max)
        if told.cut is not None:
            yield RULE.at(
                Location(told.cut.document.path),
                "This amendment and those before it were not followed: the goal has changed too "
                f"often since, {len(told.known) - 1:,} times.",
            )
