"""The escapes of a text in double quotes, where they stand for what nobody can see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.decode.characters import CONTROL, hidden_in

_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_LETTERS = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "r": 13, "e": 27}
_LETTERS |= {"N": 0x85, "L": 0x2028, "P": 0x2029}
"""Single letters after a backslash that stand for a control (YAML 1.1, 5.7)."""

_REPLACEMENT = "\ufffd"


def unseen_escapes(source: str, value: str) -> Iterator[tuple[int, str, bool]]:
    """Index and words of each escape in `source` for a control (true) or a hidden character.

    `value` is what `source`, with its quotes, stands for.
    """
    hidden = {value[index] for index, _ in hidden_in(value)}
    for match in _ESCAPE.finditer(source):
        digits = match[1] or match[2] or match[3]
        number = int(digits, 16) if digits else _LETTERS.get(match[4])
        if number is None or number > 0x10FFFF:
            continue
        sign = chr(number)
        is_control = CONTROL.match(sign) is not None
        if is_control or sign in hidden:
            yield match.start(), match[0], is_control


def without_controls(value: str) -> str:
    """The text with a replacement mark (U+FFFD) for each control and half of a pair."""
    return CONTROL.sub(_REPLACEMENT, value)
