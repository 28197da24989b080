"""A522 one-party: a promise has somebody to make it to."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.state import Lifecycle
from sitegen.rules._references import on_board
from sitegen.site import Site

RULE = Rule(
    code="A522",
    name="one-party",
    severity=Severity.WARNING,
    why="A goal of a team is a promise between people. One to oneself is soon changed in silence, "
    "and nobody is there to help with it.",
    fix="Add a sponsor, or the members of the team, to teams.yaml.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each open goal that asks exactly one person to agree; A511 has those that ask nobody."""
    teams = on_board(site, "teams")
    for state in site.goals:
        agreement, document = state.in_file.agreement, state.goal.document
        asked = {*agreement.parties, *agreement.not_yet_asked}
        are_known = teams is not None and teams.issuperset(state.in_file.terms.teams)
        if len(asked) == 1 and are_known and state.lifecycle is not Lifecycle.CLOSED:
            [person] = asked
            yield RULE.at(
                document.at_key("agreement") if document.has("agreement") else document.at(),
                f"Nobody but {person} has to agree to this goal.",
            )
