"""A531 entry-edited: an entry stays as it landed; a `correct` entry says what was wrong in it."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.ledger import Correct
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="A531",
    name="entry-edited",
    severity=Severity.ERROR,
    why="Entries are what people said on a day. If they can be changed afterwards, nobody can "
    "rely on any of them.",
    fix="Put the entry back as it was, and say what was wrong in a `correct` entry about it.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each entry that is not any more what landed, and that no `correct` is about."""
    for state in site.goals:
        explained = {entry.about for entry in state.goal.ledger.of(Correct)}
        for one in state.tampering:
            if not one.is_deleted and one.entry not in explained:
                names = ", ".join(site.name(person) for person in one.origin.people)
                who = names or ", ".join(one.origin.names)
                yield RULE.at(
                    Location(one.path),
                    f"This entry was changed on {one.origin.on} by {who}, after it had landed.",
                )
