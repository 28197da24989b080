"""Reading spans of time: cadences, due dates and periods, as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sitegen.dates import (
    LONGEST_DAYS,
    WEEKDAYS,
    Cadence,
    Grain,
    Period,
    PeriodLength,
    Span,
    period,
    period_of_day,
)
from sitegen.decode import catalogue, patterns
from sitegen.decode.nodes import Node
from sitegen.decode.notes import Notes, did_you_mean, shown
from sitegen.decode.remedies import instead
from sitegen.decode.scalars import certain_day, parse_day, scalar
from sitegen.decode.shapes import Numbers, Written, takes
from sitegen.source import Place

MAX_COUNT = 120
_SPAN = re.compile(r"(?:(\d{1,3}) ?)?(day|week|month|quarter|year)s?")
_CADENCE = re.compile(r"(.+?)(?: on ([a-z]+))?")
_SYNONYMS = {
    "daily": "day",
    "weekly": "week",
    "fortnight": "2 weeks",
    "fortnightly": "2 weeks",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
}
_DATE_LIKE = re.compile(r"\d+[-./]\d+[-./]\d+")
_PERIOD = re.compile(r"(\d{4})(?:-?(q[1-4]|h[12]))?")


def parse_span(text: str) -> Span | None:
    """The span a text such as `2 weeks` means, or None."""
    match = _SPAN.fullmatch(text.casefold().strip())
    if not match:
        return None
    count = int(match[1]) if match[1] else 1
    return Span(count, Grain(match[2])) if 1 <= count <= MAX_COUNT else None


def parse_cadence(text: str) -> Cadence | None:
    """The cadence a text such as `week on friday` means, or None."""
    match = _CADENCE.fullmatch(" ".join(text.casefold().split()))
    if not match:
        return None
    if match[1] == "irregular" and not match[2]:
        return Cadence(None)
    span = parse_span(match[1])
    if not span or (match[2] and match[2] not in WEEKDAYS):
        return None
    if match[2] and span.grain is not Grain.WEEK:
        return None
    return Cadence(span, WEEKDAYS.index(match[2]) if match[2] else None)


_HOW_OFTEN = Written(
    name="how-often",
    pattern=patterns.alone(patterns.CADENCE),
    likes=("week", "2 weeks", "month", "quarter", "week on friday", "irregular"),
    fix="Write day, week, 2 weeks, month, quarter or irregular; after weeks also `on friday`.",
)


@takes(_HOW_OFTEN)
def cadence(node: Node, notes: Notes) -> Cadence | None:
    """How often: `day`, `2 weeks`, `week on friday`, `irregular`."""
    found = scalar(node, notes, "how often", "week")
    if not found:
        return None
    read = parse_cadence(found.text)
    if read is None:
        word = found.text.strip().casefold()
        hint = f"Write {_SYNONYMS[word]}." if word in _SYNONYMS else ""
        known = ("day", "week", "month", "quarter", "year", "irregular", *WEEKDAYS)
        notes.add(
            catalogue.BAD_SPAN,
            node.place,
            f"{shown(found.text)} does not say how often: day, week, 2 weeks, month, quarter "
            "or irregular; after weeks also `on friday`.",
            hint or (did_you_mean(word.split()[-1], known) if word else ""),
        )
    return read


def parse_period(text: str) -> Period | None:
    """The period that `2026-Q1`, `2026-H2` or `2026` names, or None."""
    match = _PERIOD.fullmatch(text.strip().casefold())
    if not match or int(match[1]) < 1:
        return None
    year = int(match[1])
    if not match[2]:
        return period(PeriodLength.YEARS, year, 1)
    length = PeriodLength.QUARTERS if match[2][0] == "q" else PeriodLength.HALVES
    return period(length, year, int(match[2][1]))


Due = date | Period | Span


_LAST_DAY = Written(
    name="due",
    pattern=patterns.alone(f"{patterns.DAY}|{patterns.PERIOD}|{patterns.span()}"),
    numbers=Numbers(least=1000, most=9999, whole=True),
    likes=("2026-Q1", "2026-03-31", "3 months"),
    fix="Write a date (2026-03-31), a period (2026-Q1) or a length (3 months).",
)


@takes(_LAST_DAY)
def due(node: Node, notes: Notes) -> Due | None:
    """A last day: a date, a period, or a length from the start."""
    found = scalar(node, notes, "a date, a period or a length", "2026-Q1")
    if not found:
        return None
    text = found.text.strip()
    read: Due | None = parse_period(text) or parse_span(text)
    if read:
        return read
    try:
        return parse_day(text)
    except ValueError as problem:
        right = certain_day(text)
        is_date = right or _DATE_LIKE.fullmatch(text)
        wrong = str(problem) if is_date else "is no date, period or length."
        edits = instead(notes.path, node, right)
        notes.add(catalogue.BAD_DUE, node.place, f"{shown(text)} {wrong}", edits=edits)
        return None


@dataclass(frozen=True, slots=True)
class Window:
    """The resolved first and last day of a goal; None where the file does not give them."""

    start: date | None
    due: date | None


def window(
    start: date | None, end: Due | None, length: PeriodLength, notes: Notes, place: Place
) -> Window:
    """Start and due as days; what makes no sense is said at `place`, and left out.

    A period gives both, a length runs from the start: `start + 3 months` ends the day
    before, the ends of months clipped. A due date alone starts with the period of the
    board that it lies in.
    """
    first, last = _resolve(start, end, length)
    if isinstance(end, Span) and start is None:
        notes.add(
            catalogue.BAD_DUE,
            place,
            f"{shown(str(end))} is a length, and needs a start.",
            "Add `start:` with a date, or write the due date itself.",
        )
    if first and last and not 0 <= (last - first).days <= LONGEST_DAYS:
        wrong = f"before its start, {first}" if last < first else "more than ten years off"
        notes.add(catalogue.BAD_DUE, place, f"This goal would be due on {last}: {wrong}.")
        return Window(first, None)
    return Window(first, last)


def _resolve(
    start: date | None, end: Due | None, length: PeriodLength
) -> tuple[date | None, date | None]:
    if isinstance(end, Period):
        return start or end.start, end.end
    if isinstance(end, Span):
        return start, end.after(start) - timedelta(days=1) if start else None
    if end is None:
        return start, None
    return start or period_of_day(length, end).start, end
