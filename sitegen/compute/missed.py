"""The days on which a reading was due and none came, told to be filled in and not to blame."""

from __future__ import annotations

from datetime import date, timedelta

from sitegen.compute.frame import rests_in
from sitegen.compute.lifecycle import counting, rests
from sitegen.model.state import GoalState, Lifecycle, MeasureState
from sitegen.model.terms import Holding, Moving, Total

_NOT_BEGUN = (Lifecycle.DRAFT, Lifecycle.PROPOSED, Lifecycle.AGREED)


def missed(state: MeasureState, goal: GoalState, as_of: date, grace_days: int) -> tuple[date, ...]:
    """The last days of the slots that passed without a reading, oldest first.

    For a measure that has to hold these are the slots that count as missing. For one that moves
    or adds up, they are the same stretches of `every` from the start, each with `grace_days`
    for the reading to come late. Nothing is due before the start, during a pause, or after the
    goal was closed; `irregular` readings are never due.
    """
    aim, terms = state.measure.aim, goal.terms
    if goal.lifecycle in _NOT_BEGUN:
        return ()
    if isinstance(aim, Holding):
        return tuple(slot.end for slot in state.slots if slot.reading is None)
    if not isinstance(aim, Moving | Total):
        return ()
    if terms.start is None or terms.due is None:
        return ()
    until = min(as_of, goal.close.on) if goal.close else as_of
    days = [reading.on for reading in state.readings]
    resting = rests(counting(goal.goal, as_of))
    found, begin = [], terms.start
    # A last slot that is cut short by the due date asks for nothing; one that ends there does.
    later = terms.due + timedelta(days=1) if terms.due < date.max else terms.due
    for end in state.measure.every.ends(terms.start, later, state.measure.first):
        if end > terms.due or (until - end) <= timedelta(days=grace_days):
            break
        if not any(begin < day <= end for day in days) and not rests_in(resting, begin, end):
            found.append(end)
        begin = end
    return tuple(found)
