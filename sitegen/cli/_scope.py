"""Which part of a check is reported: some paths, or what changed since a commit."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

import click

from sitegen import pipeline
from sitegen.checking import since
from sitegen.cli._options import now
from sitegen.edges.git import Repository, open_repository
from sitegen.edges.git_changed import changes_since
from sitegen.edges.git_sides import read_listing
from sitegen.faults import Fault
from sitegen.reports._report import Checked


def within(checked: Checked, paths: tuple[Path, ...], root: Path) -> Checked:
    """A check of these files and folders alone; of the whole board where there are none."""
    if not paths:
        return checked
    is_wanted = scope(paths, root)
    return replace(
        checked,
        findings=tuple(one for one in checked.findings if is_wanted(one.location.path)),
        ignored=tuple(one for one in checked.ignored if is_wanted(one.location.path)),
        documents={path: text for path, text in checked.documents.items() if is_wanted(path)},
    )


def scope(
    paths: tuple[Path, ...], root: Path, revision: str | None = None
) -> Callable[[str], bool]:
    """Whether a path of the board lies in one of these files and folders, or there are none.

    With a `revision` it has to be one that changed since, too; what git was never told of has.
    Raises BadParameter for one that is not there, or outside of the board.
    """
    top = root.resolve()
    wanted = []
    for path in paths:
        full = path.resolve()
        if not full.exists() or not full.is_relative_to(top):
            raise click.BadParameter(f"{path} is no file or folder of the board in {root}.")
        wanted.append(PurePosixPath(full.relative_to(top).as_posix()))
    is_new = _since(revision, root) if revision else lambda _: True

    def is_wanted(path: str) -> bool:
        lies_there = not wanted or any(map(PurePosixPath(path).is_relative_to, wanted))
        return lies_there and is_new(path)

    return is_wanted


def _since(revision: str, root: Path) -> Callable[[str], bool]:
    repository = _repository(root, dict(os.environ))
    changes = changes_since(repository, revision)
    known = read_listing(repository, changes.base).blobs.keys() - changes.paths
    return lambda path: path not in known


def _repository(root: Path, git: Mapping[str, str]) -> Repository:
    repository = open_repository(root, git)
    if not isinstance(repository, Repository):
        raise Fault(f"There is no commit to compare with: {repository.missing}.")
    return repository


def changed_since(
    checked: Checked, revision: str, root: Path, git: Mapping[str, str], present: date
) -> Checked:
    """A check of what changed since `revision`, and of what that broke elsewhere.

    The board of the commit that both have in common is checked as of the same day. Raises
    Fault where there is none to compare with.
    """
    changes = changes_since(_repository(root, git), revision)
    loaded = pipeline.load_revision(root, changes.base, git, now())
    before = pipeline.check(loaded, pipeline.site(loaded, checked.as_of, present))
    findings = since(checked.findings, before, changes.paths)
    named = {*changes.paths, *(finding.location.path for finding in findings)}
    return replace(
        checked,
        findings=findings,
        ignored=tuple(one for one in checked.ignored if one.location.path in changes.paths),
        documents={path: text for path, text in checked.documents.items() if path in named},
    )
