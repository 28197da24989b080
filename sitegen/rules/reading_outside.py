"""V155 reading-outside: what is read after the close is not part of the goal."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.ledger import CheckIn, Close, Reading
from sitegen.rules._entries import closes, standing
from sitegen.rules._findings import few
from sitegen.site import Site

RULE = Rule(
    code="V155",
    name="reading-outside",
    severity=Severity.WARNING,
    why="A goal is judged as of its close; a later reading changes nothing on its page.",
    fix="Move the reading to the goal that goes on from here, or leave it out.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each reading dated after the close of its goal."""
    for state in site.goals:
        for close in closes(state.goal)[:1]:
            yield from few(
                RULE.at(
                    reading.location,
                    f"This reading is dated {reading.on}, and the goal was closed on {close.on}.",
                )
                for reading in _readings(state.goal, close)
            )


def _readings(goal: Goal, close: Close) -> Iterator[Reading]:
    found = [*goal.readings, *(one for series in goal.ledger.series for one in series.readings)]
    for entry in standing(goal):
        # A check-in after the close is told as such.
        if isinstance(entry, CheckIn) and entry.on <= close.on:
            found.extend(entry.readings)
    return (reading for reading in found if reading.on > close.on)
