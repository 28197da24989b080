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
    """Each entry that does not say any more what landed, and that no `correct` names.

    How an entry is laid out is nobody's word: the same meaning is the same entry, as in a review.
    """
    for state in site.goals:
        corrects = state.goal.ledger.of(Correct)
        explained = {name for entry in corrects for name in (entry.about, entry.redacts)}
        for one in state.tampering:
            if not one.is_deleted and one.entry not in explained:
                names = ", ".join(site.name(person) for person in one.origin.people)
                who = names or ", ".join(one.origin.names)
                yield RULE.at(
                    Location(one.path),
                    f"This entry was changed on {one.origin.on} by {who}, after it had landed.",
                )
