"""Where things stand: files as they were read, and the line and column of every value in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Route = tuple[str | int, ...]
"""The way to a value in a document: keys and list positions, from the top."""


class Refusal(StrEnum):
    """Why the bytes of a path were not read."""

    SYMLINK = "symlink"
    SPECIAL = "special"
    TOO_LARGE = "too large"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class RawFile:
    """One path of a board and its bytes, or why there are none.

    `path` is relative to the board's root, with `/` between its parts. `data` is
    empty where `refusal` is set; `detail` then says more in words (a size, the
    operating system's reason).
    """

    path: str
    data: bytes = b""
    refusal: Refusal | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of text; lines and columns count from 1 in characters, the end is exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the board."""

    path: str
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read as text, with the place of each key and value in it."""

    path: str
    text: str = ""
    values: Mapping[Route, Place] = field(default_factory=dict)
    keys: Mapping[Route, Place] = field(default_factory=dict)

    def has(self, *route: str | int) -> bool:
        """Whether the file has a value at `route`."""
        return route in self.values

    def at(self, *route: str | int) -> Location:
        """The value at `route`, or its nearest ancestor that the file has."""
        return Location(self.path, _nearest(self.values, route))

    def at_key(self, *route: str | int) -> Location:
        """The key at `route`; where there is none, as `at`."""
        place = self.keys.get(route)
        return Location(self.path, place) if place else self.at(*route)


def _nearest(places: Mapping[Route, Place], route: Route) -> Place:
    for end in range(len(route), -1, -1):
        place = places.get(route[:end])
        if place:
            return place
    return Place()
