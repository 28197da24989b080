"""Reads the schema of reviews that comes with the program, and writes schemas into a folder."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from sitegen.edges.create import create
from sitegen.edges.replace import beside
from sitegen.faults import Fault
from sitegen.source import RawFile


def read_review_schema() -> bytes:
    """The schema of `review --format json`, as its file has it."""
    return (resources.files("sitegen") / "review" / "schema.json").read_bytes()


def write_schemas(folder: Path, files: tuple[RawFile, ...]) -> None:
    """Put these files into a folder, which is made if it is missing; older ones are replaced.

    Raises Fault where something that is no file, or a link, has the name of one.
    """
    present = tuple(file for file in files if _is_there(folder / file.path))
    create(folder, tuple(file for file in files if file not in present))
    for file in present:
        target = folder / file.path
        try:
            with beside(target, file.data) as finished:
                finished.replace(target)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise Fault(f"{target} cannot be written: {reason}.") from error


def _is_there(target: Path) -> bool:
    return target.is_file() and not target.is_symlink()
