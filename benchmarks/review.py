"""How long a review of a few goals of a large board takes, beside a full check of that board.

    python benchmarks/review.py [--goals 1000] [--changed 5] [--weeks 10] [--keep FOLDER]

It makes a board of so many goals, agreed and checked in on for so many weeks, with a commit for
each, and a branch that moves a few of their targets. Then it prints how long `sitegen review`
between the two commits takes, how long `sitegen check` of the board, and their ratio.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date, timedelta
from pathlib import Path

TEAMS = 50
PEOPLE = 200
FIRST = date(2026, 1, 5)
AS_OF = "2026-04-01"
NOON = 1_767_614_400
ROUNDS = 3

Change = dict[str, str]
"""What a commit writes: texts by their paths."""


def main() -> None:
    """Make the board, or take the one that is kept, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--goals", type=int, default=1_000)
    parser.add_argument("--changed", type=int, default=5)
    parser.add_argument("--weeks", type=int, default=10)
    parser.add_argument("--keep", type=Path, help="a folder to keep the board in")
    options = parser.parse_args()
    place = nullcontext(str(options.keep)) if options.keep else tempfile.TemporaryDirectory()
    with place as folder:
        root = Path(folder)
        if not (root / "teams.yaml").exists():
            make(root, options.goals, options.changed, options.weeks)
        measure(root)


def make(root: Path, goals: int, changed: int, weeks: int) -> None:
    """A repository with the board on `main` and a few moved targets on `change`."""
    git = ("git", "-C", str(root))
    root.mkdir(parents=True, exist_ok=True)
    subprocess.run([*git, "init", "--quiet", "--initial-branch=main"], check=True)
    with subprocess.Popen([*git, "fast-import", "--quiet"], stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        number = 0
        for number, change in enumerate(history(goals, weeks), start=1):
            process.stdin.write(commit("main", number, change).encode())
        process.stdin.write(b"reset refs/heads/change\nfrom refs/heads/main\n\n")
        for goal in range(changed):
            text = commit("change", number + goal, easier(goal))
            process.stdin.write(text.encode())
        process.stdin.close()
    if process.returncode:
        sys.exit("git fast-import did not work")
    subprocess.run([*git, "gc", "--quiet"], check=True)
    subprocess.run([*git, "checkout", "--quiet", "change"], check=True)


def history(goals: int, weeks: int) -> Iterator[Change]:
    """The people, the goals with their agreements, and a check-in on each goal every week."""
    yield {"teams.yaml": teams()}
    for goal in range(goals):
        signed = {entry(goal, FIRST, "agree", who): "" for who in members(goal % TEAMS)}
        yield {path(goal): text(goal, "2.8"), **signed}
    for week in range(weeks):
        day = FIRST + timedelta(days=7 * week)
        for goal in range(goals):
            words = f"---\nconfidence: on_track\n---\nWeek {week} of goal {goal} went well.\n"
            yield {entry(goal, day, "check-in", members(goal % TEAMS)[0]): words} | series(
                goal, week
            )


def easier(goal: int) -> Change:
    """A moved target, and an amendment that says why."""
    reason = "---\nbecause: demand\n---\nTwice as many ask us.\n"
    who = members(goal % TEAMS)[0]
    return {path(goal): text(goal, "3.2"), entry(goal, date(2026, 3, 20), "amend", who): reason}


def teams() -> str:
    """All people and teams."""
    people = "".join(f"  p{n}: {{name: P {n}, email: p{n}@board.example}}\n" for n in range(PEOPLE))
    rows = "".join(
        f"  team-{team}: {{name: Team {team}, lead: {members(team)[0]}, "
        f"sponsor: {members(team)[1]}, members: [{', '.join(members(team))}]}}\n"
        for team in range(TEAMS)
    )
    return f"format: 1\nboard: {{title: Large}}\npeople:\n{people}teams:\n{rows}"


def members(team: int) -> list[str]:
    """The people of a team."""
    size = PEOPLE // TEAMS
    return [f"p{number}" for number in range(team * size, (team + 1) * size)]


def path(goal: int) -> str:
    """Where a goal lies."""
    return f"goals/team-{goal % TEAMS}/answer-{goal}-faster.md"


def entry(goal: int, day: date, kind: str, who: str) -> str:
    """Where an entry of a goal lies."""
    return f"{path(goal)[:-3]}/{day}-{kind}-{who}.md"


def text(goal: int, target: str) -> str:
    """The file of a goal."""
    return (
        f"---\nstart: {FIRST}\ndue: 2026-06-30\nmeasures:\n"
        f"  first-response-time: from 4.0 to {target} hours\n  csat: guardrail at least 92%\n---\n"
        f"# Answer faster, goal {goal}\n\nCustomers told us that they wait too long.\n"
    )


def series(goal: int, week: int) -> Change:
    """The readings up to a week."""
    rows = "".join(
        f"{FIRST + timedelta(days=7 * at)},{4 - at / 20:.2f},100\n" for at in range(week + 1)
    )
    return {f"{path(goal)[:-3]}/first-response-time.csv": f"date,value,n\n{rows}"}


def commit(branch: str, number: int, change: Change) -> str:
    """A commit as git-fast-import(1) takes it."""
    who = f"P {number % PEOPLE} <p{number % PEOPLE}@board.example> {NOON + 60 * number} +0000"
    files = "".join(
        f"M 100644 inline {name}\ndata {len(content)}\n{content}\n"
        for name, content in change.items()
    )
    return f"commit refs/heads/{branch}\ncommitter {who}\ndata 7\nChange\n\n{files}\n"


def measure(root: Path) -> None:
    """Print each figure, the best of a few rounds that take turns, as machines have moods."""
    reviewing, checking = [], []
    for _ in range(ROUNDS):
        reviewing.append(timed(root, "review", "--base", "main", "--head", "change"))
        checking.append(timed(root, "check", "--format", "concise"))
    ratio = min(reviewing) / min(checking)
    print(f"sitegen review          {min(reviewing):6.2f} s")
    print(f"sitegen check           {min(checking):6.2f} s")
    print(f"review, against check   {ratio:6.2f}")


def timed(root: Path, *arguments: str) -> float:
    """The seconds that a command takes, from its start to its end."""
    command = (sys.executable, "-m", "sitegen", *arguments, "--root", str(root), "--as-of", AS_OF)
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    took = time.perf_counter() - start
    if done.returncode > 1:
        sys.exit(done.stderr.decode())
    return took


if __name__ == "__main__":
    main()
