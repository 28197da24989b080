"""A514 unconfirmed-success: a success is seen by a second person."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.ledger import Outcome
from sitegen.rules._entries import spot
from sitegen.site import Site

RULE = Rule(
    code="A514",
    name="unconfirmed-success",
    severity=Severity.WARNING,
    why="A success that two people saw is believed by everybody.",
    fix="Ask somebody else to add a `confirm` entry.",
    speaks_after_close=True,
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal closed as met or exceeded that nobody but its closer has confirmed."""
    for state in site.goals:
        is_success = state.outcome in (Outcome.MET, Outcome.EXCEEDED)
        if state.close and is_success and not state.confirmed_by:
            yield RULE.at(
                spot(state.close, "outcome"),
                f"This goal was closed as {state.outcome}, and nobody else has confirmed it.",
            )
