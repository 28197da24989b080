"""A512 broken-amendment: an amendment's changes lead from the old terms to the new ones."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.versions import versions
from sitegen.finding import Finding, Rule, Severity
from sitegen.rules._entries import spot
from sitegen.site import Site

RULE = Rule(
    code="A512",
    name="broken-amendment",
    severity=Severity.ERROR,
    why="What people agreed to before is told from the changes; where these do not fit, the old "
    "terms are lost and agreements to them count for nothing.",
    fix="Let `sitegen amend` write the entry anew: it knows what changed.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each amendment whose changes, taken back, do not lead to what it says it replaces."""
    for state in site.goals:
        for broken in versions(state.goal, site.as_of).broken:
            amend, found = broken.amend, broken.leads_to
            words = (
                "are no terms that a goal can have"
                if found == amend.replaces
                else f"have the digest {found}, not {amend.replaces}"
            )
            yield RULE.at(spot(amend, "changes"), f"Without these changes, the terms {words}.")
