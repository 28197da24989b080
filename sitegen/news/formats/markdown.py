"""News in Markdown, in which what people wrote is text: no markup, mention or reference."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from sitegen.news.formats._format import Format, after, more_words
from sitegen.news.news import Item, News
from sitegen.printing.markdown import as_text
from sitegen.printing.text import Style


def write(news: News, _style: Style) -> str:
    """The whole message, with links to the board's pages where it has an address."""
    return "\n".join(_lines(news)) + "\n"


def _lines(news: News) -> Iterator[str]:
    yield f"**{_link(news.title, news.url)}**, {as_text(news.span)}"
    for part in news.parts:
        yield ""
        yield f"**{part.heading}**"
        yield ""
        yield from (f"- {_told(item)}" for item in part.items)
        if part.more:
            yield f"- {_link(more_words(part.more), part.url)}"
    if not news.parts:
        yield ""
        yield as_text(news.empty)


def _told(item: Item) -> str:
    link = f"{_link(item.title, item.url)}{after(item.title)}"
    return f"{as_text(item.lead)} {link}{as_text(item.told)}".strip()


def _link(text: str, url: str) -> str:
    """A link; its address has no sign that could end it."""
    return f"[{as_text(text)}]({quote(url, safe='/:?&=%#@+~-._')})" if url else as_text(text)


FORMAT = Format(write)
