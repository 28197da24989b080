"""Reads the metric library that comes with the program."""

from __future__ import annotations

from functools import cache
from importlib import resources

from sitegen.source import RawFile

_FOLDER = "metrics"


@cache
def read_library() -> tuple[RawFile, ...]:
    """The files of the library, one a metric, sorted by path; a metric's id is the file's stem."""
    folder = resources.files("sitegen") / _FOLDER
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return tuple(RawFile(f"{_FOLDER}/{name}", (folder / name).read_bytes()) for name in names)
