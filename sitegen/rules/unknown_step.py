"""R208 unknown-step: a note about a milestone or about support names one that the goal has."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.ledger import Note
from sitegen.rules._entries import spot, standing
from sitegen.rules._references import Nearest, declared
from sitegen.site import Site

RULE = Rule(
    code="R208",
    name="unknown-step",
    severity=Severity.ERROR,
    why="A milestone that was reached shows only if its note names it as the goal does.",
    fix="Use the id that the goal has. A milestone that was reached stays in the plan.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each note of a milestone or support that the goal's file does not have."""
    nearest = Nearest()
    for state in site.goals:
        yield from _of(state.goal, nearest)


def _of(goal: Goal, nearest: Nearest) -> Iterator[Finding]:
    milestones = declared(goal.document, "milestones")
    support = declared(goal.document, "support")
    for note in standing(goal):
        if not isinstance(note, Note):
            continue
        named = (
            ("milestone", note.milestone, milestones, "This goal has no milestone"),
            ("support", note.support, support, "This goal was promised no support"),
        )
        for key, id, known, words in named:
            if id and id not in known:
                yield RULE.at(spot(note, key), f"{words} {id}.", fix=nearest(id, known))
