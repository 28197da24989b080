"""Prose as plain text: titles, purposes and summaries, without the renderer."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from sitegen.prose import lines as tests
from sitegen.prose.blocks import Paragraph
from sitegen.prose.read import read

_ATOMS = re.compile(
    r"\\([!-/:-@\[-`{-~]|\n)"  # an escaped mark or a hard break
    r"|(?<!`)(`{1,9})(?!`)(.{1,500}?)(?<!`)\2(?!`)"  # code
    r"|<!--.{0,500}?-->"  # a comment
    r"|<((?:https?://|mailto:)[^\s<>]{1,2000}|[\w.+-]{1,100}@[\w.-]{1,200})>"  # an address
    r"|</?(?:a|abbr|b|br|del|details|em|hr|i|ins|kbd|mark|q|s|small|strong|sub|summary|sup|u)"
    r"(?=[\s/>])[^<>]{0,2000}>"  # a tag
    r"|(&(?:#\w{1,8}|[A-Za-z][A-Za-z0-9]{1,31});)",  # an entity
    re.DOTALL | re.IGNORECASE,
)
_LINK = re.compile(
    r"!?\[([^\[\]]{0,1000})\]"
    r"(?:\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)|\[[^\[\]]{0,300}\])"
)
_STRONG = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]{1,2000})(?<=\S)\1(?!\*)")
_STRESSED = re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_]{1,2000})(?<=\S)\1(?![\w_])")
_STRUCK = re.compile(r"(?<!~)(~{1,2})(?=[^\s~])([^~]{1,2000})(?<=\S)\1(?!~)")
_KEPT = re.compile("\x02([0-9]+)\x03")
_LONGEST = 4_000


class Titled(NamedTuple):
    """A goal's text in two: its title as plain text, and the prose below."""

    title: str | None
    title_line: int
    body: str
    body_line: int


def title_and_body(text: str) -> Titled:
    """Split a goal's text at its heading.

    The title is a heading of the first level (`# Title`, or underlined with `=`) with nothing
    but blank lines and comments before it; where there is none, the whole text is the body.
    Lines count from 1 within `text`.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    at = _first_line(lines)
    if at < len(lines):
        heading = tests.heading(lines[at])
        if heading and heading[0] == 1:
            return _split(heading[1], lines, at, at + 1)
        if at + 1 < len(lines) and tests.underline(lines[at + 1]) == 1:
            return _split(lines[at].strip(), lines, at, at + 2)
    return Titled(None, at + 1 if at < len(lines) else 1, text, 1)


def _first_line(lines: list[str]) -> int:
    """The first line that is neither blank nor part of a comment that stands alone."""
    at = 0
    while at < len(lines):
        if tests.begins_comment(lines[at]):
            end = next((no for no in range(at, len(lines)) if "-->" in lines[no]), None)
            if end is None or lines[end].split("-->", 1)[1].strip():
                break
            at = end + 1
        elif tests.is_blank(lines[at]):
            at += 1
        else:
            break
    return at


def _split(title: str, lines: list[str], at: int, below: int) -> Titled:
    while below < len(lines) and tests.is_blank(lines[below]):
        below += 1
    body = "\n".join(lines[below:])
    return Titled(plain(title) or None, at + 1, body, min(below + 1, len(lines)))


def first_paragraph(text: str) -> str:
    """The first paragraph of a text as plain text; empty where there is none."""
    for block in read(text[: _LONGEST * 8]).blocks:
        if isinstance(block, Paragraph):
            return plain(block.text)
    return ""


def plain(text: str) -> str:
    """Inline Markdown as plain text on one line: marks go, the words of links and images stay.

    Meant for what is short, as a title or a paragraph: the marks are taken from the first 4,000
    characters, and beyond these they stay.
    """
    head, tail = text[:_LONGEST], text[_LONGEST:]
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        """Put text aside in which no further marks are looked for."""
        escaped, _ticks, code, address, entity = match.groups()
        words = escaped or address or (entity and unescape(entity)) or _trimmed(code)
        if not words:
            return " " if match[0].lower().startswith("<br") else ""
        kept.append(words)
        return f"\x02{len(kept) - 1}\x03"

    head = _ATOMS.sub(keep, head.replace("\x02", "").replace("\x03", ""))
    for pattern, words in ((_LINK, r"\1"), (_LINK, r"\1"), (_STRUCK, r"\2")):
        head = pattern.sub(words, head)
    for pattern in (_STRONG, _STRESSED, _STRONG, _STRESSED):
        head = pattern.sub(r"\2", head)
    head = _KEPT.sub(lambda match: kept[int(match[1])], head)
    return " ".join((head + tail).split())


def _trimmed(code: str | None) -> str:
    """Code without the one space at either end that lets it begin with a backtick."""
    if code and code.strip() and code[0] == code[-1] == " ":
        return code[1:-1]
    return code or ""
