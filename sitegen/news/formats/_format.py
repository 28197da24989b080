"""What every format of news is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sitegen.news.news import News
from sitegen.printing.text import Style


@dataclass(frozen=True, slots=True)
class Format:
    """How news are written; `style` says whether a CI runner reads them, too."""

    write: Callable[[News, Style], str]


def more_words(number: int) -> str:
    """`and 3 more`."""
    return f"and {number} more"


def after(title: str) -> str:
    """What stands between a title and what is told of it: a colon, unless it has ended itself."""
    return " " if title.endswith(("?", "!", "…", ":")) else ": "
