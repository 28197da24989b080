"""A518 unexplained-outcome: an outcome other than the computed one comes with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.outcome import outcome
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.ledger import Outcome
from sitegen.site import Site

RULE = Rule(
    code="A518",
    name="unexplained-outcome",
    severity=Severity.ERROR,
    why="Numbers and people may differ about how a goal ended; readers must learn why.",
    fix="Add `because:` with the reason, or take `outcome` out and let the numbers speak.",
)

_NOT_COMPUTED = (Outcome.DROPPED, Outcome.SUPERSEDED, Outcome.WITHDRAWN)


def check(site: Site) -> Iterator[Finding]:
    """Each stated outcome that is not what the numbers give, and has no reason."""
    for state in site.goals:
        close = state.close
        if close is None or close.outcome is None or close.outcome in _NOT_COMPUTED:
            continue
        computed = outcome(state.numbers, site.facts.settings)
        if computed not in (None, close.outcome) and not close.document.has("because"):
            yield RULE.at(
                close.document.at("outcome"),
                f"The outcome is stated as {close.outcome}, and by the numbers it is {computed}.",
            )
