"""What rules about readings share: all of a goal's, each with the place of its value and day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.model.goal import Goal
from sitegen.model.ledger import CheckIn, Reading
from sitegen.rules._entries import standing
from sitegen.source import Location, Place


@dataclass(frozen=True, slots=True)
class Told:
    """A reading, where its day stands, and the check-in that it comes from, if any."""

    reading: Reading
    day: Location
    check_in: CheckIn | None = None


def told(goal: Goal) -> Iterator[Told]:
    """Every reading of a goal, from its file, its series and the check-ins that stand."""
    for reading in goal.readings:
        route = ("measures", reading.measure, "readings", f"{reading.on}")
        yield Told(reading, goal.document.at_key(*route))
    for series in goal.ledger.series:
        for reading in series.readings:
            yield Told(reading, _row(reading.location))
    for entry in standing(goal):
        if isinstance(entry, CheckIn):
            for reading in entry.readings:
                day = entry.document.at("readings", reading.measure, "at")
                yield Told(reading, day, entry)


def by_measure(goal: Goal) -> Mapping[str, Sequence[Reading]]:
    """Every reading of a goal as `told` has them, by its measure."""
    found: dict[str, list[Reading]] = {}
    for one in told(goal):
        found.setdefault(one.reading.measure, []).append(one.reading)
    return found


def _row(value: Location) -> Location:
    """The row of a series up to its value: the day stands in it, in a column of its own."""
    line = value.place.line
    return Location(value.path, Place(line, 1, line, value.place.end_column))
