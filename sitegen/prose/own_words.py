"""The words that an author says in their own name: code, quotations and addresses blanked out."""

from __future__ import annotations

import re

HIDDEN = "\x00"
"""Stands for each character that is blanked out; it is neither a letter nor a space."""

_CODE_MARK = re.compile(r"\\(?:`+|[^\n])|`+")
_LINK_TARGET = re.compile(r"\]\([^()\n]{0,2000}\)")
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)[^\s<>\x00]+", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|br|del|details|em|hr|i|ins|kbd|mark|q|s|small|strong|sub|summary|sup|u)"
    r"(?=[\s/>])[^<>]{0,2000}>",
    re.IGNORECASE,
)
_VISIBLE = re.compile(r"[^\n]")

_CLOSERS = {
    "“": "”",
    "„": "“”",
    "”": "”",
    "‚": "‘’",
    "‘": "’",
    "’": "’",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    '"': '"',
    "'": "'",
}
"""What may close each mark that opens a quotation, in the languages of Europe and in Japanese."""

_MARK = re.compile("[“„”‚‘’«»‹›「」『』\"']")
_AMBIGUOUS = frozenset("”’‘\"'»›")
_APOSTROPHES = frozenset("’‘'")
_JOINER = "\u2060"


def own_words(text: str) -> str:
    """A text of the same length in which only the author's own words are left.

    What stands in code, in quotation marks, in comments, tags and addresses is blanked out with
    `HIDDEN`; line ends stay. Marks of emphasis become `*`. The work grows with the length only.
    """
    text = _without_comments(_without_code(text))
    for pattern in (_LINK_TARGET, _ADDRESS, _TAG):
        text = pattern.sub(lambda match: _blank(match[0]), text)
    return _without_quotations(text).replace("_", "*")


def _blank(text: str) -> str:
    return _VISIBLE.sub(HIDDEN, text)


def _without_code(text: str) -> str:
    marks = list(_CODE_MARK.finditer(text))
    following: dict[int, int] = {}
    ends: dict[int, int] = {}
    for mark in reversed(marks):
        if not mark[0].startswith("\\"):
            length = len(mark[0])
            if length in following:
                ends[mark.start()] = following[length]
            following[length] = mark.end()
    kept: list[str] = []
    at = 0
    for mark in marks:
        if mark.start() >= at and mark.start() in ends:
            end = ends[mark.start()]
            kept += (text[at : mark.start()], _blank(text[mark.start() : end]))
            at = end
    return "".join(kept) + text[at:]


def _without_comments(text: str) -> str:
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) != -1 and (end := text.find("-->", start + 4)) != -1:
        kept += (text[at:start], _blank(text[start : end + 3]))
        at = end + 3
    return "".join(kept) + text[at:]


def _without_quotations(text: str) -> str:
    marks = [match.start() for match in _MARK.finditer(text)]
    ends = _ends_of_quotations(text, marks)
    kept: list[str] = []
    at = 0
    for start in marks:
        if start >= at and start in ends:
            end = ends[start] + 1
            kept += (text[at:start], _blank(text[start:end]))
            at = end
    return "".join(kept) + text[at:]


def _ends_of_quotations(text: str, marks: list[int]) -> dict[int, int]:
    """For each mark that opens a quotation, the nearest one that closes it."""
    nearest: dict[str, int] = {}
    ends: dict[int, int] = {}
    for start in reversed(marks):
        mark = text[start]
        closers = [nearest[one] for one in _CLOSERS.get(mark, "") if one in nearest]
        if closers and _may_open(text, start):
            ends[start] = min(closers)
        if _may_close(text, start):
            nearest[mark] = start
    return ends


def _may_open(text: str, at: int) -> bool:
    """An apostrophe, a sign for inches or a mark that mostly closes opens nothing in a word."""
    if text[at] not in _AMBIGUOUS:
        return True
    before, after = _around(text, at)
    return not before.isalnum() and not after.isspace()


def _may_close(text: str, at: int) -> bool:
    before, after = _around(text, at)
    if text[at] in _APOSTROPHES:
        return not before.isspace() and not after.isalnum()
    return text[at] != '"' or not before.isspace()


def _around(text: str, at: int) -> tuple[str, str]:
    """The characters on either side of a mark; a joiner belongs to the mark."""
    end = at + 2 if text[at + 1 : at + 2] == _JOINER else at + 1
    return text[at - 1 : at] or " ", text[end : end + 1] or " "
