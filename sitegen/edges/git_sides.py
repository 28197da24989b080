"""Two states of a board in git: where a change branched off, and the files of each side."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sitegen.edges.git import Repository, checked_revision, read_blobs
from sitegen.edges.git_tree import Listing, files, listing
from sitegen.faults import Fault
from sitegen.source import RawFile

_PATHS = ("teams.yaml", "goals")
_LINK = "120000"
_SHA_1 = 40
_FEW = 500
"""So many paths fit into a command line everywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The paths of a board in a commit, each with what it holds: mode and blob."""

    commit: str
    listed: Listing

    @property
    def blobs(self) -> dict[str, str]:
        """The blob of each path."""
        return {one.path: one.blob for one in self.listed.entries}

    @property
    def has_links(self) -> bool:
        """Whether any path is a symbolic link: what it holds may stand elsewhere."""
        return any(one.mode == _LINK for one in self.listed.entries)


def commit_of(repository: Repository, revision: str) -> str:
    """The full id of a commit. Raises Fault where there is none of that name."""
    wanted = f"{checked_revision(revision)}^{{commit}}"
    try:
        said = repository.run("rev-parse", "--verify", "--end-of-options", wanted)
    except Fault as fault:
        raise Fault(f"There is no commit “{revision}” here.") from fault
    return said.decode("ascii").split("\n")[-2]


def branched_off(repository: Repository, base: str, head: str) -> str:
    """The commit from which `head` branched off `base`, as forges compare (git-merge-base).

    Raises Fault where the two have no commit in common, as far as this clone knows.
    """
    ends = (commit_of(repository, base), commit_of(repository, head))
    try:
        said = repository.run("merge-base", *ends)
    except Fault as fault:
        why = (
            "this is a shallow clone, so fetch the older commits too (`git fetch --unshallow`, "
            "or fetch-depth: 0 in CI)"
            if repository.is_shallow
            else "they do not belong to the same history"
        )
        raise Fault(f"“{base}” and “{head}” have no commit in common here: {why}.") from fault
    return said.decode("ascii").split("\n")[0]


def read_listing(repository: Repository, commit: str) -> Tree:
    """All paths of the board in a commit, with none of their contents."""
    listed = repository.run(
        *("ls-tree", "-r", "-z", "--long", "--full-tree", commit, "--"),
        *(repository.prefix + path for path in _PATHS),
    )
    return Tree(commit=commit, listed=listing(listed, repository.prefix))


def read_listing_after(repository: Repository, before: Tree, commit: str) -> Tree:
    """The same for a commit of which another one is known: only what differs is listed."""
    said = repository.run(
        *("diff-tree", "-r", "-z", "--name-only", "--no-renames", "--no-relative"),
        *(before.commit, commit, "--", *_PATHS),  # unlike others, it takes paths from here
    )
    names = said.split(b"\0")[:-1]
    if not names:
        return Tree(commit=commit, listed=before.listed)
    if len(names) > _FEW:
        return read_listing(repository, commit)
    paths = tuple(os.fsdecode(name) for name in names)
    listed = repository.run("ls-tree", "-r", "-z", "--long", "--full-tree", commit, "--", *paths)
    changed = {path.removeprefix(repository.prefix) for path in paths}
    kept = (one for one in before.listed.entries if one.path not in changed)
    now = listing(listed, repository.prefix).entries
    return Tree(commit=commit, listed=Listing((*kept, *now)))


def read_some(repository: Repository, tree: Tree, paths: Collection[str]) -> tuple[RawFile, ...]:
    """The files of these paths, as they would be read from a work tree of that commit."""
    wanted = Listing(tuple(one for one in tree.listed.entries if one.path in paths))
    return files(wanted, read_blobs(repository, wanted.blobs))


def blob_ids(found: Iterable[RawFile], like: str) -> Mapping[str, str]:
    """The id that git would give to each file's content (git-hash-object), by path.

    `like` is an id of the repository, which tells SHA-1 from SHA-256. A file that was not
    read has an id that no blob has.
    """
    kind = "sha1" if len(like) == _SHA_1 else "sha256"
    return {file.path: "" if file.refusal else _blob_id(file.data, kind) for file in found}


def _blob_id(data: bytes, kind: str) -> str:
    header = b"blob %d\0" % len(data)
    return hashlib.new(kind, header + data, usedforsecurity=False).hexdigest()
