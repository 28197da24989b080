"""The slots of a holding measure: which readings fall into each, and whether it was in limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from sitegen.compute.frame import Frame, rests_in
from sitegen.compute.progress import with_enough_cases
from sitegen.model.ledger import Reading
from sitegen.model.state import Slot
from sitegen.model.terms import Holding, Limits, Measure


def limits_on(aim: Holding, day: date) -> Limits:
    """The limits of a day: those of the first exception that holds it, or the usual ones."""
    return next((e.limits for e in aim.exceptions if e.start <= day <= e.end), aim.limits)


def is_within(limits: Limits, level: Fraction) -> bool:
    """Whether a level is in limits: `at_least` and `at_most` allow their value, the others not."""
    return is_under(limits, level) and not (
        (limits.at_least is not None and level < Fraction(limits.at_least))
        or (limits.above is not None and level <= Fraction(limits.above))
    )


def is_under(limits: Limits, level: Fraction) -> bool:
    """Whether a level keeps the upper limits, whatever the lower ones say."""
    return not (
        (limits.at_most is not None and level > Fraction(limits.at_most))
        or (limits.below is not None and level >= Fraction(limits.below))
    )


def slots(
    measure: Measure, aim: Holding, readings: Sequence[Reading], frame: Frame
) -> Iterator[Slot]:
    """The slots to judge, each with the last reading in it that rests on enough cases.

    A slot without a reading is here only if one was due: not before its end has passed, not
    where a pause touches it, and not for a last slot that the due date (or an early close)
    cuts short: the terms ask for a reading every so often, and less than that much time has
    gone by. Slots that end before `judge_from` are left out. There are none without dates.
    """
    if frame.start is None or frame.due is None:
        return
    inside = [reading for reading in readings if frame.start < reading.on <= frame.due]
    at = 0
    for begin, end, is_whole in _spans(measure, inside, frame.start, frame.due):
        if begin >= frame.as_of:
            return
        until = at
        while until < len(inside) and inside[until].on <= end:
            until += 1
        mine, at = inside[at:until], until
        if aim.judge_from is not None and end < aim.judge_from:
            continue
        if mine:
            yield _filled(measure, aim, mine, begin, end)
        elif is_whole and _has_passed(end, frame) and not rests_in(frame.rests, begin, end):
            yield Slot(start=begin, end=end, limits=limits_on(aim, end))


def _has_passed(end: date, frame: Frame) -> bool:
    return end < frame.as_of or (frame.is_final and end == frame.as_of)


def _filled(
    measure: Measure, aim: Holding, mine: Sequence[Reading], begin: date, end: date
) -> Slot:
    enough = with_enough_cases(mine, measure.min_n)
    reading = (enough or mine)[-1]
    limits = limits_on(aim, reading.on)
    is_ok = is_within(limits, Fraction(reading.value)) if enough else None
    return Slot(start=begin, end=end, limits=limits, reading=reading, is_ok=is_ok)


def _spans(
    measure: Measure, inside: Sequence[Reading], start: date, due: date
) -> Iterator[tuple[date, date, bool]]:
    """Begin, end and whether it is a whole slot, from `start` to `due`.

    With an irregular cadence every reading closes a slot of its own.
    """
    if measure.every.span is None:
        for begin, end in pairwise([start, *(reading.on for reading in inside)]):
            yield begin, end, True
        return
    # A slot that ends on the due date by itself also ends there when due is a day later.
    later = due + timedelta(days=1) if due < date.max else due
    begin = start
    for end in measure.every.ends(start, later, measure.first):
        if begin < due:
            yield begin, min(end, due), end <= due
        begin = end
