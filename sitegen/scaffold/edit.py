"""Edits of a goal's file at the places of its values; all the rest stays byte for byte."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.decode.nodes import Mapping, Node, Scalar, Sequence
from sitegen.decode.notes import shown
from sitegen.decode.parts import Parts
from sitegen.decode.tree import compose
from sitegen.numbers import NumberProblem, parse_quantity
from sitegen.scaffold.short_text import ShortText, short_text
from sitegen.scaffold.source_text import SourceText
from sitegen.scaffold.yaml_text import quoted, written
from sitegen.source import RawFile

KeyPath = tuple[str, ...]
"""Keys from the top of the file, such as `("measures", "csat", "at_least")`."""

_NUMBER = re.compile(
    r"([^-+\d\u2212\u2013]*)[-+\u2212\u2013]?\d(?:[\d.,'\u00a0\u202f]*\d)?(.*)", re.DOTALL
)
_LEVELS = frozenset(
    "baseline value target change stretch at_least at_most above below between".split()
)


class Uneditable(ValueError):
    """Why a value cannot be changed here; the message says what to do instead."""


def with_value(file: RawFile, path: KeyPath, text: str) -> RawFile:
    """The file of a goal with another value at a path, or with a key more.

    `text` is as a person would say it, `90%` or `[amir, chen]`; a level without a unit keeps
    the one that stands there. Short forms of measures are changed within their text, and
    written out where a key does not fit in. What the edit means is for the caller to read.

    Raises Uneditable where it would take more than one place, or a remark would be lost.
    """
    root = _root(file)
    source = SourceText.of(file.data)
    return RawFile(file.path, source.data(_Editor(source, path).change(root, path, text)))


def _root(file: RawFile) -> Mapping:
    parts = Parts()
    is_markdown = file.path.endswith(".md")
    part = parts.keys_and_body(file, needs_keys=True) if is_markdown else parts.keys(file)
    if part is None or not isinstance(part.root, Mapping):
        raise Uneditable(f"{file.path} cannot be read; `sitegen check` says why.")
    return part.root


@dataclass(frozen=True, slots=True)
class _Editor:
    """One edit; `path` is the whole way, for messages."""

    source: SourceText
    path: KeyPath

    def change(self, root: Mapping, path: KeyPath, text: str) -> str:
        """The text of the file with the value changed, however deep it lies."""
        node: Node = root
        in_brackets = False
        for at, key in enumerate(path):
            in_brackets = in_brackets or self._is_flow(node)
            if isinstance(node, Scalar):
                return self._in_short_form(node, path[at:], text, in_brackets=in_brackets)
            found = _child(node, key)
            if isinstance(node, Mapping):
                if found is None:
                    return self._added(node, path[at:], text, in_brackets=in_brackets)
                if isinstance(found, Scalar) and found.is_empty and at == len(path) - 1:
                    return self._filled(node, key, text, in_brackets=in_brackets)
            if found is None:
                raise Uneditable(f"There is no {'.'.join(path[: at + 1])} in this file.")
            node = found
        inner = node.get("value") if isinstance(node, Mapping) and path[-1] == "baseline" else None
        return self._set(inner or node, text, in_brackets=in_brackets or inner is not None)

    def _set(self, node: Node, text: str, *, in_brackets: bool) -> str:
        old = self.source.at(node.place)
        is_block = not isinstance(node, Scalar) or old.startswith(("|", ">"))
        if is_block and "#" in old:
            raise self._by_hand("there are remarks in it")
        if isinstance(node, Mapping) and not text.startswith("{"):
            raise self._by_hand("it is a group of keys")
        if path_is_level(self.path) and isinstance(node, Scalar):
            text = with_unit_of(node.text, text)
        new = self._value(text, in_brackets=in_brackets)
        if old.startswith(("'", '"')) and not isinstance(node, Mapping | Sequence):
            new = _requoted(old[0], text, new)
        return self.source.replaced(node.place, new)

    def _value(self, text: str, *, in_brackets: bool) -> str:
        """A value as it is written on one line; lists and groups as people write them in YAML."""
        if not text.startswith(("[", "{")):
            return quoted(text, in_brackets=in_brackets)
        tree = compose(text, "")
        if tree.findings or tree.root is None:
            raise Uneditable(f"{shown(text)} is no list and no group of keys.")
        return written(tree.root)

    def _pair(self, keys: KeyPath, text: str, *, in_brackets: bool) -> str:
        """A key with its value, or with keys that lead to it."""
        inner = len(keys) > 1
        value = self._value(text, in_brackets=in_brackets or inner)
        for key in reversed(keys[1:]):
            value = f"{{{quoted(key, in_brackets=True)}: {value}}}"
        return f"{quoted(keys[0], in_brackets=in_brackets)}: {value}"

    def _added(self, node: Mapping, keys: KeyPath, text: str, *, in_brackets: bool) -> str:
        pair = self._pair(keys, text, in_brackets=in_brackets)
        if not node.items:
            return self.source.inserted(node.place.line, node.place.column + 1, pair)
        last_key, last = node.items[-1]
        if in_brackets:
            end = last.place
            return self.source.inserted(end.end_line, end.end_column, f", {pair}")
        margin = " " * (node.items[0][0].place.column - 1)
        return self.source.with_line(self._last_line(last_key, last), margin + pair)

    def _filled(self, node: Mapping, key: str, text: str, *, in_brackets: bool) -> str:
        """A value for a key that has none."""
        (place,) = (name.place for name, _ in node.items if name.text == key)
        behind = self.source.index(place.end_line, place.end_column)
        colon = self.source.text.index(":", behind) - behind
        value = self._value(text, in_brackets=in_brackets)
        return self.source.inserted(place.end_line, place.end_column + colon + 1, f" {value}")

    def _last_line(self, key: Scalar, value: Node) -> int:
        """The last line of a value; one that is not there ends with its key."""
        if isinstance(value, Mapping) and value.items and not self._is_flow(value):
            return self._last_line(*value.items[-1])
        if isinstance(value, Sequence) and value.items and not self._is_flow(value):
            return self._last_line(key, value.items[-1])
        if isinstance(value, Scalar) and value.is_empty:
            return key.place.end_line
        return value.place.end_line

    def _in_short_form(self, node: Scalar, keys: KeyPath, text: str, *, in_brackets: bool) -> str:
        source = self.source.at(node.place)
        if keys == ("value",) and self.path[-2:-1] == ("baseline",):
            return self._set(node, text, in_brackets=in_brackets)
        if self.path[: -len(keys)] != ("measures", *self.path[1:2]):
            raise Uneditable(f"{'.'.join(self.path)} cannot be: there is a plain value before it.")
        short = short_text(source)
        if short is None:
            raise self._by_hand(f"{shown(source)} is not what it was taken for")
        if keys[0] in short.spans and len(keys) == 1:
            new = with_unit_of(short.at(keys[0]), text)
            if quoted(f"to {new}", in_brackets=in_brackets) != f"to {new}":
                raise Uneditable(f"{shown(text)} does not fit into {shown(source)}.")
            return self.source.replaced(node.place, short.replaced(keys[0], new))
        return self.source.replaced(node.place, self._long_form(short, keys, text))

    def _long_form(self, short: ShortText, keys: KeyPath, text: str) -> str:
        pairs = [f"{key}: {quoted(value, in_brackets=True)}" for key, value in short.long_form()]
        return "{" + ", ".join((*pairs, self._pair(keys, text, in_brackets=True))) + "}"

    def _is_flow(self, node: Node) -> bool:
        return not isinstance(node, Scalar) and self.source.at(node.place).startswith(("{", "["))

    def _by_hand(self, why: str) -> Uneditable:
        because = f", because {why}" if why else ""
        return Uneditable(
            f"{'.'.join(self.path)} cannot be changed here{because}. Edit the file by hand; "
            "`sitegen amend` without --set then writes the entry."
        )


def path_is_level(path: KeyPath) -> bool:
    """Whether a level of a measure stands at a path: a number that has a unit."""
    return path[0] == "measures" and (path[-1] in _LEVELS or path[-2:-1] == ("pace",))


def with_unit_of(old: str, new: str) -> str:
    """A new level, with the unit of the old one where none was typed."""
    try:
        before, after = parse_quantity(old), parse_quantity(new)
    except NumberProblem:
        return new
    parts = _NUMBER.fullmatch(old.strip())
    if after.unit or not before.unit or not parts:
        return new
    return f"{parts[1]}{new.strip()}{parts[2]}"


def _child(node: Node, key: str) -> Node | None:
    if isinstance(node, Mapping):
        return node.get(key)
    if isinstance(node, Sequence) and key.isascii() and key.isdigit():
        return node.items[int(key)] if int(key) < len(node.items) else None
    return None


def _requoted(quote: str, text: str, new: str) -> str:
    """A text in the quotes that its author prefers, where they do."""
    if new[:1] in ("'", '"') or quote in text or "\\" in text or not text.isprintable():
        return new
    return f"{quote}{text}{quote}"
