"""Marks within a line that the forges know and Python-Markdown reads otherwise or not at all."""

from __future__ import annotations

import re
from html import escape
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from sitegen.prose.dialect.links import Handled, decoded
from sitegen.prose.urls import safe_url

_HREF = re.compile(r"\shref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=]+))", re.IGNORECASE)
PLAIN_TAGS = "abbr b br del details em hr i ins kbd mark q s small strong sub summary sup u".split()
"""HTML tags that people may type; their attributes are dropped. `a` may have its `href`."""


class CodeSpans(InlineProcessor):
    """`code` between runs of backticks of the same length; a run without its like is text."""

    def __init__(self) -> None:
        super().__init__(r"\\(?:\\|`+)|`+")

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override] # noqa: N802
        """The code, or the run as it is."""
        run = m[0]
        if run.startswith("\\"):
            # An escaped run opens nothing, as a whole: so a run that finds no end is the last of
            # its length, and the search for ends cannot be made to start over and over.
            return None, m.start(), m.end()
        end = m.end()
        while (end := data.find(run, end)) != -1:
            after = end + len(run)
            if not data.startswith("`", after):
                break
            while data.startswith("`", after):
                after += 1
            end = after
        if end == -1:
            return None, m.start(), m.end()
        text = data[m.end() : end].replace("\n", " ")
        if text.strip() and text[0] == text[-1] == " ":
            text = text[1:-1]
        element = Element("code")
        element.text = AtomicString(text)
        return element, m.start(), end + len(run)


class Comments(InlineProcessor):
    """Comments are left out; one that never ends is text."""

    def __init__(self) -> None:
        super().__init__(r"<!--")

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override] # noqa: N802
        """Nothing, in place of the comment."""
        end = data.find("-->", m.end())
        return ("", m.start(), end + 3) if end != -1 else (None, m.start(), m.end())


class Strikes(InlineProcessor):
    """Struck text between one or two tildes."""

    def __init__(self) -> None:
        super().__init__(r"(?<!~)~{1,2}(?=[^\s~])")

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override] # noqa: N802
        """The struck text."""
        # The tildes come first in the pattern: a search for plain letters is far faster.
        close = re.compile(rf"{m[0]}(?<=[^\s~]{m[0]})(?!~)").search(data, m.end())
        if not close:
            return None, m.start(), m.end()
        element = Element("del")
        element.text = data[m.end() : close.start()]
        return element, m.start(), close.end()


class Tags(InlineProcessor):
    """The few HTML tags that prose may use, without their attributes; all others are text."""

    def __init__(self, md: object) -> None:
        names = "|".join(PLAIN_TAGS)
        super().__init__(
            rf"<(/?)({names}|a)(?=[\s/>])([^<>]*)>",
            md,  # type: ignore[arg-type] # the stubs want more
        )
        self.compiled_re = re.compile(self.pattern, re.IGNORECASE)

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override] # noqa: ARG002, N802
        """A mark that the tag replaces when the page is written."""
        closing, name, rest = m[1], m[2].lower(), m[3]
        attributes = ""
        if name == "a" and not closing:
            href = _HREF.search(rest)
            url = href and safe_url(decoded(href[1] or href[2] or href[3] or ""))
            attributes = f' href="{escape(url)}"' if url else ""
        store = self.md.htmlStash.store
        return store(f"<{closing}{name}{attributes}>"), m.start(), m.end()
