"""JSON with exact numbers: decimals stand as they are, never as binary fractions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sitegen.compute.exact import decimal
from sitegen.numbers import canonical

Json = Mapping[str, "Json"] | tuple["Json", ...] | str | int | bool | Decimal | date | None

Object = dict[str, Json]


def dumps(value: Json) -> bytes:
    """UTF-8 with two spaces of indentation, keys in their order, and a line feed at the end."""
    return (_written(value, "\n") + "\n").encode("utf-8", "replace")


def share(value: Fraction | None) -> Decimal | None:
    """A share of 1 to four decimals, halves away from zero."""
    return None if value is None else decimal(value, 4)


def _written(value: Json, line: str) -> str:
    inner = line + "  "
    if isinstance(value, Mapping):
        items = [f"{_text(key)}: {_written(item, inner)}" for key, item in value.items()]
        return f"{{{inner}{f',{inner}'.join(items)}{line}}}" if items else "{}"
    if isinstance(value, tuple):
        rows = [_written(item, inner) for item in value]
        return f"[{inner}{f',{inner}'.join(rows)}{line}]" if rows else "[]"
    if isinstance(value, Decimal):
        return canonical(value)
    return _text(value.isoformat() if isinstance(value, date) else value)


def _text(value: str | int | bool | None) -> str:
    return json.dumps(value, ensure_ascii=False)
