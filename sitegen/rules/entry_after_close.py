"""A516 entry-after-close: a closed goal rests."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.ledger import Amend, CheckIn, Pause
from sitegen.rules._entries import closes, standing
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="A516",
    name="entry-after-close",
    severity=Severity.ERROR,
    why="A closed goal is judged as of its close; what comes after it changes nothing.",
    fix="Write a `note` instead; or reopen the goal by a `correct` about its close.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each check-in, amendment or pause dated after the close; on the same day they are fine."""
    for state in site.goals:
        for close in closes(state.goal)[:1]:
            for entry in standing(state.goal):
                if isinstance(entry, CheckIn | Amend | Pause) and entry.on > close.on:
                    yield RULE.at(
                        Location(entry.document.path),
                        f"This {entry.kind} comes after the goal was closed on {close.on}.",
                    )
