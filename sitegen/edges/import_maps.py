"""Reads maps for tables: those that come with the program, by name, and others from their files."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from sitegen.decode.text import TEXT_LIMIT
from sitegen.faults import Fault
from sitegen.source import RawFile

_FOLDER = "import_maps"


def map_names() -> tuple[str, ...]:
    """The names of the maps that come with the program, sorted."""
    folder = resources.files("sitegen") / _FOLDER
    names = (entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return tuple(sorted(name.removesuffix(".yaml") for name in names))


def read_named_map(name: str) -> RawFile:
    """The map of that name, one of `map_names`."""
    return RawFile(name, (resources.files("sitegen") / _FOLDER / f"{name}.yaml").read_bytes())


def read_map_file(path: Path) -> RawFile:
    """A map from a file. Raises Fault where it cannot be read."""
    try:
        if not path.is_file():
            raise Fault(f"{path} is no file.")
        with path.open("rb") as stream:
            return RawFile(path.as_posix(), stream.read(TEXT_LIMIT + 1))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Fault(f"{path} cannot be read: {reason}.") from error
