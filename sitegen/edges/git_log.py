"""What `git log` prints of a board's repository, and the commits that it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from sitegen.model.history import ChangeStatus, Commit, FileChange, Identity

_FIELDS = 9
FORMAT = "tformat:" + "%x00".join(
    (
        *("%H", "%P", "%an", "%ae", "%at", "%cn", "%ce", "%ct"),
        "%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x0a)",
    )
)
"""What `git log -z --raw --format=` is asked for (git-log, "Pretty formats")."""

_STATUS = {status.value: status for status in ChangeStatus} | {"C": ChangeStatus.ADDED}
_OTHER = ChangeStatus.MODIFIED


def commits(output: Iterable[bytes]) -> Iterator[Commit]:
    """Commits from `git log -z --raw`: nine fields each, then its changes, all ended by NUL."""
    tokens = _tokens(output)
    identity = cache(Identity)
    token = next(tokens, None)
    while token is not None:
        id = token
        parents, name, email, authored, *people = islice(tokens, _FIELDS - 1)
        committer, committer_email, committed, trailers = people
        changes = []
        while (token := next(tokens, None)) is not None and token.startswith((":", "\n:")):
            _, _, before_blob, blob, status = token.split(" ")
            before = path = next(tokens)
            if status[0] in "RC":
                path = next(tokens)
            change = _change(status[0], before, path, before_blob, blob)
            if _is_of_board(change.path):
                changes.append(change)
        yield Commit(
            id=id,
            parents=tuple(parents.split()),
            author=identity(name, email),
            authored=_seconds(authored),
            committer=identity(committer, committer_email),
            committed=_seconds(committed),
            co_authors=tuple(_co_authors(trailers)) if trailers else (),
            changes=tuple(changes),
        )


def _tokens(output: Iterable[bytes]) -> Iterator[str]:
    """The texts that each end in NUL."""
    rest = b""
    for part in output:
        whole, end, rest = (rest + part).rpartition(b"\0")
        if end:
            yield from whole.decode("utf-8", "replace").split("\0")


def _seconds(text: str) -> int:
    """A time as the commit has it; nothing stands where a broken one has none."""
    return int(text) if text else 0


def _co_authors(trailers: str) -> Iterator[Identity]:
    for line in trailers.split("\n"):
        name, _, rest = line.rpartition("<")
        email, closed, _ = rest.partition(">")
        if closed and email.strip():
            yield Identity(name.strip(), email.strip())


def _is_of_board(path: str) -> bool:
    return path.startswith("goals/") or path == "teams.yaml"


def _change(letter: str, before: str, path: str, before_blob: str, blob: str) -> FileChange:
    """One change of git's raw output format (git-diff), as the board sees it.

    What moves out of the board is gone, what moves in is new, and so is a copy.
    """
    if letter == "R" and not _is_of_board(before):
        letter = "A"
    elif letter == "R" and not _is_of_board(path):
        letter, path = "D", before
    if letter in "AC":
        before, before_blob = path, ""
    elif letter == "D":
        blob = ""
    return FileChange(_STATUS.get(letter, _OTHER), path, before, blob, before_blob)
