"""The lines that belong to a quote or a list item, without its marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.prose import lines as tests

MAX_DEPTH = 10
"""Levels of quotes and lists inside one another that are read as such."""

_QUOTES = re.compile(r"[> ]*> ?")


@dataclass(slots=True)
class Span:
    """The lines of one container without its marks; `first` is the number of the first."""

    lines: list[str]
    first: int
    depth: int
    _last_comment_end: int | None = None

    def ends_comment_after(self, at: int) -> bool:
        """Whether a later line ends a comment. Looked up once, since `<!--` may stand on each."""
        if self._last_comment_end is None:
            ends = (no for no in range(len(self.lines) - 1, -1, -1) if "-->" in self.lines[no])
            self._last_comment_end = next(ends, -1)
        return self._last_comment_end > at


@dataclass(slots=True)
class Openness:
    """Whether a container's last line left a paragraph open, which the next may then go on."""

    paragraph: bool = False
    fence: str = ""

    def add(self, line: str) -> None:
        """Take the next line, without the container's own mark."""
        if self.fence:
            self.fence = "" if tests.closes_fence(line, self.fence) else self.fence
            return
        if tests.is_blank(line):
            self.paragraph = False
            return
        if not tests.begins_block(line):
            self.paragraph = self.paragraph or tests.indent_of(line) < tests.CODE_INDENT
            return
        line = _innermost(line)
        self.fence = tests.fence(line) or ""
        self.paragraph = not (
            self.fence
            or tests.is_blank(line)
            or tests.begins_block(line)
            or tests.indent_of(line) >= tests.CODE_INDENT
        )


def _innermost(line: str) -> str:
    """What is left of a line behind the marks of quotes and list items that it begins with."""
    for _ in range(MAX_DEPTH):
        quotes = _QUOTES.match(line)
        line = line[quotes.end() :] if quotes else line
        begun = tests.marker(line)
        if not begun:
            break
        line = begun.rest
    return line


def item_lines(span: Span, at: int, marker: tests.Marker) -> tuple[list[str], int]:
    """The lines of the item that begins at `at`, without its blank end, and where they end."""
    inner = [marker.rest]
    openness = Openness()
    openness.add(marker.rest)
    end = last = at + 1
    while end < len(span.lines):
        line = span.lines[end]
        if tests.is_blank(line):
            if end == at + 1 and not marker.rest.strip():
                break
            line = ""
        elif tests.indent_of(line) >= marker.offset:
            line = line[marker.offset :]
        elif last < end or not openness.paragraph or tests.begins_block(line):
            break
        else:
            # It goes on with the paragraph, which stays open.
            inner.append(tests.as_text(line))
            end = last = end + 1
            continue
        inner.append(line)
        openness.add(line)
        end += 1
        last = end if line else last
    return inner[: last - at], last
