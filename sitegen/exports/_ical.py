"""Lines of iCalendar (RFC 5545): escaped, folded at 75 octets, ended by CRLF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

LONGEST = 75
"""The most octets of a line, without its end (RFC 5545, section 3.1)."""

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def escaped(text: str) -> str:
    """A value of type TEXT (section 3.3.11), without controls."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return _CONTROLS.sub("", plain.replace("\u2029", "\n")).translate(_ESCAPED)


def text_line(name: str, value: str) -> str:
    """A property whose value is text."""
    return f"{name}:{escaped(value)}"


def uri_line(name: str, address: str) -> str:
    """A property whose value is an address; nothing in it could end the line."""
    return f"{name}:{''.join(_CONTROLS.sub('', address).split())}"


def component(name: str, lines: Iterable[str]) -> tuple[str, ...]:
    """Lines between `BEGIN` and `END`; empty ones are left out."""
    return (f"BEGIN:{name}", *(line for line in lines if line), f"END:{name}")


def stream(lines: Sequence[str]) -> bytes:
    """A calendar as bytes."""
    return b"".join(folded(line) for line in lines)


def folded(line: str) -> bytes:
    """A line in as many as it needs: each further one begins with a space, no letter is cut."""
    parts: list[bytes] = []
    part, room = bytearray(), LONGEST
    for letter in line:
        octets = letter.encode("utf-8")
        if len(part) + len(octets) > room:
            parts.append(bytes(part))
            part, room = bytearray(), LONGEST - 1  # the space counts
        part += octets
    return b"\r\n ".join((*parts, bytes(part))) + b"\r\n"
