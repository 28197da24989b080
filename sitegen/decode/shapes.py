"""What a reader takes, said so that a schema can be made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sitegen.decode.nodes import Node
from sitegen.decode.notes import Notes

T = TypeVar("T")

_Reader = Callable[[Node, Notes], T | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Which numbers a value may be where YAML takes it for one; both bounds are included."""

    least: int | None = None
    most: int | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A single value: what a text has to look like, and what else YAML may take it for.

    `name` is one word or more, and the same only where all else is the same. `pattern` is for
    ECMAScript and Python alike (`patterns`); `longest` is in characters, 0 for no limit. `likes`
    are examples, `fix` says how to write it.
    """

    name: str
    pattern: str = r"\S"
    longest: int = 0
    numbers: Numbers | None = None
    yes_or_no: bool = False
    likes: tuple[str, ...] = ()
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One of these words, in small or capital letters."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """A list, and nothing that stands for one."""

    item: object
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Group:
    """A group of keys that authors choose, each with a value of one shape; `most` of them."""

    key: object
    item: object
    most: int = 0


@dataclass(frozen=True, slots=True)
class Either:
    """Any of several shapes or readers; with `nothing`, also what is left empty."""

    ways: tuple[object, ...]
    nothing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """One sort of a record: the keys of its own that it may have, and those it needs one of."""

    word: str
    keys: tuple[str, ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSort:
    """A record of one of several sorts.

    `by` is the key that tells the sort. Without it, a record with a key of `told_by` is of the
    sort `then`, or else one with a key of `else_by` of the sort `otherwise`; any other lacks
    something. At most one key of `one_of` may be written.
    """

    record: object
    by: str
    sorts: tuple[Sort, ...]
    told_by: tuple[str, ...]
    then: str
    else_by: tuple[str, ...]
    otherwise: str
    one_of: tuple[str, ...] = ()


Shape = Written | Words | Several | Group | Either | OneSort


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """A reader that says what it takes."""

    read: _Reader[T]
    shape: Shape

    def __call__(self, node: Node, notes: Notes) -> T | None:
        """What the reader reads."""
        return self.read(node, notes)


def takes(shape: Shape) -> Callable[[_Reader[T]], Told[T]]:
    """A reader told by what it takes: `@takes(...)` above its definition."""

    def told(read: _Reader[T]) -> Told[T]:
        return Told(read, shape)

    return told


def shape_of(reader: Any) -> Shape | None:
    """What a reader takes; None where it does not say."""
    found = reader if isinstance(reader, Shape) else getattr(reader, "shape", None)
    return found if isinstance(found, Shape) else None
