"""How long it takes to read the history of a large board, beside `git log` itself.

    python benchmarks/history.py [--goals 10000] [--commits 30000] [--keep FOLDER]

It makes a repository with `git fast-import`, then prints how long `git log --raw` takes, how
long it takes to read the same log and follow every file through it, and how long one
`git cat-file --batch` takes for all past contents of the goals.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TypeVar

from sitegen.compute.history import trace
from sitegen.edges.git import Repository, open_repository, read_blobs, read_log
from sitegen.model.history import Log

TEAMS = 100
PEOPLE = 500
START = 1_700_000_000
ROUNDS = 3

T = TypeVar("T")
Change = tuple[str, str]
"""A path and the text that a commit gives it."""


def main() -> None:
    """Make the repository, or take the one that is kept, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--goals", type=int, default=10_000)
    parser.add_argument("--commits", type=int, default=30_000)
    parser.add_argument("--keep", type=Path, help="a folder to keep the repository in")
    options = parser.parse_args()
    place = nullcontext(str(options.keep)) if options.keep else tempfile.TemporaryDirectory()
    with place as folder:
        root = Path(folder)
        if not (root / "HEAD").exists():
            make(root, options.goals, options.commits)
        measure(root)


def make(root: Path, goals: int, commits: int) -> None:
    """A bare repository with so many goals and commits, from a stream of `git fast-import`."""
    git = ("git", "-C", str(root))
    root.mkdir(parents=True, exist_ok=True)
    subprocess.run([*git, "init", "--quiet", "--bare", "--initial-branch=main"], check=True)
    with subprocess.Popen([*git, "fast-import", "--quiet"], stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        for number, changes in enumerate(history(goals, commits)):
            process.stdin.write(commit(number, changes).encode())
        process.stdin.close()
    if process.returncode:
        sys.exit("git fast-import did not work")
    subprocess.run([*git, "gc", "--quiet"], check=True)


def history(goals: int, commits: int) -> Iterator[list[Change]]:
    """The changes of each commit: goals are proposed, agreed to, checked in on, amended."""
    yield [("teams.yaml", "format: 1\nboard: {title: Large}\n")]
    yield from (propose(goal) for goal in range(min(goals, commits - 1)))
    kinds = (agree, check_in, check_in, amend)
    for number in range(commits - 1 - goals):
        turn, goal = divmod(number, goals)
        yield kinds[(goal + turn) % len(kinds)](goal, turn)


def propose(goal: int) -> list[Change]:
    """A goal, as a pull request brings it."""
    return [(path(goal), text(goal, "2.8"))]


def agree(goal: int, turn: int) -> list[Change]:
    """An agreement."""
    return [(f"{path(goal)[:-3]}/{day(turn)}-agree-p{goal % PEOPLE}.md", "")]


def check_in(goal: int, turn: int) -> list[Change]:
    """A check-in and its series of readings."""
    rows = "".join(f"{day(row)},{4 - row / 50}\n" for row in range(turn + 1))
    words = f"---\nconfidence: on_track\n---\nWeek {turn} of goal {goal} went well.\n"
    return [
        (f"{path(goal)[:-3]}/{day(turn)}-check-in-p{goal % PEOPLE}.md", words),
        (f"{path(goal)[:-3]}/first-response-time.csv", f"date,value\n{rows}"),
    ]


def amend(goal: int, turn: int) -> list[Change]:
    """Other terms, and the entry that says why."""
    entry = f"{path(goal)[:-3]}/{day(turn)}-amend-p{goal % PEOPLE}.md"
    return [(path(goal), text(goal, f"3.{turn}")), (entry, f"---\nbecause: demand\n---\n{goal}\n")]


def path(goal: int) -> str:
    """Where a goal lies."""
    return f"goals/team-{goal % TEAMS}/answer-{goal}-faster.md"


def text(goal: int, target: str) -> str:
    """The file of a goal."""
    return (
        f"---\ndue: 2026-Q1\nmeasures:\n  first-response-time: from 4.0 to {target} hours\n"
        f"  csat: guardrail at least 92%\n---\n# Answer faster, goal {goal}\n"
        f"Customers told team {goal % TEAMS} that they wait too long.\n"
    )


def day(turn: int) -> str:
    """A day of 2026 for each turn."""
    return f"2026-{turn // 28 % 12 + 1:02}-{turn % 28 + 1:02}"


def commit(number: int, changes: list[Change]) -> str:
    """A commit as git-fast-import(1) takes it."""
    who = (
        f"Person {number % PEOPLE} <p{number % PEOPLE}@board.example> {START + 600 * number} +0000"
    )
    files = "".join(
        f"M 100644 inline {name}\ndata {len(content)}\n{content}\n" for name, content in changes
    )
    message = f"Change {number}\n"
    return f"commit refs/heads/main\ncommitter {who}\ndata {len(message)}\n{message}\n{files}\n"


def measure(root: Path) -> None:
    """Print each figure, the best of a few rounds that take turns, as machines have moods."""
    opened = open_repository(root, os.environ)
    if not isinstance(opened, Repository):
        sys.exit(f"{root}: {opened.missing}")
    plain: list[float] = []
    read: list[float] = []
    traced: list[float] = []
    batch: list[float] = []
    for _ in range(ROUNDS):
        output = timed(plain, lambda: opened.run("log", "--raw", "-z"))
        log = timed(read, lambda: read_log(opened))
        blobs = timed(traced, partial(past_contents, log))
        contents = timed(batch, partial(read_blobs, opened, blobs))
    ratio = (min(read) + min(traced)) / min(plain)
    print(f"git log --raw -z        {min(plain):6.2f} s   {len(output):,} bytes")
    print(f"read the log            {min(read):6.2f} s   {len(log.commits):,} commits")
    print(f"trace every file        {min(traced):6.2f} s   {len(blobs):,} contents")
    print(f"both, against git log   {ratio:6.2f}")
    print(f"read the contents       {min(batch):6.2f} s   {len(contents):,} contents")


def past_contents(log: Log) -> set[str]:
    """The ids of all contents that files of the board ever had, each followed by its trail."""
    found = trace(log).found
    trails = (*found.now.values(), *found.gone)
    return {state.blob for trail in trails for state in trail.states}


def timed(times: list[float], work: Callable[[], T]) -> T:
    """What the work gives; how many seconds it took is added to `times`."""
    start = time.perf_counter()
    result = work()
    times.append(time.perf_counter() - start)
    return result


if __name__ == "__main__":
    main()
