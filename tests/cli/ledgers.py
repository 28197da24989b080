"""A board in a real git repository, and the commands that write its ledger, as people run them."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen import pipeline
from sitegen.cli import commands
from sitegen.faults import Fault
from sitegen.finding import Severity
from sitegen.model.state import GoalState
from tests.repos import MARIA, Person, Repo, environment, init

SOMEBODY = Person("Somebody Else", "else@home.example")
"""Who proposes goals here: nobody of the board, as proposing is agreeing."""

TODAY = date(2026, 2, 2)
TEAMS = """\
format: 1
board:
  title: Test board
  url: https://board.example/goals/
  timezone: Europe/Oslo
  frozen: 2026-02-02
people:
  maria: {name: Maria Silva, email: [maria@board.example]}
  chen: {name: Chen Wei, email: [chen@board.example, wei@home.example]}
  henrik: {name: Henrik Dahl, email: [henrik@board.example]}
  tuan: {name: Nguyễn Minh Tuấn}
teams:
  frontline: {name: Frontline, lead: maria, sponsor: henrik, members: [maria, chen]}
"""
FASTER = """\
---
# what we promise
due: 2026-Q1
measures:
  first-response-time: from 4.0 to 2.8 hours   # median
  csat: {role: guardrail, at_least: 92%}
---
# Answer first messages 30% faster
Customers told us: we wait too long.
"""
CALMER = """\
---
due: 2026-03-31
measures:
  backlog: from 230 to 120 tickets
  rehearsal: yes or no
milestones:
  macros: {what: Twelve macros rewritten, due: 2026-02-13}
---
# Calmer Mondays
We start the week with 230 tickets.
"""
FASTER_PATH = "goals/frontline/faster.md"
FASTER_TERMS = "terms/1:f408ba750f246854208dce7518ab988b"
FILES = {"teams.yaml": TEAMS, FASTER_PATH: FASTER, "goals/frontline/calmer.md": CALMER}


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: its exit code, and all that it printed."""

    code: int
    said: str


@dataclass(frozen=True, slots=True)
class Board:
    """A board whose files are committed; git's user is Maria unless it is told otherwise."""

    repo: Repo

    @property
    def root(self) -> Path:
        return self.repo.root

    def run(self, *arguments: str, code: int = 0) -> str:
        """What a command says, off a terminal; it has to end with that code."""
        done = CliRunner().invoke(commands, [*arguments], input="")
        if isinstance(done.exception, Fault):
            ran = Ran(2, f"sitegen: {done.exception}")
        else:
            if done.exception and not isinstance(done.exception, SystemExit):
                raise done.exception
            ran = Ran(done.exit_code, done.output)
        assert ran.code == code, ran.said
        return ran.said

    def is_user(self, email: str) -> None:
        """Let somebody else sit at the computer."""
        self.repo.git("config", "user.email", email)

    def text(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def entries(self, goal: str = "faster") -> list[str]:
        """The names of a goal's entries."""
        folder = self.root / "goals" / "frontline" / goal
        return sorted(path.name for path in folder.glob("*")) if folder.is_dir() else []

    def goal(self, id: str = "faster", as_of: date = TODAY) -> GoalState:
        """The state of a goal, as pages see it."""
        loaded = pipeline.load(self.root, self.repo.env)
        return next(s for s in pipeline.site(loaded, as_of).goals if s.id == id)

    def errors(self) -> list[str]:
        """What `check` has against the board."""
        loaded = pipeline.load(self.root, self.repo.env)
        found = pipeline.check(loaded, pipeline.site(loaded, TODAY))
        return [one.message for one in found if one.severity is Severity.ERROR]

    def agreed(self, *people: str) -> None:
        """Let these people agree, and commit it."""
        for person in people:
            self.run("agree", "faster", "--as", person)
        self.repo.commit("Agree")


def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: Mapping[str, str]) -> Board:
    """A board of these files in a repository, with the shell in its folder."""
    repo = init(tmp_path / "board", tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(repo.root)
    repo.git("config", "user.email", MARIA.email)
    repo.git("config", "user.name", MARIA.name)
    repo.commit("Propose two goals", files=files, by=SOMEBODY)
    return Board(repo)


def on_a_terminal(here: Board, *arguments: str, typed: tuple[str, ...]) -> Ran:
    """Run a command on a pseudo-terminal, with these lines typed ahead."""
    ours, theirs = pty.openpty()
    measured = {name: os.environ[name] for name in os.environ if name.startswith("COVERAGE")}
    with subprocess.Popen(
        [sys.executable, "-m", "sitegen", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=here.root,
        env={
            **here.repo.env,
            **measured,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "TERM": "dumb",
        },
        start_new_session=True,
    ) as program:
        os.close(theirs)
        os.write(ours, "".join(f"{line}\n" for line in typed).encode())
        said = b""
        while True:
            try:
                part = os.read(ours, 65_536)
            except OSError:  # what Linux says at the end
                break
            if not part:
                break
            said += part
        os.close(ours)
        program.wait(timeout=60)
    return Ran(program.returncode, said.decode().replace("\r\n", "\n"))
