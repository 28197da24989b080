"""What `serve` adds to pages, and only it: reloading, a banner of findings, a page for a fault."""

from __future__ import annotations

import re
from collections import Counter
from html import escape

from sitegen.finding import Finding, Severity
from sitegen.printing.text import Style, harmless
from sitegen.reports.concise import line

SCRIPT = "_reload.js"
STYLE = "_serve.css"

_MOST = 50
_POLL = 700
_BODY = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)
_END = re.compile(rb"</body\s*>", re.IGNORECASE)

CSS = b"""\
.serve { background: #fff4ce; border-block-end: 3px solid #8a6d00; color: #222; padding: 0.75rem }
.serve[data-worst="error"] { background: #fde7e9; border-color: #a4262c }
.serve { font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
.serve summary { color: inherit; cursor: pointer; font-weight: bold }
.serve code { background: none; color: inherit; font: 0.9em/1.5 ui-monospace, monospace }
@media print { .serve { display: none } }
"""

# The site's own policy allows scripts of the site and nothing else: no fetch, no EventSource.
# So the script asks by loading itself again, and its answer is what to do. That leaves the
# pages' policy as it is published, and holds no connection open: a browser has six a host,
# and a seventh tab would wait for ever.
_WAIT = """\
"use strict";
{{
  const ask = () => {{
    if (document.hidden) {{ setTimeout(ask, {poll}); return; }}
    const script = document.createElement("script");
    script.src = "/{script}?{version}&" + Date.now();
    script.onload = () => script.remove();
    script.onerror = () => {{ script.remove(); setTimeout(ask, {poll} * 3); }};
    document.head.append(script);
  }};
  setTimeout(ask, {poll});
}}
"""
_GO = '"use strict";\nlocation.reload();\n'


def script(shown: str, version: str) -> bytes:
    """The answer to a page that shows the version `shown` (hex digits): wait on, or reload."""
    if shown != version:
        return _GO.encode()
    return _WAIT.format(poll=_POLL, script=SCRIPT, version=version).encode()


def dressed(page: bytes, version: str, findings: tuple[Finding, ...]) -> bytes:
    """A page with the script that reloads it, and a banner where there is something to mend."""
    told = tuple(one for one in findings if one.severity is not Severity.HINT)
    if told:
        start = _BODY.search(page)
        at = start.end() if start else 0
        page = page[:at] + _banner(told).encode() + page[at:]
    tag = f'<script src="/{SCRIPT}?{version}" defer></script>'.encode()
    ends = list(_END.finditer(page))
    at = ends[-1].start() if ends else len(page)
    return page[:at] + tag + page[at:]


def fault_page(message: str, version: str) -> bytes:
    """A page that says why there is no board, until there is one again."""
    body = (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        "<title>The board cannot be built</title>"
        f'<link rel="stylesheet" href="/{STYLE}"></head><body>'
        '<main class="serve" data-worst="error"><h1>The board cannot be built</h1>'
        f"<p>{_text(message)}</p>"
        "<p>This page shows the board again as soon as that is mended.</p></main></body></html>\n"
    )
    return dressed(body.encode(), version, ())


def summary(findings: tuple[Finding, ...]) -> str:
    """How many errors and warnings there are, in words; hints are for `check`."""
    count = Counter(one.severity for one in findings)
    parts = [
        f"{count[severity]} {severity}{'' if count[severity] == 1 else 's'}"
        for severity in (Severity.ERROR, Severity.WARNING)
        if count[severity]
    ]
    return " and ".join(parts) or "no errors"


def _banner(findings: tuple[Finding, ...]) -> str:
    order = {Severity.ERROR: 0, Severity.WARNING: 1}
    first = sorted(findings, key=lambda one: order[one.severity])
    items = "".join(
        f"<li><code>{_text(line(one))}</code><br>{_text(one.fix)}</li>" for one in first[:_MOST]
    )
    rest = len(first) - _MOST
    more = f"<p>And {rest} more: see <code>sitegen check</code>.</p>" if rest > 0 else ""
    return (
        f'<link rel="stylesheet" href="/{STYLE}">'
        f'<details class="serve" data-worst="{first[0].severity}">'
        f"<summary>{_text(summary(findings))} in the files of this board</summary>"
        f"<ul>{items}</ul>{more}</details>"
    )


def _text(text: str) -> str:
    return escape(harmless(text, Style()))
