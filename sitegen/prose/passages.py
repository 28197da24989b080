"""The running text of prose, piece by piece, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
from sitegen.source import Place

_PADDING = 200
"""Spaces that people put around a cell of a table to align it; beyond that its place is near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Text that reads on: a paragraph, a heading, a cell, or one value.

    `line` is where it begins in its file, `columns` where each of its lines begins, all from 1.
    """

    text: str
    line: int
    columns: tuple[int, ...]
    is_quotation: bool = False

    def place(self, start: int, end: int) -> Place:
        """The place in the file of a stretch of the text."""
        return Place(*self._spot(start), *self._spot(end))

    def _spot(self, at: int) -> tuple[int, int]:
        below = self.text.count("\n", 0, at)
        return self.line + below, self.columns[below] + at - (self.text.rfind("\n", 0, at) + 1)


def passages(
    blocks: Sequence[Block], source: Sequence[str], first: int = 1, *, is_quotation: bool = False
) -> Iterator[Passage]:
    """The running text of blocks, without code.

    `source` are the lines of the file; the first line of the blocks' text is its line `first`.
    """
    for block in blocks:
        match block:
            case Paragraph() | Heading() | Html():
                line = block.line + first - 1
                columns = _columns(block.text.split("\n"), source, line)
                yield Passage(
                    text=block.text, line=line, columns=columns, is_quotation=is_quotation
                )
            case Quote():
                yield from passages(block.blocks, source, first, is_quotation=True)
            case Listing():
                for item in block.items:
                    yield from passages(item.blocks, source, first, is_quotation=is_quotation)
            case Table():
                yield from _cells(block, source, first, is_quotation)
            case Code() | Divider():
                pass


def _columns(lines: Sequence[str], source: Sequence[str], first: int) -> tuple[int, ...]:
    return tuple(
        max(_line(source, number).find(text.strip()), 0) + 1
        for number, text in enumerate(lines, start=first)
    )


def _line(source: Sequence[str], number: int) -> str:
    return source[number - 1] if number <= len(source) else ""


def _cells(
    table: Table, source: Sequence[str], first: int, is_quotation: bool
) -> Iterator[Passage]:
    for number, row in enumerate((table.header, *table.rows)):
        # The row of dashes stands between the header and the others.
        line = table.line + first - 1 + number + (number > 0)
        written = _line(source, line)
        at = 0
        for cell in row:
            found = written.find(cell, at, at + len(cell) + _PADDING)
            at = max(found, at)
            if cell:
                yield Passage(text=cell, line=line, columns=(at + 1,), is_quotation=is_quotation)
            at += len(cell)
