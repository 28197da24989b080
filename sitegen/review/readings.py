"""Readings before and after a change: new ones, and past ones that say something else now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from sitegen.compute.readings import collect
from sitegen.model.goal import Goal
from sitegen.model.ledger import CheckIn, Correct, Reading
from sitegen.review.entry_lines import level_of, reading_words
from sitegen.review.values import Line
from sitegen.review.words import Words

_MOST = 5
"""Of more readings of one measure than this, the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Altered:
    """The past readings of one measure that changed; `old` has their files' names."""

    measure: str
    text: str
    is_corrected: bool


def altered(
    before: Goal, after: Goal, added: tuple[Correct, ...], words: Words
) -> Iterator[Altered]:
    """The past readings that changed or went, by measure, and whether a `correct` says why.

    A `correct` is about the check-in that gave the reading, about the measure or its series,
    or, where it names nothing, about the readings of its goal.
    """
    old, new = _by_date(before), _by_date(after)
    found: dict[str, list[tuple[Reading, Reading | None]]] = {}
    for key, reading in old.items():
        now = new.get(key)
        if now is None or (now.value, now.n) != (reading.value, reading.n):
            found.setdefault(reading.measure, []).append((reading, now))
    abouts = {correct.about.removesuffix(".csv") for correct in added}
    for measure, changed in found.items():
        files = {PurePosixPath(was.location.path).stem for was, _ in changed}
        yield Altered(
            measure=measure,
            text=_told(changed, before, after, words),
            is_corrected=bool(abouts & {"", measure, *files}),
        )


def new_readings(before: Goal | None, after: Goal, words: Words) -> Iterator[Line]:
    """New readings that no check-in of theirs tells of, a line each, by measure."""
    old = _by_date(before) if before else {}
    told = {reading.location for one in after.ledger.of(CheckIn) for reading in one.readings}
    found: dict[str, list[Reading]] = {}
    for key, reading in _by_date(after).items():
        if key not in old and reading.location not in told:
            found.setdefault(reading.measure, []).append(reading)
    for measure, readings in found.items():
        for reading in readings[-_MOST:]:
            yield Line(kind="reading", text=f"New reading: {reading_words(reading, after, words)}.")
        more = len(readings) - _MOST
        if more > 0:
            first, last = readings[0].on, readings[-_MOST - 1].on
            days = (
                f"from {words.day(first)} to {words.day(last)}"
                if more > 1
                else f"on {words.day(first)}"
            )
            noun = "reading" if more == 1 else "readings"
            yield Line(kind="readings", text=f"And {more} older new {noun} of {measure}, {days}.")


def _by_date(goal: Goal) -> dict[tuple[str, date], Reading]:
    return {(one.measure, one.on): one for one in collect(goal, date.max).all}


def _told(
    changed: list[tuple[Reading, Reading | None]], before: Goal, after: Goal, words: Words
) -> str:
    parts = tuple(_one(was, now, before, after, words) for was, now in changed[:_MOST])
    more = len(changed) - len(parts)
    parts += (f"{more} more of it changed",) if more else ()
    return f"a past reading of {changed[0][0].measure} changed: {'; '.join(parts)}"


def _one(was: Reading, now: Reading | None, before: Goal, after: Goal, words: Words) -> str:
    new = f"is now {level_of(now, after)}" if now else "is gone"
    return f"{words.day(was.on)} was {level_of(was, before)} and {new}"
