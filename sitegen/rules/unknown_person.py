"""R202 unknown-person: every person named in a goal or a team is in teams.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.ledger import Agreements, Entry, Note, Review
from sitegen.rules._references import nearest
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="R202",
    name="unknown-person",
    severity=Severity.ERROR,
    why="A promise needs a name behind it; an id that nobody has is nobody.",
    fix="Use the person's id from teams.yaml, or add the person there.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each place that names somebody who is not in teams.yaml."""
    known = {person.id for person in site.facts.people}
    named = [*_in_teams(site), *(one for s in site.goals for one in _in_goal(s.goal))]
    for person, location in named:
        if person and person not in known:
            yield RULE.at(
                location, f"Nobody in teams.yaml has the id {person}.", fix=nearest(person, known)
            )


def _in_teams(site: Site) -> Iterator[tuple[str, Location]]:
    document = site.facts.document
    for team in site.facts.teams:
        yield team.lead, document.at("teams", team.id, "lead")
        yield team.sponsor, document.at("teams", team.id, "sponsor")
        for at, membership in enumerate(team.members):
            yield membership.person, document.at("teams", team.id, "members", at, "person")


def _in_goal(goal: Goal) -> Iterator[tuple[str, Location]]:
    document = goal.document
    for key in ("steward", "sponsor"):
        # Where the goal names none it has its team's, and the team is told.
        if document.has(key):
            yield getattr(goal.plan, key), document.at(key)
    for at, person in enumerate(goal.terms.agreement.people):
        yield person, document.at("agreement", at)
    for person, _ in goal.plan.contributions:
        yield person, document.at_key("contributions", person)
    for entry in goal.ledger.entries:
        yield from _in_entry(entry)


def _in_entry(entry: Entry) -> Iterator[tuple[str, Location]]:
    document = entry.document
    yield entry.person, Location(document.path)
    match entry:
        case Agreements():
            for approval in entry.approvals:
                yield approval.person, document.at_key("by", approval.person)
        case Review():
            for at, action in enumerate(entry.actions):
                yield action.who, document.at("actions", at, "who")
        case Note():
            for at, person in enumerate(entry.thanks):
                yield person, document.at("thanks", at)
        case _:
            pass
