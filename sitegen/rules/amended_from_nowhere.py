"""A533 amended-from-nowhere: an amendment replaces terms that the goal's file once had."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sitegen.finding import Finding, Rule, Severity
from sitegen.site import Site

RULE = Rule(
    code="A533",
    name="amended-from-nowhere",
    severity=Severity.WARNING,
    why="Amendments and history should tell the same story; here they part, and readers cannot "
    "know what was really replaced.",
    fix="Compare it with `sitegen terms --rev` at the commit before; a new `amend` from the terms "
    "that the file had puts it right.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each amendment that landed, of terms that no commit of the main line ever had.

    Several amendments that landed together are told once, at the first: only what it
    replaces has to have been there.
    """
    for state in site.goals:
        for before, after in pairwise(state.versions):
            if after.amend is None or after.origin is None or before.origin is not None:
                continue
            if before.amend is None:
                yield RULE.at(
                    after.amend.document.at("replaces"),
                    f"No commit had the terms {before.digest} that this amendment replaces.",
                )
