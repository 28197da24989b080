"""Takes the signs out of a text that would turn the direction of what stands around it."""

from __future__ import annotations

import re

# Embeddings and overrides (U+202A to U+202E) let a text read as another one, and reach beyond
# its end (CVE-2021-42574; Unicode Technical Standard 55). Isolates end where they are told to.
_SETTERS = re.compile("[\u202a-\u202e]")
_ISOLATES = re.compile("[\u2066-\u2069]")
_END = "\u2069"


def settled(text: str) -> str:
    """The text without embeddings, overrides, and isolates that lack their beginning or end.

    Marks (U+200E, U+200F, U+061C), and isolates that are whole, stay: people who write from
    right to left need them, and they turn nothing outside of the text. The same text comes
    back where there is nothing to take out.
    """
    if text.isascii():
        return text
    plain = _SETTERS.sub("", text)
    open_at: list[int] = []
    dropped: set[int] = set()
    for sign in _ISOLATES.finditer(plain):
        if sign[0] != _END:
            open_at.append(sign.start())
        elif open_at:
            open_at.pop()
        else:
            dropped.add(sign.start())
    dropped.update(open_at)
    if not dropped:
        return plain
    return "".join(sign for index, sign in enumerate(plain) if index not in dropped)
