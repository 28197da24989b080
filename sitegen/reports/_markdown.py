"""Text that shows as itself in a forge's Markdown: no markup, no mention, no reference."""

from __future__ import annotations

import re

from sitegen.reports._report import Style, harmless

# What begins code, emphasis, links, HTML, entities, cells of tables, strikethrough and formulas
# in GitHub Flavored Markdown. As an entity it can begin nothing (CommonMark 0.31, section 2.5).
_MARKUP = r"(?P<sign>[\\`*_\[\]<>&|~$])"
# Forges look for @people, #12, GH-12 and addresses in the finished page, where an entity or a
# backslash is the sign again; an empty space after it breaks them (github/markup, issue 1168).
_REFERENCE = r"[@#]|(?i:\bgh-(?=\d))|:(?=//)|(?i:\bwww\.)"
_ACTIVE = re.compile(f"{_MARKUP}|{_REFERENCE}")
_EMPTY = "&#8203;"


def as_text(text: str) -> str:
    """A text on one line that a forge shows as it is, also in a cell of a table."""
    return _ACTIVE.sub(_inactive, harmless(text, Style(in_ci=True)))


def _inactive(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};" if found["sign"] else found[0] + _EMPTY
