"""A515 second-close: a goal is closed once."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Related, Rule, Severity
from sitegen.rules._entries import closes
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="A515",
    name="second-close",
    severity=Severity.ERROR,
    why="Only the first close counts, so what a second one says is not heard.",
    fix="Say what was wrong in a `correct` about the first close; that reopens the goal.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each close of a goal that was closed before and not reopened."""
    for state in site.goals:
        for number, close in enumerate(found := closes(state.goal)):
            if number:
                first = found[0]
                yield RULE.at(
                    Location(close.document.path),
                    f"This goal was closed by {first.id} already.",
                    related=(
                        Related(location=Location(first.document.path), message="the first close"),
                    ),
                )
