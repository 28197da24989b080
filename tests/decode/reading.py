"""Reading a piece of YAML by one shape, and what is said about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sitegen.decode.nodes import Node
from sitegen.decode.notes import Notes
from sitegen.decode.scalars import Reader
from sitegen.decode.tree import compose
from sitegen.finding import Finding


@dataclass(frozen=True, slots=True)
class Read:
    """What a shape makes of a text: its value, and each finding as `code line:column`."""

    value: Any
    said: list[str]
    findings: list[Finding] = field(default_factory=list)


def node(text: str) -> Node:
    """The tree of a YAML text."""
    tree = compose(text, "goals/a/b.yaml")
    assert tree.root is not None
    assert not tree.findings
    return tree.root


def read(shape: Reader[Any], text: str) -> Read:
    """What a shape makes of a YAML text."""
    notes = Notes("goals/a/b.yaml")
    value = shape(node(text), notes)
    return Read(value, said(notes.findings), notes.findings)


def said(findings: Iterable[Finding]) -> list[str]:
    """Each finding as `code line:column`."""
    places = ((finding.code, finding.location.place) for finding in findings)
    return [f"{code} {place.line}:{place.column}" for code, place in places]
