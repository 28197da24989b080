"""How a holding measure has held: every slot, the latest reading, the average, or a budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile

from sitegen.compute.exact import as_decimal, mean, total
from sitegen.compute.frame import Frame
from sitegen.compute.progress import with_enough_cases
from sitegen.compute.slots import is_under, is_within, limits_on, slots
from sitegen.model.ledger import Reading
from sitegen.model.state import Slot, Status
from sitegen.model.terms import Holding, Judge, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How a holding measure has held. `value` stands against the limits now, and is of `on`.

    `breaches` counts the slots in a row, up to the last judged one, that were outside the
    limits. `share` is how much of what was judged was inside; at the end a slot whose
    reading is missing was not.
    """

    status: Status
    slots: tuple[Slot, ...] = ()
    breaches: int = 0
    share: Fraction | None = None
    value: Decimal | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """The level now, the date it is of, and the slots."""

    value: Decimal | None = None
    on: date | None = None
    slots: tuple[Slot, ...] = ()


def held(measure: Measure, aim: Holding, readings: Sequence[Reading], frame: Frame) -> Held:
    """How a measure has held as of a day, from its readings, oldest first."""
    found = _judged(measure, aim, readings, frame)
    verdicts = [slot.is_ok for slot in found.slots if slot.is_ok is not None]
    if frame.is_over:
        verdicts = [slot.is_ok is True for slot in found.slots if not _is_small(slot)]
    breaches = sum(1 for _ in takewhile(lambda is_ok: not is_ok, reversed(verdicts)))
    return Held(
        status=_status(verdicts, breaches, aim.judge, frame),
        slots=found.slots,
        breaches=breaches,
        share=Fraction(sum(verdicts), len(verdicts)) if verdicts else None,
        value=found.value,
        on=found.on,
    )


def _is_small(slot: Slot) -> bool:
    """Whether it has a reading, but of too few cases to be judged."""
    return slot.reading is not None and slot.is_ok is None


def _status(verdicts: Sequence[bool], breaches: int, judge: Judge, frame: Frame) -> Status:
    """The status; a budget that is spent is off track at once, for it cannot be taken back."""
    if not frame.has_started:
        return Status.NOT_STARTED
    if frame.is_over:
        enough = Fraction(frame.settings.holding_met) * len(verdicts)
        is_met = bool(verdicts) and verdicts[-1] and sum(verdicts) >= enough
        return Status.MET if is_met else Status.OFF_TRACK
    if not verdicts:
        return Status.NO_DATA
    if breaches == 0:
        return Status.ON_TRACK
    return Status.AT_RISK if breaches == 1 and judge is not Judge.TOTAL else Status.OFF_TRACK


def _judged(measure: Measure, aim: Holding, readings: Sequence[Reading], frame: Frame) -> _Judged:
    """The level and the slots; where all readings are judged as one, that is one slot."""
    if aim.judge is Judge.TOTAL:
        return _budget(aim, readings, frame)
    usable = with_enough_cases(readings, measure.min_n)
    if aim.judge is Judge.EVERY:
        return _latest(usable or readings, tuple(slots(measure, aim, readings, frame)))
    counted = [reading for reading in usable if _counts(reading, aim, frame)]
    if not counted:
        return _latest(usable or readings)
    judged = counted if aim.judge is Judge.AVERAGE else counted[-1:]
    level = mean([reading.value for reading in judged])
    slot = _single(aim, counted[-1], is_within(limits_on(aim, counted[-1].on), level), frame)
    return _Judged(value=as_decimal(level), on=slot.end, slots=(slot,))


def _latest(readings: Sequence[Reading], found: tuple[Slot, ...] = ()) -> _Judged:
    if not readings:
        return _Judged(slots=found)
    return _Judged(value=readings[-1].value, on=readings[-1].on, slots=found)


def _counts(reading: Reading, aim: Holding, frame: Frame) -> bool:
    """Whether a reading is judged: within the goal's time, and not before `judge_from`."""
    if frame.start is None or frame.due is None:
        return False
    first = max(aim.judge_from or frame.start, frame.start)
    return frame.start < reading.on and first <= reading.on <= frame.due


def _budget(aim: Holding, readings: Sequence[Reading], frame: Frame) -> _Judged:
    """The sum since the start day, as every total, also of what came before `judge_from`.

    A lower limit is held against it only at the end: until then there is time to get there.
    """
    if frame.start is None or frame.due is None:
        return _latest(readings)
    counted = [reading for reading in readings if frame.start <= reading.on <= frame.due]
    if not counted:
        return _Judged()
    spent, latest = total([reading.value for reading in counted]), counted[-1]
    is_kept = is_within if frame.is_over else is_under
    is_ok: bool | None = is_kept(limits_on(aim, latest.on), Fraction(spent))
    if not frame.is_over and aim.judge_from is not None and latest.on < aim.judge_from:
        is_ok = None
    return _Judged(value=spent, on=latest.on, slots=(_single(aim, latest, is_ok, frame),))


def _single(aim: Holding, latest: Reading, is_ok: bool | None, frame: Frame) -> Slot:
    """The one slot of all readings, from the start to the latest of them."""
    assert frame.start is not None
    limits = limits_on(aim, latest.on)
    return Slot(start=frame.start, end=latest.on, limits=limits, reading=latest, is_ok=is_ok)
