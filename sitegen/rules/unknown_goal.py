"""R205 unknown-goal: a goal that another one names is on the board, by the id it has now."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.ledger import Close
from sitegen.rules._entries import spot, standing
from sitegen.rules._findings import as_hint
from sitegen.rules._references import Nearest, goal_files, items
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="R205",
    name="unknown-goal",
    severity=Severity.ERROR,
    why="A link to a goal that is not there leads readers nowhere.",
    fix="Use the id of a goal on this board, or {title: …, url: …} for one elsewhere.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal named that nobody can find; a former id is found, and gets a hint."""
    nearest = Nearest()
    ids = {state.id for state in site.goals}
    files = ids | goal_files(site)
    for state in site.goals:
        for name, location in _named(state.goal):
            if name in files:
                continue
            found = site.goal(name)
            if found is None:
                yield RULE.at(
                    location, f"There is no goal {name} on this board.", fix=nearest(name, ids)
                )
            else:
                yield as_hint(
                    RULE.at(
                        location,
                        f"The goal {name} is called {found.id} now.",
                        fix=f"Write {found.id}.",
                    )
                )


def _named(goal: Goal) -> Iterator[tuple[str, Location]]:
    document = goal.document
    for key, links in (("aligns_with", goal.story.aligns_with), ("links", goal.story.links)):
        spots = items(document, key)
        for link in links:
            if link.goal:
                yield link.goal, spots.of(link.goal)
    if goal.story.continues:
        yield goal.story.continues, document.at("continues")
    for entry in standing(goal):
        if isinstance(entry, Close) and entry.by:
            yield entry.by, spot(entry, "by")
