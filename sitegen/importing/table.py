"""A table as rows of cells with their lines: any delimiter, quotes, and what is broken in it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from sitegen.decode.notes import clean, did_you_mean, shown
from sitegen.importing.problems import Problems

MAX_COLUMNS = 2_000
_DELIMITERS = (",", ";", "\t", "|")


class BadLine(Exception):
    """A line that cannot be given as text; the message says why, in words."""


class Lines(Protocol):
    """The lines of a text, one after the other, each with its end.

    `number` is the one that was given last, from 1. A line that is too long raises BadLine
    and is passed over.
    """

    number: int

    def __iter__(self) -> Iterator[str]:
        """Itself."""

    def __next__(self) -> str:
        """The next line. Raises BadLine."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and the line on which it begins."""

    line: int
    cells: list[str]


class Table:
    """Rows below a first line with names. `problems` gets what is wrong with either."""

    def __init__(self, lines: Lines, problems: Problems) -> None:
        self._lines = lines
        self._problems = problems
        self._reader, self.names = self._opened()
        self._folded = [name.casefold() for name in self.names]

    def _opened(self) -> tuple[Iterator[list[str]], tuple[str, ...]]:
        try:
            first = next(self._lines, "")
            delimiter = ""
            if first.casefold().startswith("sep=") and len(first.strip()) == 5:
                delimiter = first.strip()[4]
                first = next(self._lines, "")
            reader = csv.reader(chain((first,), self._lines), delimiter=delimiter or _sign(first))
            names = tuple(clean(name) for name in next(reader, []))
        except (BadLine, csv.Error) as problem:
            self._problems.add("first line", 1, f"The first line {_reason(problem)}.", _EXPORT)
            return iter(()), ()
        if not any(names):
            self._problems.add("first line", 1, "There is no line of column names.", _EXPORT)
            return iter(()), ()
        if len(names) > MAX_COLUMNS:
            said = f"The first line names {len(names):,} columns; at most {MAX_COLUMNS:,} are read."
            self._problems.add("first line", 1, said, "Export fewer columns.")
            return iter(()), ()
        return reader, names

    def find(self, columns: tuple[str, ...]) -> int | None:
        """Where the first of some columns stands that the table has; None where it has none.

        Raises LookupError, with a sentence, where a name stands twice.
        """
        for name in columns:
            wanted = clean(name)
            for names, sought in ((self.names, wanted), (self._folded, wanted.casefold())):
                at = [number for number, one in enumerate(names) if one == sought]
                if len(at) > 1:
                    raise LookupError(f"The column {shown(name)} stands {len(at)} times in it.")
                if at:
                    return at[0]
        return None

    def near(self, columns: tuple[str, ...]) -> str:
        """What the table has instead of some columns, as a sentence."""
        hint = did_you_mean(columns[0], self.names[:200], or_all=False)
        if hint or not any(self.names):
            return hint
        listed = ", ".join(shown(name) for name in self.names[:12] if name)
        more = f" and {len(self.names) - 12:,} more" if len(self.names) > 12 else ""
        return f"The table has {listed}{more}."

    def rows(self) -> Iterator[Row]:
        """The rows that are not blank. What is broken becomes a problem, and is passed over."""
        width = len(self.names)
        while self.names:
            line = self._lines.number + 1
            try:
                cells = next(self._reader, None)
            except (BadLine, csv.Error) as problem:
                until = self._lines.number
                where = f"This row, up to line {until:,}," if until > line else "This row"
                said = f"{where} {_reason(problem)}."
                self._problems.add("rows that are broken", line, said, _QUOTES)
                continue
            if cells is None:
                return
            if len(cells) == width:
                yield Row(line, cells)
            elif any(cell.strip() for cell in cells):
                said = f"This row has {len(cells):,} cells, and the first line names {width:,}."
                self._problems.add("rows that are broken", line, said, _QUOTES)


_EXPORT = "Export it as a CSV in UTF-8, with the names of the columns on its first line."
_QUOTES = "A text with the sign between cells, or with a line end, needs quotes around it."


def _reason(problem: Exception) -> str:
    if isinstance(problem, BadLine):
        return str(problem)
    if "field larger" in str(problem):
        return "has a cell of more than 131,072 characters, or a quote that does not end"
    return "cannot be taken apart into cells"


def _sign(first: str) -> str:
    """The sign between cells: of those outside of quotes, the most frequent one."""
    outside = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)
