"""M433 short-baseline: a baseline is long enough to show what is normal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sitegen.compute.normal import FEWEST
from sitegen.compute.progress import with_enough_cases
from sitegen.compute.wording import count_words, day_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.state import GoalState, Lifecycle
from sitegen.model.terms import Measure, Moving
from sitegen.rules._measures import spot
from sitegen.rules._reach import readings_of
from sitegen.rules._references import written
from sitegen.site import Site

RULE = Rule(
    code="M433",
    name="short-baseline",
    severity=Severity.WARNING,
    why="From one or two readings nobody can tell a usual week from a strange one, and progress "
    "is counted from it.",
    fix="Take a longer stretch from before the start: at least four readings.",
    hint_until_agreed=True,
)


def check(site: Site) -> Iterator[Finding]:
    """Each baseline, of a goal not yet closed, that is shorter than four readings.

    A baseline of 0 is left alone: what did not exist before has no readings. So is one that
    is `unknown`, and one whose stretch nobody wrote.
    """
    for state in site.goals:
        if state.lifecycle is not Lifecycle.CLOSED:
            for measure in state.goal.terms.measures:
                if isinstance(measure.aim, Moving):
                    yield from _short(state, measure, measure.aim, site)


def _short(state: GoalState, measure: Measure, aim: Moving, site: Site) -> Iterator[Finding]:
    goal, start = state.goal, state.goal.terms.start
    where = spot(goal, measure.id, "baseline")
    if aim.baseline is not None:
        if aim.baseline and (words := _stretch(goal, measure, site)):
            yield RULE.at(where, f"The baseline of {measure.id} {words}")
    elif start is not None and _is_from_readings(goal, measure.id):
        enough = with_enough_cases(readings_of(state, measure, site), measure.min_n)
        found = sum(reading.on <= start for reading in enough)
        if found < FEWEST:
            yield RULE.at(
                where,
                f"The baseline of {measure.id} comes from its readings up to the start: "
                f"{count_words(found, 'reading') if found else 'there is none'}.",
                fix="Add readings from before the start, at least four of them.",
            )


def _stretch(goal: Goal, measure: Measure, site: Site) -> str:
    """What its stretch is, where it has no room for four readings."""
    evidence, every = goal.story.evidence_of(measure.id), measure.every.span
    if evidence.start is None or evidence.end is None or every is None:
        return ""
    if evidence.end < evidence.start:
        return ""  # told by another rule
    if every.after_or_last(evidence.start, FEWEST) - timedelta(days=1) <= evidence.end:
        return ""
    start, end = (day_words(day, site.as_of) for day in (evidence.start, evidence.end))
    return f"is from {start} to {end}: with `every: {every}`, fewer than four readings."


def _is_from_readings(goal: Goal, measure: str) -> bool:
    route = ("measures", measure, "baseline")
    value = (*route, "value") if goal.document.has(*route, "value") else route
    return " ".join(written(goal.document, *value).casefold().split()) == "from readings"
