"""Makes new files, all of them or none, and never in the place of what is there."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from sitegen.faults import Fault
from sitegen.source import RawFile

_UNCHANGED = "Nothing was written."
_NO_LINKS = frozenset(
    getattr(errno, name)
    for name in ("EPERM", "EACCES", "ENOSYS", "EXDEV", "EMLINK", "ENOTSUP", "EOPNOTSUPP")
    if hasattr(errno, name)
)
"""What some disks and mounts answer that know no second name for a file."""


def in_the_way(root: Path, paths: tuple[str, ...]) -> str:
    """The first of these paths below `root` that is taken, by whatever; empty where none is."""
    return next((path for path in paths if os.path.lexists(root / path)), "")


def create(root: Path, files: tuple[RawFile, ...]) -> None:
    """Make these files in the folder `root`, with the folders that they need, `root` included.

    Each is written in full under another name first and then takes its own, which fails
    where somebody else has it: so nobody ever sees half a file, and nothing is replaced.

    Raises Fault where a path is taken or cannot be written; then everything is as it was.
    """
    place = root.resolve()
    if taken := in_the_way(place, tuple(file.path for file in files)):
        raise Fault(_taken(taken))
    with _causes(place), _undone_on_failure() as made:
        for file in files:
            _make_folders(place, file.path, made)
        with tempfile.TemporaryDirectory(prefix=".sitegen-new-", dir=place) as aside:
            for number, file in enumerate(files):
                _write(Path(aside) / str(number), file.data)
            for number, file in enumerate(files):
                put(Path(aside) / str(number), place / file.path, file)
                made.append(place / file.path)


def _taken(path: str) -> str:
    return f"{path} is there already, and is left as it is. {_UNCHANGED}"


def _make_folders(place: Path, path: str, made: list[Path]) -> None:
    """The folders that a file lies in, from the top; those that had to be made go to `made`."""
    missing = [folder for folder in (place, *place.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir()
        made.append(folder)
    for part in reversed(PurePosixPath(path).parents[:-1]):
        folder = place / part
        if folder.is_symlink():
            raise Fault(f"{part} is a link; a board is made of its own folders. {_UNCHANGED}")
        if not folder.is_dir():
            folder.mkdir()
            made.append(folder)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def put(finished: Path, target: Path, file: RawFile) -> None:
    """Give the finished file its name; a link, unlike a rename, replaces nothing."""
    try:
        os.link(finished, target)
    except FileExistsError:
        raise Fault(_taken(file.path)) from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _write_out(target, file)


def _write_out(target: Path, file: RawFile) -> None:
    """Without links: claim the name, then write; half a file does not stay."""
    try:
        _write(target, file.data)
    except FileExistsError:
        raise Fault(_taken(file.path)) from None
    except BaseException:
        target.unlink(missing_ok=True)
        raise


@contextmanager
def _undone_on_failure() -> Iterator[list[Path]]:
    """A list of what was made; if the body fails, it is removed again, the newest first."""
    made: list[Path] = []
    try:
        yield made
    except BaseException:  # also Ctrl-C: nothing half done stays behind
        for path in reversed(made):
            with suppress(OSError):  # a folder that others have put something into stays
                path.rmdir() if path.is_dir() else path.unlink()
        raise


@contextmanager
def _causes(place: Path) -> Iterator[None]:
    """Turn what the operating system says into a fault."""
    try:
        yield
    except OSError as error:
        what = error.filename2 or error.filename or place
        reason = (error.strerror or str(error)).lower()
        raise Fault(f"{what} cannot be written: {reason}. {_UNCHANGED}") from error
