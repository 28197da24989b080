"""A513 not-a-party: whoever agrees or declines was asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.compute.parties import parties
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.ledger import Agree, Agreements, Decline, Entry
from sitegen.model.state import GoalState
from sitegen.rules._entries import standing
from sitegen.rules._references import on_board
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="A513",
    name="not-a-party",
    severity=Severity.WARNING,
    why="Only the parties' agreement counts; somebody else's is kind, and changes nothing.",
    fix="Add the person to a team of the goal or to its `agreement` list, or let it stand.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each agreement or refusal by somebody who is no party, on its day or today."""
    known = on_board(site, "people") or frozenset()
    for state in site.goals:
        for entry in standing(state.goal):
            for person, where in _said(entry):
                if person in known and not _is_party(site, state, person, entry.on):
                    yield RULE.at(where, f"{person} is not asked to agree to this goal.")


def _said(entry: Entry) -> Iterator[tuple[str, Location]]:
    match entry:
        case Agree() | Decline():
            yield entry.person, Location(entry.document.path)
        case Agreements():
            for approval in entry.approvals:
                yield approval.person, entry.document.at_key("by", approval.person)
        case _:
            pass


def _is_party(site: Site, state: GoalState, person: str, on: date) -> bool:
    """Whether any version of the terms asks the person, on that day or as of now."""
    return any(
        person in parties(version.terms, state.goal.plan, site.facts, day).everyone
        for version in state.versions
        for day in (on, site.as_of)
    )
