"""Reads the templates for goals that come with the program."""

from __future__ import annotations

from importlib import resources

from sitegen.source import RawFile

_FOLDER = "goal_templates"


def read_goal_templates() -> tuple[RawFile, ...]:
    """The templates, sorted by path; the name of one is the file's stem."""
    folder = resources.files("sitegen") / _FOLDER
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".md"))
    return tuple(RawFile(f"{_FOLDER}/{name}", (folder / name).read_bytes()) for name in names)
