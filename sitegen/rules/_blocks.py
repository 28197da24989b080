"""The blocks of a file's keys: the lines of each, with the comments that belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.source import Document

_KEEPS_BLANK_LINES = re.compile(r":\s+[|>][0-9]?\+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """First and last line of each block, counted from 1; between two of them are blank lines.

    `is_titled` where the only comment above the first key is right above it: it may be about the
    whole file.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    is_titled: bool


def blocks(document: Document, keys: Sequence[str]) -> Blocks | None:
    """The blocks of the keys at the top level, in the order of the file.

    A comment right above a key is about that key; an indented one right below a value belongs to
    the value. None where it is unclear whose a comment is, or where a key begins elsewhere than
    in the first column.
    """
    places = [document.keys[(key,)] for key in keys]
    heads = [place.line for place in places]
    if any(place.column != 1 for place in places) or len(set(heads)) < len(heads):
        return None
    lines = document.text.split("\n")
    if any(_KEEPS_BLANK_LINES.search(lines[head - 1]) for head in heads):
        return None
    values = [_last_line(document, key, head) for key, head in zip(keys, heads, strict=True)]
    gaps = [_split(lines, value, head) for value, head in zip(values, heads[1:], strict=False)]
    clear = [gap for gap in gaps if gap]
    last = _end_of_last(lines, values[-1])
    if len(clear) < len(gaps) or not last:
        return None
    first = _start_of_first(lines, heads[0])
    return Blocks(
        starts=(first, *(start for _, start in clear)),
        ends=(*(end for end, _ in clear), last),
        is_titled=first < heads[0] and not any(map(_is_comment, lines[: first - 1])),
    )


def _start_of_first(lines: Sequence[str], head: int) -> int:
    """The comments right above the first key."""
    start = head
    while start > 1 and _is_comment(lines[start - 2]):
        start -= 1
    return start


def _last_line(document: Document, key: str, head: int) -> int:
    """The last line of a value; one that is not there ends with its key."""
    place = document.values[(key,)]
    is_empty = (place.line, place.column) == (place.end_line, place.end_column)
    return head if is_empty else place.end_line


def _split(lines: Sequence[str], value: int, head: int) -> tuple[int, int] | None:
    """Where the lines between a value and the next key part: its last line, the next's first."""
    if value >= head:
        return None
    end = value
    while end + 1 < head and _is_comment(lines[end]) and lines[end][:1].isspace():
        end += 1
    start = head
    while start - 1 > end and _is_comment(lines[start - 2]) and not lines[start - 2][:1].isspace():
        start -= 1
    is_clear = all(not lines[number - 1].strip() for number in range(end + 1, start))
    return (end, start) if is_clear else None


def _end_of_last(lines: Sequence[str], value: int) -> int:
    """The last line of the last block; 0 where a comment of unclear owner follows."""
    end = value
    while end < len(lines) and _is_comment(lines[end]) and lines[end][:1].isspace():
        end += 1
    for line in lines[end:]:
        if line.rstrip() in ("---", "..."):
            break
        if line.strip():
            return 0
    return end


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")
