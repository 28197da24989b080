"""How old the readings of a goal are, against how often they were promised."""

from __future__ import annotations

from datetime import date, timedelta

from sitegen.compute.frame import first_due
from sitegen.model.board import Settings
from sitegen.model.state import Freshness, MeasureState, Numbers
from sitegen.model.terms import Milestones, Role, Terms, YesNo

_OLDEST_FIRST = (Freshness.SILENT, Freshness.STALE, Freshness.DUE, Freshness.FRESH)


def freshness(numbers: Numbers, terms: Terms, settings: Settings, as_of: date) -> Freshness | None:
    """How fresh the most outdated outcome measure is, for a goal that is active on `as_of`.

    None where no reading is ever due: irregular measures, milestones, a yes that was given.
    """
    found = [
        level
        for state in numbers.measures
        if state.measure.role is Role.OUTCOME
        and (level := measure_freshness(state, terms, settings, as_of)) is not None
    ]
    return min(found, key=_OLDEST_FIRST.index, default=None)


def measure_freshness(
    state: MeasureState, terms: Terms, settings: Settings, as_of: date
) -> Freshness | None:
    """How fresh one measure is; None where no reading is ever due.

    With `every` c and the grace of the settings, both in days: up to c fresh, up to c and
    grace due, up to 3c and grace stale, then silent. Without a reading since then, age
    counts from the start, or later so that the first reading is not asked for too soon.
    """
    every = state.measure.every.days
    is_done = isinstance(state.measure.aim, YesNo) and state.progress == 1
    if every is None or is_done or isinstance(state.measure.aim, Milestones):
        return None
    since = _counted_from(state, terms, every)
    if since is None:
        return None
    age = (as_of - since).days
    if age <= every:
        return Freshness.FRESH
    if age <= every + settings.grace_days:
        return Freshness.DUE
    return Freshness.STALE if age <= 3 * every + settings.grace_days else Freshness.SILENT


def _counted_from(state: MeasureState, terms: Terms, every: int) -> date | None:
    first = first_due(state.measure, terms.start, terms.due)
    begin = max(
        (day for day in (terms.start, first and first - timedelta(days=every)) if day),
        default=None,
    )
    latest = state.latest.on if state.latest else None
    return max((day for day in (begin, latest) if day), default=None)
