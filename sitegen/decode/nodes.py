"""YAML as a tree: text, sequences and mappings, each with its place and without any types."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.source import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written. `quoted` is true for quotes and for block text (`|` and `>`)."""

    text: str
    quoted: bool
    place: Place

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written at all, as after `key:`."""
        return not self.text and not self.quoted


@dataclass(frozen=True, slots=True)
class Sequence:
    """Values in the order of the file."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; no key occurs twice."""

    items: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value of `key`, or None where the mapping does not have it."""
        for name, value in self.items:
            if name.text == key:
                return value
        return None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys as text, in the order of the file."""
        return tuple(name.text for name, _ in self.items)


Node = Scalar | Sequence | Mapping
