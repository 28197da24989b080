"""What rules about wording share: each text of a goal with its place, as passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sitegen.decode.text import FrontMatter, front_matter, has_front_matter
from sitegen.model.goal import Goal
from sitegen.prose.blocks import Block
from sitegen.prose.passages import Passage, passages
from sitegen.prose.plain import title_and_body
from sitegen.prose.read import read
from sitegen.rules._entries import standing
from sitegen.source import Document, Location, Place, Route

_JOINER = "\u2060"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Markdown in a file: its text, and the line of the file that it begins on."""

    text: str
    line: int

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the text; their lines count from 1 within it."""
        return read(self.text).blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A passage, and what it is: `title`, `prose`, or the keys on the way to a value."""

    route: Route
    passage: Passage
    path: str

    def at(self, start: int, end: int) -> Location:
        """A stretch of the passage's text in the file."""
        return Location(self.path, self.passage.place(start, end))


def prose_of(document: Document) -> Prose:
    """The prose of a Markdown file, with the title; empty in a file of keys."""
    if not document.path.endswith(".md"):
        return Prose(text="", line=1)
    if not has_front_matter(document.text):
        return Prose(text=document.text, line=1)
    split = front_matter(document.text, document.path)
    if isinstance(split, FrontMatter):
        return Prose(text=split.body, line=split.body_line)
    return Prose(text="", line=1)


def story_of(goal: Goal) -> tuple[Prose, ...]:
    """The prose of a goal below its title; of a file of keys, `why` and `story`."""
    document = goal.document
    if not document.path.endswith(".md"):
        keys = (key for key in ("why", "story") if document.has(key))
        return tuple(_prose_value(document, key) for key in keys)
    prose = prose_of(document)
    titled = title_and_body(prose.text)
    return (Prose(text=titled.body, line=prose.line + titled.body_line - 1),)


def title_of(goal: Goal) -> Said | None:
    """The title of a goal, from its heading or its key; None where it has none."""
    document = goal.document
    if not document.path.endswith(".md"):
        return value(document, "title")
    if not goal.story.title:
        return None
    prose = prose_of(document)
    line = prose.line + title_and_body(prose.text).title_line - 1
    written = _lines(document.text)[line - 1]
    text = written.strip().strip("#").strip()
    passage = Passage(text=text, line=line, columns=(written.find(text) + 1,))
    return Said(route=("title",), passage=passage, path=document.path)


def told(goal: Goal) -> Iterator[Said]:
    """The why and the prose of a goal, paragraph by paragraph."""
    for prose in story_of(goal):
        yield from prose_said(goal.document, prose)


def prose_said(document: Document, prose: Prose) -> Iterator[Said]:
    """The running text of prose, paragraph by paragraph."""
    yield from said_in(document, prose, prose.blocks)


def said_in(document: Document, prose: Prose, blocks: Sequence[Block]) -> Iterator[Said]:
    """The running text of some blocks of prose."""
    for passage in passages(blocks, _lines(document.text), prose.line):
        yield Said(route=("prose",), passage=passage, path=document.path)


def documents_of(goal: Goal) -> tuple[Document, ...]:
    """The file of a goal and those of its entries that no `correct` sets aside, and its series."""
    entries = (entry.document for entry in standing(goal))
    return (goal.document, *entries, *(series.document for series in goal.ledger.series))


def public_texts(document: Document) -> Iterator[Said]:
    """Every value of a file and every paragraph below its keys, a title among these."""
    if document.path.lower().endswith(".csv"):
        return
    yield from values(document)
    yield from prose_said(document, prose_of(document))


def notes_of(goal: Goal) -> Iterator[Said]:
    """The notes beside the readings of a goal's series."""
    for series in goal.ledger.series:
        for reading in series.readings:
            if reading.note:
                line = reading.location.place.line
                column = max(_lines(series.document.text)[line - 1].find(reading.note), 0) + 1
                passage = Passage(text=reading.note, line=line, columns=(column,))
                yield Said(route=("note",), passage=passage, path=series.document.path)


def values(document: Document) -> Iterator[Said]:
    """Every single value of a file's keys; prose in a value is not taken apart."""
    inner = {route[:-1] for route in document.values if route}
    for route, place in document.values.items():
        if route not in inner:
            yield Said(route=route, passage=_value(document, place), path=document.path)


def value(document: Document, *route: str | int) -> Said | None:
    """The single value at a route, or None where the file has none."""
    place = document.values.get(route)
    if place is None:
        return None
    return Said(route=route, passage=_value(document, place), path=document.path)


@lru_cache(maxsize=8)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n"))


def _written(document: Document, place: Place) -> str:
    lines = _lines(document.text)[place.line - 1 : place.end_line]
    if not lines:
        return ""
    return "\n".join((*lines[:-1], lines[-1][: place.end_column - 1]))[place.column - 1 :]


def _value(document: Document, place: Place) -> Passage:
    """A value as it is written, without its quotes, its escapes, or the sign of a block."""
    text = _unquoted(_written(document, place))
    columns = (place.column, *(1 for _ in range(text.count("\n"))))
    return Passage(text=text, line=place.line, columns=columns)


def _unquoted(written: str) -> str:
    """A value's text in as many characters as it takes in the file."""
    sign = written[:1]
    if sign == '"':
        inner = written[1:-1].replace("\\\\", "  ").replace("\\n", "  ").replace('\\"', ' "')
        return f" {inner} "
    if sign == "'":
        inner = written[1:-1].replace("''", f"'{_JOINER}")
        return f" {inner} "
    if sign in ("|", ">"):
        head, line_end, rest = written.partition("\n")
        return " " * len(head) + line_end + rest
    return written


def _prose_value(document: Document, key: str) -> Prose:
    """Prose in the value of a key: its lines, without their indentation."""
    place = document.values[(key,)]
    lines = _unquoted(_written(document, place)).split("\n")
    indents = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()]
    common = min(indents, default=0)
    text = "\n".join((lines[0].strip(), *(line[common:] for line in lines[1:])))
    return Prose(text=text, line=place.line)
