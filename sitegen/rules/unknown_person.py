"""R202 unknown-person: every person named in a goal or a team is in teams.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.ledger import Agreements, Entry, Note, Review
from sitegen.rules._entries import standing
from sitegen.rules._references import item, nearest, on_board
from sitegen.site import Site
from sitegen.source import Document, Location, Route

RULE = Rule(
    code="R202",
    name="unknown-person",
    severity=Severity.ERROR,
    why="A promise needs a name behind it; an id that nobody has is nobody.",
    fix="Use the person's id from teams.yaml, or add the person there.",
)


@dataclass(frozen=True, slots=True)
class _Named:
    """Somebody's id, and where it stands: an item of the list at `route`, or its single value.

    An empty `route` is the name of the file; `is_key` is for ids that are keys.
    """

    person: str
    document: Document
    route: Route = ()
    key: str = ""
    is_key: bool = False

    @property
    def location(self) -> Location:
        if not self.route:
            return Location(self.document.path)
        if self.is_key:
            return self.document.at_key(*self.route, self.person)
        return item(self.document, self.person, *self.route, key=self.key)


def check(site: Site) -> Iterator[Finding]:
    """Each place that names somebody who is not in teams.yaml."""
    known = on_board(site, "people")
    if known is None:
        return
    for one in (*_in_teams(site), *(named for s in site.goals for named in _in_goal(s.goal))):
        if one.person and one.person not in known:
            yield RULE.at(
                one.location,
                f"Nobody in teams.yaml has the id {one.person}.",
                fix=nearest(one.person, known),
            )


def _in_teams(site: Site) -> Iterator[_Named]:
    document = site.facts.document
    for team in site.facts.teams:
        route = ("teams", team.id)
        yield _Named(team.lead, document, (*route, "lead"))
        yield _Named(team.sponsor, document, (*route, "sponsor"))
        for membership in team.members:
            yield _Named(membership.person, document, (*route, "members"), key="person")


def _in_goal(goal: Goal) -> Iterator[_Named]:
    document = goal.document
    # Where the goal names no steward or sponsor it has its team's, and the team is told.
    if document.has("steward"):
        yield _Named(goal.plan.steward, document, ("steward",))
    if document.has("sponsor"):
        yield _Named(goal.plan.sponsor, document, ("sponsor",))
    for person in goal.terms.agreement.people:
        yield _Named(person, document, ("agreement",))
    for person, _ in goal.plan.contributions:
        yield _Named(person, document, ("contributions",), is_key=True)
    for entry in standing(goal):
        yield from _in_entry(entry)


def _in_entry(entry: Entry) -> Iterator[_Named]:
    document = entry.document
    yield _Named(entry.person, document)
    match entry:
        case Agreements():
            for approval in entry.approvals:
                yield _Named(approval.person, document, ("by",), is_key=True)
        case Review():
            for action in entry.actions:
                yield _Named(action.who, document, ("actions",), key="who")
        case Note():
            for person in entry.thanks:
                yield _Named(person, document, ("thanks",))
        case _:
            pass
