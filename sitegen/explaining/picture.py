"""An excerpt as it is shown in type: numbered lines, the place of a finding under its line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from sitegen.explaining.examples import Excerpt
from sitegen.printing.text import Style, caret, harmless


def picture(excerpt: Excerpt, *, is_good: bool) -> Iterator[str]:
    """The lines of an excerpt. What is new in a good one has a plus; gaps are shown."""
    before = 0
    for line in excerpt.lines:
        if before and line.number > before + 1:
            yield "      ⋮"
        sign = "+" if is_good and line.is_new else " "
        yield f"{sign}{line.number:>4} | {_plain(line.text)}".rstrip()
        if line.end > line.start:
            yield f"      | {caret(line.text[: line.start], line.text[line.start : line.end])}"
        before = line.number


def _plain(text: str) -> str:
    """A text in which nothing is hidden: tabs are arrows, what has no shape is a sign."""
    shown = ("\ufffd" if unicodedata.category(sign) == "Cf" else sign for sign in text)
    return harmless("".join(shown).replace("\t", "→"), Style())
