"""Answers: text that somebody typed, read as a goal's file would have it."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from sitegen.dates import Period, PeriodLength, Span
from sitegen.decode.characters import CONTROL
from sitegen.decode.nodes import Node, Scalar
from sitegen.decode.notes import Notes
from sitegen.decode.scalars import Reader, Text, day
from sitegen.decode.spans import due, window
from sitegen.source import Place

T = TypeVar("T")

TITLE = Text(longest=200)
WHY = Text(lines=True, longest=4_000)
SENTENCE = Text()


class Unfit(ValueError):
    """Why an answer cannot be taken; the message is the finding's, with what to do."""


class AskedBack(Unfit):
    """What somebody is told who asked back, instead of answering."""


def scalar(text: str) -> Scalar:
    """A text as a value of a file, wherever it may stand."""
    return Scalar(text, False, Place())


def value(reader: Reader[T], text: str) -> T:
    """What a reader of the decoder makes of an answer. Raises Unfit."""
    if CONTROL.search(text):
        raise Unfit("There is a control character in it. Type it again.")
    return node_value(reader, scalar(text))


def node_value(reader: Reader[T], node: Node) -> T:
    """As `value`, for what is more than one text."""
    notes = Notes("")
    read = reader(node, notes)
    _raise_first(notes)
    if read is None:
        raise Unfit("This cannot be read.")
    return read


def needs_start(last_day: str) -> bool:
    """Whether a due date as written is a length, which runs from a start."""
    return isinstance(value(due, last_day), Span)


def check_dates(start: str, last_day: str, periods: PeriodLength) -> None:
    """See that a start (or none) and a due date go together. Raises Unfit."""
    first = value(day, start) if start else None
    end = value(due, last_day)
    assert isinstance(end, date | Period | Span)
    notes = Notes("")
    window(first, end, periods, notes, Place())
    _raise_first(notes)


def _raise_first(notes: Notes) -> None:
    if notes.findings:
        first = notes.findings[0]
        raise Unfit(f"{first.message} {first.fix}")
