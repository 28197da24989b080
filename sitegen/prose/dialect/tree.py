"""Blocks of prose as the element tree that Python-Markdown works on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, ElementTree, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.util import AtomicString

from sitegen.prose.blocks import (
    Block,
    Code,
    Divider,
    Heading,
    Html,
    Listing,
    Paragraph,
    Quote,
    Table,
)
from sitegen.prose.read import read

_ALERT = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ ]*(?:\n|$)", re.IGNORECASE)

MAX_FILLED = 5_000
"""Cells of a table up to which short rows are filled, lest a few marks become a huge page."""


class Blocks(BlockParser):
    """Stands in for the block parser of Python-Markdown, whose rules are those of 2004."""

    def __init__(self, md: Markdown, base_level: int) -> None:
        super().__init__(md)
        self._base_level = base_level

    def parseDocument(self, lines: Iterable[str]) -> ElementTree[Element | None]:  # noqa: N802 - its name there
        """The tree of a whole text; its link references go to the Markdown object."""
        text = read("\n".join(lines))
        self.md.references.update(text.definitions)
        root = Element(self.md.doc_tag)
        _Builder(self._base_level).add(root, text.blocks)
        return ElementTree(root)


class _Builder:
    """Builds the elements of one text, with headings that never skip a level."""

    def __init__(self, base_level: int) -> None:
        self._base_level = base_level
        self._open_levels: list[int] = []

    def add(self, parent: Element, blocks: Iterable[Block], *, tight: bool = False) -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    _add_text(parent, block.text, tight=tight)
                case Heading():
                    SubElement(parent, self._heading_tag(block.level)).text = block.text
                case Code():
                    code = SubElement(SubElement(parent, "pre"), "code")
                    code.text = AtomicString(block.text)
                case Divider():
                    SubElement(parent, "hr")
                case Html():
                    _add_text(parent, block.text, tight=True)
                case Table():
                    _add_table(parent, block)
                case Quote():
                    self._add_quote(parent, block)
                case Listing():
                    self._add_listing(parent, block)

    def _heading_tag(self, level: int) -> str:
        """The page's level: first the base, then at most one below the heading it stands under."""
        while self._open_levels and self._open_levels[-1] >= level:
            self._open_levels.pop()
        self._open_levels.append(level)
        return f"h{min(6, self._base_level + len(self._open_levels) - 1)}"

    def _add_quote(self, parent: Element, quote: Quote) -> None:
        element = SubElement(parent, "blockquote")
        blocks = quote.blocks
        first = blocks[0] if blocks else None
        alert = _ALERT.match(first.text) if isinstance(first, Paragraph) else None
        if alert and isinstance(first, Paragraph):
            label = SubElement(SubElement(element, "p"), "strong")
            label.text = alert[1].capitalize()
            rest = first.text[alert.end() :]
            blocks = (*((Paragraph(rest, first.line + 1),) if rest else ()), *blocks[1:])
        self.add(element, blocks)

    def _add_listing(self, parent: Element, listing: Listing) -> None:
        element = SubElement(parent, "ul" if listing.start is None else "ol")
        if listing.start not in {None, 1}:
            element.set("start", str(listing.start))
        for item in listing.items:
            entry = SubElement(element, "li")
            if item.checked is not None:
                _add_checkbox(entry, checked=item.checked)
            self.add(entry, item.blocks, tight=listing.tight)


def _add_text(parent: Element, text: str, *, tight: bool) -> None:
    """A paragraph; in a tight list its text alone, in an element that goes before writing."""
    SubElement(parent, "bare" if tight else "p").text = text


def _add_checkbox(entry: Element, *, checked: bool) -> None:
    entry.set("class", "task")
    box = SubElement(entry, "input", {"type": "checkbox", "disabled": "disabled"})
    if checked:
        box.set("checked", "checked")
    box.set("aria-label", "done" if checked else "to do")
    box.tail = " "


def _add_table(parent: Element, table: Table) -> None:
    element = SubElement(SubElement(parent, "div", {"class": "table"}), "table")
    _add_row(SubElement(element, "thead"), "th", table.header, table.aligns)
    if not table.rows:
        return
    columns = len(table.aligns)
    body = SubElement(element, "tbody")
    for row in table.rows:
        lacking = columns - len(row) if columns * len(table.rows) <= MAX_FILLED else 0
        _add_row(body, "td", row + ("",) * lacking, table.aligns)


def _add_row(parent: Element, tag: str, row: tuple[str, ...], aligns: tuple[str, ...]) -> None:
    line = SubElement(parent, "tr")
    for cell, align in zip(row, aligns, strict=False):
        element = SubElement(line, tag)
        element.text = cell
        if align:
            element.set("class", f"align-{align}")
