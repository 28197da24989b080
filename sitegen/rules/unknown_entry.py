"""R207 unknown-entry: an entry that another one is about is in the same ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from sitegen.decode.layout import TEXTS, entry_name
from sitegen.decode.names import certain_name
from sitegen.finding import Edit, Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.ledger import Correct, Note
from sitegen.model.state import GoalState
from sitegen.rules._entries import spot, standing
from sitegen.rules._references import Nearest, is_in_ledger, measures_of
from sitegen.rules._texts import plain_text
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="R207",
    name="unknown-entry",
    severity=Severity.ERROR,
    why="A remark or a correction about an entry that is not there cannot be shown beside it.",
    fix="Write the name of the entry's file without its ending.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each `about` that names no entry of its ledger, and each `redacts` that is no entry's name.

    What was redacted is gone, and remarks about it remain. Readings that were wrong are
    corrected by a `correct` about what they count.
    """
    nearest = Nearest()
    people = {person.id for person in site.facts.people}
    for state in site.goals:
        goal = state.goal
        known = {one.id for one in goal.ledger.entries}
        redacted = {entry.redacts for entry in goal.ledger.of(Correct)}
        for entry in standing(goal):
            if not isinstance(entry, Note | Correct):
                continue
            about = entry.about
            if about and about not in redacted and not _is_known(site, state, entry):
                yield RULE.at(
                    spot(entry, "about"),
                    f"There is no entry {about} in this goal's folder.",
                    fix=nearest(about, known),
                    edits=_right_name(entry, known, people),
                )
            if isinstance(entry, Correct) and entry.redacts and not entry_name(entry.redacts):
                yield RULE.at(spot(entry, "redacts"), f"{entry.redacts} is no name of an entry.")


def _right_name(
    entry: Note | Correct, known: Collection[str], people: Collection[str]
) -> tuple[Edit, ...]:
    """The name of an entry that is there, for one in another form that certainly means it."""
    document = entry.document
    found = plain_text(document, document.at("about").place) if document.has("about") else None
    if found is None:
        return ()
    place, old = found
    right = PurePosixPath(certain_name(old, people)).stem
    location = Location(document.path, place)
    return (Edit(location=location, old=old, new=right),) if right in known else ()


def _is_known(site: Site, state: GoalState, entry: Note | Correct) -> bool:
    is_counted = isinstance(entry, Correct) and entry.about.removesuffix(".csv") in _counted(state)
    return is_counted or _is_there(site, state.goal, entry.about)


def _counted(state: GoalState) -> frozenset[str]:
    """What a `correct` of readings is about: a measure, now or once, its series, the goal's file.

    The gate of `sitegen review` lets a changed reading pass for each of them.
    """
    goal = state.goal
    measures = {one.id for version in state.versions for one in version.terms.measures}
    series = {PurePosixPath(one.document.path).stem for one in goal.ledger.series}
    return frozenset((goal.id, *measures, *measures_of(goal), *series))


def _is_there(site: Site, goal: Goal, id: str) -> bool:
    return entry_name(id) is not None and is_in_ledger(
        site, goal, *(f"{id}{ending}" for ending in TEXTS)
    )
