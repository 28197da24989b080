"""All readings of a goal as of a day, from its file, its check-ins and its series."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from sitegen.model.goal import Goal
from sitegen.model.ledger import CheckIn, Correct, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two values for one measure and date. `first`, by file and line, is the one that counts."""

    first: Reading
    other: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """The readings of a goal, by measure and then oldest first, one for each date."""

    all: tuple[Reading, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def of(self, measure: str) -> tuple[Reading, ...]:
        """The readings of one measure, oldest first."""
        return tuple(reading for reading in self.all if reading.measure == measure)


def collect(goal: Goal, as_of: date) -> Readings:
    """Every reading dated up to `as_of`, and every conflict between two of them.

    Check-ins count by the date of their file too. A check-in that a `correct` entry is
    about gives way: what anything else says for the same measure and date replaces it.
    """
    plain = [*goal.readings, *(r for series in goal.ledger.series for r in series.readings)]
    doubted: list[Reading] = []
    corrected = {c.about for c in goal.ledger.of(Correct) if c.on <= as_of}
    for entry in goal.ledger.of(CheckIn):
        if entry.on <= as_of:
            (doubted if entry.id in corrected else plain).extend(entry.readings)
    said = {_key(reading) for reading in plain}
    plain += [reading for reading in doubted if _key(reading) not in said]
    return _merged(reading for reading in plain if reading.on <= as_of)


def _key(reading: Reading) -> tuple[str, date]:
    return (reading.measure, reading.on)


def _merged(readings: Iterable[Reading]) -> Readings:
    kept: list[Reading] = []
    conflicts: list[Conflict] = []
    for _, group in groupby(sorted(readings, key=lambda r: (_key(r), r.location)), key=_key):
        first, *others = group
        for other in others:
            if other.value == first.value:
                first = replace(
                    first,
                    n=other.n if first.n is None else first.n,
                    note=first.note or other.note,
                )
            else:
                conflicts.append(Conflict(first=first, other=other))
        kept.append(first)
    return Readings(all=tuple(kept), conflicts=tuple(conflicts))
