"""The log of a change as if it had just landed: one more merge on top of the base's log."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sitegen.model.history import ChangeStatus, Commit, FileChange, Identity, Log

LANDING = "landing"
"""The id of the merge that is made up here; who wrote what it alone has is not known."""

_NOBODY = Identity("", "")


def landed(
    base: Log,
    branch: Log,
    before: Mapping[str, str],
    after: Mapping[str, str],
    changed: Iterable[str],
) -> Log:
    """The base's log with the change on top; `before` and `after` have the blob of each path.

    A pull request is judged as a merge of it would be: its files land together, and whoever
    wrote them on the branch has written them. A base without history stays without.
    """
    if base.missing:
        return base
    moments = [commit.committed for commit in (*branch.commits[:1], *base.commits[:1])]
    merge = Commit(
        id=LANDING,
        parents=tuple(log.head or "none" for log in (base, branch)),
        author=_NOBODY,
        authored=max(moments, default=0),
        committer=_NOBODY,
        committed=max(moments, default=0),
        changes=tuple(_change(path, before, after) for path in sorted(changed)),
    )
    return Log(commits=(merge, *branch.commits, *base.commits))


def _change(path: str, before: Mapping[str, str], after: Mapping[str, str]) -> FileChange:
    old, new = before.get(path, ""), after.get(path, "")
    status = ChangeStatus.MODIFIED
    if path not in after:
        status = ChangeStatus.DELETED
    elif path not in before:
        status = ChangeStatus.ADDED
    return FileChange(status, path, path, new, old)


def only_about(log: Log, ids: Collection[str]) -> Log:
    """The log with no more changes than those of goals with these ids, their ledgers, the board.

    Commits come newest first, so what git saw renamed is followed back to its older names.
    """
    names = {*ids, "teams"}
    return replace(log, commits=tuple(_only_about(commit, names) for commit in log.commits))


def _only_about(commit: Commit, names: set[str]) -> Commit:
    kept = []
    for change in commit.changes:
        # A goal's id is the stem of its file, and the name of the folder of its ledger.
        for now, before in zip(_names(change.path), _names(change.before), strict=True):
            if now in names or before in names:
                kept.append(change)
                names.add(before)
                break
    return commit if len(kept) == len(commit.changes) else replace(commit, changes=tuple(kept))


def _names(path: str) -> tuple[str, str]:
    """The stem of a file, and the name of the folder it lies in."""
    folder, _, name = path.rpartition("/")
    return name.rpartition(".")[0], folder.rpartition("/")[2]
