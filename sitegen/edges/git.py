"""git, called as a program: one pass over the log, one process for all blobs."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.decode.text import size_limit
from sitegen.faults import Fault
from sitegen.model.history import ChangeStatus, Commit, FileChange, Identity, Log, NoHistory
from sitegen.source import RawFile, Refusal

TIME_LIMIT = 300
"""Seconds after which git is given up; a healthy repository takes a few at most."""

# What a user's or a system's configuration may not change: how paths and dates come out,
# whether signatures are printed, whether other programs run (git-config, git-log).
_SAFE = (
    "--no-optional-locks",
    "--no-replace-objects",
    "--literal-pathspecs",
    *("-c", "core.quotePath=false"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.showRoot=true"),
    *("-c", "diff.renames=true"),
    *("-c", "diff.renameLimit=2000"),
)
_FIELDS = 9
_FORMAT = "tformat:" + "%x00".join(
    (
        *("%H", "%P", "%an", "%ae", "%at", "%cn", "%ce", "%ct"),
        "%(trailers:key=Co-authored-by,valueonly,separator=%x0a)",
    )
)
_IDENTITY = re.compile(r"\s*(.*?)\s*<([^<>\s]+)>\s*")
_NOTHING = "0" * 40
_REVISION = re.compile(r"[\w./@^~{}:+-]{1,250}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A git repository that holds a board. `prefix` leads from its top to the board's root.

    `environment` is what git is run with, handed down from the command line.
    """

    root: Path
    prefix: str
    environment: Mapping[str, str]
    is_shallow: bool = False

    def run(self, *arguments: str, data: bytes | None = None) -> bytes:
        """The output of a git command. Raises Fault where it fails or takes too long."""
        return _run(self.root, self.environment, arguments, data)


class _Failed(Exception):
    """git ended with an error; the message is what it said."""


def open_repository(root: Path, environment: Mapping[str, str]) -> Repository | Log:
    """The repository around a board, or an empty log that says why there is none to read."""
    facts = ("--show-prefix", "--is-shallow-repository", "--verify", "HEAD^{commit}")
    try:
        said = _call(root, environment, ("rev-parse", *facts), None)
    except FileNotFoundError:
        return Log(missing=NoHistory.NO_GIT)
    except _Failed as problem:
        return Log(missing=_reason(str(problem)), detail=str(problem))
    prefix, shallow = said.decode("utf-8", "surrogateescape").split("\n")[:2]
    return Repository(
        root=root, prefix=prefix, environment=environment, is_shallow=shallow == "true"
    )


def _reason(said: str) -> NoHistory:
    for words, reason in (
        ("dubious ownership", NoHistory.NOT_TRUSTED),
        ("not a git repository", NoHistory.NO_REPOSITORY),
        ("Needed a single revision", NoHistory.EMPTY),
    ):
        if words in said:
            return reason
    return NoHistory.FAILED


def read_log(repository: Repository, revision: str = "HEAD") -> Log:
    """All commits that touch the board, newest first, in one pass over the log.

    Merges come with their changes against the first parent; renames are followed. Parents
    are rewritten to the nearest commits that touch the board (git-log, "History
    Simplification"), so that the graph is whole.
    """
    output = repository.run(
        "log",
        "--topo-order",
        "--full-history",
        "--parents",
        "--diff-merges=first-parent",
        "--raw",
        "--no-abbrev",
        "--find-renames",
        "--no-ext-diff",
        "--no-textconv",
        "--encoding=UTF-8",
        "-z",
        f"--format={_FORMAT}",
        "--end-of-options",
        checked_revision(revision),
        "--",
        f"{repository.prefix}goals",
        f"{repository.prefix}teams.yaml",
    )
    commits = tuple(_commits(output, repository.prefix))
    return Log(commits=commits, missing=NoHistory.SHALLOW if repository.is_shallow else None)


def checked_revision(text: str) -> str:
    """A revision that is no option and no pathspec. Raises Fault for anything else."""
    if text.startswith("-") or not _REVISION.fullmatch(text):
        raise Fault(f"“{text}” is no name of a commit; name a branch, a tag or a commit id.")
    return text


def _commits(output: bytes, prefix: str) -> Iterator[Commit]:
    """Commits from `git log -z --raw`: nine fields each, then its changes, all ended by NUL."""
    tokens = output.decode("utf-8", "replace").split("\0")
    at, end = 0, len(tokens) - 1
    while at < end:
        fields = tokens[at : at + _FIELDS]
        at += _FIELDS
        changes = []
        while at < end and tokens[at].lstrip("\n").startswith(":"):
            raw = tokens[at].lstrip("\n").split(" ")
            two_paths = raw[4][0] in "RC"
            paths = tokens[at + 1 : at + (3 if two_paths else 2)]
            at += 1 + len(paths)
            change = _change(raw, paths, prefix)
            if change:
                changes.append(change)
        yield _commit(fields, tuple(changes))


def _commit(fields: list[str], changes: tuple[FileChange, ...]) -> Commit:
    id, parents, name, email, authored, committer, committer_email, committed, trailers = fields
    return Commit(
        id=id,
        parents=tuple(parents.split()),
        author=Identity(name, email),
        authored=int(authored),
        committer=Identity(committer, committer_email),
        committed=int(committed),
        co_authors=tuple(
            Identity(match[1], match[2])
            for line in trailers.split("\n")
            if (match := _IDENTITY.fullmatch(line))
        ),
        changes=changes,
    )


def _change(raw: list[str], paths: list[str], prefix: str) -> FileChange | None:
    """One line of git's raw output format: modes, blobs and status, with paths of the board."""
    before, path = paths[0], paths[-1]
    status = ChangeStatus(raw[4][0]) if raw[4][0] in "AMDR" else ChangeStatus.MODIFIED
    blob, before_blob = (("" if id == _NOTHING else id) for id in (raw[3], raw[2]))
    if status is ChangeStatus.RENAMED and not before.startswith(prefix):
        status, before, before_blob = ChangeStatus.ADDED, path, ""
    if not path.startswith(prefix):
        return None
    return FileChange(
        status, path.removeprefix(prefix), before.removeprefix(prefix), blob, before_blob
    )


def read_blobs(repository: Repository, ids: Iterable[str]) -> dict[str, bytes]:
    """The contents of blobs by id, through one `git cat-file --batch`; unknown ids are left out."""
    wanted = sorted(set(ids) - {""})
    if not wanted:
        return {}
    output = repository.run(
        "cat-file", "--batch", data="".join(f"{id}\n" for id in wanted).encode()
    )
    found: dict[str, bytes] = {}
    at = 0
    for id in wanted:
        end = output.index(b"\n", at)
        header = output[at:end].split(b" ")
        at = end + 1
        if header[1] == b"missing":
            continue
        size = int(header[2])
        found[id] = output[at : at + size]
        at += size + 1
    return found


def read_revision(repository: Repository, revision: str) -> tuple[str, tuple[RawFile, ...]]:
    """The id of a commit and the board's files in it, without touching the work tree."""
    try:
        id = repository.run(
            "rev-parse", "--verify", "--end-of-options", f"{checked_revision(revision)}^{{commit}}"
        )
    except Fault as fault:
        raise Fault(f"There is no commit “{revision}” here.") from fault
    commit = id.decode("ascii").split("\n")[-2]
    listed = repository.run(
        *("ls-tree", "-r", "-z", "--long", "--full-tree", commit, "--"),
        f"{repository.prefix}goals",
        f"{repository.prefix}teams.yaml",
    )
    return commit, _files(listed, repository)


def _files(listed: bytes, repository: Repository) -> tuple[RawFile, ...]:
    found: list[tuple[str, str, str]] = []
    files: list[RawFile] = []
    for line in listed.decode("utf-8", "replace").split("\0")[:-1]:
        facts, _, full = line.partition("\t")
        mode, _, blob, size = facts.split()
        path = full.removeprefix(repository.prefix)
        if any(part.startswith(".") for part in path.split("/")):
            continue
        if mode not in ("100644", "100755"):
            files.append(
                RawFile(path, refusal=Refusal.SYMLINK if mode == "120000" else Refusal.SPECIAL)
            )
        elif int(size) > size_limit(path):
            files.append(RawFile(path, refusal=Refusal.TOO_LARGE, detail=f"{int(size):,} bytes"))
        else:
            found.append((path, blob, size))
    blobs = read_blobs(repository, (blob for _, blob, _ in found))
    files += [RawFile(path, blobs[blob]) for path, blob, _ in found]
    return tuple(sorted(files, key=lambda file: file.path))


def _run(
    root: Path, environment: Mapping[str, str], arguments: tuple[str, ...], data: bytes | None
) -> bytes:
    try:
        return _call(root, environment, arguments, data)
    except FileNotFoundError as problem:
        raise Fault("git is not installed here, and this needs it.") from problem
    except _Failed as problem:
        raise Fault(f"git {arguments[0]} did not work: {problem}") from problem


def _call(
    root: Path, environment: Mapping[str, str], arguments: tuple[str, ...], data: bytes | None
) -> bytes:
    try:
        done = subprocess.run(
            ["git", *_SAFE, *arguments],
            cwd=root,
            env={**environment, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": "cat"},
            input=data if data is not None else b"",
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise Fault(f"git {arguments[0]} took longer than {TIME_LIMIT} seconds.") from problem
    if done.returncode:
        raise _Failed(done.stderr.decode("utf-8", "replace").strip() or "it said nothing")
    return done.stdout
