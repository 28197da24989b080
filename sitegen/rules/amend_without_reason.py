"""A520 amend-without-reason: an amendment says why."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.ledger import Amend, Because
from sitegen.rules._entries import standing
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="A520",
    name="amend-without-reason",
    severity=Severity.HINT,
    why="A goal that moves for a good reason keeps its worth; one that moves without a word does "
    "not.",
    fix=f"Add `because:` with one of {', '.join(Because)}.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each amendment without a `because`."""
    for state in site.goals:
        for entry in standing(state.goal):
            if isinstance(entry, Amend) and not entry.document.has("because"):
                yield RULE.at(
                    Location(entry.document.path), "This amendment does not say what it is due to."
                )
