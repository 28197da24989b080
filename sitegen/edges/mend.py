"""Puts mended files in the place of what they were, under new names too: all of them, or none."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sitegen.edges.create import put
from sitegen.edges.replace import beside
from sitegen.faults import Fault
from sitegen.source import RawFile

_UNCHANGED = "Nothing was written."


@dataclass(frozen=True, slots=True)
class Mended:
    """A file as it was read, and as it is to be: its bytes, its path, or both differ."""

    before: RawFile
    after: RawFile


def is_own_file(root: Path, path: str) -> bool:
    """Whether a path of the board is an ordinary file, reached over no link below `root`."""
    top = root.resolve()
    parts = (top / one for one in reversed(PurePosixPath(path).parents[:-1]))
    return not any(part.is_symlink() for part in parts) and (
        (top / path).is_file() and not (top / path).is_symlink()
    )


def is_free(root: Path, before: str, after: str) -> bool:
    """Whether a file can take another name in its folder: nobody else has it."""
    top = root.resolve()
    new = top / after
    if not os.path.lexists(new):
        return True
    names = {one.name for one in new.parent.iterdir()}
    return new.name not in names and new.samefile(top / before)  # one name in two cases


def mend(root: Path, files: tuple[Mended, ...]) -> None:
    """Write the files in the folder `root`.

    Each still has to say what it said before, to be an ordinary file, and to find its new name
    free. All new texts are written in full under other names first, in the same folders.

    Raises Fault where something is in the way; then everything is as it was.
    """
    top = root.resolve()
    for one in files:
        _see_that_it_stands(top, one)
    try:
        with ExitStack() as aside, ExitStack() as undo:
            finished = [
                aside.enter_context(beside(top / one.before.path, one.after.data)) for one in files
            ]
            for one, new in zip(files, finished, strict=True):
                old = aside.enter_context(beside(top / one.before.path, one.before.data))
                _put(top, one, new, old, undo.callback)
            undo.pop_all()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        what = error.filename2 or error.filename or top
        raise Fault(f"{what} cannot be written: {reason}. {_UNCHANGED}") from error


def _see_that_it_stands(top: Path, one: Mended) -> None:
    path = one.before.path
    if not is_own_file(top, path):
        raise Fault(f"{path} is no ordinary file of the board. {_UNCHANGED}")
    if PurePosixPath(one.after.path).parent != PurePosixPath(path).parent:
        raise Fault(f"{path} would leave its folder. {_UNCHANGED}")
    if (top / path).read_bytes() != one.before.data:
        raise Fault(f"{path} has changed meanwhile. {_UNCHANGED}")
    if one.after.path != path and not is_free(top, path, one.after.path):
        raise Fault(f"{one.after.path} is there already, and is left as it is. {_UNCHANGED}")


def _put(top: Path, one: Mended, new: Path, old: Path, on_failure: Callable[..., object]) -> None:
    """Put the new text in its place; what undoes it is noted before anything is done."""
    before, after = top / one.before.path, top / one.after.path
    on_failure(_put_back, old, before)
    if after == before:
        new.replace(before)
    elif os.path.lexists(after):  # one name in two cases: the disk has one file for both
        new.replace(before)
        before.rename(after)
    else:
        put(new, after, one.after)
        on_failure(_remove, after)
        before.unlink()


def _put_back(old: Path, place: Path) -> None:
    with suppress(OSError):
        old.replace(place)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
