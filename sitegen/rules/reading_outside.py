"""V155 reading-outside: what is read after the close is not part of the goal."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.ledger import Close
from sitegen.rules._entries import closes
from sitegen.rules._findings import few
from sitegen.rules._readings import told
from sitegen.site import Site

RULE = Rule(
    code="V155",
    name="reading-outside",
    severity=Severity.WARNING,
    why="A goal is judged as of its close; a later reading changes nothing on its page.",
    fix="Move the reading to the goal that goes on from here, or leave it out.",
    speaks_after_close=True,
)


def check(site: Site) -> Iterator[Finding]:
    """Each reading dated after the close of its goal."""
    for state in site.goals:
        for close in closes(state.goal)[:1]:
            yield from few(_after(state.goal, close))


def _after(goal: Goal, close: Close) -> Iterator[Finding]:
    for one in told(goal):
        # A check-in after the close is told as such.
        is_told = one.check_in is not None and one.check_in.on > close.on
        if one.reading.on > close.on and not is_told:
            yield RULE.at(
                one.day,
                f"This reading is dated {one.reading.on}, and the goal was closed on {close.on}.",
            )
