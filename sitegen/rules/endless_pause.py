"""A517 endless-pause: a pause says until when, and why."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.ledger import Pause, Resume
from sitegen.rules._entries import standing
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="A517",
    name="endless-pause",
    severity=Severity.WARNING,
    why="A pause without an end is a goal dropped in silence; the others want to know why, too.",
    fix="Add `until:` with a day, and a sentence that says why.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each pause without a reason, and each one without an end that nobody has resumed."""
    for state in site.goals:
        entries = standing(state.goal)
        for at, pause in enumerate(entries):
            if not isinstance(pause, Pause):
                continue
            is_over = any(isinstance(later, Resume) for later in entries[at + 1 :])
            lacks = [] if is_over or pause.document.has("until") else ["day on which it ends"]
            lacks += [] if pause.prose else ["reason"]
            if lacks:
                yield RULE.at(
                    Location(pause.document.path), f"This pause has no {' and no '.join(lacks)}."
                )
