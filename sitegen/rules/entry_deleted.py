"""A532 entry-deleted: an entry stays; one that must go is redacted, and that is documented."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.ledger import Correct
from sitegen.site import Site

RULE = Rule(
    code="A532",
    name="entry-deleted",
    severity=Severity.ERROR,
    why="A ledger with pages torn out tells another story than the one that happened.",
    fix="Bring the file back (git revert), or add a `correct` entry whose `redacts` names it and "
    "says why it had to go.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each entry that landed and is gone, and that no `correct` redacts."""
    for state in site.goals:
        redacted = {entry.redacts for entry in state.goal.ledger.of(Correct)}
        for one in state.tampering:
            if one.is_deleted and one.entry not in redacted:
                names = ", ".join(site.name(person) for person in one.origin.people)
                who = names or ", ".join(one.origin.names)
                yield RULE.at(
                    state.goal.document.at(),
                    f"The entry {one.entry} of this goal was deleted on {one.origin.on} by {who}.",
                )
