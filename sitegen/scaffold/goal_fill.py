"""Filling in: keys that a goal's file lacks are written into it, and what is there stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.decode.nodes import Mapping, Node, Scalar, Sequence
from sitegen.decode.parts import Parts
from sitegen.scaffold.yaml_text import lines as yaml_lines
from sitegen.scaffold.yaml_text import quoted, written
from sitegen.source import RawFile

ORDER = (
    *("title", "why", "story", "draft", "visibility", "kind", "with", "steward", "sponsor"),
    *("start", "due", "agreement", "aligns_with", "continues", "formerly", "challenge"),
    *("situation", "looks_like", "measures", "support", "milestones", "contributions"),
    *("initiatives", "incentive", "stop_if", "check_in_every", "review_every", "links", "tags"),
)
"""The keys of a goal in the order in which the documentation shows them."""

_SLOT = re.compile(r"# ([a-z_]+):(?: .*)?")


class Unfillable(ValueError):
    """Why nothing can be written into a file; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gap:
    """A value that a file lacks: in which group of keys; `key` is there where it has no value."""

    holder: Mapping | None
    name: str
    value: Node
    is_top: bool
    key: Scalar | None = None


def rank(key: str) -> int:
    """Where a key of a goal stands among the others; unknown ones come last."""
    return ORDER.index(key) if key in ORDER else len(ORDER)


def root_of(file: RawFile) -> Mapping | None:
    """The keys of a goal's file, or None where it has none. Raises Unfillable."""
    parts = Parts()
    is_markdown = file.path.endswith(".md")
    part = parts.keys_and_body(file, needs_keys=True) if is_markdown else parts.keys(file)
    if part is None or not isinstance(part.root, Mapping | None):
        raise Unfillable(f"{file.path} cannot be read; `sitegen check` says why.")
    return part.root


def key_lines(key: str, node: Node) -> tuple[str, ...]:
    """The lines of a key of a goal as people write them: what is long goes below it."""
    if key == "measures" and isinstance(node, Mapping):
        below = (line for name, one in node.items for line in yaml_lines(name.text, one, indent=2))
        return ("measures:", *below)
    if key == "situation" and isinstance(node, Sequence):
        return ("situation:", *(f"  - {_item(one)}" for one in node.items))
    if key == "draft" and isinstance(node, Scalar):
        return (f"draft: {node.text}",)  # a word that other readers may take for a truth
    return yaml_lines(key, node)


def filled(file: RawFile, values: Mapping, known: frozenset[str]) -> RawFile:
    """The file with the `values` that it lacks, each where it belongs.

    A commented example (`# due: 2027-Q1`) marks the place of its key; with the remarks above
    it, it goes where it is `known`: as it came, and nobody wrote in it. Raises Unfillable.
    """
    tried: set[tuple[str, int]] = set()
    while gap := _first_gap(root_of(file), values, is_top=True):
        mark = (gap.name, len(file.data))
        if mark in tried:
            raise Unfillable(f"{gap.name} cannot be written into {file.path}; edit it by hand.")
        tried.add(mark)
        file = _with(file, gap, known)
    return file


def _first_gap(have: Mapping | None, want: Mapping, *, is_top: bool) -> _Gap | None:
    there = {key.text: (key, value) for key, value in have.items} if have else {}
    for name, value in want.items:
        key, old = there.get(name.text, (None, None))
        if key and isinstance(value, Scalar) and value.is_empty:
            continue
        if old is None or (isinstance(old, Scalar) and old.is_empty):
            return _Gap(holder=have, name=name.text, value=value, is_top=is_top, key=key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            inner = _first_gap(old, value, is_top=False)
            if inner:
                return inner
    return None


def _with(file: RawFile, gap: _Gap, known: frozenset[str]) -> RawFile:
    text = file.data.decode()
    bom, text = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    lines = text.split("\n")
    if gap.holder and _is_flow(gap.holder, lines):
        _into_brackets(lines, gap)
    elif gap.key:
        _behind_key(lines, gap, gap.key)
    elif gap.is_top:
        _at_top(lines, gap, known, is_markdown=file.path.endswith(".md"))
    elif gap.holder:
        last_key, last = gap.holder.items[-1]
        margin = gap.holder.items[0][0].place.column - 1
        at = _last_line(last_key, last, lines)
        _insert(lines, at, yaml_lines(gap.name, gap.value, indent=margin))
    return RawFile(file.path, (bom + "\n".join(lines)).encode())


def _at_top(lines: list[str], gap: _Gap, known: frozenset[str], *, is_markdown: bool) -> None:
    new = key_lines(gap.name, gap.value)
    first, end = keys_part(lines, is_markdown=is_markdown)
    slot = next((n for n in range(first, end) if _slot(lines[n]) == gap.name), None)
    if slot is not None:
        _into_slot(lines, slot, new, known)
        return
    items = gap.holder.items if gap.holder else ()
    before = [(key, value) for key, value in items if rank(key.text) < rank(gap.name)]
    if before:
        at = _last_line(*before[-1], lines)
    else:
        at = items[0][0].place.line - 1 if items else first
    _insert(lines, at, new)


def _into_slot(lines: list[str], slot: int, new: tuple[str, ...], known: frozenset[str]) -> None:
    """Put lines in the place of a commented example and the remarks above it."""
    start, end = slot, slot + 1
    while start and lines[start - 1].startswith("#"):
        start -= 1
    while lines[end : end + 1] and lines[end].startswith("#   "):
        end += 1
    kept = [line for line in lines[start:end] if line.rstrip("\r") not in known]
    if not kept and start > 1 and not lines[start - 1].strip() and _is_key(lines[start - 2]):
        start -= 1
    if not kept and end + 1 < len(lines) and not lines[end].strip() and _is_key(lines[end + 1]):
        end += 1
    lines[start:end] = kept
    _insert(lines, start + len(kept), new)


def _behind_key(lines: list[str], gap: _Gap, key: Scalar) -> None:
    """A value for a key that has none, beside it or, where it is a group, below it."""
    margin = key.place.column - 1
    new = key_lines(gap.name, gap.value) if gap.is_top else yaml_lines(gap.name, gap.value)
    row = key.place.end_line - 1
    if len(new) > 1:
        _insert(lines, row + 1, tuple(" " * margin + line for line in new[1:]))
        return
    colon = lines[row].index(":", key.place.end_column - 1) + 1
    value = new[0].removeprefix(f"{quoted(gap.name)}:")
    lines[row] = lines[row][:colon] + value + lines[row][colon:]


def _into_brackets(lines: list[str], gap: _Gap) -> None:
    assert gap.holder
    value = written(gap.value)
    if not gap.holder.items:
        row, at = gap.holder.place.line - 1, gap.holder.place.column
        new = f"{quoted(gap.name, in_brackets=True)}: {value}"
    elif gap.key:
        row, at = gap.key.place.end_line - 1, gap.key.place.end_column - 1
        colon = lines[row].find(":", at)
        new = f" {value}" if colon >= 0 else f": {value}"
        at = colon + 1 if colon >= 0 else at
    else:
        last_key, last = gap.holder.items[-1]
        place = last_key.place if isinstance(last, Scalar) and last.is_empty else last.place
        row, at = place.end_line - 1, place.end_column - 1
        if place is last_key.place and lines[row][at : at + 1] == ":":
            at += 1
        new = f", {quoted(gap.name, in_brackets=True)}: {value}"
    lines[row] = lines[row][:at] + new + lines[row][at:]


def _insert(lines: list[str], at: int, new: tuple[str, ...]) -> None:
    end = "\r" if lines[0].endswith("\r") else ""
    lines[at:at] = [f"{line}{end}" for line in new]


def keys_part(lines: list[str], *, is_markdown: bool) -> tuple[int, int]:
    """The first line of a file's keys, and the one behind the last, counted from 0."""
    if not is_markdown:
        return 0, len(lines)
    ends = (n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "..."))
    return 1, next(ends, len(lines))


def slots(lines: list[str]) -> Iterator[tuple[str, int, int, int]]:
    """Each commented example: its key, where the remarks above it begin, where it does, its end."""
    for number, line in enumerate(lines):
        key = _slot(line)
        if not key:
            continue
        start, end = number, number + 1
        while start and lines[start - 1].startswith("# ") and not _slot(lines[start - 1]):
            start -= 1
        while end < len(lines) and lines[end].startswith("#   "):
            end += 1
        yield key, start, number, end


def _slot(line: str) -> str:
    match = _SLOT.fullmatch(line.rstrip())
    return match[1] if match and match[1] in ORDER else ""


def _is_key(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _item(node: Node) -> str:
    return quoted(node.text) if isinstance(node, Scalar) else written(node)


def _is_flow(node: Node, lines: list[str]) -> bool:
    at = node.place
    return lines[at.line - 1][at.column - 1 : at.column] in ("{", "[")


def _last_line(key: Scalar, value: Node, lines: list[str]) -> int:
    """The last line of a value, counted from 1; one that is not there ends with its key."""
    if isinstance(value, Scalar):
        place = key.place if value.is_empty else value.place
        return place.end_line - (1 if place.end_column == 1 and place.end_line > place.line else 0)
    if _is_flow(value, lines) or not value.items:
        return value.place.end_line
    if isinstance(value, Mapping):
        return _last_line(*value.items[-1], lines)
    return _last_line(key, value.items[-1], lines)
