"""How a board looks, as teams.yaml says it: two colours, and where its logo lies."""

from __future__ import annotations

import re

from sitegen.decode import catalogue, patterns
from sitegen.decode.nodes import Node
from sitegen.decode.notes import Notes, shown
from sitegen.decode.scalars import Text
from sitegen.decode.shapes import Numbers, Written, takes

_DIGITS = "[0-9A-Fa-f]"
_COLOUR = re.compile(f"#?({_DIGITS}{{6}}|{_DIGITS}{{3}})")
_COLOUR_FIX = 'Write it as six hexadecimal digits in quotes, such as "#1f5a7a".'
_LONGEST_PATH = 300
_PATH_FIX = "Name a file in the board's folder, such as logo.svg."
_PART = r"(?!\.)[^/\\:\s](?:[^/\\:]*[^/\\:\s])?"
_PATH = re.compile(f"{_PART}(?:/{_PART})*")


@takes(
    Written(
        name="colour",
        pattern=patterns.alone(f"#?(?:{_DIGITS}{{6}}|{_DIGITS}{{3}})"),
        likes=("#1f5a7a",),
        fix=_COLOUR_FIX,
    )
)
def colour(node: Node, notes: Notes) -> str | None:
    """A colour as `#rrggbb` in small letters; three digits stand for six."""
    read = Text(longest=40)(node, notes)
    if read is None:
        return None
    match = _COLOUR.fullmatch(read)
    if match is None:
        notes.add(catalogue.BAD_TEXT, node.place, f"{shown(read)} is no colour.", _COLOUR_FIX)
        return None
    digits = match[1].lower()
    return "#" + ("".join(2 * digit for digit in digits) if len(digits) == 3 else digits)


@takes(
    Written(
        name="path",
        pattern=patterns.alone(f"{_PART}(?:/{_PART})*"),
        longest=_LONGEST_PATH,
        numbers=Numbers(),
        yes_or_no=True,
        likes=("logo.svg",),
        fix=_PATH_FIX,
    )
)
def path(node: Node, notes: Notes) -> str | None:
    """The path of a file below the board's folder; no part of it is hidden or leads upwards."""
    read = Text(longest=_LONGEST_PATH)(node, notes)
    if read is None:
        return None
    if not _PATH.fullmatch(read):
        message = f"{shown(read)} is no path of a file in the board's folder."
        notes.add(catalogue.BAD_TEXT, node.place, message, _PATH_FIX)
        return None
    return read
