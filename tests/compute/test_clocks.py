"""A change that is part of the main line has happened, whatever its clock said."""

from __future__ import annotations

from sitegen.compute.clocks import believable
from sitegen.model.history import Commit, Identity, Log

ANN = Identity("Ann", "ann@board.example")


def log(*committed: int) -> Log:
    """A main line, newest first, of commits at these times."""
    commits = tuple(
        Commit(
            id=f"c{number}",
            parents=(f"c{number + 1}",) if number + 1 < len(committed) else (),
            author=ANN,
            authored=0,
            committer=ANN,
            committed=time,
        )
        for number, time in enumerate(committed)
    )
    return Log(commits=commits)


def times(found: Log) -> list[int]:
    return [commit.committed for commit in found.commits]


def test_nothing_lands_later_than_what_follows_it() -> None:
    assert times(believable(log(30, 99, 20, 50, 10), 100)) == [30, 30, 20, 20, 10]


def test_nothing_lands_in_the_future() -> None:
    assert times(believable(log(4_000_000_000, 20), 100)) == [100, 20]


def test_without_a_clock_only_the_order_is_put_right() -> None:
    assert times(believable(log(4_000_000_000, 5_000_000_000), None)) == [4_000_000_000] * 2


def test_an_empty_log_stays_empty() -> None:
    assert believable(Log(), 100) == Log()
