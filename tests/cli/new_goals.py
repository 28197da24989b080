"""A board of two teams and an earlier goal, and `sitegen new` on it: told, or asked."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from sitegen.cli import commands
from tests.boards import write

TEAMS = """\
board: {title: Northwind, frozen: 2026-11-20}
people: {maria: {}, chen: {}, henrik: {}}
teams:
  frontline: {name: Frontline, lead: maria, sponsor: henrik, members: [maria, chen]}
  enablement: {name: Enablement, members: [chen]}
"""

EARLIER = """\
---
kind: hard
due: 2026-Q3
measures:
  first-response-time: {statistic: median, baseline: 4.0, target: 3.0 hours}
  csat: guardrail at least 90%
---
# Answer first messages sooner
They wait.
"""

READINGS = "date,value,n\n2026-09-21,3.4,240\n2026-09-28,3.1,251\n"

WHOLE = (
    *("--team", "frontline", "--title", "Answer first messages 30% faster"),
    *("--why", "They wait too long.", "--due", "2027-Q1"),
    *("--measure", "first-response-time: from 4.0 to 2.8 hours"),
)

EARLIER_PATH = "goals/frontline/2026/answer-sooner.md"
NEW_PATH = "goals/frontline/answer-first-messages-30-faster.md"
TOLD = ("--team", "frontline", "--kind", "pact", "--title", "T", "--why", "W", "--due", "2027-Q1")
STORY = ("--situation", "S", "--support", "macros: Macros")
RAIL = ("--measure", "response-rate: guardrail at least 20%")
CHALLENGE = ("--hard", "H", "--attainable", "A")


def two_teams(folder: Path) -> Path:
    """A board of two teams, and a goal with readings."""
    series = f"{EARLIER_PATH.removesuffix('.md')}/first-response-time.csv"
    return write(folder, {"teams.yaml": TEAMS, EARLIER_PATH: EARLIER, series: READINGS})


def run(*arguments: str) -> Result:
    """`sitegen new`, told by options."""
    return CliRunner().invoke(commands, ("new", *arguments))


def talk(*answers: str, told: tuple[str, ...] = ()) -> Result:
    """`sitegen new`, with these answers, a line each; for the fixture `asked`."""
    text = "".join(f"{answer}\n" for answer in answers)
    return CliRunner().invoke(commands, ("new", *told), input=text)


def check(*arguments: str) -> Result:
    """`sitegen check`."""
    return CliRunner().invoke(commands, ("check", *arguments))


def new_files(board: Path) -> dict[str, str]:
    """Path and text of every file that the board did not have at first."""
    known = {"teams.yaml", EARLIER_PATH}
    return {
        path.relative_to(board).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(board.rglob("*"))
        if path.is_file()
        and path.suffix != ".csv"
        and path.relative_to(board).as_posix() not in known
    }
