"""Reads the files of a board and of its templates from disk, and nothing but its files."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sitegen.decode.text import size_limit
from sitegen.source import RawFile, Refusal

SETTINGS = "teams.yaml"
GOALS = "goals"
MAX_FOLDERS = 20
"""How deep folders may be nested; goals/ is the first."""

_OPEN = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO put in the place of a file must not hang us
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_LEFTOVERS = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a board, by path; `truncated` where there are more than were read."""

    files: tuple[RawFile, ...]
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class _Walk:
    """What all files of a reading have in common: where links may lead, and the most bytes."""

    top: Path
    whole: str
    limit: Callable[[str], int]


def read_tree(root: Path, *, max_files: int = 20_000) -> Listing:
    """Read teams.yaml and everything below goals/ in the folder `root`.

    What cannot be read, or must not be, comes as a file with a refusal. What is not there
    is left out. Hidden files and what editors leave behind are passed over.
    """
    walk = _Walk(root.resolve(), "the board", size_limit)
    found = list(islice(_top_level(walk), max_files + 1))
    files = sorted(found[:max_files], key=lambda file: file.path)
    return Listing(tuple(files), truncated=len(found) > max_files)


def read_file(root: Path, path: str, limit: int) -> RawFile | None:
    """One file of the board, at most `limit` bytes of it; None where there is none.

    `path` is one that `decode.look` took: relative, with no part that is hidden or leads up.
    What `read_tree` refuses is refused here too.
    """
    walk = _Walk(root.resolve(), "the board", lambda _: limit)
    full = walk.top / path
    try:
        mode = full.lstat().st_mode
        if not full.parent.resolve(strict=True).is_relative_to(walk.top):
            detail = "it leads out of the board"
            return RawFile(path, refusal=Refusal.SYMLINK, detail=detail)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, RuntimeError) as error:
        detail = _reason(error) if isinstance(error, OSError) else "a loop of links"
        return RawFile(path, refusal=Refusal.UNREADABLE, detail=detail)
    return _entry(walk, full, path, mode)


def read_folder(folder: Path, *, max_bytes: int, max_files: int, max_total: int) -> Listing:
    """Read everything below a folder, as a board's templates: by path from the folder's name.

    What `read_tree` refuses is refused here too, and links that leave the folder; where the
    folder is itself a link, or no folder, that is the one file. `max_bytes` is for each file,
    `max_total` for all of them.
    """
    full = folder.parent.resolve() / folder.name
    try:
        mode = full.lstat().st_mode
    except FileNotFoundError:
        return Listing(())
    if stat.S_ISLNK(mode):
        return Listing((RawFile(full.name, refusal=Refusal.SYMLINK, detail="it is a link"),))
    if not stat.S_ISDIR(mode):
        return Listing((RawFile(full.name, refusal=Refusal.SPECIAL, detail="it is no folder"),))
    found: list[RawFile] = []
    total = 0
    walk = _Walk(full, "the folder", lambda _: max_bytes)
    for file in _folder(walk, full, full.name, level=1):
        total += len(file.data)
        if len(found) == max_files or total > max_total:
            return Listing(tuple(found), truncated=True)
        found.append(file)
    return Listing(tuple(found))


def _top_level(walk: _Walk) -> Iterator[RawFile]:
    for name in (SETTINGS, GOALS):
        full = walk.top / name
        try:
            mode = full.lstat().st_mode
        except FileNotFoundError:
            continue
        except OSError as error:
            yield RawFile(name, refusal=Refusal.UNREADABLE, detail=_reason(error))
            continue
        if name == GOALS and stat.S_ISDIR(mode):
            yield from _folder(walk, full, name, level=1)
        else:
            yield _entry(walk, full, name, mode)


def _folder(walk: _Walk, full: Path, path: str, *, level: int) -> Iterator[RawFile]:
    """The files in a folder and in those below it, in the order of their names."""
    if level > MAX_FOLDERS:
        detail = f"folders are nested more than {MAX_FOLDERS} deep"
        yield RawFile(path, refusal=Refusal.UNREADABLE, detail=detail)
        return
    try:
        with os.scandir(full) as entries:
            names = sorted(entry.name for entry in entries if not is_passed_over(entry.name))
    except OSError as error:
        yield RawFile(path, refusal=Refusal.UNREADABLE, detail=_reason(error))
        return
    for name in names:
        yield from _named(walk, full / name, f"{path}/{name}", level)


def _named(walk: _Walk, full: Path, path: str, level: int) -> Iterator[RawFile]:
    if not is_unicode(path):
        detail = "its name is not valid UTF-8"
        yield RawFile(printable(path), refusal=Refusal.UNREADABLE, detail=detail)
        return
    try:
        mode = full.lstat().st_mode
    except OSError as error:
        yield RawFile(path, refusal=Refusal.UNREADABLE, detail=_reason(error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(walk, full, path, level=level + 1)
    else:
        yield _entry(walk, full, path, mode)


def _entry(walk: _Walk, full: Path, path: str, mode: int) -> RawFile:
    """A file, a link, or something that is neither; folders are not meant here but refused."""
    if stat.S_ISLNK(mode):
        return _link(walk, full, path)
    if not stat.S_ISREG(mode):
        return RawFile(path, refusal=Refusal.SPECIAL, detail=_kind(mode))
    return _read(full, path, walk.limit(path))


def _link(walk: _Walk, full: Path, path: str) -> RawFile:
    """Follow a link to an ordinary, visible file below the same top; refuse all others.

    Hidden files are left out because a clone keeps secrets there, as in .git/config.
    """
    try:
        target = full.resolve(strict=True)
        mode = target.lstat().st_mode
    except (OSError, RuntimeError):  # the latter for a loop of links, before Python 3.13
        return RawFile(path, refusal=Refusal.SYMLINK, detail="it leads nowhere")
    if not target.is_relative_to(walk.top):
        return RawFile(path, refusal=Refusal.SYMLINK, detail=f"it leads out of {walk.whole}")
    if any(part.startswith(".") for part in target.relative_to(walk.top).parts):
        return RawFile(path, refusal=Refusal.SYMLINK, detail="it leads to a hidden file")
    if not stat.S_ISREG(mode):
        return RawFile(path, refusal=Refusal.SYMLINK, detail=f"it leads to {_kind(mode)}")
    return _read(target, path, walk.limit(path))


def _read(full: Path, path: str, limit: int) -> RawFile:
    """The bytes of an ordinary file, looked at once more after opening, as it may have changed."""
    try:
        with os.fdopen(os.open(full, _OPEN), "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                return RawFile(path, refusal=Refusal.SPECIAL, detail=_kind(status.st_mode))
            if status.st_size > limit:
                detail = f"{status.st_size:,} bytes"
                return RawFile(path, refusal=Refusal.TOO_LARGE, detail=detail)
            data = stream.read(limit + 1)
    except OSError as error:
        return RawFile(path, refusal=Refusal.UNREADABLE, detail=_reason(error))
    if len(data) > limit:
        return RawFile(path, refusal=Refusal.TOO_LARGE, detail=f"more than {limit:,} bytes")
    return RawFile(path, data)


def is_passed_over(name: str) -> bool:
    """Hidden files, backups and lock files of editors, and what file managers leave behind."""
    if name.startswith(".") or name.endswith("~"):
        return True
    return name.lower() in _LEFTOVERS or (name.startswith("#") and name.endswith("#"))


def is_unicode(name: str) -> bool:
    """Whether a name, as the operating system gives it, is UTF-8."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def printable(name: str) -> str:
    """The name with a backslash and two digits for each byte that is not UTF-8."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _kind(mode: int) -> str:
    kinds = (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((words for fits, words in kinds if fits(mode)), "something else")


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
