"""What `git ls-tree` prints of a board, and the files that it stands for."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.decode.text import size_limit
from sitegen.edges.files import is_passed_over, is_unicode, printable
from sitegen.source import RawFile, Refusal

_LINK = "120000"
_ORDINARY = ("100644", "100755")
_LONGEST_LINK = 4096


@dataclass(frozen=True, slots=True)
class Listed:
    """A path in a commit: its mode, its blob, and that blob's size in bytes."""

    path: str
    mode: str
    blob: str
    size: int

    @property
    def is_readable(self) -> bool:
        """Whether its content is wanted: an ordinary file, or where a link leads."""
        if self.mode == _LINK:
            return self.size <= _LONGEST_LINK
        return self.mode in _ORDINARY and self.size <= size_limit(self.path)


@dataclass(frozen=True, slots=True)
class Listing:
    """The paths of a board in a commit, in the order of git."""

    entries: tuple[Listed, ...]

    @property
    def blobs(self) -> tuple[str, ...]:
        """The contents that its files need."""
        return tuple(one.blob for one in self.entries if one.is_readable)


def listing(output: bytes, prefix: str) -> Listing:
    """The paths of `git ls-tree -r -z --long`, below `prefix`, that a board may have."""
    return Listing(tuple(_listed(output, prefix)))


def _listed(output: bytes, prefix: str) -> Iterator[Listed]:
    for line in output.split(b"\0")[:-1]:
        facts, _, name = line.partition(b"\t")
        mode, _, blob, size = facts.decode("ascii").split()
        path = os.fsdecode(name).removeprefix(prefix)
        if not any(is_passed_over(part) for part in path.split("/")):
            yield Listed(path, mode, blob, int(size) if size.isdigit() else 0)


def files(found: Listing, contents: Mapping[str, bytes]) -> tuple[RawFile, ...]:
    """The files of a listing, sorted, as they would be read from a work tree of that commit."""
    ordinary = {one.path: one for one in found.entries if one.mode in _ORDINARY}
    read = (_file(one, ordinary, contents) for one in found.entries)
    return tuple(sorted(read, key=lambda file: file.path))


def _file(one: Listed, ordinary: Mapping[str, Listed], contents: Mapping[str, bytes]) -> RawFile:
    path = one.path
    if not is_unicode(path):
        detail = "its name is not valid UTF-8"
        return RawFile(printable(path), refusal=Refusal.UNREADABLE, detail=detail)
    if one.mode == _LINK:
        target = ordinary.get(_target(path, contents.get(one.blob, b"")))
        if target is None:
            detail = "it leads to no file of the board"
            return RawFile(path, refusal=Refusal.SYMLINK, detail=detail)
        one = target
    elif one.mode not in _ORDINARY:
        return RawFile(path, refusal=Refusal.SPECIAL, detail="another repository")
    if one.size > min(size_limit(path), size_limit(one.path)):
        return RawFile(path, refusal=Refusal.TOO_LARGE, detail=f"{one.size:,} bytes")
    return RawFile(path, contents[one.blob])


def _target(path: str, link: bytes) -> str:
    """The path that a link leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), os.fsdecode(link)))
