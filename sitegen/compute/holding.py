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
    """How a holding measure has held. `value` is the level that stands against the limits now.

    `breaches` counts the slots in a row, up to the last judged one, that were outside the
    limits. `share` is how much of what was judged was inside; at the end a slot whose
    reading is missing was not.
    """

    status: Status
    slots: tuple[Slot, ...] = ()
    breaches: int = 0
    share: Fraction | None = None
    value: Decimal | None = None


def held(measure: Measure, aim: Holding, readings: Sequence[Reading], frame: Frame) -> Held:
    """How a measure has held as of a day, from its readings, oldest first."""
    value, found = _judged(measure, aim, readings, frame)
    verdicts = [slot.is_ok for slot in found if slot.is_ok is not None]
    if frame.is_over:
        verdicts = [slot.is_ok is True for slot in found if not _is_small(slot)]
    breaches = sum(1 for _ in takewhile(lambda is_ok: not is_ok, reversed(verdicts)))
    return Held(
        status=_status(verdicts, breaches, aim.judge, frame),
        slots=found,
        breaches=breaches,
        share=Fraction(sum(verdicts), len(verdicts)) if verdicts else None,
        value=value,
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


def _judged(
    measure: Measure, aim: Holding, readings: Sequence[Reading], frame: Frame
) -> tuple[Decimal | None, tuple[Slot, ...]]:
    """The level now and the slots; where all readings are judged as one, that is one slot."""
    usable = with_enough_cases(readings, measure.min_n)
    latest = (usable or tuple(readings))[-1].value if readings else None
    if aim.judge is Judge.EVERY:
        return latest, tuple(slots(measure, aim, readings, frame))
    if frame.start is None or frame.due is None:
        return latest, ()
    if aim.judge is Judge.TOTAL:
        counted = [r for r in usable if frame.start <= r.on <= frame.due]
        return _budget(aim, counted, frame)
    counted = [r for r in usable if _counts(r, aim, frame.start, frame.due)]
    if not counted:
        return latest, ()
    judged = counted if aim.judge is Judge.AVERAGE else counted[-1:]
    level = mean([reading.value for reading in judged])
    limits = limits_on(aim, counted[-1].on)
    slot = _single(counted, frame.start, aim, is_within(limits, level))
    return as_decimal(level), (slot,)


def _counts(reading: Reading, aim: Holding, start: date, due: date) -> bool:
    """Whether a reading is judged: within the goal's time, and not before `judge_from`."""
    return start < reading.on <= due and (aim.judge_from is None or reading.on >= aim.judge_from)


def _budget(
    aim: Holding, counted: Sequence[Reading], frame: Frame
) -> tuple[Decimal | None, tuple[Slot, ...]]:
    """The sum since the start day, as every total, also of what came before `judge_from`.

    A lower limit is held against it only at the end: until then there is time to get there.
    """
    if not counted:
        return None, ()
    assert frame.start is not None
    spent = total([reading.value for reading in counted])
    limits = limits_on(aim, counted[-1].on)
    is_ok: bool | None = is_under(limits, Fraction(spent))
    if frame.is_over:
        is_ok = is_within(limits, Fraction(spent))
    elif aim.judge_from is not None and counted[-1].on < aim.judge_from:
        is_ok = None
    return spent, (_single(counted, frame.start, aim, is_ok),)


def _single(counted: Sequence[Reading], start: date, aim: Holding, is_ok: bool | None) -> Slot:
    latest = counted[-1]
    limits = limits_on(aim, latest.on)
    return Slot(start=start, end=latest.on, limits=limits, reading=latest, is_ok=is_ok)
