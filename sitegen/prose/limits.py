"""Refuse prose that would be slow to render, by a scan that is linear itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.finding import Finding, Rule
from sitegen.prose.aside import put_aside
from sitegen.prose.blocks import (
    Block,
    Code,
    Divider,
    Heading,
    Html,
    Listing,
    Paragraph,
    Quote,
    Table,
)
from sitegen.prose.read import read
from sitegen.prose.rules import TOO_DEEP, TOO_LONG, TOO_TANGLED
from sitegen.prose.spans import MAX_DEPTH
from sitegen.source import Location, Place

MAX_BYTES = 32 * 1024
"""The longest prose, in bytes of UTF-8."""

MAX_BRACKET_SPANS = 200_000
"""Characters between each `[` and its `]` (or the paragraph's end), summed over a text.

The renderer walks each of these spans, six times. Honest prose of the full length stays far
below this even when it is nothing but links.
"""

MAX_EMPHASIS_MARKS = 3_000
"""Characters `*`, `_` and `~` in one paragraph; the renderer compares each with the others."""

_BRACKET = re.compile(r"[\[\]]")
_EMPHASIS = re.compile(r"[*_~]")


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a text is not rendered; `line` and `column` count from 1 within the text."""

    rule: Rule
    line: int
    column: int
    message: str
    fix: str = ""

    def at(self, path: str, first_line: int = 1) -> Finding:
        """The finding for a text that begins at `first_line` of a file."""
        line = first_line + self.line - 1
        place = Place(line, self.column, line, self.column + 1)
        return self.rule.at(Location(path, place), self.message, fix=self.fix)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """Running text as the renderer gets it, and the line on which it begins."""

    text: str
    line: int


def scan(text: str) -> tuple[Refused, ...]:
    """What keeps a text from being rendered: nothing, for anything that people write."""
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        return (_too_long(text, size),)
    parsed = read(text)
    refused = []
    if parsed.too_deep is not None:
        message = f"Lists and quotes stand more than {MAX_DEPTH} levels inside one another."
        refused.append(Refused(TOO_DEEP, parsed.too_deep, 1, message))
    leaves = tuple(_leaves(parsed.blocks))
    refused += [*_bracket_tangle(leaves), *_emphasis_tangle(leaves)]
    return tuple(refused)


def _too_long(text: str, size: int) -> Refused:
    """Points at the first line that no longer fits."""
    kept = text.encode("utf-8", "surrogatepass")[:MAX_BYTES]
    line = kept.count(b"\n") + 1
    message = f"This prose has {size:,} bytes; at most {MAX_BYTES:,} are shown."
    return Refused(TOO_LONG, line, 1, message)


def _leaves(blocks: tuple[Block, ...]) -> Iterator[_Leaf]:
    for block in blocks:
        match block:
            case Paragraph() | Heading() | Html():
                yield _Leaf(block.text, block.line)
            case Quote():
                yield from _leaves(block.blocks)
            case Listing():
                for item in block.items:
                    yield from _leaves(item.blocks)
            case Table():
                for number, row in enumerate((block.header, *block.rows)):
                    # The row of dashes stands between the header and the others.
                    line = block.line + number + (number > 0)
                    yield from (_Leaf(cell, line) for cell in row)
            case Code() | Divider():
                pass


def _bracket_tangle(leaves: tuple[_Leaf, ...]) -> Iterator[Refused]:
    """Refuse where the brackets of the whole text are too much; the longest span is pointed at."""
    total = 0
    for leaf in leaves:
        text = put_aside(leaf.text)
        spans = tuple(_bracket_spans(text))
        total += sum(length for length, _ in spans)
        if total > MAX_BRACKET_SPANS:
            _, start = max(spans, key=lambda span: span[0])
            below = text.count("\n", 0, start)
            column = leaf.text.split("\n")[below].find("[") + 1
            message = "Brackets [ pile up here without being closed close by."
            yield Refused(TOO_TANGLED, leaf.line + below, column, message)
            return


def _bracket_spans(text: str) -> Iterator[tuple[int, int]]:
    """Length and start of what each `[` embraces."""
    waiting: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            waiting.append(match.start())
        elif waiting:
            start = waiting.pop()
            yield match.start() - start, start
    yield from ((len(text) - start, start) for start in waiting)


def _emphasis_tangle(leaves: tuple[_Leaf, ...]) -> Iterator[Refused]:
    for leaf in leaves:
        marks = sum(1 for _ in _EMPHASIS.finditer(leaf.text))
        if marks > MAX_EMPHASIS_MARKS:
            line, column = _place(leaf, next(_EMPHASIS.finditer(leaf.text)).start())
            message = f"{marks:,} marks of emphasis (* _ ~) stand in one paragraph."
            yield Refused(TOO_TANGLED, line, column, message)


def _place(leaf: _Leaf, at: int) -> tuple[int, int]:
    """Line, and column within the running text: marks of lists and quotes are not counted."""
    before = leaf.text[:at]
    return leaf.line + before.count("\n"), at - (before.rfind("\n") + 1) + 1
