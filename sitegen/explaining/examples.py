"""The examples of rules, as `make rules` takes them from the boards that test the rules."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sitegen.finding import Severity


class Mends(StrEnum):
    """Of how much that a rule finds `check --fix` knows the one right answer."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a file. From `start` to `end`, counted from 0, is the place a finding is about.

    `is_new` where a good example differs from the bad one. A line that is cut has an ellipsis.
    """

    number: int
    text: str
    start: int = 0
    end: int = 0
    is_new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """The telling lines of a file, none of an empty one; numbers jump where some are left out.

    `is_gone` of a file that a good example does not have.
    """

    path: str
    lines: tuple[Line, ...] = ()
    is_gone: bool = False

    @property
    def note(self) -> str:
        """What to say behind its path where it has no lines to show."""
        if self.lines:
            return ""
        return " (not there)" if self.is_gone else " (empty)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Excerpts of a board, and the day it is looked at where that matters (else empty)."""

    files: tuple[Excerpt, ...]
    as_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What `check` says of a bad example."""

    path: str
    line: int
    column: int
    severity: Severity
    message: str
    fix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A board that breaks a rule, what is said of it, and one that does not."""

    bad: Board
    said: Said
    good: Board
    mends: Mends


def examples(text: str) -> Mapping[str, Example]:
    """The examples by the code of their rule, from the text of the file that holds them."""
    return {code: _example(raw) for code, raw in json.loads(text).items()}


def _example(raw: dict[str, Any]) -> Example:
    said = raw["said"]
    return Example(
        bad=_board(raw["bad"]),
        said=Said(**said | {"severity": Severity(said["severity"])}),
        good=_board(raw["good"]),
        mends=Mends(raw["mends"]),
    )


def _board(raw: dict[str, Any]) -> Board:
    files = (
        Excerpt(
            path=file["path"],
            lines=tuple(Line(**line) for line in file.get("lines", ())),
            is_gone=file.get("is_gone", False),
        )
        for file in raw["files"]
    )
    return Board(files=tuple(files), as_of=raw.get("as_of", ""))
