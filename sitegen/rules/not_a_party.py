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
        asked = _Asked(site, state)
        for entry in standing(state.goal):
            for person, where in _said(entry):
                if person in known and person not in asked.on(entry.on):
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


class _Asked:
    """Whom any version of a goal's terms asks, found once for each day."""

    def __init__(self, site: Site, state: GoalState) -> None:
        self._site = site
        self._state = state
        self._by_day: dict[date, frozenset[str]] = {}

    def on(self, day: date) -> frozenset[str]:
        """Whom the terms ask on a day or as of now."""
        if day not in self._by_day:
            self._by_day[day] = frozenset(
                person
                for version in self._state.versions
                for at in {day, self._site.as_of}
                for person in parties(
                    version.terms, self._state.goal.plan, self._site.facts, at
                ).everyone
            )
        return self._by_day[day]
