"""Single values: each reader turns a scalar, as written, into the type that its field has.

A reader is called with a node and the notes of its file. It returns the value, or None
after it has said what is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from sitegen.decode import catalogue
from sitegen.decode.forms import (
    A_COUNT,
    A_DAY,
    A_NUMBER,
    A_QUANTITY,
    AN_ID,
    EARLIEST,
    LATEST,
    LONGEST_ID,
    YES_OR_NO,
)
from sitegen.decode.loose_dates import calendar_problem, possible_days
from sitegen.decode.nodes import Node, Scalar, Sequence
from sitegen.decode.notes import Notes, clean, did_you_mean, shown
from sitegen.decode.remedies import certain_word, instead
from sitegen.decode.shapes import Numbers, Words, Written, takes
from sitegen.decode.stumble import short
from sitegen.finding import Edit
from sitegen.numbers import NumberProblem, Quantity, parse_decimal, parse_quantity

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

Reader = Callable[[Node, Notes], T | None]

MAX_TEXT = 2_000
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LETTERS = {ord("ø"): "o", ord("æ"): "ae", ord("ł"): "l", ord("đ"): "d", ord("œ"): "oe"}
"""Letters that Unicode does not take apart into a plain one and its mark."""

_BETWEEN_WORDS = re.compile(r"[\s_-]+")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


FREE = "…"
"""The example of a value that is the author's own: a text or an id."""

_NAMES_OF_PEOPLE = frozenset(("steward", "sponsor", "lead", "members", "person", "who", "thanks"))


def scalar(node: Node, notes: Notes, what: str, example: str = FREE) -> Scalar | None:
    """The node as a single value that is not empty; `what` and `example` say what it should be."""
    if not isinstance(node, Scalar):
        shape = "a list" if isinstance(node, Sequence) else "a group of keys"
        inner = node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else None
        if isinstance(inner, Scalar) and not inner.is_empty and example == FREE:
            example = short(inner.text)
        notes.add(
            catalogue.WRONG_SHAPE,
            node.place,
            f"This is {shape}; {what} belongs here.",
            f"Write it like {notes.example(example)}.",
        )
        return None
    if not node.text.strip():
        notes.add(
            catalogue.NO_VALUE,
            node.place,
            f"There is no value; {what} belongs here.",
            f"Write it like {notes.example(example)}, or take the key out.",
        )
        return None
    return node


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text, white space folded; `lines=True` keeps its paragraphs."""

    lines: bool = False
    longest: int = MAX_TEXT

    @property
    def shape(self) -> Written:
        """Any text that is not blank, and what YAML takes for a number or for yes or no."""
        return Written(name="text", longest=self.longest, numbers=Numbers(), yes_or_no=True)

    def __call__(self, node: Node, notes: Notes) -> str | None:
        """The text, or None with a finding."""
        found = scalar(node, notes, "text")
        if not found:
            return None
        if len(found.text) > self.longest:
            notes.add(
                catalogue.BAD_TEXT,
                node.place,
                f"This text has {len(found.text):,} characters; at most {self.longest:,} fit.",
            )
            return None
        return found.text.strip() if self.lines else clean(found.text)


def is_id(text: str) -> bool:
    """Whether a text is an id: `[a-z0-9-]`, at most 100 bytes."""
    return len(text) <= LONGEST_ID and bool(_ID.fullmatch(text))


def likely_id(text: str) -> str:
    """The id that a text becomes in small letters and with hyphens, or an empty text."""
    letters = unicodedata.normalize("NFKD", text.strip().lstrip("@").casefold())
    plain = _BETWEEN_WORDS.sub("-", letters.translate(_LETTERS).encode("ascii", "ignore").decode())
    return plain if is_id(plain) else ""


def no_id(text: str) -> str:
    """What is wrong with a text that is no id, in words."""
    if len(text) > LONGEST_ID:
        return f"{shown(text)} is no id: it has {len(text)} characters, and {LONGEST_ID} are most."
    return f"{shown(text)} is no id: an id has small letters, digits and single hyphens."


@takes(AN_ID)
def identifier(node: Node, notes: Notes) -> str | None:
    """The id of a person, team, goal, metric or measure."""
    found = scalar(node, notes, "an id")
    if not found:
        return None
    text = found.text.strip()
    if is_id(text):
        return text
    plain = text.lstrip("@")
    likely = likely_id(text)
    hint = f"Did you mean {likely}?" if likely else ""
    if notes.key in _NAMES_OF_PEOPLE and " " in text:
        hint = "Write the person's id, as teams.yaml has it under `people`."
    edits: tuple[Edit, ...] = ()
    if plain != text and is_id(plain):
        hint = f"Write {plain}, without the @."
        edits = instead(notes.path, node, plain)
    notes.add(catalogue.BAD_ID, node.place, no_id(text), hint, edits=edits)
    return None


def parse_day(text: str) -> date:
    """The day a text means, written `2026-01-16`. Raises ValueError with a hint as its message."""
    match = _ISO_DAY.fullmatch(text)
    if match and text.isascii():
        try:
            found = date(*(int(part) for part in match.groups()))
        except ValueError:
            why = calendar_problem(text)
            raise ValueError(f"is no day of the calendar: {why}.") from None
        if not EARLIEST <= found.year <= LATEST:
            raise ValueError(f"is not between the years {EARLIEST} and {LATEST}.")
        return found
    days = " or ".join(day.isoformat() for day in possible_days(text))
    if " or " in days:
        raise ValueError(f"can be read in two ways; write {days}.")
    if days and text[:4].isdigit():
        raise ValueError(f"is no full date; write {days}.")
    if days:
        raise ValueError(f"is not year first; write {days}.")
    raise ValueError("is no date; write year-month-day, such as 2026-03-31.")


def certain_day(text: str) -> str:
    """The day that a date in another form certainly means, year first; else an empty text.

    `05/06/2026` has two readings, and so has `16.01.26`: its year may stand on either side.
    """
    days = [one for one in possible_days(text) if EARLIEST <= one.year <= LATEST]
    is_certain = len(days) == 1 and f"{days[0].year}" in text
    return days[0].isoformat() if is_certain else ""


@takes(A_DAY)
def day(node: Node, notes: Notes) -> date | None:
    """A day, as `2026-01-16`."""
    found = scalar(node, notes, "a date", "2026-03-31")
    if not found:
        return None
    try:
        return parse_day(found.text.strip())
    except ValueError as problem:
        edits = instead(notes.path, node, certain_day(found.text))
        notes.add(catalogue.BAD_DATE, node.place, f"{shown(found.text)} {problem}", edits=edits)
        return None


@takes(A_NUMBER)
def number(node: Node, notes: Notes) -> Decimal | None:
    """An exact decimal without a unit."""
    found = scalar(node, notes, "a number", "2.8")
    if not found:
        return None
    return parsed(found, notes, parse_decimal)


@takes(A_QUANTITY)
def quantity(node: Node, notes: Notes) -> Quantity | None:
    """A number with or without its unit."""
    found = scalar(node, notes, "a number", notes.numbers.get(notes.key, "2.8 hours"))
    if not found:
        return None
    return parsed(found, notes, parse_quantity)


def parsed(found: Scalar, notes: Notes, parse: Callable[[str], T]) -> T | None:
    """The number in a text, or None after it was said why it is none."""
    try:
        return parse(found.text)
    except NumberProblem as problem:
        notes.add(catalogue.BAD_NUMBER, found.place, f"{shown(found.text)} {problem}.")
        return None


@takes(A_COUNT)
def count(node: Node, notes: Notes) -> int | None:
    """A whole number from 1 to a million."""
    found = scalar(node, notes, "a whole number", "30")
    if not found:
        return None
    text = found.text.strip()
    if text.isascii() and text.isdigit() and len(text) <= 7 and 1 <= int(text) <= 1_000_000:
        return int(text)
    notes.add(
        catalogue.BAD_WHOLE_NUMBER,
        node.place,
        f"{shown(text)} is no whole number from 1 to 1,000,000.",
    )
    return None


@takes(YES_OR_NO)
def yes_or_no(node: Node, notes: Notes) -> bool | None:
    """True or false, in the words people use."""
    found = scalar(node, notes, "yes or no", "yes")
    if not found:
        return None
    word = found.text.strip().casefold()
    if word in ("true", "yes", "on"):
        return True
    if word in ("false", "no", "off"):
        return False
    notes.add(
        catalogue.BAD_CHOICE,
        node.place,
        f"{shown(found.text)} is neither yes nor no.",
        f"Write {notes.example('yes')} or {notes.example('no')}.",
    )
    return None


@dataclass(frozen=True, slots=True)
class Choice(Generic[E]):
    """One of the words of an enumeration; case does not matter."""

    words: type[E]

    @property
    def shape(self) -> Words:
        """The words of the enumeration."""
        return Words(tuple(str(word) for word in self.words))

    def __call__(self, node: Node, notes: Notes) -> E | None:
        """The word of the enumeration, or None with a finding."""
        known = [str(word) for word in self.words]
        found = scalar(node, notes, f"one of {', '.join(known)}", known[0])
        if not found:
            return None
        word = clean(found.text).casefold()
        if word in known:
            return self.words(word)
        notes.add(
            catalogue.BAD_CHOICE,
            node.place,
            f"{shown(found.text)} is none of {', '.join(known)}.",
            did_you_mean(word, known, or_all=False)
            or f"Write one of them, as in {notes.example(known[0])}.",
            edits=instead(notes.path, node, certain_word(word, known)),
        )
        return None
