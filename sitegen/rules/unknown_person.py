"""R202 unknown-person: every person named in a goal or a team is in teams.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.ledger import Agreements, Entry, Note, Review
from sitegen.rules._entries import standing
from sitegen.rules._references import Nearest, items, on_board
from sitegen.site import Site
from sitegen.source import Document, Location

RULE = Rule(
    code="R202",
    name="unknown-person",
    severity=Severity.ERROR,
    why="A promise needs a name behind it; an id that nobody has is nobody.",
    fix="Use the person's id from teams.yaml, or add the person there.",
)


Named = tuple[str, Location]
"""Somebody's id, and where it stands."""


def check(site: Site) -> Iterator[Finding]:
    """Each place that names somebody who is not in teams.yaml."""
    known = on_board(site, "people")
    if known is None:
        return
    nearest = Nearest()
    for person, location in chain(_in_teams(site), *(_in_goal(s.goal) for s in site.goals)):
        if person and person not in known:
            yield RULE.at(
                location,
                f"Nobody in teams.yaml has the id {person}.",
                fix=nearest(person, known),
            )


def _in_teams(site: Site) -> Iterator[Named]:
    document = site.facts.document
    for team in site.facts.teams:
        route = ("teams", team.id)
        yield team.lead, document.at(*route, "lead")
        yield team.sponsor, document.at(*route, "sponsor")
        members = (one.person for one in team.members)
        yield from _listed(members, document, *route, "members", key="person")


def _listed(
    people: Iterable[str], document: Document, *route: str, key: str = ""
) -> Iterator[Named]:
    """People who are the items of a list, or whom `key` names in its items."""
    spots = items(document, *route, key=key)
    return ((person, spots.of(person)) for person in people)


def _in_goal(goal: Goal) -> Iterator[Named]:
    document = goal.document
    # Where the goal names no steward or sponsor it has its team's, and the team is told.
    if document.has("steward"):
        yield goal.plan.steward, document.at("steward")
    if document.has("sponsor"):
        yield goal.plan.sponsor, document.at("sponsor")
    yield from _listed(goal.terms.agreement.people, document, "agreement")
    for person, _ in goal.plan.contributions:
        yield person, document.at_key("contributions", person)
    for entry in standing(goal):
        yield from _in_entry(entry)


def _in_entry(entry: Entry) -> Iterator[Named]:
    document = entry.document
    yield entry.person, Location(document.path)
    match entry:
        case Agreements():
            for approval in entry.approvals:
                yield approval.person, document.at_key("by", approval.person)
        case Review():
            yield from _listed((one.who for one in entry.actions), document, "actions", key="who")
        case Note():
            yield from _listed(entry.thanks, document, "thanks")
        case _:
            pass
