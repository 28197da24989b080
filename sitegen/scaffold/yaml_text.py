"""Writing YAML by hand: texts in quotes where they need them, values on one line."""

from __future__ import annotations

import re

from sitegen.decode.characters import hidden_in
from sitegen.decode.nodes import Mapping, Node, Scalar

_WORDS = frozenset("~ null true false yes no on off".split())
"""What other readers of YAML 1.1 take for something else than a text."""

_START = re.compile(r"[^\W_]|[-+]\d|[(/$€£]")
_LOST = re.compile(r": |:$| #")
_LOST_IN_BRACKETS = re.compile(r"[,\[\]{}:?#]")
_ESCAPED = re.compile('[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff\\\\"]')
_SHORT = {"\n": "\\n", "\t": "\\t", "\\": "\\\\", '"': '\\"'}


def quoted(text: str, *, in_brackets: bool = False) -> str:
    """A text as a YAML value on one line, in quotes if it would be lost or misread without.

    `in_brackets` is for a value within `[ ]` or `{ }`, where more signs have a meaning. What
    nobody can see stands as its number: whoever commits the text has to see what it says.
    """
    if _is_plain(text, in_brackets=in_brackets):
        return text
    if ('"' in text or "\\" in text) and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    unseen = {index for index, _ in hidden_in(text)}
    signs = (
        _escape(sign) if index in unseen or _ESCAPED.match(sign) else sign
        for index, sign in enumerate(text)
    )
    return f'"{"".join(signs)}"'


def written(node: Node) -> str:
    """A value on one line; lists and groups of keys in brackets."""
    if isinstance(node, Scalar):
        return "" if node.is_empty else quoted(node.text, in_brackets=True)
    if isinstance(node, Mapping):
        pairs = (f"{written(key)}: {written(value)}".rstrip() for key, value in node.items)
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(written(item) for item in node.items) + "]"


def lines(key: str, node: Node, *, indent: int = 0) -> tuple[str, ...]:
    """The lines of a key: a group of keys goes below it, one a line, anything else beside it."""
    margin = " " * indent
    if isinstance(node, Mapping) and node.items:
        below = (f"{margin}  {_pair(name.text, value)}" for name, value in node.items)
        return (f"{margin}{quoted(key)}:", *below)
    return (f"{margin}{_pair(key, node)}",)


def _pair(key: str, node: Node) -> str:
    value = quoted(node.text) if isinstance(node, Scalar) and node.text else written(node)
    return f"{quoted(key)}: {value}".rstrip()


def _is_plain(text: str, *, in_brackets: bool) -> bool:
    if not text.isprintable() or text != text.strip() or not _START.match(text):
        return False
    if text.casefold() in _WORDS or _LOST.search(text):
        return False
    return not (in_brackets and _LOST_IN_BRACKETS.search(text))


def _escape(sign: str) -> str:
    if sign in _SHORT:
        return _SHORT[sign]
    number = ord(sign)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
