"""Prose to HTML that is safe to put into a page: the one way there is."""

from __future__ import annotations

import re
from html import escape

from sitegen.prose.limits import scan
from sitegen.prose.sanitise import sanitise

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def render(text: str, *, base_level: int = 2) -> str:
    """Sanitised HTML of a Markdown text, as the common forges show it.

    `base_level` (1 to 6) is the level of its topmost headings; those below follow without
    skipping one. A text that `scan` refuses is shown as it was typed.
    """
    if not text.strip():
        return ""
    if scan(text):
        return f"<pre>{escape(_printable(text))}</pre>"
    # Imported here: checks read prose too, and do not pay for the renderer.
    from sitegen.prose.dialect.assemble import assemble  # noqa: PLC0415 - checks do not pay for it

    html = assemble(base_level).convert(_printable(text))
    return sanitise(html.replace("<bare>", "").replace("</bare>", "")).strip()


def _printable(text: str) -> str:
    """Text without control characters and halves of surrogate pairs, which no page can hold."""
    return _CONTROLS.sub("", text).encode("utf-8", "replace").decode("utf-8")
