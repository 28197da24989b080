"""Values made of others: lists, mappings by id or day, and records with known keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, Generic, TypeVar

from sitegen.decode import catalogue
from sitegen.decode.catalogue_text import DUPLICATE_KEY
from sitegen.decode.nodes import Mapping, Node, Scalar, Sequence
from sitegen.decode.notes import Notes, shown
from sitegen.decode.remedies import certain_word, instead
from sitegen.decode.scalars import Reader, day, identifier
from sitegen.decode.synonyms import likely_key, means_another
from sitegen.finding import Related
from sitegen.source import Location, Place

T = TypeVar("T")

MOST_ITEMS = 200
"""A longer list in a file for people is a slip or an attack."""

MOST_MISSPELT = 20
"""Of more keys than this that are not known, none is taken for a slip."""


def refuse_more(what: str, things: str, count: int, most: int, place: Place, notes: Notes) -> None:
    """Say that something holds more than it may; `place` is the first thing too many."""
    notes.add(
        catalogue.TOO_MANY,
        place,
        f"This {what} has {count:,} {things}; at most {most} are read.",
    )


def once(reader: Reader[T], node: Mapping, notes: Notes) -> Iterator[tuple[T, Node]]:
    """The keys of a mapping as `reader` reads them, with their values; each but once.

    Keys that differ as they are written can be read as one: `"csat"` and `" csat"`.
    """
    seen: dict[T, Scalar] = {}
    for key, value in node.items:
        read = reader(key, notes)
        if read is None:
            continue
        first = seen.setdefault(read, key)
        if first is key:
            yield read, value
            continue
        lines = f"on line {first.place.line} and on line {key.place.line}"
        location = Location(notes.path, first.place)
        notes.add(
            DUPLICATE_KEY,
            key.place,
            f'"{read}" is written twice: {lines}.',
            related=(Related(location=location, message="first written here"),),
        )


@dataclass(frozen=True, slots=True)
class Many(Generic[T]):
    """A list of one shape and of at most `most` values; a single one stands for a list."""

    item: Reader[T]
    most: int = MOST_ITEMS

    def __call__(self, node: Node, notes: Notes) -> tuple[T, ...] | None:
        """The values that could be read."""
        nodes = node.items if isinstance(node, Sequence) else (node,)
        if len(nodes) > self.most:
            refuse_more("list", "values", len(nodes), self.most, nodes[self.most].place, notes)
        read = (self.item(one, notes) for one in nodes[: self.most])
        return tuple(value for value in read if value is not None)


@dataclass(frozen=True, slots=True)
class ById(Generic[T]):
    """A mapping from ids to values of one shape; `key` reads the ids."""

    item: Reader[T]
    key: Reader[str] = identifier

    def __call__(self, node: Node, notes: Notes) -> dict[str, T] | None:
        """The values that could be read, by id."""
        if isinstance(node, Scalar) and node.is_empty:
            return {}
        if not isinstance(node, Mapping):
            _say_no_ids(node, notes)
            return None
        read = {}
        for name, value in once(self.key, node, notes):
            outer, notes.key = notes.key, name
            found = self.item(value, notes)
            notes.key = outer
            if found is not None:
                read[name] = found
        return read


def _say_no_ids(node: Node, notes: Notes) -> None:
    below = f"Indented below `{notes.key}:`, w" if notes.key else "W"
    fix = f"{below}rite an id, a colon and the value on each line, as in `first: …`."
    if isinstance(node, Sequence):
        fix = "Write an id and a colon in place of each dash or comma, as in `first: …`."
    notes.add(
        catalogue.WRONG_SHAPE, node.place, "Ids with their values belong here, one a line.", fix
    )


class Values:
    """What a record's keys said: read with `get`; `unknown` are those that are not known."""

    def __init__(
        self, read: dict[str, Any], node: Mapping, *, unknown: tuple[str, ...] = ()
    ) -> None:
        self._read = read
        self._node = node
        self.unknown = unknown

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, or `default` where it is absent or could not be read."""
        value = self._read.get(key)
        return default if value is None else value

    def place(self, key: str) -> Place:
        """Where the value stands; the record's own place where there is no such key."""
        node = self._node.get(key)
        return node.place if node else self._node.place

    def wrote(self, key: str) -> bool:
        """Whether the author wrote the key, readable or not."""
        return self._node.get(key) is not None


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys, each of its own shape.

    `elsewhere` has sentences for keys that people look for here, and that are none.
    """

    fields: dict[str, Reader[Any]]
    required: tuple[str, ...] = ()
    what: str = "keys with their values"
    elsewhere: dict[str, str] = field(default_factory=dict)

    def __call__(self, node: Node, notes: Notes) -> Values | None:
        """What the known keys say; None where there are no keys at all."""
        if not isinstance(node, Mapping):
            first = ", ".join(f"{key}: …" for key in self.required or tuple(self.fields)[:2])
            notes.add(
                catalogue.WRONG_SHAPE,
                node.place,
                f"A group of keys belongs here: {self.what}.",
                f"Write it like {notes.example(f'{{{first}}}')}, or each key on a line of its own.",
            )
            return None
        read = {}
        unknown: list[str] = []
        rights = self._right_keys(node, notes)
        for key, value in node.items:
            shape = self.fields.get(key.text)
            if shape is None:
                unknown.append(key.text)
                notes.add(
                    catalogue.UNKNOWN_KEY,
                    key.place,
                    f"{shown(key.text)} is no key that is known here.",
                    self.elsewhere.get(key.text.casefold())
                    or partial(likely_key, key.text, tuple(self.fields)),
                    edits=instead(notes.path, key, rights.get(key.text, "")),
                )
                continue
            outer, notes.key = notes.key, key.text
            read[key.text] = shape(value, notes)
            notes.key = outer
        for key_name in self.required:
            # An unknown key is most likely the missing one, by another name.
            if node.get(key_name) is None and not unknown:
                notes.add(
                    catalogue.MISSING_KEY,
                    node.place,
                    f"The key `{key_name}` is missing here.",
                    f"Add `{key_name}: …` to it.",
                )
        return Values(read, node, unknown=tuple(unknown))

    def _right_keys(self, node: Mapping, notes: Notes) -> dict[str, str]:
        """The key that each unknown one certainly is, where no other one is or may be that too."""
        wrong = [key for key in node.keys if key not in self.fields][: MOST_MISSPELT + 1]
        if len(wrong) > MOST_MISSPELT:
            return {}
        right = {key: self._right_key(key, node.get(key), notes) for key in wrong}
        counts = Counter((*right.values(), *node.keys))
        return {key: one for key, one in right.items() if counts[one] == 1}

    def _right_key(self, key: str, value: Node | None, notes: Notes) -> str:
        """The key that an unknown one is if its value is one of that key, once it is mended."""
        right = certain_word(key, self.fields)
        if not right or key.casefold() in self.elsewhere or means_another(key, right, self.fields):
            return ""
        trial = Notes(notes.path, key=right)
        is_read = value is not None and self.fields[right](value, trial) is not None
        is_mended = bool(trial.findings) and all(one.edits for one in trial.findings)
        return right if is_mended or (is_read and not trial.findings) else ""


@dataclass(frozen=True, slots=True)
class ByDay(Generic[T]):
    """A mapping from days to values of one shape, in the order of the days."""

    item: Reader[T]

    def __call__(self, node: Node, notes: Notes) -> tuple[tuple[date, T, Place], ...] | None:
        """Day, value and the value's place, of those that could be read."""
        if not isinstance(node, Mapping):
            notes.add(
                catalogue.WRONG_SHAPE,
                node.place,
                "Days with their values belong here.",
                f"Write them like {notes.example('{2026-01-16: 3.4}')}.",
            )
            return None
        read = []
        for on, value in once(day, node, notes):
            found = self.item(value, notes)
            if found is not None:
                read.append((on, found, value.place))
        return tuple(sorted(read, key=lambda item: item[0]))
