"""A board on a forge: pull requests of real commits, merged as forges merge, reviewed, cloned."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen import pipeline
from sitegen.cli import commands
from sitegen.faults import Fault
from sitegen.model.state import GoalState
from tests.cli.ledgers import FASTER, FASTER_PATH, Ran
from tests.forges import TOKEN, Approval, Pull, Server, forge
from tests.repos import FORGE, MARIA, START, Person, Repo, environment, init

DAY = 24 * 3600
RECORDER = "recorder@board.example"
TODAY = "2026-01-20"
NOW = START + 15 * DAY
"""When approvals are recorded: the morning of that day."""


def person(id: str, name: str, account: str) -> str:
    """A line of teams.yaml: somebody with the same account on each forge."""
    accounts = ", ".join(f"{forge}: {account}" for forge in ("github", "gitlab", "gitea"))
    return f"  {id}: {{name: {name}, email: [{id}@board.example], {accounts}}}\n"


CHEN = person("chen", "Chen Wei", "Chen-Wei")
PEOPLE = (
    person("maria", "Maria Silva", "mariasilva"),
    CHEN,
    person("henrik", "Henrik Dahl", "henrik"),
    person("amir", "Amir Haddad", "amir-h"),
)
RECORDS = "settings: {recorder: recorder@board.example}\n"
TEAMS = f"""\
format: 1
board:
  title: Test board
  url: https://board.example/goals/
  timezone: Europe/Oslo
people:
{"".join(PEOPLE)}teams:
  frontline: {{name: Frontline, lead: maria, sponsor: henrik, members: [maria, chen]}}
{RECORDS}"""
LOWER = FASTER.replace("from 4.0 to 2.8", "from 4.0 to 2.6")
_AS_IN_CI = {
    "github": ("GITHUB_API_URL", "GITHUB_REPOSITORY", "northwind/goals", "GITHUB_TOKEN"),
    "gitlab": ("CI_API_V4_URL", "CI_PROJECT_ID", "7", "GITLAB_TOKEN"),
    "gitea": ("GITHUB_API_URL", "GITHUB_REPOSITORY", "northwind/goals", "GITHUB_TOKEN"),
}


@dataclass(slots=True)
class Place:
    """The forge: its server, its bare repository, and a clone in which its people work."""

    server: Server
    work: Repo
    origin: Path
    home: Path
    clones: int = 0
    hours: int = 0

    def later(self) -> int:
        """A moment, one hour after the last one."""
        self.hours += 1
        return START + DAY + self.hours * 3600

    def main(self, message: str, files: Mapping[str, str], by: Person = MARIA) -> str:
        """A commit that somebody pushes to main."""
        commit = self.commit(message, files, by)
        self.work.git("push", "-q", "origin", "main")
        return commit

    def commit(self, message: str, files: Mapping[str, str], by: Person = MARIA) -> str:
        """A commit on whatever is checked out."""
        return self.work.commit(message, by=by, at=self.later(), files=files)

    def propose(self, files: Mapping[str, str], by: Person = MARIA, base: str = "main") -> Pull:
        """A pull request with a commit; more can be pushed to it."""
        number = 1 + max((one.number for one in self.server.pulls), default=0)
        self.work.git("checkout", "-q", "-b", f"change-{number}", base)
        pull = self.server.pull(number=number, is_merged=False, source=f"change-{number}")
        pull.base = self.work.id(base)
        self.push(pull, files, by)
        return pull

    def push(self, pull: Pull, files: Mapping[str, str], by: Person = MARIA) -> str:
        """One more commit of a pull request."""
        self.work.git("checkout", "-q", f"change-{pull.number}")
        pull.head = self.commit("Change something", files, by)
        self._publish(pull)
        return pull.head

    def _publish(self, pull: Pull) -> None:
        refs = (f"HEAD:refs/{kind}/{pull.number}/head" for kind in ("pull", "merge-requests"))
        self.work.git("push", "-q", "-f", "origin", *refs)
        hour = self.hours % 24
        pull.pushed.append((pull.head, f"2026-01-{6 + self.hours // 24:02d}T{hour:02d}:00:00.000Z"))
        self.work.git("checkout", "-q", "main")

    def approve(
        self, pull: Pull, *accounts: str, state: str = "APPROVED", commit: str = ""
    ) -> None:
        """Reviews of what a pull request is now, or of another commit."""
        for account in accounts:
            self.hours += 1
            at = f"2026-01-{6 + self.hours // 24:02d}T{self.hours % 24:02d}:30:00Z"
            pull.reviews.append(Approval(account, state, commit or pull.head, at))

    def merge(self, pull: Pull, how: str = "merge") -> str:
        """Merge a pull request into main as forges do, and return main's newest commit."""
        branch, before = f"change-{pull.number}", self.work.id("main")
        git, at = self.work.dated, self.later()
        if how == "merge":
            text = f"Merge pull request #{pull.number}"
            git(
                *("merge", "-q", "--no-ff", "-m", text, branch),
                by=FORGE,
                committer=FORGE,
                at=at,
                committed=at,
            )
        elif how == "squash":
            self.work.git("merge", "-q", "--squash", branch)
            text = f"Change something (#{pull.number})"
            git("commit", "-q", "-m", text, committer=FORGE, at=at, committed=at)
        elif how == "rebase":  # git takes author and date of what is picked from there
            self._pick(f"{before}..{branch}", at)
        else:
            assert how == "forward"
            self.work.git("merge", "-q", "--ff-only", branch)
        pull.is_merged, pull.merged = True, self.work.id()
        pull.landed = tuple(self.work.git("rev-list", f"{before}..HEAD").decode().split())
        if self.server.kind == "gitea":
            pull.landed = (pull.merged,)
        self.work.git("push", "-q", "origin", "main")
        return pull.merged

    def _pick(self, commits: str, at: int) -> None:
        self.work.git(
            "cherry-pick",
            commits,
            GIT_COMMITTER_NAME=FORGE.name,
            GIT_COMMITTER_EMAIL=FORGE.email,
            GIT_COMMITTER_DATE=f"@{at} +0000",
        )

    def run(self, *options: str, code: int = 0, day: str = TODAY) -> Ran:
        """Record approvals in a new clone, as CI has one: main and nothing else."""
        board = self.clone()
        return board.run("record-approvals", "--as-of", day, *options, code=code)

    def clone(self) -> Clone:
        """A new clone of main alone."""
        self.clones += 1
        root = self.home / f"clone-{self.clones}"
        self.work.git("clone", "-q", "--single-branch", self.url, str(root))
        return Clone(Repo(root, self.work.env))

    @property
    def url(self) -> str:
        return f"file://{self.origin}"

    def goal(self, id: str = "faster", day: str = TODAY) -> GoalState:
        """A goal, as pages see it from a new clone."""
        return self.clone().goal(id, day)

    def new_entries(self, goal: str = "faster") -> list[str]:
        """The names of the entries that main has of a goal."""
        folder = self.clone().repo.root / "goals" / "frontline" / goal
        return sorted(path.name for path in folder.glob("*"))


@dataclass(frozen=True, slots=True)
class Clone:
    """A clone in which commands are run."""

    repo: Repo

    def run(self, *arguments: str, code: int = 0, root: str = ".") -> Ran:
        folder = str(self.repo.root / root)
        done = CliRunner().invoke(commands, [*arguments, "--root", folder], input="")
        if isinstance(done.exception, Fault):
            ran = Ran(2, f"sitegen: {done.exception}")
        else:
            if done.exception and not isinstance(done.exception, SystemExit):
                raise done.exception
            ran = Ran(done.exit_code, done.output)
        assert ran.code == code, ran.said
        assert TOKEN not in ran.said
        return ran

    def goal(self, id: str, day: str) -> GoalState:
        loaded = pipeline.load(self.repo.root, self.repo.env)
        site = pipeline.site(loaded, date.fromisoformat(day))
        return next(state for state in site.goals if state.id == id)


@contextmanager
def place(kind: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A forge with a board of nobody's goals on main."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "CI_", "GITHUB_"))]:
        monkeypatch.delenv(name)
    for name, value in environment(folder).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sitegen.cli.record_approvals.now", lambda: NOW)
    begun = _begun()
    shutil.copytree(begun.home, folder, dirs_exist_ok=True)
    work, origin = Repo(folder / "work", environment(folder)), folder / "origin.git"
    config = work.root / ".git" / "config"
    config.write_text(config.read_text().replace(begun.url, f"file://{origin}"))
    with forge(kind) as server:
        api, name, repository, token = _AS_IN_CI[kind]
        for variable, value in ((api, server.url), (name, repository), (token, TOKEN)):
            monkeypatch.setenv(variable, value)
        yield Place(server, work, origin, folder, hours=begun.hours)


@cache
def _begun() -> Place:
    """A board on main, in a forge that is not there yet: each test works in a copy of it."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    work = init(folder / "work", folder)
    origin = folder / "origin.git"
    work.git("init", "-q", "--bare", "--initial-branch=main", str(origin))
    work.git("-C", str(origin), "config", "uploadpack.allowReachableSHA1InWant", "true")
    work.git("config", "user.email", FORGE.email)
    work.git("config", "user.name", FORGE.name)
    work.git("remote", "add", "origin", f"file://{origin}")
    begun = Place(Server(""), work, origin, folder)
    begun.main("Begin the board", {"teams.yaml": TEAMS})
    return begun


def faster(place: Place, how: str = "merge", *accounts: str) -> Pull:
    """Maria proposes to answer faster; these accounts approve, and it is merged."""
    pull = place.propose({FASTER_PATH: FASTER})
    place.approve(pull, *accounts)
    place.merge(pull, how)
    return pull
