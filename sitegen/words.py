"""English words put together: lists, sentences and lines."""

from __future__ import annotations

from collections.abc import Iterable


def listed(words: Iterable[str], joint: str = "and") -> str:
    """`a, b and c`; empty ones are left out."""
    *first, last = [word for word in words if word] or [""]
    return f"{', '.join(first)} {joint} {last}" if first else last


def sentence(text: str) -> str:
    """A text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def one_line(text: str) -> str:
    """A text on one line: white space of any kind and length becomes a space."""
    return " ".join(text.split())
