"""The slots of a measure: which days belong to which reading, in the goal's own calendar."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta

from sitegen.dates import Cadence

_DAY = timedelta(days=1)
_MOST_BEFORE = 4_000


@dataclass(frozen=True, slots=True)
class Slot:
    """The first and the last day of a slot, both included; the reading is dated the last."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Calendar:
    """Slots that follow each other without a gap, at least one."""

    slots: tuple[Slot, ...]
    lasts: tuple[date, ...]

    def at(self, day: date) -> int:
        """The number of the slot that holds a day; -1 before all of them, -2 after."""
        if day < self.slots[0].first:
            return -1
        if day > self.lasts[-1]:
            return -2
        return bisect_left(self.lasts, day)


def calendar(
    every: Cadence, first: date | None, start: date, due: date, since: date | None
) -> Calendar:
    """The slots of a goal from `start` to `due`, and whole ones before it from `since` on.

    A slot ends where the measure's own does (slot k ends at start + k times the cadence), and
    the start itself belongs to the first. Before the goal they are counted backwards from the
    day before its start. `every` has a span.
    """
    assert every.span is not None, "readings now and then have no slots"
    slots: list[Slot] = []
    before = start - _DAY
    number = 0
    while since and since < start and number < _MOST_BEFORE:
        begin = every.span.after(before, -number - 1) + _DAY
        if begin < since:
            break
        slots.insert(0, Slot(begin, every.span.after(before, -number)))
        number += 1
    begin = start
    for end in tuple(every.ends(start, due, first)) or (due,):
        slots.append(Slot(begin, end))
        begin = end + _DAY
    return Calendar(tuple(slots), tuple(slot.last for slot in slots))


def one_slot(start: date, due: date) -> Calendar:
    """One slot for everything: where each row is a reading of its own day."""
    return Calendar((Slot(start, due),), (due,))
