"""From what rows gave to readings: one a slot that is over and that the table covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sitegen.compute.exact import decimal
from sitegen.importing.gather import Gathered
from sitegen.importing.plans import Plan
from sitegen.importing.slots import Slot
from sitegen.importing.statistics import MICRO, aggregate
from sitegen.numbers import MAX_DIGITS, canonical

_DAY = timedelta(days=1)
GRACE = timedelta(days=3)
"""A table whose last row is this long before the end of a slot may still have all of it."""

_AT_MOST_DECIMALS = 6


class Unused(StrEnum):
    """Why a slot gives no reading. The words follow a number of slots."""

    EMPTY = "without a row"
    FEW = "with fewer rows than `min_n`"
    OPEN = "not over yet"
    CUT_BEFORE = "that may have begun before the first row; --since says that the table has all"
    CUT_AFTER = "that may go on after the last row; --until says that the table has all"
    TOO_LARGE = f"with a value of more than {MAX_DIGITS} digits"


@dataclass(frozen=True, slots=True)
class NewReading:
    """A reading to write: in the measure's unit; `n` is None where rows do not say it."""

    on: date
    value: Decimal
    n: int | None = None


@dataclass(frozen=True, slots=True)
class UnusedSlot:
    """A slot that gave no reading, why, and how many rows fell into it."""

    why: Unused
    slot: Slot
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The readings of a measure, oldest first, from `rows` rows; and the slots that gave none.

    Slots to come without a row are not among these.
    """

    plan: Plan
    readings: tuple[NewReading, ...]
    rows: int
    unused: tuple[UnusedSlot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """From and until which day the table has everything; None where nobody said so.

    `yesterday` is the last day that is over.
    """

    since: date | None
    until: date | None
    yesterday: date


def made(gathered: Gathered, covered: Covered) -> Made:
    """The readings that a table gives for a plan."""
    if gathered.plan.source.by_row:
        return _by_row(gathered, covered)
    readings, unused = [], []
    rows = 0
    for number, slot in enumerate(gathered.plan.calendar.slots):
        read = _reading(gathered, number, slot, covered)
        mine = len(gathered.sheet.values[number])
        if not isinstance(read, Unused):
            readings.append(read)
            rows += mine
        elif mine or read is not Unused.OPEN:
            unused.append(UnusedSlot(read, slot, mine))
    return _made(gathered, readings, unused, rows)


def _made(
    gathered: Gathered, readings: list[NewReading], unused: list[UnusedSlot], rows: int
) -> Made:
    return Made(plan=gathered.plan, readings=tuple(readings), rows=rows, unused=tuple(unused))


def _by_row(gathered: Gathered, covered: Covered) -> Made:
    readings, unused = [], []
    for on, (value, n) in sorted(gathered.by_day.items()):
        number = _exact(Fraction(value, MICRO) * gathered.plan.factor, _AT_MOST_DECIMALS)
        if on > (covered.until or covered.yesterday + _DAY):
            unused.append(UnusedSlot(Unused.OPEN, Slot(on, on), 1))
        elif n is not None and n < gathered.plan.source.min_n:
            unused.append(UnusedSlot(Unused.FEW, Slot(on, on), 1))
        elif len(number.as_tuple().digits) > MAX_DIGITS:
            unused.append(UnusedSlot(Unused.TOO_LARGE, Slot(on, on), 1))
        else:
            readings.append(NewReading(on, number, n))
    return _made(gathered, readings, unused, len(readings))


def _reading(gathered: Gathered, number: int, slot: Slot, covered: Covered) -> NewReading | Unused:
    plan = gathered.plan
    values = gathered.sheet.values[number]
    if unused := _why_unused(gathered, slot, covered, has_rows=bool(values)):
        return unused
    counts_nothing = plan.statistic in ("count", "sum") and not values
    if not values and not counts_nothing:
        return Unused.EMPTY
    if len(values) < plan.source.min_n and not counts_nothing:
        return Unused.FEW
    whole = Fraction(0) if counts_nothing else aggregate(plan.statistic, values)
    value = _exact(whole * plan.factor, plan.source.decimals)
    if len(value.as_tuple().digits) > MAX_DIGITS:
        return Unused.TOO_LARGE
    return NewReading(slot.last, value, None if plan.statistic == "count" else len(values))


def _why_unused(
    gathered: Gathered, slot: Slot, covered: Covered, *, has_rows: bool
) -> Unused | None:
    """Why a slot may not be whole, of those that the table knows anything of."""
    until = covered.until or covered.yesterday
    if slot.last > until:
        return Unused.OPEN
    first, last = gathered.first, gathered.last
    if first is None or last is None:
        return Unused.EMPTY
    since = covered.since or first
    if slot.first < since:
        return Unused.CUT_BEFORE if has_rows or since <= slot.last else Unused.EMPTY
    grace = min(GRACE, slot.last - slot.first)
    if covered.until is None and last + grace < slot.last:
        return Unused.CUT_AFTER if has_rows else Unused.EMPTY
    return None


def _exact(value: Fraction, places: int) -> Decimal:
    """A fraction rounded to so many decimals; no trailing zeros."""
    return Decimal(canonical(decimal(value, places)))


def unused_by_kind(made: Made) -> Iterator[tuple[Unused, tuple[UnusedSlot, ...]]]:
    """The slots without a reading, by their reason, in the order of the reasons."""
    for why in Unused:
        slots = tuple(one for one in made.unused if one.why is why)
        if slots:
            yield why, slots
