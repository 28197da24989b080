"""Tables for spreadsheet programs: RFC 4180, with no text that such a program would calculate.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and one could fetch
an address or start a program (OWASP, "CSV Injection"). Such a text gets an apostrophe before it.
Where lists are separated by `;`, Excel cuts at every semicolon: what follows one is a cell, too.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from sitegen.numbers import canonical

Cell = str | int | Decimal | date | None

_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes a file for one in the letters of its own country, and spoils names."""

_RISKY = re.compile("(^|;)(?=[=+@\uff0b\uff0d\uff1d\uff20-])")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def table(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A table with a row of heads, in UTF-8 with a byte order mark, its lines ended by CRLF.

    Numbers and days are written as such (`-1.2`, `2026-11-20`), whatever they begin with.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return (_BYTE_ORDER_MARK + text.getvalue()).encode("utf-8", "replace")


def as_text(text: str) -> str:
    """A text on one line that every spreadsheet program takes for text."""
    line = " ".join(_CONTROLS.sub(" ", text).split())
    return _RISKY.sub(r"\1'", line)


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case int():
            return str(cell)
        case Decimal():
            return canonical(cell)
        case date():
            return cell.isoformat()
        case _:
            return as_text(cell)
