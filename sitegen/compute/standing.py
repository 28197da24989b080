"""Where one measure stands, as a clause of a sentence."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sitegen.compute.frame import Frame, first_due
from sitegen.compute.wording import (
    count_words,
    counts_in_points,
    day_words,
    level_words,
    limits_words,
    plan_words,
    planned_words,
    target_words,
    way_words,
)
from sitegen.model.state import MeasureState, Status
from sitegen.model.terms import Holding, Judge, Milestones, Moving, Total, YesNo


def standing(state: MeasureState, frame: Frame) -> str:
    """Where a measure that can be judged stands: `14 points (11 days) behind plan on 14 November`.

    It names neither the measure nor its status, and never says who did what.
    """
    aim = state.measure.aim
    if isinstance(aim, Holding):
        return _held(state, aim, frame)
    if isinstance(aim, Milestones):
        return _milestones(state)
    if isinstance(aim, YesNo):
        return _yes_no(state, frame)
    return _on_its_way(state, frame)


def missing(state: MeasureState, frame: Frame, name: str) -> str:
    """Why a measure cannot be judged yet, as a sentence without its stop; `name` may be empty."""
    of = f" of {name}" if name else ""
    if isinstance(state.measure.aim, Milestones):
        return "No milestones yet"
    if frame.start is None or frame.due is None:
        return "No due date yet, so there is nothing to judge by"
    if not state.readings:
        return f"No reading{of} yet{_first(state, frame)}"
    usable = [r for r in state.readings if r.n is None or r.n >= (state.measure.min_n or 0)]
    if not usable:
        return f"No reading{of} of at least {state.measure.min_n} cases yet"
    if isinstance(state.measure.aim, Moving | Total) and state.value is not None:
        why = "baseline and target are the same" if state.target is not None else "no target yet"
        return f"No progress{of} to tell: {why}"
    return f"No reading{of} to judge yet{_first(state, frame)}"


def too_early(state: MeasureState, frame: Frame) -> str:
    """What makes it too early to tell, as a clause."""
    aim = state.measure.aim
    if frame.start is None or frame.due is None:
        return "there is no due date yet"
    if isinstance(aim, YesNo):
        return f"not done yet, due on {_day(frame.due, frame)}"
    if isinstance(aim, Milestones):
        return f"{_milestones(state)} so far"
    if state.on is None or frame.due <= frame.start:
        return "the day is not over"
    if isinstance(aim, Moving | Total) and (aim.pace or aim.pace_from):
        return f"the plan expects little before {_day(frame.due, frame)}"
    return _time_gone(state.on, frame, frame.start, frame.due)


def _time_gone(on: date, frame: Frame, start: date, due: date) -> str:
    if on < start < frame.as_of:
        return f"the last reading, on {_day(on, frame)}, is from before the start"
    percent = 100 * (max(on, start) - start).days // (due - start).days
    if max(on, start) == frame.as_of:
        return f"{percent}% of the time has gone" if percent else "it has just begun"
    return f"{percent}% of the time had gone at the last reading, on {_day(on, frame)}"


def _first(state: MeasureState, frame: Frame) -> str:
    first = first_due(state.measure, frame.start, frame.due)
    if first is None:
        return ""
    verb = "was" if first < frame.as_of else "is"
    return f"; the first {verb} due on {_day(first, frame)}"


def _day(day: date | None, frame: Frame) -> str:
    return day_words(day or frame.as_of, frame.as_of)


def _on_its_way(state: MeasureState, frame: Frame) -> str:
    if state.value is None:
        return "there is no reading to judge by"
    unit = state.measure.unit
    on = _day(state.on, frame)
    level = f"{level_words(state.value, unit)} on {on}"
    if isinstance(state.measure.aim, Total):
        level = f"{level_words(state.value, unit)} in total by {on}"
    has_moved_away = state.progress is not None and state.progress < 0
    if has_moved_away and state.baseline is not None:
        was = target_words(state.baseline, unit)
        return f"moved away from the target, from {was} to {level}"
    is_open = state.status is not Status.MET and not frame.is_over
    if is_open and state.progress is not None and state.expected is not None:
        return _beside_plan(state, state.progress, state.expected, on)
    return level if state.target is None else f"{level}, target {target_words(state.target, unit)}"


def _beside_plan(state: MeasureState, progress: Fraction, expected: Fraction, on: str) -> str:
    """How far it is from the plan: in points, or in shares of the way where those would mislead."""
    if not counts_in_points(state.measure.unit):
        return f"{plan_words(expected - progress, state.days_ahead)} on {on}"
    return f"{way_words(progress)} by {on}, {planned_words(progress, expected, state.days_ahead)}"


def _milestones(state: MeasureState) -> str:
    if state.value is None or state.target is None or state.expected is None:
        return "there are no milestones"
    reached, count = int(state.value), int(state.target)
    if reached == count:
        return "the milestone is reached" if count == 1 else f"all {count} milestones are reached"
    due = int(state.expected * count)
    were = f", {due} {'was' if due == 1 else 'were'} due" if due else ", none was due"
    return f"{reached} of {count_words(count, 'milestone')} reached{were}"


def _yes_no(state: MeasureState, frame: Frame) -> str:
    if state.value is None:
        return "there is no reading to judge by"
    return f"{'done' if state.value else 'not done'} on {_day(state.on, frame)}"


def _held(state: MeasureState, aim: Holding, frame: Frame) -> str:
    if state.progress is None or state.value is None:
        return "there is no reading to judge by"
    if aim.judge is Judge.EVERY and frame.is_over:
        return kept_words(state)
    slot = next(slot for slot in reversed(state.slots) if slot.is_ok is not None)
    assert slot.reading is not None
    unit = state.measure.unit
    how = {Judge.AVERAGE: " on average", Judge.TOTAL: " in total"}.get(aim.judge, "")
    value = slot.reading.value if aim.judge is Judge.EVERY else state.value
    level = f"{level_words(value, unit)}{how} on {_day(slot.reading.on, frame)}"
    bounds = limits_words(slot.limits, unit)
    if slot.is_ok:
        return f"{level}, within its limits ({bounds}){missing_words(missing_slots(state))}"
    if state.breaches > 1:
        return f"outside its limits ({bounds}) {state.breaches} times in a row, {level}"
    return f"{level}, outside its limits ({bounds})"


def kept_words(state: MeasureState) -> str:
    """How a measure held until the end: at how many of its readings, and what is missing."""
    judged = [slot for slot in state.slots if slot.is_ok is not None]
    gone = missing_slots(state)
    kept = sum(slot.is_ok is True for slot in judged)
    words = f"within its limits at {kept} of {count_words(len(judged), 'reading')}"
    if not judged:
        words = "there is no reading to judge by"
    elif state.status is not Status.MET and kept > 0 and not judged[-1].is_ok:
        words += ", but not at the last one"
    if not gone:
        return words
    is_last = judged and state.slots[-1].reading is None
    if gone == 1:
        return f"{words}; {'the last one' if is_last else '1'} is missing"
    return f"{words}; {gone} are missing{', the last one too' if is_last else ''}"


def missing_slots(state: MeasureState) -> int:
    """How many readings were due and did not come, of a measure that has to hold."""
    return sum(slot.reading is None for slot in state.slots)


def missing_words(count: int) -> str:
    """`, 6 readings missing`, to follow what holds; empty where none is."""
    return f", {count_words(count, 'reading')} missing" if count else ""
