"""News as plain text, for a terminal or a chat program without markup."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.news.formats._format import Format, after, more_words
from sitegen.news.news import Item, News, Part
from sitegen.printing.text import Style, harmless


def write(news: News, style: Style) -> str:
    """The whole message, one thing a line."""
    return "\n".join(harmless(line, style) for line in _lines(news)) + "\n"


def _lines(news: News) -> Iterator[str]:
    yield f"{news.title}, {news.span}"
    for part in news.parts:
        yield ""
        yield part.heading
        yield from (f"- {_told(item)}" for item in part.items)
        if part.more:
            yield f"- {more_words(part.more)}{_at(part)}"
    if not news.parts:
        yield news.empty
    if news.url:
        yield ""
        yield news.url


def _told(item: Item) -> str:
    return f"{item.lead} {item.title}{after(item.title)}{item.told}".strip()


def _at(part: Part) -> str:
    return f": {part.url}" if part.url else ""


FORMAT = Format(write)
