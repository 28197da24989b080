"""Puts new files and edited ones on a board in one go: all of them, or none."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sitegen.edges.create import create
from sitegen.edges.mend import Mended, mend
from sitegen.source import RawFile


def write_all(root: Path, files: tuple[RawFile, ...], known: tuple[RawFile, ...]) -> None:
    """Write files in the folder `root`; those that are `known` still have to say what they said.

    Raises Fault where something is in the way; then everything is as it was.
    """
    before = {file.path: file for file in known}
    new = tuple(file for file in files if file.path not in before)
    edited = tuple(Mended(before[file.path], file) for file in files if file.path in before)
    if new:
        create(root, new)
    try:
        mend(root, edited)
    except BaseException:  # also Ctrl-C: nothing half done stays behind
        _remove(root.resolve(), new)
        raise


def _remove(root: Path, files: tuple[RawFile, ...]) -> None:
    """Remove files that were just made, and the folders that were made for them alone."""
    for file in files:
        with suppress(OSError):
            (root / file.path).unlink(missing_ok=True)
            (root / file.path).parent.rmdir()
