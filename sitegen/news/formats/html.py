"""News as a piece of HTML, for a mail or a page of somebody else: no style, no script."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from sitegen.news.formats._format import Format, after, more_words
from sitegen.news.news import Item, News
from sitegen.printing.text import Style, harmless


def write(news: News, style: Style) -> str:
    """Headings and lists; everything that was written on the board is text in it."""
    return "\n".join(_lines(news, style)) + "\n"


def _lines(news: News, style: Style) -> Iterator[str]:
    yield f"<h2>{_link(news.title, news.url, style)}</h2>"
    yield f"<p>{_text(news.span, style)}</p>"
    for part in news.parts:
        yield f"<h3>{_text(part.heading, style)}</h3>"
        yield "<ul>"
        yield from (f"<li>{_told(item, style)}</li>" for item in part.items)
        if part.more:
            yield f"<li>{_link(more_words(part.more), part.url, style)}</li>"
        yield "</ul>"
    if not news.parts:
        yield f"<p>{_text(news.empty, style)}</p>"


def _told(item: Item, style: Style) -> str:
    lead = f"{_text(item.lead, style)} " if item.lead else ""
    link = f"{_link(item.title, item.url, style)}{after(item.title)}"
    return f"{lead}{link}{_text(item.told, style)}"


def _link(text: str, url: str, style: Style) -> str:
    return f'<a href="{escape(url)}">{_text(text, style)}</a>' if url else _text(text, style)


def _text(text: str, style: Style) -> str:
    return escape(harmless(text, style))


FORMAT = Format(write)
