"""What each key of a board's files is, in words, by the keys that lead to it."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.decode.entries import KEYS
from sitegen.schema import told_entries, told_goals, told_inside, told_teams

_LIKE_AGREE = ("agree", "terms")
_WORDS_OF_AN_ENTRY = ("agree", "text")


def told() -> Mapping[tuple[str, ...], str]:
    """What each key is. Entries of several kinds have some keys in common."""
    found: dict[tuple[str, ...], str] = {}
    for module in (told_goals, told_entries, told_teams, told_inside):
        found |= _read(module.TEXT)
    found |= {(kind, "text"): found[_WORDS_OF_AN_ENTRY] for kind in KEYS}
    found |= {(kind, "terms"): found[_LIKE_AGREE] for kind in ("agreements", "decline")}
    return found


def _read(text: str) -> dict[tuple[str, ...], str]:
    """Keys stand on lines of their own, and what they are on indented lines below them."""
    found: dict[tuple[str, ...], str] = {}
    keys: tuple[str, ...] = ()
    for line in text.strip().split("\n"):
        if line[:1] == " ":
            found[keys] = f"{found[keys]} {line.strip()}".strip()
        else:
            keys = tuple(line.split("."))
            found[keys] = ""
    return found
