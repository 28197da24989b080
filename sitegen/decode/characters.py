"""Characters that a reader cannot see: which ones, and where they are honest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Controls of C0 and C1 (but tab, line feed, and next line), halves of pairs, non-characters."""

_SUSPECTS = re.compile(
    "[\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\x85\U000e0000-\U000e007f]"
)
_JOINERS = frozenset("\u200c\u200d")
_DIRECTION_MARKS = frozenset("\u061c\u200e\u200f")
_LINE_BREAKS = frozenset("\x85\u2028\u2029")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
_EMOJI = re.compile(
    "[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff\xa9\xae\u203c\u2049]"
)
_JOINING_SCRIPTS = re.compile(
    # Arabic and Persian, Syriac, N'Ko; the scripts of India and around; Mongolian; Arabic forms.
    "[\u0600-\u08ff\u0900-\u0dff\u0e80-\u109f\u1780-\u18af\ua840-\ua8ff\ufb50-\ufdff\ufe70-\ufefc]"
)
_NAMES = {
    "\x85": "a next-line character",
    "\xad": "a soft hyphen",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\ufeff": "a byte order mark",
}


def hidden_in(text: str) -> Iterator[tuple[int, str]]:
    """Index and name of each character without a shape that the writing does not call for.

    Honest are joiners inside of emoji and in scripts that join letters, marks of direction
    in a line with letters that run from right to left, and the tags of flags. Characters
    that change the direction of other text, or have no width, are not.
    """
    if text.isascii():
        return
    offset = 0
    for line in text.split("\n"):
        runs_right_to_left = None
        for match in _SUSPECTS.finditer(line):
            if match[0] in _DIRECTION_MARKS:
                if runs_right_to_left is None:
                    runs_right_to_left = _runs_right_to_left(line)
                is_honest = runs_right_to_left
            else:
                is_honest = _is_honest(line, match.start())
            if not is_honest:
                yield offset + match.start(), name_of(match[0])
        offset += len(line) + 1


def name_of(sign: str) -> str:
    """What a character is called, with its number: `zero width space (U+200B)`."""
    name = _NAMES.get(sign) or "a " + unicodedata.name(sign, "control character").lower()
    return f"{name} (U+{ord(sign):04X})"


def is_line_break(sign: str) -> bool:
    """Whether some programs start a new line here, although editors do not."""
    return sign in _LINE_BREAKS


def _is_honest(text: str, index: int) -> bool:
    sign = text[index]
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    if sign in _JOINERS:
        if _JOINING_SCRIPTS.match(before) or _JOINING_SCRIPTS.match(after):
            return True
        return sign == "\u200d" and bool(_EMOJI.match(before) and _EMOJI.match(after))
    if "\U000e0020" <= sign <= "\U000e007f":
        start = text.rfind("\U0001f3f4", max(0, index - 10), index)
        flag = _FLAG.match(text, start) if start >= 0 else None
        return flag is not None and flag.end() > index
    return False


def _runs_right_to_left(line: str) -> bool:
    return any(unicodedata.bidirectional(sign) in ("R", "AL") and sign.isalpha() for sign in line)
