"""What a single line of prose begins: the tests that the reader of blocks puts to each line."""

from __future__ import annotations

import re
from dataclasses import dataclass

CODE_INDENT = 4
"""Columns from which a line is code, and below which it may begin something else."""

_MARKER = re.compile(r"(?:[-+*]|(\d{1,9})([.)]))(?= |$)")
_FENCE = re.compile(r"(`{3,}|~{3,})(.*)")
_HEADING = re.compile(r"(#{1,6})(?: |$)")
_HTML = re.compile(r"</?(?:details|summary)(?=[ />]|$)", re.IGNORECASE)
_BEGINNING = re.compile(
    r" {0,3}(?:(?:[-+*]|\d{1,9}[.)]|#{1,6})(?: |$)|>|`{3,}[^`]*$|~{3,}|<!--"
    r"|</?(?:details|summary)(?:[ />]|$))",
    re.IGNORECASE,
)
_FIRST_MARK = re.compile(r"[^\w\s]")
_DASHES = re.compile(r":?-+:?")
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Marker:
    """The beginning of a list item.

    `kind` is what siblings share, `number` is None for bullets, `offset` the column where the
    item's text begins (from 0), `rest` the text after the marker.
    """

    kind: str
    number: int | None
    offset: int
    rest: str


def split_lines(text: str) -> list[str]:
    """Lines with tabs as spaces; the two control characters of the renderer's own marks go."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\x02", "").replace("\x03", "").replace("\x00", "")
    return text.expandtabs(CODE_INDENT).split("\n")


def is_blank(line: str) -> bool:
    """Whether nothing stands on the line."""
    return not line or line.isspace()


def indent_of(line: str) -> int:
    """How many spaces the line begins with."""
    return len(line) - len(line.lstrip(" "))


def marker(line: str) -> Marker | None:
    """The list item that the line begins, if it does."""
    indent = indent_of(line)
    if indent >= CODE_INDENT or is_divider(line):
        return None
    match = _MARKER.match(line, indent)
    if not match:
        return None
    rest = line[match.end() :]
    space = indent_of(rest)
    # An empty item, and one that begins with indented code, owns one space only.
    if not rest.strip() or space > CODE_INDENT:
        space = 1
    number = int(match[1]) if match[1] else None
    kind = match[2] or match[0]
    return Marker(kind, number, match.end() + space, rest[space:])


def fence(line: str) -> str | None:
    """The marks that open a stretch of fenced code on this line, if they do."""
    match = _FENCE.match(line, indent_of(line))
    if not match or indent_of(line) >= CODE_INDENT:
        return None
    # Backticks further on make it inline code.
    return None if match[1][0] == "`" and "`" in match[2] else match[1]


def closes_fence(line: str, opening: str) -> bool:
    """Whether the line ends the code that `opening` began."""
    marks = line.strip()
    return (
        len(marks) >= len(opening)
        and marks == opening[0] * len(marks)
        and indent_of(line) < CODE_INDENT
    )


def heading(line: str) -> tuple[int, str] | None:
    """Level and text of a heading written with `#`."""
    indent = indent_of(line)
    match = _HEADING.match(line, indent)
    if not match or indent >= CODE_INDENT:
        return None
    text = line[match.end() :].strip()
    shorn = text.rstrip("#")
    if not shorn or shorn.endswith(" "):
        text = shorn.rstrip()
    return len(match[1]), text


def underline(line: str) -> int | None:
    """The level of the heading whose text stands above this line of `===` or `---`."""
    marks = line.strip()
    if not marks or indent_of(line) >= CODE_INDENT or marks.strip(marks[0]):
        return None
    return {"=": 1, "-": 2}.get(marks[0])


def is_divider(line: str) -> bool:
    """Whether the line is drawn across the text."""
    marks = line.lstrip(" ")
    if not marks or marks[0] not in "-_*" or len(line) - len(marks) >= CODE_INDENT:
        return False
    return not marks.strip(marks[0] + " ") and marks.count(marks[0]) > 2


def quoted(line: str) -> str | None:
    """What stands behind the `>` that the line begins with."""
    indent = indent_of(line)
    if indent >= CODE_INDENT or not line.startswith(">", indent):
        return None
    return line[indent + 1 :].removeprefix(" ")


def begins_html(line: str) -> bool:
    """Whether the line begins with a tag that prose may use around blocks."""
    indent = indent_of(line)
    return indent < CODE_INDENT and bool(_HTML.match(line, indent))


def begins_comment(line: str) -> bool:
    """Whether an HTML comment begins the line."""
    indent = indent_of(line)
    return indent < CODE_INDENT and line.startswith("<!--", indent)


def interrupts(line: str) -> bool:
    """Whether the line ends the paragraph above it without a blank line between."""
    if not begins_block(line):
        return False
    begun = marker(line)
    return not begun or (bool(begun.rest.strip()) and begun.number in {None, 1})


def begins_block(line: str) -> bool:
    """Whether the line begins anything but running text or indented code."""
    return bool(_BEGINNING.match(line)) or is_divider(line)


def as_text(line: str) -> str:
    """A line that goes on with a paragraph, so written that it begins nothing of its own."""
    text = line.lstrip(" ")
    if begins_block(text) or underline(text) or not text.strip("|:- "):
        return _FIRST_MARK.sub(r"\\\g<0>", text, count=1)
    return text


def cells(line: str) -> tuple[str, ...]:
    """The cells of a table's row."""
    row = line.strip().removeprefix("|")
    if row.endswith("|") and not row.endswith("\\|"):
        row = row[:-1]
    return tuple(cell.strip().replace("\\|", "|") for cell in _PIPE.split(row))


def table_aligns(header: str, line: str) -> tuple[str, ...] | None:
    """How the columns of `header` are aligned, if `line` is the row of dashes below it."""
    if "|" not in header or line.strip("|:- ") or "-" not in line:
        return None
    dashes = cells(line)
    if len(dashes) != len(cells(header)) or not all(_DASHES.fullmatch(cell) for cell in dashes):
        return None
    return tuple(_align(cell) for cell in dashes)


def _align(dashes: str) -> str:
    sides = (dashes.startswith(":"), dashes.endswith(":"))
    return {(True, True): "center", (True, False): "left", (False, True): "right"}.get(sides, "")
