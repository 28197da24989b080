"""Reading the documents for users: the examples and tables in them, and the board they make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sitegen.decode.board import Decoded, decode_board, decode_library
from sitegen.edges.library import read_library
from sitegen.model.board import Metric
from sitegen.source import RawFile

ROOT = Path(__file__).parent.parent
GOAL = "goals/frontline/pick-up-the-phone-sooner"
"""The goal to whose ledger an entry or a series belongs that is named without its folder."""

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CAPTION = re.compile(r"`(teams\.yaml|goals/[\w./-]+|\d{4}-\d\d-\d\d-[\w-]+\.\w+|[\w-]+\.csv)`")
_NAME = re.compile(r"`(\d{4}-\d\d-\d\d-[\w-]+\.md)`")
_ROW = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Example:
    """A fenced block. `path` is the file it shows, or empty where it shows keys of a goal."""

    line: int
    path: str
    text: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.path or 'keys of a goal'}"


@dataclass(frozen=True, slots=True)
class Untold:
    """A fenced block of files whose caption does not say what it shows."""

    line: int
    caption: str


def document(name: str) -> str:
    """The text of a document by its path in the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def folded(text: str) -> str:
    """A text on one line: where it breaks means nothing."""
    return " ".join(text.split())


def examples(name: str) -> tuple[Example, ...]:
    """The examples of a document, in order; empty entries too, which the text only speaks of."""
    return tuple(block for block in _blocks(name) if isinstance(block, Example)) + _empty(name)


def untold(name: str) -> tuple[Untold, ...]:
    """The blocks of YAML, Markdown and CSV that no caption explains."""
    return tuple(block for block in _blocks(name) if isinstance(block, Untold))


def _blocks(name: str) -> tuple[Example | Untold, ...]:
    text = document(name)
    found: list[Example | Untold] = []
    for match in _FENCE.finditer(text):
        if match[1] not in ("yaml", "markdown", "csv"):
            continue
        caption = folded(text[: match.start()].rstrip().rpartition("\n\n")[2])
        line = text.count("\n", 0, match.start()) + 1
        path = _CAPTION.match(caption)
        if path:
            found.append(Example(line, _whole(path[1]), match[2]))
        elif re.search(r"\bIn a goal:$", caption):
            found.append(Example(line, "", match[2]))
        else:
            found.append(Untold(line, caption))
    return tuple(found)


def _empty(name: str) -> tuple[Example, ...]:
    """The entries of which a paragraph says that they are, or may be, an empty file."""
    text = document(name)
    return tuple(
        Example(text.count("\n", 0, text.index(found)) + 1, _whole(found), "")
        for paragraph in text.split("\n\n")
        if "an empty file" in folded(paragraph)
        for found in _NAME.findall(paragraph)
    )


def _whole(path: str) -> str:
    return path if path == "teams.yaml" or "/" in path else f"{GOAL}/{path}"


def tables(name: str, *header: str) -> tuple[tuple[str, ...], ...]:
    """The rows of every table of a document that has exactly these columns; fails without any."""
    rows: list[tuple[str, ...]] = []
    inside = False
    for line in document(name).splitlines():
        cells = _cells(line) if line.startswith("|") else ()
        if not cells:
            inside = False
        elif cells == header:
            inside = True
        elif inside and not set("".join(cells)) <= set("-: "):
            rows.append(cells)
    assert rows, f"{name} has no table with the columns {header}"
    return tuple(rows)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in _ROW.split(line.strip())[1:-1])


def code(cell: str) -> str:
    """The text of a cell that is one stretch of code; others fail."""
    assert cell.startswith("`"), f"{cell} is no code"
    assert cell.endswith("`"), f"{cell} is no code"
    return cell[1:-1]


@cache
def library() -> tuple[Metric, ...]:
    """The metrics that come with the program."""
    return decode_library(read_library())


def decoded(files: dict[str, str]) -> Decoded:
    """A board of these files, with the library."""
    return decode_board([RawFile(path, text.encode()) for path, text in files.items()], library())
