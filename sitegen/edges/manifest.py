"""What a folder made by a build holds: a marker that names the program and every file."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sitegen.faults import Fault
from sitegen.output import OutputFile

MARKER = ".sitegen"
"""The file that marks a folder as made by a build."""

_PROGRAM = "sitegen"
_FORMAT = 1
_MODE = 0o644
_MARKER_LIMIT = 64 * 1024 * 1024
_LONGEST = 1_000
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})  # file managers leave these anywhere
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a site: path from its root, with `/`, to the SHA-256 of its bytes in hex."""

    files: Mapping[str, str]

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders that hold the files, the deepest first."""
        found = {str(up) for path in self.files for up in PurePosixPath(path).parents}
        return tuple(sorted(found - {"."}, key=lambda path: (-path.count("/"), path)))

    def text(self) -> str:
        """The marker's text."""
        content = {
            "made_by": _PROGRAM,
            "format": _FORMAT,
            "files": dict(sorted(self.files.items())),
        }
        return json.dumps(content, ensure_ascii=True, indent=1) + "\n"


def manifest_of(files: Iterable[OutputFile]) -> Manifest:
    """The manifest of these files. Raises Fault for a path that cannot be, or is there twice."""
    hashes: dict[str, str] = {}
    known: dict[str, str] = {}
    for file in files:
        problem = path_problem(file.path)
        if problem:
            raise Fault(f"The site cannot have a file {file.path!r}: {problem}.")
        if file.path in hashes:
            raise Fault(f"The site would have two files {file.path}.")
        hashes[file.path] = hashlib.sha256(file.data).hexdigest()
        _check_unlike(file.path, known)
    manifest = Manifest(hashes)
    for folder in manifest.folders:
        if folder in hashes:
            raise Fault(f"The site would have {folder} both as a file and as a folder.")
    return manifest


def _check_unlike(path: str, known: dict[str, str]) -> None:
    """Refuse names, also of folders, that many disks take for one: `Goal.html`, `goal.html`."""
    for name in (path, *map(str, PurePosixPath(path).parents)):
        other = known.setdefault(_plain(name), name)
        if other != name:
            raise Fault(f"The site would have {other} and {name}, which many disks take for one.")


def path_problem(path: str) -> str:
    """Why a path cannot be one of a site's files; empty where it can."""
    parts = path.split("/")
    if not path or "" in parts:
        return "it is empty, absolute, or has an empty part"
    if "." in parts or ".." in parts:
        return "it leads elsewhere"
    if parts[0].casefold() == MARKER:
        return "the name is taken by the marker of the build"
    if len(path) > _LONGEST or _UNSAFE.search(path):
        return "it is too long, or has a character that some disks refuse"
    if any(part[-1] in ". " or _RESERVED.match(part) for part in parts):
        return "Windows refuses such a name"
    return ""


def _plain(path: str) -> str:
    """The path as disks compare it that know neither case nor ways to compose a letter."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest in a folder; None where there is no marker that this program could trust."""
    try:
        content = json.loads(_data(folder / MARKER, _MARKER_LIMIT) or b"")
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or content.get("made_by") != _PROGRAM:
        return None
    files = content.get("files")
    if content.get("format") != _FORMAT or not isinstance(files, dict):
        return None
    if any(path_problem(path) or not isinstance(digest, str) for path, digest in files.items()):
        return None
    return Manifest(files)


def foreign(folder: Path, manifest: Manifest | None) -> str:
    """The first thing in a folder that its manifest does not name; empty where all is named."""
    named = {MARKER, *manifest.files} if manifest else set()
    folders = set(manifest.folders) if manifest else set()
    for path, is_folder in _inside(folder):
        if path not in (folders if is_folder else named) and not _is_litter(path):
            return path
    return ""


def _inside(folder: Path) -> Iterator[tuple[str, bool]]:
    """Everything below a folder, sorted, and whether it is a folder; links are not followed."""
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with os.scandir(f"{folder}/{above}") as entries:
            found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
        for name, is_folder in found:
            yield f"{above}{name}", is_folder
        waiting += [f"{above}{name}/" for name, is_folder in reversed(found) if is_folder]


def _is_litter(path: str) -> bool:
    return path.rpartition("/")[2].casefold() in _LITTER


def holds(folder: Path, files: Iterable[OutputFile]) -> bool:
    """Whether every one of these files lies in the folder, byte for byte."""
    try:
        return all(_data(folder / file.path, len(file.data)) == file.data for file in files)
    except OSError:
        return False


def _data(path: Path, limit: int) -> bytes | None:
    """What an ordinary file holds; None where it is another thing, such as a link to a device.

    What lies in a site's folder may have come with a pull request.
    """
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > limit:
        return None
    with path.open("rb") as stream:
        return stream.read(limit + 1)


def write_file(path: Path, data: bytes) -> None:
    """Write a file that must not exist yet, readable for all whatever the umask."""
    with path.open("xb") as stream:
        stream.write(data)
    path.chmod(_MODE)


def remove(folder: Path) -> None:
    """Remove a folder that a build made: what its manifest names, and what is empty then.

    The marker goes last, so that a removal that is broken off is known for what it is. What
    the manifest does not name stays, and the folder with it; so does a folder without a
    marker, unless nothing of anybody's is in it.
    """
    manifest = read_manifest(folder) or Manifest({})
    with suppress(OSError):
        for path, is_folder in tuple(_inside(folder)):
            if not is_folder and (path in manifest.files or _is_litter(path)):
                (folder / path).unlink(missing_ok=True)
        for path in manifest.folders:
            with suppress(OSError):
                (folder / path).rmdir()
        if all(entry.name == MARKER for entry in folder.iterdir()):  # also a damaged marker
            (folder / MARKER).unlink(missing_ok=True)
            folder.rmdir()
