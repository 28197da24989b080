"""Quotes around a text that cannot be read without them, where only a text can be meant."""

from __future__ import annotations

import re

from sitegen.decode.quoting import TEXTS, TEXTS_OF_TERMS, whole_in_quotes
from sitegen.decode.stumble import Stumble, within
from sitegen.finding import Edit
from sitegen.source import Location, Place, Route

_BEFORE = re.compile(r"(?P<margin>\s*(?:- +)*)(?P<key>[a-z_]+): +")
_TICKET = re.compile(r" #\d+(?!\w)[^#]*")
_BRACKET = re.compile(r"[\[\]{}]")


def in_certain_quotes(stumble: Stumble, line: int, column: int) -> tuple[Place, str, str] | None:
    """The value that begins in a column, and the same in quotes; None where more may be meant.

    It is the whole of its line behind a key of words, on no line of brackets, without a # and
    without lines below that may belong to it.
    """
    text = stumble.line_text(line).rstrip()
    key = _BEFORE.fullmatch(text[: column - 1])
    value = text[column - 1 :]
    if not key or key["key"] not in TEXTS | TEXTS_OF_TERMS:
        return None
    if " #" in value or value[:1] in ("'", '"', "[", "{", "|", ">", "&", "*", "!"):
        return None
    if _goes_on(stumble, line, len(key["margin"])) or _is_in_brackets(stumble, line):
        return None
    return within(line, column, len(value)), value, whole_in_quotes(value)


def ticket_in_quotes(
    path: str, route: Route, text: str, place: Place, lost: str
) -> tuple[Edit, ...]:
    """The edit that keeps the number in `Fix #3`, which YAML takes for a comment.

    `text` stands at `place`, on one line and plain, and `lost` right behind it. Only for keys of
    words, and outside of the terms, which no edit of this kind may move.
    """
    keys = [key for key in route if isinstance(key, str)]
    if not text or not keys or keys[-1] not in TEXTS or not _TICKET.fullmatch(lost):
        return ()
    whole = Place(place.line, place.column, place.line, place.end_column + len(lost))
    old = text + lost
    return (Edit(location=Location(path, whole), old=old, new=whole_in_quotes(old)),)


def _goes_on(stumble: Stumble, line: int, margin: int) -> bool:
    """Whether the next line that says something is indented deeper than the key."""
    below = next((text for text in stumble.lines[line:] if text.strip()), "")
    return len(below) - len(below.lstrip()) > margin


def _is_in_brackets(stumble: Stumble, line: int) -> bool:
    """Whether a bracket may still be open; those in texts count too, so it errs on this side."""
    signs = _BRACKET.findall("".join(stumble.lines[: line - 1]))
    return sum(1 if sign in "[{" else -1 for sign in signs) != 0
