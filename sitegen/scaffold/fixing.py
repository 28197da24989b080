"""Does what findings say is the one right answer, in the bytes of files; the rest stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitegen.finding import Edit, Finding, Rename
from sitegen.scaffold.source_text import SourceText
from sitegen.source import RawFile

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """Files after a round of fixes, those that were not touched too, and what was done."""

    files: tuple[RawFile, ...]
    done: tuple[Finding, ...] = ()

    @property
    def renames(self) -> tuple[Rename, ...]:
        """The files that have another name now."""
        return tuple(edit for one in self.done for edit in one.edits if isinstance(edit, Rename))


def fix(files: Sequence[RawFile], findings: Iterable[Finding]) -> Fixed:
    """Apply the edits of each finding, all of them or none.

    A finding is left where something else stands than its edit expects, where it overlaps one
    before it, or where a new name is taken, on a disk that does not tell upper from lower case
    too: to be told again by the next check.
    """
    desk = _Desk(files)
    done = tuple(one for one in findings if one.edits and desk.takes(one))
    return Fixed(files=desk.files(), done=done)


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    new: str

    def overlaps(self, other: _Change) -> bool:
        """Whether both touch a sign, or begin at the same one."""
        if self.start == other.start:
            return True
        return self.start < other.end and other.start < self.end


class _Desk:
    """The files of a board with the changes that were taken so far."""

    def __init__(self, files: Sequence[RawFile]) -> None:
        self._files = files
        self._by_path = {file.path: file for file in files}
        self._texts: dict[str, SourceText | None] = {}
        self._changes: dict[str, list[_Change]] = {}
        self._names: dict[str, str] = {}
        self._taken = {path.casefold() for path in self._by_path}

    def takes(self, finding: Finding) -> bool:
        """Take all edits of a finding; false, and nothing is taken, where one of them cannot be."""
        planned: list[tuple[str, _Change]] = []
        renames = [edit for edit in finding.edits if isinstance(edit, Rename)]
        for edit in finding.edits:
            if isinstance(edit, Rename):
                if not self._is_free(edit):
                    return False
                continue
            change = self._change(edit)
            path = edit.location.path
            others = [*self._changes.get(path, ()), *(one for to, one in planned if to == path)]
            if change is None or any(change.overlaps(other) for other in others):
                return False
            planned.append((path, change))
        for path, change in planned:
            self._changes.setdefault(path, []).append(change)
        for edit in renames:
            self._names[edit.path] = edit.to
            self._taken.add(edit.to.casefold())
        return True

    def files(self) -> tuple[RawFile, ...]:
        """Every file as it is then, in the order of the paths."""
        after = (self._after(file) for file in self._files)
        return tuple(sorted(after, key=lambda file: file.path))

    def _after(self, file: RawFile) -> RawFile:
        changes = self._changes.get(file.path, ())
        source = self._text(file.path)
        data = file.data
        if changes and source:
            text = source.text
            for change in sorted(changes, key=lambda one: one.start, reverse=True):
                text = text[: change.start] + change.new + text[change.end :]
            data = source.data(text)
        return RawFile(self._names.get(file.path, file.path), data, file.refusal, file.detail)

    def _is_free(self, edit: Rename) -> bool:
        file = self._by_path.get(edit.path)
        if file is None or file.refusal or edit.path in self._names or edit.to == edit.path:
            return False
        is_same_but_for_case = edit.to.casefold() == edit.path.casefold()
        return is_same_but_for_case or edit.to.casefold() not in self._taken

    def _change(self, edit: Edit) -> _Change | None:
        """The change of the text, with the line ends that stand there; None where it differs."""
        source = self._text(edit.location.path)
        if source is None:
            return None
        start, end = source.span(edit.location.place)
        here = source.text[start:end]
        if start > end or _LINE_END.sub("\n", here) != edit.old or edit.new == edit.old:
            return None
        line_ends = set(_LINE_END.findall(here)) or {source.line_end}
        if "\n" not in edit.new:
            return _Change(start, end, edit.new)
        if len(line_ends) > 1:
            return None
        return _Change(start, end, edit.new.replace("\n", line_ends.pop()))

    def _text(self, path: str) -> SourceText | None:
        if path not in self._texts:
            file = self._by_path.get(path)
            self._texts[path] = _text(file) if file and not file.refusal else None
        return self._texts[path]


def _text(file: RawFile) -> SourceText | None:
    try:
        return SourceText.of(file.data)
    except UnicodeDecodeError:
        return None
