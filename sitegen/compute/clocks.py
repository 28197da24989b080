"""Times that can be believed: a commit lands no later than what follows it, and never tomorrow."""

from __future__ import annotations

from dataclasses import replace

from sitegen.model.history import Commit, Log


def believable(log: Log, now: int | None) -> Log:
    """The log with committers' times put right; `now` is in seconds, None where nobody says.

    The times come from the clocks of whoever commits. A change dated into the future would
    otherwise not have happened yet, however long it is part of the main line.
    """
    by_id = {commit.id: commit for commit in log.commits}
    settled: dict[str, Commit] = {}
    last = max((one.committed for one in log.commits), default=0)
    latest = last if now is None else min(last, now)
    commit = by_id.get(log.head)
    while commit is not None and commit.id not in settled:
        latest = min(latest, commit.committed)
        settled[commit.id] = replace(commit, committed=latest)
        commit = by_id.get(commit.parents[0]) if commit.parents else None
    return replace(log, commits=tuple(settled.get(one.id, one) for one in log.commits))
