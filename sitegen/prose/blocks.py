"""What prose is made of: paragraphs, headings, lists, quotes, tables and code, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `text` keeps its inline marks, `line` counts from 1 as everywhere here."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` as written, 1 to 6."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Code:
    """Text that is shown exactly as it was typed."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Divider:
    """A line across the text (`---`)."""

    line: int


@dataclass(frozen=True, slots=True)
class Html:
    """Lines that begin with an HTML tag which prose may use; shown only after sanitising."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `aligns` has one of `""`, `left`, `center`, `right` for each column."""

    aligns: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with blocks of its own."""

    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list; `checked` is None unless it is a task."""

    blocks: tuple[Block, ...]
    checked: bool | None
    line: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `start` is its first number, None for bullets. A tight one has no paragraphs."""

    start: int | None
    tight: bool
    items: tuple[Item, ...]
    line: int


Block = Paragraph | Heading | Code | Divider | Html | Table | Quote | Listing


@dataclass(frozen=True, slots=True)
class Text:
    """A whole text, read.

    `definitions` are its link references: folded label -> (address, title). `too_deep` is the
    first line that nests further than is read; it was taken as running text.
    """

    blocks: tuple[Block, ...] = ()
    definitions: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    too_deep: int | None = None
