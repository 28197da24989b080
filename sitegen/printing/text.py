"""Plain text and JSON for terminals and logs, in which nothing that is quoted gives an order."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass

# C0 and C1 controls move the cursor or ring the bell; bidirectional controls make a line
# read as another one (CVE-2021-42574); surrogates and noncharacters are in no valid text.
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
ORDER = re.compile(r"#(?=#[\w.-]*\[)|:(?=:)")
"""The first sign of what CI runners take for orders: escape it, and it is none any more.

These are `::command::` at the start of a line, and `##[command]`, `##vso[command]` and
`##teamcity[command]` anywhere (GitHub Actions, "Workflow commands"; Azure Pipelines, "Logging
commands"; TeamCity, "Service messages").
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a text may be dressed: with colours on a terminal, without orders to a CI runner."""

    colours: bool = False
    in_ci: bool = False

    def dressed(self, text: str, colour: str) -> str:
        """The text in a colour, where there are any: a code of ECMA-48 (8.3.117), such as `31`."""
        return f"\x1b[{colour}m{text}\x1b[0m" if self.colours else text


def harmless(text: str, style: Style) -> str:
    """A text on one line without control characters and, in CI, without orders to the runner."""
    plain = _HARMFUL.sub("\ufffd", text.replace("\t", " "))
    return ORDER.sub(lambda sign: f"{sign[0]} ", plain) if style.in_ci else plain


def json_text(value: object, style: Style) -> str:
    """A value as JSON (RFC 8259), with only ASCII characters in it.

    Escaping all others keeps controls out of terminals; in CI also `#` and `:` of orders
    to the runner are escaped, which means the same to every JSON parser.
    """
    text = json.dumps(value, indent=2)
    if style.in_ci:
        text = ORDER.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
    return text + "\n"


def caret(before: str, marked: str) -> str:
    """What marks a stretch of a line from below: as many `^` as columns, at least one."""
    return " " * _width(before) + "^" * max(1, _width(marked))


def _width(text: str) -> int:
    """The columns a text takes in type: wide and full-width characters take two (UAX 11)."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
