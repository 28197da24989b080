"""A519 unknown-terms: agreements name terms that the goal had."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from sitegen.compute.versions import versions
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.ledger import Agree, Agreements, Amend, Decline, Entry
from sitegen.rules._entries import spot, standing
from sitegen.site import Site

RULE = Rule(
    code="A519",
    name="unknown-terms",
    severity=Severity.WARNING,
    why="An agreement counts for the terms it names; these may be older ones that no `amend` "
    "entry leads back to, or a slip.",
    fix="Compare it with `sitegen terms`. To agree to the terms as they stand, add a new `agree`.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each digest in an entry that neither amendments nor history know, whatever the day."""
    for state in site.goals:
        told = versions(state.goal, date.max)
        if told.cut is not None:
            continue  # told as too many amendments
        broken = {one.amend.id for one in told.broken}
        known = {*told.digests, *(version.digest for version in state.versions)}
        for entry in standing(state.goal):
            for key, digest in _named(entry, broken):
                if digest and digest not in known:
                    yield RULE.at(
                        spot(entry, key),
                        f"The terms {digest} are none that this board knows.",
                    )


def _named(entry: Entry, broken: Collection[str]) -> Iterator[tuple[str, str]]:
    match entry:
        case Agree() | Agreements() | Decline():
            yield "terms", entry.terms
        case Amend():
            yield "terms", entry.terms
            # Of a broken amendment it is said already that it leads nowhere.
            if entry.id not in broken:
                yield "replaces", entry.replaces
        case _:
            pass
