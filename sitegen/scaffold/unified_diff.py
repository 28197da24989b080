"""What a fix would change, as the unified diff of git: `git apply` and `patch -p1` take it."""

from __future__ import annotations

import difflib
import re

from sitegen.source import RawFile

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_END = "\\ No newline at end of file\n"
_PLAIN = re.compile(r"[\w./ -]+", re.ASCII)


def unified_diff(before: RawFile, after: RawFile) -> str:
    """One file before and after, with its new name where it has one."""
    old, new = _named(f"a/{before.path}"), _named(f"b/{after.path}")
    head = f"diff --git {old} {new}\n"
    if before.path != after.path:
        head += f"rename from {_named(before.path)}\nrename to {_named(after.path)}\n"
    if before.data == after.data:
        return head
    lines = difflib.unified_diff(_lines(before), _lines(after), _ended(old), _ended(new))
    ended = (line if line.endswith("\n") else f"{line}\n{_NO_END}" for line in lines)
    return head + "".join(ended)


def _lines(file: RawFile) -> list[str]:
    """The lines with their ends; a carriage return is part of a line, as git has it."""
    return _LINE.findall(file.data.decode("utf-8", "replace"))


def _ended(name: str) -> str:
    """A name on its line: after one with a space comes a tab, or `patch` takes half of it."""
    return f"{name}\t" if " " in name and not name.startswith('"') else name


def _named(path: str) -> str:
    """A path as git writes it: in quotes where it has more than plain signs (core.quotePath)."""
    if _PLAIN.fullmatch(path):
        return path
    return f'"{"".join(map(_sign, path.encode("utf-8", "replace")))}"'


def _sign(byte: int) -> str:
    if byte in b'"\\':
        return f"\\{byte:c}"
    return chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}"
