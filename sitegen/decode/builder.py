"""From the events of a YAML parser to nodes with places, and what a board refuses on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sitegen.decode.catalogue_text import (
    ANCHORS_AND_TAGS,
    CONTROL_CHARACTERS,
    DUPLICATE_KEY,
    HIDDEN_CHARACTERS,
    KEY_NOT_TEXT,
    SEVERAL_DOCUMENTS,
    TEXT_LOST,
    TOO_DEEP,
    YAML_SYNTAX,
)
from sitegen.decode.certain_quotes import ticket_in_quotes
from sitegen.decode.escapes import unseen_escapes, without_controls
from sitegen.decode.flow_commas import rejoin
from sitegen.decode.nodes import Mapping, Node, Scalar, Sequence
from sitegen.decode.quoting import in_quotes
from sitegen.finding import Finding, Related
from sitegen.source import Location, Place, Route

MAX_DEPTH = 20
"""Levels of nesting; the outermost mapping is the first."""

_PROPERTY = re.compile(r"([&!])[^\s,\[\]{}]*")
_COLON = re.compile(r"\s*:")
_LOST = re.compile(r"[ ]+(#\w.*)")


@dataclass(slots=True)
class Mark:
    """Where the parser stands; line and column count from 1, the index from 0 in its text."""

    line: int
    column: int
    index: int


@dataclass(slots=True)
class _Frame:
    """A sequence or mapping that is still open. `route` is None inside of what is refused."""

    is_mapping: bool
    is_flow: bool
    route: Route | None
    start: Mark
    items: list[Node] = field(default_factory=list)
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)
    seen: dict[str, Place] = field(default_factory=dict)
    key: Scalar | None = None
    key_end: Mark | None = None
    awaits_value: bool = False
    value_is_kept: bool = True
    bare: set[Place] = field(default_factory=set)
    last: Place | None = None


class Builder:
    """Takes one event after the other, without recursion; afterwards `root` is the tree.

    `is_whole` turns false where a value could not be taken over, so that a reader
    of the tree does not miss keys that the author did write. After `is_done` no
    further event is wanted.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.root: Node | None = None
        self.is_whole = True
        self.is_done = False
        self.findings: list[Finding] = []
        self.values: dict[Route, Place] = {}
        self.keys: dict[Route, Place] = {}
        self._stack: list[_Frame] = []
        self._documents = 0

    def document(self, start: Mark) -> None:
        """A document begins; only one may."""
        self._documents += 1
        if self._documents == 1:
            return
        self.is_whole, self.is_done = False, True
        place = Place(start.line, start.column, start.line, start.column + 3)
        message = "A second document starts here; a file holds one."
        self.findings.append(SEVERAL_DOCUMENTS.at(Location(self.path, place), message))

    def alias(self, start: Mark, end: Mark) -> None:
        """A `*name` stands for a value; it is refused, and its value is not known."""
        place = Place(start.line, start.column, end.line, end.column)
        name = self.text[start.index : end.index]
        self._refuse(place, f'"{name}" is read as an alias, for a value that stands elsewhere.')
        self.is_whole = False
        self._add(Scalar("", False, place))

    def properties(self, start: Mark) -> None:
        """An anchor or a tag, or both, stand before a value; the value itself is kept."""
        index = start.index
        while match := _PROPERTY.match(self.text, index):
            place = self._place(start.index, start, match.start(), match.end())
            what = "an anchor" if match[1] == "&" else "a tag"
            self._refuse(place, f'"{match[0]}" is read as {what}.')
            index = match.end()
            while self.text[index : index + 1].isspace():
                index += 1

    def scalar(self, text: str, style: str | None, start: Mark, end: Mark) -> None:
        """A text: plain, in quotes, or as a block."""
        if style in ("|", ">"):
            kept = len(self.text[start.index : end.index].rstrip())
            place = self._place(start.index, start, start.index, start.index + kept)
        elif start.index == len(self.text):
            place = self.end_of_text()
        elif not text and not style:
            place = self._behind_colon(start)
        else:
            place = Place(start.line, start.column, end.line, end.column)
        if style == '"' and "\\" in self.text[start.index : end.index]:
            text = self._without_unseen(text, start, end)
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.is_mapping and not frame.awaits_value:
            frame.key_end = end
            self._take_key(frame, Scalar(text, bool(style), place))
            return
        if not style:
            self._report_lost(text, place, end)
        self._add(Scalar(text, bool(style), place))

    def open(self, *, is_mapping: bool, is_flow: bool, start: Mark) -> None:
        """A sequence or mapping begins."""
        if len(self._stack) == MAX_DEPTH:
            place = Place(start.line, start.column, start.line, start.column + 1)
            message = f"Values are nested more than {MAX_DEPTH} levels deep here."
            self.findings.append(TOO_DEEP.at(Location(self.path, place), message))
            self.is_whole, self.is_done = False, True
            return
        route = self._next_route()
        self._stack.append(_Frame(is_mapping, is_flow, route, start))

    def close(self, end: Mark) -> None:
        """The innermost sequence or mapping ends."""
        pairs = self._whole_pairs(self._stack[-1])
        frame = self._stack.pop()
        place = self._span(frame, end)
        node: Node = (
            Mapping(pairs, place) if frame.is_mapping else Sequence(tuple(frame.items), place)
        )
        self._add(node)

    def _whole_pairs(self, frame: _Frame) -> tuple[tuple[Scalar, Node], ...]:
        """The pairs of a group, after texts that a comma has cut were put together again."""
        pairs, joined = rejoin(frame.pairs, frame.bare)
        for one in joined:
            if frame.route is not None:
                self.values[(*frame.route, one.key.text)] = one.text.place
                for part in one.parts:
                    self.keys.pop((*frame.route, part.text), None)
                    self.values.pop((*frame.route, part.text), None)
            message = f'Inside of braces a comma ends the text; "{one.parts[0].text}" is left over.'
            fix = f"Write {one.key.text}: {in_quotes(one.text.text)}."
            location = Location(self.path, one.parts[0].place)
            self.findings.append(YAML_SYNTAX.at(location, message, fix=fix))
        return pairs

    def _behind_colon(self, start: Mark) -> Place:
        """The place of a value that is not there; libyaml sets its mark at what follows."""
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.is_flow and frame.awaits_value and frame.key_end:
            colon = _COLON.match(self.text, frame.key_end.index)
            if colon and colon.end() <= start.index:
                return self._place(frame.key_end.index, frame.key_end, colon.end(), colon.end())
            if frame.key is not None:
                frame.bare.add(frame.key.place)
        return Place(start.line, start.column, start.line, start.column)

    def end_of_text(self) -> Place:
        """Behind the last character that is no white space."""
        end = len(self.text.rstrip())
        return self._place(0, Mark(1, 1, 0), end, end)

    def _next_route(self) -> Route | None:
        """Where the next value belongs; None for a key that is no text and for what is left out."""
        if not self._stack:
            return ()
        frame = self._stack[-1]
        if frame.route is None:
            return None
        if not frame.is_mapping:
            return (*frame.route, len(frame.items))
        if not frame.awaits_value or not frame.value_is_kept or frame.key is None:
            return None
        return (*frame.route, frame.key.text)

    def _add(self, node: Node) -> None:
        route = self._next_route()
        if route is not None:
            self.values[route] = node.place
        if not self._stack:
            self.root = node
            return
        frame = self._stack[-1]
        frame.last = node.place
        if not frame.is_mapping:
            frame.items.append(node)
        elif frame.awaits_value:
            if frame.key is not None and frame.value_is_kept:
                frame.pairs.append((frame.key, node))
            frame.awaits_value = False
        else:
            self._refuse_key(node.place, "A list or a group stands here in place of a key.")
            frame.key, frame.awaits_value, frame.value_is_kept = None, True, False

    def _take_key(self, frame: _Frame, key: Scalar) -> None:
        frame.key, frame.awaits_value, frame.value_is_kept = key, True, True
        frame.last = key.place
        first = frame.seen.get(key.text)
        if key.is_empty:
            frame.value_is_kept = False
            self._refuse_key(key.place, "There is no key before this colon.")
        elif first is not None:
            frame.value_is_kept = False
            self._report_duplicate(key, first)
        else:
            frame.seen[key.text] = key.place
            if frame.route is not None:
                self.keys[(*frame.route, key.text)] = key.place
        if key.text == "<<" and not key.quoted:
            self._refuse(key.place, '"<<" takes over keys from elsewhere.')
            self.is_whole = False

    def _report_duplicate(self, key: Scalar, first: Place) -> None:
        message = (
            f'"{key.text}" is written twice: on line {first.line} and on line {key.place.line}.'
        )
        related = Related(location=Location(self.path, first), message="first written here")
        location = Location(self.path, key.place)
        self.findings.append(DUPLICATE_KEY.at(location, message, related=(related,)))

    def _report_lost(self, text: str, place: Place, end: Mark) -> None:
        """`Fix #3` loses text; `2026  # a remark` does not: after # comes a letter or a digit."""
        match = _LOST.match(self.text, end.index)
        if match is None:
            return
        lost = match[1].rstrip()
        column = end.column + match.start(1) - end.index
        where = Place(end.line, column, end.line, column + len(lost))
        message = f'"{lost}" is read as a comment, and not as part of the text before it.'
        is_one_line = place.line == place.end_line
        meant = in_quotes(text + match[0].rstrip() if text else lost)
        fix = f"Write {meant}, or a space after # where a comment is meant." if is_one_line else ""
        in_brackets = any(frame.is_flow for frame in self._stack)
        route = () if in_brackets or not is_one_line else self._next_route() or ()
        edits = ticket_in_quotes(self.path, route, text, place, match[0].rstrip())
        self.findings.append(
            TEXT_LOST.at(Location(self.path, where), message, fix=fix, edits=edits)
        )

    def _without_unseen(self, text: str, start: Mark, end: Mark) -> str:
        source = self.text[start.index : end.index]
        for index, escape, is_control in unseen_escapes(source, text):
            first = start.index + index
            place = self._place(start.index, start, first, first + len(escape))
            rule = CONTROL_CHARACTERS if is_control else HIDDEN_CHARACTERS
            message = f'"{escape}" stands for a character that nobody can see.'
            self.findings.append(rule.at(Location(self.path, place), message))
        return without_controls(text)

    def _refuse(self, place: Place, message: str) -> None:
        self.findings.append(ANCHORS_AND_TAGS.at(Location(self.path, place), message))

    def _refuse_key(self, place: Place, message: str) -> None:
        self.findings.append(KEY_NOT_TEXT.at(Location(self.path, place), message))

    def _span(self, frame: _Frame, end: Mark) -> Place:
        """Brackets included; without brackets from the first key or dash to the last value."""
        start = frame.start
        if not frame.is_flow and frame.last is not None:
            return Place(start.line, start.column, frame.last.end_line, frame.last.end_column)
        if end.index == len(self.text):
            last = self.end_of_text()
            return Place(start.line, start.column, last.end_line, last.end_column)
        return Place(start.line, start.column, end.line, end.column)

    def _place(self, origin: int, mark: Mark, start: int, end: int) -> Place:
        """The stretch from index `start` to `end`, counted on from a mark at index `origin`."""
        line, column = self._advance(mark.line, mark.column, origin, start)
        return Place(line, column, *self._advance(line, column, start, end))

    def _advance(self, line: int, column: int, start: int, end: int) -> tuple[int, int]:
        breaks = self.text.count("\n", start, end)
        if not breaks:
            return line, column + end - start
        return line + breaks, end - self.text.rfind("\n", start, end)
