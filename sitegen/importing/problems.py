"""What is wrong with a table or a map, by place: few are told, and all are counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sitegen.decode.notes import shown

MOST_ALIKE = 10
"""More of one sort than this help nobody; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong: in which file, on which line (0 where on none), and what to do."""

    path: str
    line: int
    message: str
    fix: str

    def __str__(self) -> str:
        """In one line, as programs name places."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.message} {self.fix}".rstrip()


class Problems:
    """Collects problems of one file, at most a few of each sort."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._kept: list[Problem] = []
        self._counts: Counter[str] = Counter()
        self._known: set[tuple[str, int, str]] = set()

    @property
    def count(self) -> int:
        """How many there were, also of those that are not told."""
        return self._counts.total()

    @property
    def told(self) -> tuple[Problem, ...]:
        """The first ones of each sort, in the order of the lines, and how many more there are."""
        more = tuple(
            self._more(sort, count - MOST_ALIKE)
            for sort, count in sorted(self._counts.items())
            if count > MOST_ALIKE
        )
        return (*sorted(self._kept, key=lambda one: one.line), *more)

    def _more(self, sort: str, number: int) -> Problem:
        return Problem(path=self._path, line=0, message=f"{number:,} more: {sort}.", fix="")

    def add(self, sort: str, line: int, message: str, fix: str) -> None:
        """Keep a problem; the same one on the same line, found twice, is one."""
        if self._counts[sort] < MOST_ALIKE:
            key = (sort, line, message)
            if key in self._known:
                return
            self._known.add(key)
            problem = Problem(path=self._path, line=line, message=message, fix=fix)
            self._kept.append(problem)
        self._counts[sort] += 1

    def cell(self, sort: str, line: int, column: str, text: str, wrong: str, fix: str) -> None:
        """Keep what is wrong with a cell, of which only its first characters are told."""
        self.add(sort, line, f"{column}: {shown(text[:200])} {wrong}.", fix)
