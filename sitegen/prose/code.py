"""Which part of a prose is code: nothing in it is meant for readers or for `check`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from sitegen.prose.aside import ends_of_code
from sitegen.prose.blocks import Block, Code, Listing, Quote
from sitegen.prose.read import read

_MARK = re.compile(r"<!--|\\(?:`+|[^\n])|`+")
_FENCE = re.compile("`{3}|~{3}")
_SIGN = re.compile(r"[^\n]")
_COVER = "`"


def code_lines(text: str) -> frozenset[int]:
    """The lines, counted from 1, of fenced and of indented code, without a closing fence."""
    lines = text.split("\n")
    found: set[int] = set()
    for code in _codes(read(text).blocks):
        # Where it is fenced, its line is that of the fence.
        is_fenced = bool(_FENCE.search(lines[code.line - 1]))
        last = code.line + code.text.count("\n") + is_fenced
        found.update(range(code.line, last + 1))
    return frozenset(found)


def _codes(blocks: tuple[Block, ...]) -> Iterator[Code]:
    for block in blocks:
        match block:
            case Code():
                yield block
            case Quote():
                yield from _codes(block.blocks)
            case Listing():
                for item in block.items:
                    yield from _codes(item.blocks)
            case _:
                pass


def without_code(lines: Sequence[str], code: Collection[int]) -> tuple[str, ...]:
    """The lines with a backtick in place of each sign of code, and all else where it was.

    `code` are the numbers of the lines, from 1, that are code as a whole.
    """
    covered: list[str] = []
    run: list[str] = []
    for number, line in enumerate(lines, start=1):
        if line.strip() and number not in code:
            run.append(line)
            continue
        covered += (*_without_spans(run), _COVER * len(line) if number in code else line)
        run = []
    return (*covered, *_without_spans(run))


def _without_spans(run: list[str]) -> list[str]:
    """A run of lines without a blank one: code between backticks can go over their ends."""
    text = "\n".join(run)
    if _COVER not in text:
        return run
    ends = ends_of_code(text)
    last_comment_end = text.rfind("-->")
    kept: list[str] = []
    at = done = 0
    while mark := _MARK.search(text, at):
        at = mark.end()
        if mark[0] == "<!--" and at <= last_comment_end:
            at = text.index("-->", at) + 3
        elif mark.start() in ends:
            at = ends[mark.start()]
            kept += (text[done : mark.start()], _SIGN.sub(_COVER, text[mark.start() : at]))
            done = at
    return "".join((*kept, text[done:])).split("\n")
