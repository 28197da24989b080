"""What is wrong about brackets and braces, in plain words."""

from __future__ import annotations

import re

from sitegen.decode.stumble import Explanation, Stumble, short, within

_BRACKET = re.compile(r"[\[\]{}]")
_COMMENT = re.compile(r"(?:^|\s)#")
_HASH_IN_BRACKETS = re.compile(r"[\s\[{,]#")


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
    message = f'The "{opening[:1]}" that opens here is never closed.'
    fix = f'Add "{"]" if opening.startswith("[") else "}"}" at its end.'
    if _HASH_IN_BRACKETS.search(opening):
        fix += " A text with # in it needs quotes."
    return Explanation(within(*at, 1), message, fix)


def _last_open_bracket(stumble: Stumble) -> tuple[int, int]:
    """The innermost bracket without a partner; brackets in quotes may mislead it."""
    opened: list[tuple[int, int]] = []
    for number, line in enumerate(stumble.lines, start=1):
        for match in _BRACKET.finditer(_COMMENT.split(line, maxsplit=1)[0]):
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
