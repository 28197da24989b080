"""Reads the examples of rules that come with the program."""

from __future__ import annotations

from importlib import resources


def read_rule_examples() -> str:
    """The text of the file that `make rules` writes."""
    file = resources.files("sitegen") / "explaining" / "examples.json"
    return file.read_text(encoding="utf-8")
