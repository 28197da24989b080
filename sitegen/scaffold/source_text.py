"""The text of a file, line ends and all, by line and column, for edits that keep the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sitegen.source import Place

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_LINE_END = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file; lines and columns count from 1, as in every `Place`.

    `bom` is the byte order mark before it, or empty.
    """

    text: str
    bom: str = ""

    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look the lines up once."""
        starts = (0, *(line.end() for line in _LINE.finditer(self.text)))
        object.__setattr__(self, "_starts", starts)

    @classmethod
    def of(cls, data: bytes) -> SourceText:
        """The text of a file's bytes. Raises UnicodeDecodeError."""
        text = data.decode("utf-8")
        return cls(text.removeprefix(_BOM), _BOM if text.startswith(_BOM) else "")

    def data(self, text: str) -> bytes:
        """The bytes of the file with another text."""
        return (self.bom + text).encode()

    @property
    def line_end(self) -> str:
        """How the first line of the file ends."""
        first = _LINE_END.search(self.text)
        return first[0] if first else "\n"

    def index(self, line: int, column: int) -> int:
        """Where a place begins; one behind the last line is the end of the text."""
        return self._starts[min(line, len(self._starts)) - 1] + column - 1

    def span(self, place: Place) -> tuple[int, int]:
        """Where a place begins and ends."""
        return self.index(place.line, place.column), self.index(place.end_line, place.end_column)

    def at(self, place: Place) -> str:
        """What stands at a place."""
        start, end = self.span(place)
        return self.text[start:end]

    def replaced(self, place: Place, text: str) -> str:
        """The whole text with another one at a place."""
        start, end = self.span(place)
        return self.text[:start] + text + self.text[end:]

    def inserted(self, line: int, column: int, text: str) -> str:
        """The whole text with one more at a place."""
        return self.replaced(Place(line, column, line, column), text)

    def with_line(self, after: int, text: str) -> str:
        """One more line behind another one."""
        end = self.index(after + 1, 1)
        before = self.text[:end]
        ended = before if before.endswith(("\r", "\n")) else before + self.line_end
        return ended + text + self.line_end + self.text[end:]
