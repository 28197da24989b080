"""What is wrong about brackets and braces, in plain words."""

from __future__ import annotations

import re

from sitegen.decode.quoting import in_quotes
from sitegen.decode.stumble import Explanation, Stumble, short, within

_BRACKET = re.compile(r"[\[\]{}]")
_HASH_IN_BRACKETS = re.compile(r"(?<![^\s\[{,])#")
_CLOSING = re.compile(r"[\]}]")
_AFTER_ITEM = re.compile(r"[,\]}]")


def in_brackets(stumble: Stumble) -> Explanation:
    """The parser gave up inside of brackets."""
    if "<stream end>" in stumble.problem:
        return _open_bracket(_last_open_bracket(stumble), stumble)
    if "node content" in stumble.problem:
        return no_content(stumble)
    if stumble.line > stumble.since[0]:
        return _open_bracket(stumble.since, stumble)
    if stumble.here.startswith(":"):
        place = within(*stumble.at, 1)
        message = "There is one colon too many in this text inside of brackets."
        fix = "Put a comma between two keys, or quotes around a text that has a colon in it."
        return Explanation(place, message, fix)
    message = f'A comma is missing before "{short(stumble.here.strip())}".'
    fix = "Separate the values with commas; put quotes around a text with brackets or commas."
    return Explanation(stumble.rest_of_line, message, fix)


def _open_bracket(at: tuple[int, int], stumble: Stumble) -> Explanation:
    opening = stumble.line_text(at[0])[at[1] - 1 :]
    sign = opening[:1]
    if hidden := _hash_behind(at, stumble):
        line, column = hidden
        text = stumble.line_text(line)
        place = within(line, column, len(text.rstrip()) - column + 1)
        message = f'This # hides the rest of its line, so that the "{sign}" is never closed.'
        return Explanation(place, message, f"Write {in_quotes(_item_around(text, column))}.")
    message = f'The "{sign}" that opens here is never closed.'
    return Explanation(within(*at, 1), message, f'Add "{"]" if sign == "[" else "}"}" at its end.')


def _hash_behind(at: tuple[int, int], stumble: Stumble) -> tuple[int, int] | None:
    """The line and column of the first # that hides a closing bracket of what opens at `at`."""
    for number, line in enumerate(stumble.lines[at[0] - 1 :], start=at[0]):
        match = _HASH_IN_BRACKETS.search(line, at[1] - 1 if number == at[0] else 0)
        if match and _CLOSING.search(line, match.end()):
            return number, match.start() + 1
    return None


def _item_around(line: str, column: int) -> str:
    """The text of a list or group that has a # in this column: from sign to sign."""
    before = line[: column - 1]
    start = max(before.rfind(sign) + len(sign) for sign in ("[", "{", ",", ": ", "- "))
    return _AFTER_ITEM.split(line[start:], maxsplit=1)[0].strip()


def _last_open_bracket(stumble: Stumble) -> tuple[int, int]:
    """The innermost bracket without a partner; brackets in quotes may mislead it."""
    opened: list[tuple[int, int]] = []
    for number, line in enumerate(stumble.lines, start=1):
        for match in _BRACKET.finditer(_HASH_IN_BRACKETS.split(line, maxsplit=1)[0]):
            if match[0] in "[{":
                opened.append((number, match.start() + 1))
            elif opened:
                opened.pop()
    return opened[-1] if opened else stumble.since


def no_content(stumble: Stumble) -> Explanation:
    """The parser found a sign where a value was due."""
    if stumble.here[:1] in ("]", "}"):
        return stray_bracket(stumble)
    if stumble.here[:1] == ",":
        place = within(*stumble.at, 1)
        return Explanation(place, "There is no value before this comma.", "Remove the comma.")
    if stumble.here[:1] == ":":
        return no_key(stumble)
    message = "A value was expected here."
    return Explanation(stumble.rest_of_line, message, "Look at the indentation of this line.")


def no_key(stumble: Stumble) -> Explanation:
    """A colon comes first."""
    place = within(*stumble.at, 1)
    return Explanation(place, "There is no key before this colon.", "Write a key before it.")


def stray_bracket(stumble: Stumble) -> Explanation:
    """A bracket closes that never opened."""
    sign = stumble.here[:1]
    place = within(*stumble.at, 1)
    fix = "Remove it; put quotes around a text that starts with a bracket."
    return Explanation(place, f'This "{sign}" closes nothing.', fix)
