"""Puts a new text in the place of a file and makes new files beside it: all of it, or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sitegen.edges.create import create
from sitegen.faults import Fault
from sitegen.source import RawFile

_UNCHANGED = "Nothing was written."


def create_and_replace(
    root: Path, files: tuple[RawFile, ...], edited: RawFile, before: bytes
) -> None:
    """Make these files in the folder `root`, and replace the one that `edited` names.

    That one still has to say what it said `before`: what others wrote meanwhile is not lost.
    Its new text is written in full under another name first, in the same folder.

    Raises Fault where something is in the way; then everything is as it was.
    """
    target = root.resolve() / edited.path
    try:
        if target.is_symlink() or target.read_bytes() != before:
            raise Fault(f"{edited.path} has changed meanwhile. {_UNCHANGED}")
        with beside(target, edited.data) as finished:
            create(root, files)
            try:
                finished.replace(target)
            except BaseException:  # also Ctrl-C: nothing half done stays behind
                _undo(root.resolve(), files)
                raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Fault(f"{edited.path} cannot be written: {reason}. {_UNCHANGED}") from error


def _undo(root: Path, files: tuple[RawFile, ...]) -> None:
    """Remove files that were just made, and a folder that was made for them alone."""
    for file in files:
        (root / file.path).unlink(missing_ok=True)
        with suppress(OSError):  # there is something else in it
            (root / file.path).parent.rmdir()


@contextmanager
def beside(target: Path, data: bytes) -> Iterator[Path]:
    """A finished file in the folder of `target`, as readable as that; removed if still there."""
    number, name = tempfile.mkstemp(prefix=".sitegen-new-", dir=target.parent)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(target, name)
        yield Path(name)
    finally:
        with suppress(OSError):
            Path(name).unlink(missing_ok=True)
