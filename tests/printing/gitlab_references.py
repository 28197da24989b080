"""References as GitLab's documentation lists them, and how GitLab would find them on a page.

The list is the table of docs.gitlab.com/user/markdown, "GitLab-specific references", with what
"Inline diff" and "Emoji" of the same page take for markup.
"""

from __future__ import annotations

import re

INPUTS = (
    "@maria",
    "#123",
    "GL-123",
    "[issue:123]",
    "[work_item:northwind/goals/123]",
    "!123",
    "$123",
    "&123",
    '*iteration:"iteration title"',
    "[cadence:plan]",
    "[vulnerability:123]",
    "[feature_flag:123]",
    "~123",
    "~bug",
    '~"feature request"',
    '~"priority::high"',
    "%123",
    "%v1.23",
    '%"release candidate"',
    "^alert#123",
    "[contact:maria@northwind.example]",
    "[[home]]",
    "{+ added +}",
    "{- taken away -}",
    "[+ added +]",
    ":tada:",
    "northwind/goals>",
)

_FOUND = re.compile(
    r"@\w|\#\d|\b[Gg][HLhl]-\d|[!$&]\d|%[\w\"]|~[\w\"?.&-]|\*iteration:|\[\w+:|\[\[|\^alert\#\d"
    r"|\[[+-]|\{[+-]|:[\w+-]+:|[\w.-]>"
)


def found_in(text: str) -> list[str]:
    """The beginnings of references in a text that is shown."""
    return _FOUND.findall(text)
