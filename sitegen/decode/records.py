"""Values made of others: lists, mappings by id or day, and records with known keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from sitegen.decode import catalogue
from sitegen.decode.nodes import Mapping, Node, Scalar, Sequence
from sitegen.decode.notes import Notes, shown
from sitegen.decode.scalars import Reader, day, identifier
from sitegen.decode.synonyms import likely_key
from sitegen.source import Place

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Many(Generic[T]):
    """A list of one shape; a single value stands for a list of one."""

    item: Reader[T]

    def __call__(self, node: Node, notes: Notes) -> tuple[T, ...] | None:
        """The values that could be read."""
        nodes = node.items if isinstance(node, Sequence) else (node,)
        read = (self.item(one, notes) for one in nodes)
        return tuple(value for value in read if value is not None)


@dataclass(frozen=True, slots=True)
class ById(Generic[T]):
    """A mapping from ids to values of one shape."""

    item: Reader[T]

    def __call__(self, node: Node, notes: Notes) -> dict[str, T] | None:
        """The values that could be read, by id."""
        if isinstance(node, Scalar) and not node.text.strip():
            return {}
        if not isinstance(node, Mapping):
            notes.add(
                catalogue.WRONG_SHAPE, node.place, "Ids with their values belong here, one a line."
            )
            return None
        read = {}
        for key, value in node.items:
            name = identifier(key, notes)
            found = self.item(value, notes)
            if name is not None and found is not None:
                read[name] = found
        return read


class Values:
    """What a record's keys said: read with `get`; `has_unknown` where some are not known."""

    def __init__(self, read: dict[str, Any], node: Mapping, *, has_unknown: bool = False) -> None:
        self._read = read
        self._node = node
        self.has_unknown = has_unknown

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
            notes.add(
                catalogue.WRONG_SHAPE,
                node.place,
                f"{self.what[0].upper()}{self.what[1:]} belong here, such as "
                f"`{next(iter(self.fields))}: …`.",
            )
            return None
        read = {}
        unknown = False
        for key, value in node.items:
            shape = self.fields.get(key.text)
            if shape is None:
                unknown = True
                notes.add(
                    catalogue.UNKNOWN_KEY,
                    key.place,
                    f"{shown(key.text)} is no key that is known here.",
                    self.elsewhere.get(key.text.casefold())
                    or likely_key(key.text, tuple(self.fields)),
                )
                continue
            read[key.text] = shape(value, notes)
        for key_name in self.required:
            # An unknown key is most likely the missing one, by another name.
            if node.get(key_name) is None and not unknown:
                notes.add(
                    catalogue.MISSING_KEY, node.place, f"The key `{key_name}` is missing here."
                )
        return Values(read, node, has_unknown=unknown)


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
                "Days with their values belong here, such as `2026-01-16: 3.4`.",
            )
            return None
        read = []
        for key, value in node.items:
            on = day(key, notes)
            found = self.item(value, notes)
            if on is not None and found is not None:
                read.append((on, found, value.place))
        return tuple(sorted(read, key=lambda item: item[0]))
