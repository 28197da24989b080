"""An error of the YAML parser, and the explanation of it for a person."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.source import Place


@dataclass(frozen=True, slots=True)
class Stumble:
    """An error as the parser reports it: in the words of PyYAML, at 1-based lines and columns.

    `at` is where it gave up; `since` where the value or group began that it was reading
    (the same place where it does not say). `lines` are those of the text, without their ends.
    """

    problem: str
    context: str
    at: tuple[int, int]
    since: tuple[int, int]
    lines: tuple[str, ...]

    @property
    def line(self) -> int:
        """The line where the parser gave up."""
        return self.at[0]

    @property
    def column(self) -> int:
        """The column where the parser gave up."""
        return self.at[1]

    def line_text(self, number: int) -> str:
        """A line of the text without its end; empty where there is no such line."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @property
    def here(self) -> str:
        """The rest of the line from where the parser gave up."""
        return self.line_text(self.line)[self.column - 1 :]

    @property
    def rest_of_line(self) -> Place:
        """The place of `here`, without white space at its end."""
        return within(self.line, self.column, len(self.here.rstrip()))

    @property
    def before(self) -> str:
        """The line up to where the parser gave up."""
        return self.line_text(self.line)[: self.column - 1]

    @property
    def line_above(self) -> int:
        """The number of the nearest line above that is not blank; 0 where there is none."""
        number = self.line - 1
        while number > 0 and not self.line_text(number).strip():
            number -= 1
        return number


@dataclass(frozen=True, slots=True)
class Explanation:
    """The words for a person: where, what is wrong, what to do.

    `right` is where a certain answer goes, what stands there, and the answer.
    """

    place: Place
    message: str
    fix: str
    right: tuple[Place, str, str] | None = None


def within(line: int, column: int, width: int) -> Place:
    """A stretch of one line that is at least one character wide."""
    return Place(line, column, line, column + max(width, 1))


def short(text: str, longest: int = 40) -> str:
    """A text that fits into a message."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
