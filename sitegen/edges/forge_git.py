"""What the recorder does with git: fetch what was reviewed, make one commit, push it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from sitegen.edges.git import Repository, checked_revision
from sitegen.faults import Fault
from sitegen.model.history import Identity, Log
from sitegen.source import RawFile

WORK_REF = "refs/sitegen/recorded"
"""Where the commit stands until it is pushed; no branch of anybody."""

_NAME = re.compile(r"[^\s<>\x00-\x1f\x7f][^<>\x00-\x1f\x7f]{0,199}")
_EMAIL = re.compile(r"[^\s<>\x00-\x1f\x7f]{1,254}")
_REMOTE = re.compile(r"[A-Za-z0-9][\w./-]{0,99}")
_BRANCH = re.compile(r"[\w][\w./+@=-]{0,199}")
_GITHUB = {"api.github.com": "github.com"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """A remote of a clone that is reached with a token, where it lies on the forge's server."""

    name: str
    server: str
    user: str
    token: str = field(repr=False)


def server_of(api: str) -> str:
    """The address of the server that keeps the repositories of an API: `https://github.com/`."""
    parts = urlsplit(api)
    host = parts.netloc
    return f"{parts.scheme}://{_GITHUB.get(host.casefold(), host)}/"


def recording_repository(root: Repository | Log) -> Repository:
    """The repository of a board, whole. Raises Fault with what is missing."""
    if isinstance(root, Log):
        raise Fault(f"Approvals cannot be recorded: {root.missing}.")
    if root.is_shallow:
        raise Fault(
            "Approvals cannot be recorded in a shallow clone: who was asked is in the older "
            "commits. Fetch them too (`git fetch --unshallow`, or fetch-depth: 0 in CI)."
        )
    return root


def main_line(repository: Repository, start: str, end: str) -> tuple[str, ...]:
    """The commits from `end` back along first parents, down to but without `start`."""
    said = repository.run("rev-list", "--first-parent", "--end-of-options", f"{start}..{end}")
    return tuple(said.decode("ascii").split())


def is_behind(repository: Repository, older: str, newer: str) -> bool:
    """Whether one commit is the other, or leads to it."""
    said = repository.run("rev-list", "-n", "1", "--end-of-options", older, f"^{newer}", "--")
    return not said


def first_parent(repository: Repository, commit: str) -> str:
    """The id of the first parent; empty for a first commit."""
    said = repository.run("rev-list", "--parents", "-n", "1", "--end-of-options", commit)
    parents = said.decode("ascii").split()[1:]
    return parents[0] if parents else ""


def common_ancestor(repository: Repository, one: str, other: str) -> str:
    """The commit from which two lines went apart; empty where they have none in common."""
    try:
        return repository.run("merge-base", one, other).decode("ascii").split("\n")[0]
    except Fault:
        return ""


def missing_commits(repository: Repository, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of these commits that the clone does not have."""
    wanted = sorted(set(ids))
    asked = "".join(f"{id}^{{commit}}\n" for id in wanted).encode()
    said = repository.run("cat-file", "--batch-check", data=asked).decode().splitlines()
    return tuple(id for id, line in zip(wanted, said, strict=True) if line.endswith(" missing"))


def fetch(repository: Repository, remote: Remote, what: str) -> bool:
    """Bring a ref's or a commit's objects into the clone, and nothing else; whether it worked."""
    try:
        _with_token(repository, remote).run(
            *("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"),
            *("--no-auto-maintenance", "--end-of-options", _checked_remote(remote), what),
        )
    except Fault:
        return False
    return True


def branch_on(repository: Repository, remote: Remote, branch: str) -> str:
    """The commit of a branch on the remote; empty where there is no such branch. Raises Fault."""
    said = _told(
        repository,
        remote,
        *("ls-remote", "--end-of-options", _checked_remote(remote), f"refs/heads/{branch}"),
    )
    return said.decode("ascii", "replace").split("\t")[0].strip()


def make_commit(
    repository: Repository,
    files: Sequence[RawFile],
    author: Identity,
    message: str,
    at: int,
) -> str:
    """A commit on top of HEAD with new files; the work tree and the branch stay as they are.

    `at` is in seconds since 1970. The stream is that of git-fast-import, which runs no hooks
    and touches no index. Raises Fault.
    """
    if not (_NAME.fullmatch(author.name) and _EMAIL.fullmatch(author.email)):
        raise Fault(f"“{author.email}” in `settings.recorder` cannot be the author of a commit.")
    head = repository.run("rev-parse", "--verify", "HEAD^{commit}").decode("ascii").strip()
    who = f"{author.name} <{author.email}> {at} +0000\n".encode()
    text = message.encode()
    parts = [
        f"commit {WORK_REF}\n".encode(),
        b"author " + who,
        b"committer " + who,
        b"data %d\n%s\n" % (len(text), text),
        f"from {head}\n".encode(),
    ]
    for file in files:
        path = _quoted(repository.prefix + file.path)
        parts.append(b"M 100644 inline %s\ndata %d\n%s\n" % (path, len(file.data), file.data))
    repository.run("fast-import", "--quiet", "--force", data=b"".join(parts))
    made = repository.run("rev-parse", "--verify", WORK_REF).decode("ascii").strip()
    repository.run("update-ref", "-d", WORK_REF)
    return made


def push(
    repository: Repository, remote: Remote, commit: str, branch: str, replaces: str | None = None
) -> None:
    """Push a commit as a branch. Raises Fault with what git or the forge says against it.

    `replaces` is what the branch was before where that may go, empty where it was not there;
    without it, only what the branch has already can come before the commit.
    """
    if not _BRANCH.fullmatch(branch):
        raise Fault(f"“{branch}” is no name of a branch that can be pushed to.")
    lease = () if replaces is None else (f"--force-with-lease=refs/heads/{branch}:{replaces}",)
    _told(
        repository,
        remote,
        *("push", "--quiet", "--no-verify", *lease, "--end-of-options"),
        *(_checked_remote(remote), f"{commit}:refs/heads/{branch}"),
    )


def follow(repository: Repository, commit: str) -> None:
    """Move the branch and the work tree on to a commit that was made on top of them."""
    checked = checked_revision(commit)
    repository.run("merge", "--ff-only", "--quiet", "--no-verify", checked)


def _told(repository: Repository, remote: Remote, *arguments: str) -> bytes:
    """As `run`, with the token, which stays out of what is said of a failure."""
    try:
        return _with_token(repository, remote).run(*arguments)
    except Fault as fault:
        said = str(fault)
        for secret in (remote.token, _basic(remote)):
            said = said.replace(secret, "***") if secret else said
        raise Fault(said) from None


def _with_token(repository: Repository, remote: Remote) -> Repository:
    """The repository with a header for requests to the forge's server alone (git-config, `http`).

    It is handed over in the environment (GIT_CONFIG_COUNT): arguments can be seen by others.
    The empty value takes away what a checkout has left there; two such headers are refused.
    Where the server sends git on to, the header would go along: that is not followed.
    """
    if not remote.token:
        return repository
    given = repository.environment
    count = given.get("GIT_CONFIG_COUNT", "0")
    start = int(count) if count.isascii() and count.isdigit() else 0
    settings = (
        ("extraheader", ""),
        ("extraheader", f"Authorization: Basic {_basic(remote)}"),
        ("followRedirects", "false"),
    )
    more: dict[str, str] = {"GIT_CONFIG_COUNT": str(start + len(settings))}
    for number, (name, value) in enumerate(settings, start):
        more[f"GIT_CONFIG_KEY_{number}"] = f"http.{remote.server}.{name}"
        more[f"GIT_CONFIG_VALUE_{number}"] = value
    return replace(repository, environment={**given, **more})


def _basic(remote: Remote) -> str:
    return b64encode(f"{remote.user}:{remote.token}".encode()).decode("ascii")


def _checked_remote(remote: Remote) -> str:
    if not _REMOTE.fullmatch(remote.name) or ".." in remote.name:
        raise Fault(f"“{remote.name}” is no name of a remote.")
    return remote.name


def _quoted(path: str) -> bytes:
    """A path as git-fast-import reads it, whatever is in it."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'.encode("utf-8", "surrogateescape")
