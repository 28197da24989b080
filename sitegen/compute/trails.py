"""The trail of each file along the main line: every state it had there, through renames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.model.history import ChangeStatus, Commit, FileChange, Log


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file was on a branch after a commit of it."""

    path: str
    blob: str
    made_by: Commit


@dataclass(frozen=True, slots=True)
class State:
    """A file after a commit of the main line. `at` counts these commits from 0, oldest first.

    `made_by` is the commit whose author wrote this content: on a branch, where it was merged.
    `drafts` are the contents it had on that branch, oldest first, the last one included.
    """

    at: int
    path: str
    blob: str
    landed: Commit
    made_by: Commit
    drafts: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class Trail:
    """All states of one file, oldest first, and the commit that took it away, if any."""

    states: tuple[State, ...] = ()
    ended: State | None = None

    @property
    def path(self) -> str:
        """Its last path."""
        return self.states[-1].path


@dataclass(frozen=True, slots=True)
class Trails:
    """The trails of all files: those there are now, by path, and those that are gone."""

    now: Mapping[str, Trail]
    gone: tuple[Trail, ...]


def trails(log: Log) -> Trails:
    """Follow every file from the oldest commit of the main line to the newest.

    The main line is what first parents lead to; what is merged into it counts as landed
    with the merge, written by whoever wrote it on its branch.
    """
    line = mainline(log)
    branches = _branches(log, line)
    now: dict[str, list[State]] = {}
    gone: list[Trail] = []
    for at, commit in enumerate(line):
        # What moved is taken up first: its old name may be another file's new one.
        moved = {
            change.path: now.pop(change.before)
            for change in commit.changes
            if change.before != change.path and change.before in now
        }
        for change in commit.changes:
            state = _state(at, change, commit, branches.get(at))
            if change.status is ChangeStatus.DELETED:
                if change.path in now:
                    gone.append(Trail(tuple(now.pop(change.path)), state))
                continue
            states = moved.get(change.path) or now.get(change.path) or []
            states.append(state)
            now[change.path] = states
    return Trails({path: Trail(tuple(states)) for path, states in now.items()}, tuple(gone))


def mainline(log: Log) -> tuple[Commit, ...]:
    """The commits that first parents lead to from the newest one, oldest first."""
    by_id = {commit.id: commit for commit in log.commits}
    line = []
    commit = by_id.get(log.head)
    while commit is not None:
        line.append(commit)
        commit = by_id.get(commit.parents[0]) if commit.parents else None
    return tuple(reversed(line))


_Step = tuple[int, Commit, FileChange]
_Branch = Mapping[str, Sequence[_Step]]
"""What the commits of a branch changed, by path, oldest first; each has its position."""


def _branches(log: Log, mainline: Sequence[Commit]) -> dict[int, _Branch]:
    """What landed with each merge, by the merge's position; merges on a branch write nothing."""
    if len(mainline) == len(log.commits):
        return {}
    landing = _landing(log, mainline)
    on_line = {commit.id for commit in mainline}
    branches: dict[int, dict[str, list[_Step]]] = {}
    for position, commit in enumerate(reversed(log.commits)):
        if commit.id not in landing or commit.id in on_line or len(commit.parents) > 1:
            continue
        branch = branches.setdefault(landing[commit.id], {})
        for change in commit.changes:
            branch.setdefault(change.path, []).append((position, commit, change))
    return dict(branches)


def _state(at: int, change: FileChange, commit: Commit, branch: _Branch | None) -> State:
    """A file as it landed; whoever only moves one has not written it."""
    drafts = tuple(reversed(list(_drafts(change.path, branch)))) if branch else ()
    maker = next((draft.made_by for draft in drafts if draft.blob == change.blob), commit)
    return State(at, change.path, change.blob, commit, maker, drafts)


def _drafts(path: str, branch: _Branch) -> Iterator[Draft]:
    """What a file was on a branch, newest first, through renames."""
    steps = list(branch.get(path, ()))
    while steps:
        position, commit, change = steps.pop()
        if change.status is ChangeStatus.DELETED:
            continue
        yield Draft(change.path, change.blob, commit)
        if change.status is ChangeStatus.RENAMED:
            steps = [step for step in branch.get(change.before, ()) if step[0] < position]


def _landing(log: Log, mainline: Sequence[Commit]) -> dict[str, int]:
    """The position on the main line at which each commit landed."""
    by_id = {commit.id: commit for commit in log.commits}
    landing: dict[str, int] = {}
    for at, merge in enumerate(mainline):
        landing[merge.id] = at
        waiting = list(merge.parents[1:])
        while waiting:
            id = waiting.pop()
            if id not in landing and id in by_id:
                landing[id] = at
                waiting.extend(by_id[id].parents)
    return landing
