"""How a text is put in quotes, to show it in a fix."""

from __future__ import annotations

_LONGEST = 60


def in_quotes(text: str) -> str:
    """`text` as a quoted YAML value: double quotes, or single ones where it has its own.

    A long text is shortened with an ellipsis: the fix shows where the quotes go.
    """
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
    if '"' in shown or "\\" in shown:
        return "'" + shown.replace("'", "''") + "'"
    return f'"{shown}"'
