"""Running text as the renderer has it when it pairs brackets: code, escapes and comments aside."""

from __future__ import annotations

import re

_PLACEHOLDER = "\x02" * 15
"""As long as what Python-Markdown puts in the place of each of them."""

_CODE_MARK = re.compile(r"\\(?:`+|[^\n])|`+")
_TICKS = re.compile("`+")


def put_aside(text: str) -> str:
    """The text with placeholders, and with its line ends. The work grows with its length only."""
    return _without_comments(_without_code(text))


def _without_code(text: str) -> str:
    ends = ends_of_code(text)
    kept: list[str] = []
    at = 0
    while mark := _CODE_MARK.search(text, at):
        kept.append(text[at : mark.start()])
        end = mark.end()
        if mark[0].startswith("\\"):
            # Of a run of backticks, the first alone is escaped.
            kept.append(_PLACEHOLDER + mark[0][2:])
        elif mark.start() in ends:
            end = ends[mark.start()]
            kept.append(_placeholder(text[mark.start() : end]))
        else:
            kept.append(mark[0])
        at = end
    return "".join(kept) + text[at:]


def ends_of_code(text: str) -> dict[int, int]:
    """For each run of backticks that has its like further on, where the latter ends."""
    ends: dict[int, int] = {}
    next_end: dict[int, int] = {}
    for run in reversed(list(_TICKS.finditer(text))):
        length = run.end() - run.start()
        if length in next_end:
            ends[run.start()] = next_end[length]
        next_end[length] = run.end()
    return ends


def _without_comments(text: str) -> str:
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) != -1 and (end := text.find("-->", start + 4)) != -1:
        kept += (text[at:start], _placeholder(text[start:end]))
        at = end + 3
    return "".join(kept) + text[at:]


def _placeholder(text: str) -> str:
    return _PLACEHOLDER + "\n" * text.count("\n")
