"""What a CI runner takes for orders in a log: GitHub's, Gitea's and Forgejo's, and Azure's.

Written after the description in GitHub's docs ("Workflow commands") and what actions/runner does
(ActionCommand.cs): `::name key=value,key=value::data` at the start of a line, after spaces, and
`##[name]data` anywhere in a line; after Azure's docs ("Logging commands"), where it is also
`##vso[area.action properties]data`. Names are not looked up: every name counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


@dataclass(frozen=True, slots=True)
class Order:
    """A command as the runner understands it."""

    name: str
    data: str
    properties: Mapping[str, str] = field(default_factory=dict)


def orders(log: str) -> Iterator[Order]:
    """Every order in a log, line by line."""
    for line in re.split(r"\r\n|\r|\n", log):
        start, separator, told = line.lstrip().partition("::")
        told, end, data = told.partition("::")
        if separator and end and not start:
            name, _, rest = told.partition(" ")
            pairs = (pair.partition("=") for pair in rest.split(",") if "=" in pair)
            yield Order(name, _back(data, DATA), {k: _back(v, PROPERTY) for k, _, v in pairs})
        elif found := re.search(r"##\w*\[([^\]]*)\](.*)", line):
            yield Order(found[1], found[2])


def _back(text: str, signs: tuple[tuple[str, str], ...]) -> str:
    for code, sign in signs:
        text = text.replace(code, sign)
    return text
