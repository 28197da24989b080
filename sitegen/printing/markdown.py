"""Text that shows as itself in a forge's Markdown (no markup, no mention), and how much fits."""

from __future__ import annotations

import re

from sitegen.printing.text import Style, harmless

SUMMARY_LIMIT = 1_000 * 1024
"""The most bytes of a job's summary (GitHub takes 1 MiB of a step: "Workflow commands", "Step
isolation"; a little is left for the forge)."""

COMMENT_LIMIT = 60 * 1024
"""The most bytes of a comment (GitHub: 65,536 characters)."""

# What begins code, emphasis, links, HTML, entities, cells of tables, strikethrough and formulas
# in GitHub Flavored Markdown. As an entity it can begin nothing (CommonMark 0.31, section 2.5).
_MARKUP = frozenset("\\`*_[]<>&|~$")
# Forges look for these in the finished page, where an entity or a backslash is the sign again; an
# empty space after the sign breaks them (github/markup, issue 1168). GitLab's are those of its
# "GitLab Flavored Markdown", sections "GitLab-specific references", "Inline diff" and "Emoji"
# (docs.gitlab.com/user/markdown). Ids of commits stay whole: they link, and call nobody.
_REFERENCES = (
    r"[@#]",  # @people, #12, ^alert#12
    r"(?i:\bg[hl]-(?=\d))",  # GH-12, GL-12
    r":(?=//)|(?i:\bwww\.)",  # addresses
    r"[!$&](?=\d)",  # merge requests, snippets, epics
    r"%(?=[\w\"])",  # milestones, by number or name
    r"~(?=[\w\"?.&-])",  # labels, by number or name
    r"\[(?=\S)",  # [issue:12], [vulnerability:12], [TOC]
    r"\*(?=iteration:)",
    r"(?<=[\w.-])(?=>)",  # northwind/goals>
    r"\{(?=[+-])",  # {+ added +}
    r":(?=[\w+-]+:)",  # :tada:
)
_ACTIVE = re.compile(f"(?P<refers>{'|'.join(_REFERENCES)})|[{re.escape(''.join(_MARKUP))}]")
_EMPTY = "&#8203;"


def as_text(text: str) -> str:
    """A text on one line that a forge shows as it is, also in a cell of a table."""
    return _ACTIVE.sub(_inactive, harmless(text, Style(in_ci=True)))


def _inactive(found: re.Match[str]) -> str:
    shown = f"&#{ord(found[0])};" if found[0] in _MARKUP else found[0]
    return shown if found["refers"] is None else shown + _EMPTY
