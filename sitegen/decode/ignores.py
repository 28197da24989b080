"""What `check` is asked to be quiet about: the ignores in the comments of a file.

`# sitegen: ignore[CODE, CODE] reason` among keys, `<!-- sitegen: ignore[CODE] reason -->` in prose.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sitegen.decode.text import FrontMatter, front_matter, has_front_matter
from sitegen.prose.code import code_lines, without_code
from sitegen.source import Document, Place

_WORD = "sitegen"
_ORDER = re.compile(r"sitegen\b(?:[ \t]*:)?[ \t]*ignor", re.IGNORECASE)
_IGNORE = re.compile(r"sitegen[ \t]*:[ \t]*ignore[ \t]*\[([^\[\]]*)\][ \t:—–-]*(.*)", re.IGNORECASE)
_HASH = re.compile(r"(?<!\S)#+[ \t]*(?=sitegen\b)", re.IGNORECASE)
_CODE = re.compile(r"[^\s,]+")
_BLOCK_SIGNS = ("|", ">")

_Spot = tuple[int, int]
"""A line and a column, both from 1."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """One ignore. `codes` are as written, each with its place; `lines` are those it is about.

    One without codes, or without a word of a reason, is not clear, and hides nothing.
    """

    path: str
    place: Place
    codes: tuple[tuple[str, Place], ...]
    reason: str
    lines: frozenset[int]

    @property
    def is_clear(self) -> bool:
        """Whether it says about what, and why."""
        return bool(self.codes) and any(sign.isalnum() for sign in self.reason)


@dataclass(frozen=True, slots=True)
class _Written:
    """The words of an ignore, where they stand, and whether they have the line to themselves."""

    line: int
    column: int
    text: str
    is_alone: bool


def ignores(document: Document) -> tuple[Ignore, ...]:
    """The ignores in a file, in its order. The work grows with its length alone."""
    if _WORD not in document.text.casefold():
        return ()
    lines = document.text.split("\n")
    if not document.path.endswith(".md"):
        if not document.path.endswith((".yaml", ".yml")):
            return ()
        return tuple(_among_keys(document, lines, 1, len(lines)))
    if not has_front_matter(document.text):
        return tuple(_in_prose(document, lines, 1))
    split = front_matter(document.text, document.path)
    if not isinstance(split, FrontMatter):
        return ()
    among_keys = _among_keys(document, lines, split.first_line, split.body_line - 2)
    return (*among_keys, *_in_prose(document, lines, split.body_line))


def _among_keys(document: Document, lines: list[str], first: int, last: int) -> Iterator[Ignore]:
    """The ignores between two lines of YAML."""
    texts = _Texts(document, lines)
    found = [
        _Written(number, match.end() + 1, line[match.end() :], line.lstrip().startswith("#"))
        for number, line in enumerate(lines[first - 1 : last], start=first)
        if _WORD in line.casefold()
        for match in _first(_HASH, line, number, texts)
    ]
    bare = {
        number
        for number, line in enumerate(lines[first - 1 : last], start=first)
        if line.strip() in ("", "---")
        or (line.lstrip().startswith("#") and (number, 1) not in texts)
    }
    yield from _made(document.path, found, bare, first, last)


def _first(
    pattern: re.Pattern[str], line: str, number: int, texts: _Texts
) -> Iterator[re.Match[str]]:
    """The first match on the line that stands in no text."""
    for match in pattern.finditer(line):
        if (number, match.start() + 1) not in texts:
            yield match
            return


def _in_prose(document: Document, lines: list[str], first: int) -> Iterator[Ignore]:
    """The ignores in Markdown, from a line to the end of the file."""
    body = lines[first - 1 :]
    found = []
    bare = set()
    shown = without_code(body, code_lines("\n".join(body)))
    for number, line in enumerate(shown, start=first):
        comments = tuple(_comments(line))
        is_bare = not _without(line, comments).strip()
        if is_bare:
            bare.add(number)
        found += [
            _Written(number, start + 5, line[start + 4 : end - 3], is_bare)
            for start, end in comments
        ]
    yield from _made(document.path, found, bare, first, len(lines))


def _comments(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of each comment that begins and ends on the line."""
    at = 0
    while (start := line.find("<!--", at)) != -1 and (end := line.find("-->", start + 4)) != -1:
        at = end + 3
        yield start, at


def _without(line: str, comments: tuple[tuple[int, int], ...]) -> str:
    ends = (0, *(end for _, end in comments))
    starts = (*(start for start, _ in comments), len(line))
    return "".join(line[end:start] for end, start in zip(ends, starts, strict=True))


def _made(
    path: str, found: list[_Written], bare: Collection[int], first: int, last: int
) -> Iterator[Ignore]:
    """The ignores of these comments; `bare` are the lines that say nothing but comments."""
    below = _next_full(bare, first, last)
    opens_file = 1 if first <= 2 else 0
    for one in found:
        if not _ORDER.match(one.text.lstrip()):
            continue
        lines = {one.line}
        if one.is_alone:
            lines = {below[one.line]} if below[one.line] else set()
            if opens_file and below[first] == below[one.line]:
                lines.add(1)  # where a finding about the file as a whole is told
        yield _ignore(path, one, frozenset(lines))


def _next_full(bare: Collection[int], first: int, last: int) -> Mapping[int, int]:
    """For each line the first one from it on that says something, or 0."""
    found: dict[int, int] = {}
    after = 0
    for number in range(last, first - 1, -1):
        after = after if number in bare else number
        found[number] = after
    return found


def _ignore(path: str, one: _Written, lines: frozenset[int]) -> Ignore:
    start = one.column + len(one.text) - len(one.text.lstrip())
    text = one.text.strip()
    place = Place(one.line, start, one.line, start + len(text))
    match = _IGNORE.match(text)
    if match is None:
        return Ignore(path, place, (), "", lines)
    at = start + match.start(1)
    codes = tuple(
        (code[0], Place(one.line, at + code.start(), one.line, at + code.end()))
        for code in _CODE.finditer(match[1])
    )
    return Ignore(path, place, codes, match[2].strip(), lines)


class _Texts:
    """The stretches of a YAML text that belong to keys and values: a # in them is theirs."""

    def __init__(self, document: Document, lines: list[str]) -> None:
        groups = {route[:-1] for route in document.values if route}
        leaves = [place for route, place in document.values.items() if route not in groups]
        spans = sorted(
            (_start(place, lines), (place.end_line, place.end_column))
            for place in (*leaves, *document.keys.values())
        )
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def __contains__(self, spot: _Spot) -> bool:
        at = bisect_right(self._starts, spot) - 1
        return at >= 0 and spot < self._ends[at]


def _start(place: Place, lines: list[str]) -> _Spot:
    """Where the text begins: behind the first line of a block, which can end in a comment."""
    if lines[place.line - 1][place.column - 1 : place.column] in _BLOCK_SIGNS:
        return place.line + 1, 1
    return place.line, place.column
