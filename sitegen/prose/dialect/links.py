"""Links and images: in brackets, by reference, and bare; only to addresses that may be linked."""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import (
    ImageInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
)
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from sitegen.prose.urls import safe_url

Handled = tuple[Element | str | None, int | None, int | None]
_TARGET = re.compile(
    r"\(\s{0,9}(?:<([^<>\n]*)>|((?:[^\s()]|\([^\s()]*\))*))"
    r"(?:\s{1,9}(\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s{0,9}\)"
)
_ENTITY = re.compile(r"&(?:#\w{1,8}|[A-Za-z][A-Za-z0-9]{1,31});")
_TRAILING = "?!.,:;*_~'\""
_BARE = (
    r"(?<![^\W_])(?<![/@.:+-])(?:https?://|www\.)[^\s<>\[\]\\`\x02]+"
    r"|(?<![\w.+/@:-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?![\w@-])"
)


class _Target(LinkInlineProcessor):
    """Reads `(address "title")` as CommonMark does: an address has no spaces."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802 - its name there
        """Address, title, where it ends, and whether there is one."""
        match = _TARGET.match(data, index)
        if not match:
            return "", None, index, False
        title = match[3] and decoded(self.unescape(match[3][1:-1]))
        return self.unescape(match[1] or match[2] or ""), title, match.end(), True


class Links(_Target):
    """`[text](address)`."""


class References(ReferenceInlineProcessor):
    """`[text][label]`, with nothing between the two."""

    RE_LINK = re.compile(r"\[([^\[\]]*)\]")


class Images(_Target, ImageInlineProcessor):
    """`![text](address)`."""


class BareLinks(InlineProcessor):
    """Addresses that stand in the text as they are."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self) -> None:
        super().__init__(_BARE)

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override] # noqa: ARG002, N802
        """A link whose text is the address."""
        text = _without_punctuation(m[0])
        host = text.split("://", 1)[-1]
        if "." not in host.strip("."):
            return None, m.start(), m.end()
        prefix = "mailto:" if "@" in text and "://" not in text else ""
        if text.startswith("www."):
            prefix = "http://"
        return _link(prefix + text, text), m.start(), m.start() + len(text)


class Angled(InlineProcessor):
    """`<https://address>` and `<name@address>`."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self) -> None:
        super().__init__(r"<((?:https?://|mailto:)[^\s<>]+|[\w.+-]+@[\w.-]+)>")

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override] # noqa: ARG002, N802
        """A link whose text is the address."""
        prefix = "" if ":" in m[1] else "mailto:"
        return _link(prefix + m[1], m[1]), m.start(), m.end()


class FinalLinks(Treeprocessor):
    """Gives links their final address, and makes text of those that may not be linked.

    Images become links with their text: a page of the board loads nothing from another host.
    A link inside a link becomes text.
    """

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        waiting = [(root, False)]
        while waiting:
            element, inside = waiting.pop()
            if element.tag == "img":
                _make_link(element)
            if element.tag == "a":
                _settle(element, inside=inside)
                inside = inside or element.tag == "a"
            waiting.extend((child, inside) for child in element)


def decoded(text: str) -> str:
    """Text with its HTML entities read; one without a semicolon is none, as in `?a=1&copy=2`."""
    return _ENTITY.sub(lambda match: unescape(match[0]), text)


def _without_punctuation(address: str) -> str:
    """The address without what belongs to the sentence around it (GFM 6.9)."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end and (address[end - 1] in _TRAILING or (address[end - 1] == ")" and surplus > 0)):
        end -= 1
        surplus -= address[end] == ")"
    return address[:end]


def _link(url: str, text: str) -> Element:
    element = Element("a", {"href": url})
    element.text = AtomicString(text)
    return element


def _make_link(image: Element) -> None:
    url, text = image.get("src") or "", image.get("alt") or ""
    image.tag = "a"
    image.attrib.clear()
    image.set("href", url)
    image.text = text or url


def _settle(link: Element, *, inside: bool) -> None:
    url = None if inside else safe_url(decoded(link.get("href") or ""))
    if url is None:
        link.tag = "bare"
        link.attrib.clear()
    else:
        link.set("href", url)
