"""What a line of work changed since it left another one, asked of git."""

from __future__ import annotations

import os
from dataclasses import dataclass

from sitegen.edges.files import is_unicode, printable
from sitegen.edges.git import Repository, checked_revision
from sitegen.faults import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The commit that the work tree and another line have in common, and the paths changed since.

    Paths are relative to the board's root; the former and the new path of a renamed file are
    both there. Files that git was never told of are not.
    """

    base: str
    paths: frozenset[str]


def changes_since(repository: Repository, revision: str) -> Changes:
    """What the work tree changed since its merge base with `revision`. Raises Fault."""
    base = _merge_base(repository, revision)
    listed = repository.run(
        *("diff", "--name-only", "-z", "--no-renames", "--relative", "--no-color"),
        *("--no-ext-diff", "--no-textconv", "--ignore-submodules=all"),
        *("--end-of-options", base, "--", "goals", "teams.yaml"),
    )
    names = (os.fsdecode(name) for name in listed.split(b"\0")[:-1])
    paths = frozenset(name if is_unicode(name) else printable(name) for name in names)
    return Changes(base=base, paths=paths)


def _merge_base(repository: Repository, revision: str) -> str:
    wanted = checked_revision(revision)
    try:
        said = repository.run("merge-base", "--end-of-options", wanted, "HEAD")
    except Fault as fault:
        hint = (
            " This clone is shallow: fetch all of its history first (`git fetch --unshallow`)."
            if repository.is_shallow
            else " Name a branch, a tag or a commit; perhaps it has to be fetched first."
        )
        raise Fault(f"There is no commit that “{revision}” and HEAD come from.{hint}") from fault
    return said.decode("ascii").split("\n")[0]
