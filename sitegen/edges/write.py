"""Writes a site beside the old one and swaps it in whole."""

from __future__ import annotations

import errno
import glob
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sitegen.edges.lock import only_one
from sitegen.edges.manifest import (
    MARKER,
    Manifest,
    foreign,
    holds,
    manifest_of,
    read_manifest,
    remove,
    write_file,
)
from sitegen.faults import Fault
from sitegen.output import OutputFile

PATIENCE = 10.0
"""How many seconds a build waits for another one that writes to the same folder."""

_OWN_FOLDERS = frozenset({"goals", "templates"})
_NEW, _OLD = ".sitegen-new-", ".sitegen-old-"  # names that nobody gives to a copy of a site
_FOLDER_MODE = 0o755
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC})


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What publishing did: where the site is, its number of files, whether anything changed."""

    target: Path
    files: int
    is_changed: bool


def publish(
    files: Iterable[OutputFile],
    target: Path,
    *,
    root: Path,
    forbidden: tuple[Path, ...] = (),
    patience: float = PATIENCE,
) -> Published:
    """Make the folder `target` hold exactly these files, or leave it as it was.

    The new site is written beside the old one and takes its place by two renames; whatever
    happens before, the old one stays whole. A build that was killed between the two is put
    right by the next. `root` is the board's folder. Nothing is ever written to it, to its
    own folders, to `forbidden` ones such as the home folder, or to what holds one of them;
    nor over a link in the board's folder; nor to a folder with anything in it that no build
    made.

    Raises Fault, with the cause, where it cannot or must not be done.
    """
    finished = tuple(sorted(files, key=lambda file: file.path))
    manifest = manifest_of(finished)
    _check_links(target, root)
    place = target.resolve()
    _check_place(place, root.resolve(), tuple(path.resolve() for path in forbidden))
    with _causes(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        lock = place.parent / f".{place.name}.lock"
        with only_one(lock, patience=patience) as is_ours:
            if not is_ours:
                raise Fault(f"Another build is writing to {place}. Try again when it is done.")
            _recover(place)
            _check_content(place)
            if read_manifest(place) == manifest and holds(place, finished):
                return Published(target=place, files=len(finished), is_changed=False)
            _replace(place, finished, manifest)
    return Published(target=place, files=len(finished), is_changed=True)


def _check_links(target: Path, root: Path) -> None:
    """Refuse a way that goes over a link in the board: links come with pull requests too."""
    board = root.resolve()
    whole = target.absolute()
    for path in reversed((whole, *whole.parents)):
        if path.is_symlink() and path.parent.resolve().is_relative_to(board):
            raise Fault(
                f"{path} is a link in the board's folder, and a build follows none of these. "
                "Delete it, or name the folder it leads to with --output."
            )


def _check_place(place: Path, root: Path, forbidden: tuple[Path, ...]) -> None:
    """Refuse the places where a site must never be."""
    if place == Path(place.anchor):
        raise Fault(f"A site cannot be {place}, the top of the disk. Name a folder of its own.")
    if any(_same(place, path) for path in (root, *root.parents)):
        raise Fault(f"A site cannot be {place}, which holds the board. Name a folder of its own.")
    for path in forbidden:
        if any(_same(place, above) for above in (path, *path.parents)):
            raise Fault(
                f"A site cannot be {place}, which is your home folder or holds it. "
                "Name a folder of its own."
            )
    chain = (place, *place.parents)
    if any(one.name.casefold() == ".git" for one in chain):
        raise Fault(f"A site cannot be in {place}: .git belongs to git. Name another folder.")
    for one in chain:
        if _same(one.parent, root) and one.name.casefold() in _OWN_FOLDERS:
            raise Fault(f"A site cannot be in {place}: {one.name}/ belongs to the board's sources.")


def _same(one: Path, other: Path) -> bool:
    """Whether both are one folder, also where a disk does not tell upper from lower case."""
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


def _check_content(place: Path) -> None:
    """Refuse a folder that holds anything no build made."""
    if not place.exists():
        return
    if not place.is_dir():
        raise Fault(f"{place} is not a folder. Name another one for the site.")
    manifest = read_manifest(place)
    stranger = foreign(place, manifest)
    if not stranger:
        return
    if manifest is None:
        raise Fault(
            f"{place} is not empty, and no build made it (it has {stranger}). "
            "Name a new folder for the site, or empty this one."
        )
    raise Fault(
        f"{place / stranger} was not made by a build, and the next one would lose it. "
        "Move it out of the site, then build again."
    )


def _recover(place: Path) -> None:
    """Tidy up after builds that were killed: put back a site moved aside, remove what is left."""
    aside = _leftovers(place, _OLD)
    if not os.path.lexists(place):
        for folder in aside:
            if read_manifest(folder):
                folder.rename(place)
                break
    for folder in (*aside, *_leftovers(place, _NEW)):
        if folder.is_dir():
            remove(folder)


def _leftovers(place: Path, kind: str) -> tuple[Path, ...]:
    """The folders that a killed build left beside a site; a link is none."""
    found = sorted(place.parent.glob(f"{glob.escape(place.name)}{kind}*"))
    return tuple(path for path in found if path.is_dir() and not path.is_symlink())


def _replace(place: Path, files: tuple[OutputFile, ...], manifest: Manifest) -> None:
    new = Path(tempfile.mkdtemp(prefix=f"{place.name}{_NEW}", dir=place.parent))
    try:
        _fill(new, files, manifest)
        _swap(place, new)
    except BaseException:  # also Ctrl-C: nothing half done stays behind
        remove(new)
        raise


def _fill(folder: Path, files: tuple[OutputFile, ...], manifest: Manifest) -> None:
    """The marker comes first: it tells the next build what this one was about to write."""
    folder.chmod(_FOLDER_MODE)
    write_file(folder / MARKER, manifest.text().encode())
    for path in reversed(manifest.folders):
        (folder / path).mkdir()
        (folder / path).chmod(_FOLDER_MODE)
    for file in files:
        write_file(folder / file.path, file.data)


def _swap(place: Path, new: Path) -> None:
    """Two renames; no system offers one for folders that are not empty."""
    if not place.exists():
        new.rename(place)
        return
    old = new.with_name(place.name + _OLD + new.name.rpartition("-")[2])
    place.rename(old)
    try:
        new.rename(place)
    except BaseException:
        with suppress(OSError):
            old.rename(place)
        raise
    remove(old)


@contextmanager
def _causes(place: Path) -> Iterator[None]:
    """Turn what the operating system says into a fault that tells what to do."""
    try:
        yield
    except OSError as error:
        what = error.filename or place
        if error.errno in _FULL:
            cause = f"The disk that holds {place.parent} is full."
        elif error.errno in {errno.EBUSY, errno.EXDEV}:
            cause = (
                f"{what} cannot be moved, because it is a disk of its own or in use. "
                "Name a folder inside it."
            )
        else:
            cause = f"{what} cannot be written: {(error.strerror or str(error)).lower()}."
        raise Fault(f"{cause} The site is as it was.") from error
