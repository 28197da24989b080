"""T706 start-passed-unagreed: a goal is agreed to before it begins, or soon after."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.rhythm import Unagreed, start_passed_unagreed
from sitegen.compute.wording import count_words, day_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.rules._findings import named
from sitegen.rules._references import written
from sitegen.site import Site

RULE = Rule(
    code="T706",
    name="start-passed-unagreed",
    severity=Severity.WARNING,
    why="Until the agreement rule is met, nothing is promised: time that was meant for the goal "
    "goes by, and a target set after half of it is no longer a promise.",
    fix="Talk with those who did not agree; or choose a `start` that is still to come.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each proposal that began a week ago or earlier, and is not agreed to yet."""
    for state in site.goals:
        told = start_passed_unagreed(state, site.as_of)
        document = state.goal.document
        is_written = document.has("start")
        if told is None or (is_written and written(document, "start") != f"{told.start}"):
            continue  # a start that could not be read is told by reading
        key = "start" if is_written else "due"
        yield RULE.at(
            document.at(key),
            f"{_agreed(told)}; it began on {day_words(told.start, site.as_of)}.",
            fix=f"Ask {named(told.pending)}, or choose a `start` that is still to come."
            if told.pending
            else "",
        )


def _agreed(told: Unagreed) -> str:
    """`1 of 3 people agreed to this goal, on day 12 of 86`."""
    day = f"on day {told.day} of {told.days}"
    if told.day > told.days:
        day = f"{count_words(told.day - told.days, 'day')} after its end"
    if not told.parties:
        return f"Nobody is asked to agree to this goal, {day}"
    people = "person" if told.parties == 1 else "people"
    return f"{told.agreed} of {told.parties} {people} agreed to this goal, {day}"
