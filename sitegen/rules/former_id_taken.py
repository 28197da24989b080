"""R209 former-id-taken: an id that a goal had before leads to that goal alone."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Related, Rule, Severity
from sitegen.rules._references import items
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="R209",
    name="former-id-taken",
    severity=Severity.ERROR,
    why="Old links to a goal's former id must lead to one goal, not to two.",
    fix="Take the id out of `formerly`, or give the other goal another name.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each former id that is another goal's, now or formerly, or the goal's own."""
    taken = {state.id: (state.id, Location(state.goal.document.path)) for state in site.goals}
    for state in site.goals:
        spots = items(state.goal.document, "formerly")
        for former in dict.fromkeys(state.goal.story.formerly):
            here = spots.of(former)
            owner, there = taken.setdefault(former, (state.id, here))
            if there == here:
                continue
            if owner == state.id:
                words = f"{former} is this goal's own id."
            elif owner == former:
                words = f"There is a goal {former} on this board."
            else:
                words = f"{former} was the id of {owner}."
            yield RULE.at(
                here,
                words,
                related=() if owner == state.id else (Related(location=there, message=owner),),
            )
