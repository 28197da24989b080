"""What `check --fix` would change in a board: worked out in memory, written all at once."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import click

from sitegen.cli._options import writing_style
from sitegen.cli._trial import Trial
from sitegen.decode.layout import entry_name
from sitegen.edges.git import Repository, open_repository
from sitegen.edges.git_sides import read_listing
from sitegen.edges.mend import Mended, is_free, is_own_file, mend
from sitegen.finding import Edit, Finding, Rename
from sitegen.model.ledger import EntryKind
from sitegen.printing.text import harmless
from sitegen.scaffold.fixing import fix
from sitegen.scaffold.unified_diff import unified_diff

MOST_ROUNDS = 60
"""One mistake may hide another one; so often it is looked again."""

_DATED_BY_ITS_COMMIT = (EntryKind.AGREE, EntryKind.DECLINE)
"""Kinds whose entries mean the terms of the commit that brought them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """Files that would change, how many places in them, and how many were left for what landed."""

    files: tuple[Mended, ...]
    places: int
    left: int

    def moved(self, paths: tuple[Path, ...], root: Path) -> tuple[Path, ...]:
        """These paths, with their new names where they have one."""
        top = root.resolve()
        names = {top / one.before.path: top / one.after.path for one in self.files}
        return tuple(names.get(path.resolve(), path) for path in paths)


def work_out(trial: Trial, root: Path, wanted: Callable[[str], bool]) -> Mending:
    """What there is to fix in the wanted files, over as many rounds as it takes."""
    limits = _Limits(root, wanted, _committed(root))
    places = 0
    before = {file.path: file for file in trial.files}
    for _ in range(MOST_ROUNDS):
        fixed = fix(trial.files, [one for one in trial.findings if limits.allow(one)])
        if not fixed.done:
            break
        places += sum(len(one.edits) for one in fixed.done)
        limits.follow(fixed.renames)
        trial = trial.of(fixed.files)
    changed = tuple(
        Mended(old, file)
        for file in trial.files
        if (old := before[limits.origin(file.path)]) != file
    )
    left = sum(limits.is_barred(one) for one in trial.findings)
    return Mending(files=changed, places=places, left=left)


class _Limits:
    """Which findings may be fixed here, whatever their files are called meanwhile."""

    def __init__(self, root: Path, wanted: Callable[[str], bool], committed: frozenset[str]):
        self._root = root
        self._wanted = wanted
        self._committed = committed
        self._origins: dict[str, str] = {}

    def origin(self, path: str) -> str:
        """The name that a file has on the disk."""
        return self._origins.get(path, path)

    def follow(self, renames: tuple[Rename, ...]) -> None:
        """Take note of files that have another name from now on."""
        for one in renames:
            self._origins[one.to] = self._origins.pop(one.path, one.path)

    def allow(self, finding: Finding) -> bool:
        """Whether a finding may be fixed: in its files alone, and in nothing that has landed."""
        if not finding.edits or self.is_barred(finding):
            return False
        return all(self._is_possible(edit) for edit in finding.edits)

    def is_barred(self, finding: Finding) -> bool:
        """Whether a fix is known and wanted, and would change what has landed in a ledger."""
        return self._wanted(self.origin(finding.location.path)) and any(
            map(self._is_landed, finding.edits)
        )

    def _is_possible(self, edit: Edit | Rename) -> bool:
        path = self.origin(edit.path if isinstance(edit, Rename) else edit.location.path)
        if not self._wanted(path) or not is_own_file(self._root, path):
            return False
        return not isinstance(edit, Rename) or is_free(self._root, path, edit.to)

    def _is_landed(self, edit: Edit | Rename) -> bool:
        """Entries are never edited after they land; and some mean what their commit has."""
        if isinstance(edit, Rename):
            name = entry_name(PurePosixPath(edit.to).stem)
            is_dated = name is not None and name.kind in _DATED_BY_ITS_COMMIT
            return is_dated and self.origin(edit.path) in self._committed
        path = self.origin(edit.location.path)
        return path in self._committed and entry_name(PurePosixPath(path).stem) is not None


def _committed(root: Path) -> frozenset[str]:
    repository = open_repository(root, dict(os.environ))
    if not isinstance(repository, Repository):
        return frozenset()
    return frozenset(read_listing(repository, "HEAD").blobs)


def show(mending: Mending) -> None:
    """Print the diff; on a terminal and in CI without signs that would do something there."""
    text = "".join(unified_diff(one.before, one.after) for one in mending.files)
    style = writing_style()
    if sys.stdout.isatty() or style.in_ci:
        text = "".join(f"{harmless(line, style)}\n" for line in re.findall(r"[^\n]+", text))
    click.echo(text, nl=False)
    _tell(mending, "Would fix")


def write(mending: Mending, root: Path) -> None:
    """Write what changes, and say how much it was. Raises Fault where nothing can be written."""
    mend(root, mending.files)
    _tell(mending, "Fixed")


def _tell(mending: Mending, verb: str) -> None:
    """One line about what was done, apart from the findings, which programs read."""
    done = f"{verb} {_count(mending.places, 'place')} in {_count(len(mending.files), 'file')}."
    click.echo(
        done if mending.files else "There is nothing that `sitegen check --fix` could mend.",
        err=True,
    )
    if mending.left:
        click.echo(
            f"{_count(mending.left, 'place')} in entries that git has already stay as they are. "
            "A `correct` entry mends what was said; an agreement under a wrong name is best said "
            "again.",
            err=True,
        )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
