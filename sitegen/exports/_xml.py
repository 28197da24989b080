"""XML by hand: elements, escaped, with the characters left out that XML 1.0 does not allow."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from sitegen.prose.direction import settled

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

_ILLEGAL = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x84\x86-\x9f]"
)
"""What XML 1.0, section 2.2, does not allow, and the controls it advises against."""


def clean(text: str) -> str:
    """`text` without what XML does not allow, and without signs that turn its surroundings."""
    return settled(_ILLEGAL.sub("", text))


def element(tag: str, body: str = "", /, **attributes: str) -> str:
    """An element around markup; an attribute without a value is left out.

    Of a name, a trailing `_` falls, and `__` stands for a colon: `xml__lang` is `xml:lang`.
    """
    shown = "".join(
        f" {key.rstrip('_').replace('__', ':')}={quoteattr(clean(value))}"
        for key, value in attributes.items()
        if value
    )
    return f"<{tag}{shown}>{body}</{tag}>" if body else f"<{tag}{shown}/>"


def text(tag: str, content: str, /, **attributes: str) -> str:
    """An element that holds text; as empty as that text."""
    return element(tag, escape(clean(content)), **attributes)


def document(body: str) -> bytes:
    """A whole document in UTF-8."""
    return (DECLARATION + body + "\n").encode("utf-8")
