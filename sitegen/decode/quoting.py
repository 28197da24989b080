"""How a text is put in quotes, to show it in a fix."""

from __future__ import annotations

_LONGEST = 60

TEXTS = frozenset(
    "what title why story hard attainable situation looks_like incentive source population name "
    "note principles text going_well needs_attention blockers help_wanted lessons next".split()
)
"""Keys whose values are words for people, outside of the terms, wherever they stand in a board."""

TEXTS_OF_TERMS = frozenset(("stop_if", "definition"))
"""Keys of such words that are terms: what is read of them may only change with an amendment."""


def in_quotes(text: str) -> str:
    """`text` as a quoted YAML value: double quotes, or single ones where it has its own.

    A long text is shortened with an ellipsis: the fix shows where the quotes go.
    """
    return whole_in_quotes(text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…")


def whole_in_quotes(text: str) -> str:
    """The same for a text of any length, to be written into a file."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
