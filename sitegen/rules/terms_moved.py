"""A530 terms-moved: terms that people agreed to only change with an amendment that says why."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.moves import Move, moves
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.ledger import Amend
from sitegen.model.state import GoalState, Lifecycle
from sitegen.site import Site
from sitegen.source import Location
from sitegen.words import listed

RULE = Rule(
    code="A530",
    name="terms-moved",
    severity=Severity.ERROR,
    why="Everybody agreed to exact terms. If they could be edited like prose, the agreement "
    "would be worth nothing.",
    fix="Put the old value back, or propose the change with `sitegen amend`.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each field of a goal's terms that differs from the terms in force without an amendment."""
    for state in site.goals:
        if state.in_force is None or state.lifecycle is Lifecycle.CLOSED or _is_told(state):
            continue
        for move in moves(state.in_force.terms, state.in_file.terms):
            yield RULE.at(_location(state, move), _message(site, state, move))


def _is_told(state: GoalState) -> bool:
    """Whether an amendment brought what the file says, with or without its digests."""
    assert state.in_force is not None
    if state.in_force.digest == state.in_file.digest or state.in_file.amend is not None:
        return True
    return any(
        not entry.terms
        and not entry.changes
        and entry.on >= (state.in_force.agreement.met_on or entry.on)
        for entry in state.goal.ledger.of(Amend)
    )


def _location(state: GoalState, move: Move) -> Location:
    """The value that moved; what is gone from the file is told at the nearest thing there is."""
    document = state.goal.document
    route = tuple(move.route.split("."))
    if route[0] == "teams":
        route = ("with",)
    return document.at(*route)


def _message(site: Site, state: GoalState, move: Move) -> str:
    people = [site.name(person) for person in state.in_file.agreement.pending]
    asked = f" until {listed(people)} agree" if people else ""
    subject = f"{move.measure}: {move.what}" if move.measure else move.what
    return (
        f"{subject} was {move.before or 'not there'} and is now {move.after or 'gone'} "
        f"({move.effect}), and no amendment says why. The old terms stay in force{asked}."
    )
