"""The git commands that commands tell: run as they are, they propose what was written."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.cli.ledgers import Board
from tests.cli.new_goals import NEW_PATH, WHOLE, run
from tests.repos import MARIA, Repo, environment

BEGIN = ["git init", "git add .", "git commit -m Begin"]
LIST = ("ls-tree", "-r", "--full-tree", "--name-only", "HEAD")
BRANCH = "goal/answer-first-messages-30-faster"


@pytest.fixture(autouse=True)
def _git_of_maria(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git as on a computer of Maria's, with no other settings."""
    home = tmp_path_factory.mktemp("home")
    for name, value in environment(home).items():
        monkeypatch.setenv(name, value)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", MARIA.name)
        monkeypatch.setenv(f"GIT_{role}_EMAIL", MARIA.email)


def commands(said: str) -> list[str]:
    """The commands that are told: all lines that are set off."""
    return [line.strip() for line in said.splitlines() if line.startswith("  ")]


def follow(told: list[str], here: Path) -> str:
    """Run commands one after the other as a shell does, and say what git has then."""
    for line in told:
        first, *rest = shlex.split(line)
        if first == "cd":
            here = here / rest[0]
        else:
            subprocess.run([first, *rest], cwd=here, check=True, capture_output=True)
    return Repo(here, os.environ).git(*LIST).decode()


def test_a_goal_is_proposed_on_a_branch(board: Path) -> None:
    repo = Repo(board, os.environ)
    follow(BEGIN, board)
    told = commands(run(*WHOLE).output)
    assert told == [
        f"git switch -c {BRANCH}",
        f"git add {NEW_PATH}",
        "git commit -m 'Propose answer-first-messages-30-faster'",
        f"git push -u origin {BRANCH}",
    ]
    assert NEW_PATH in follow(told[:-1], board)
    assert repo.git("status", "--porcelain") == b""


def test_paths_are_told_as_seen_from_here(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    follow(BEGIN, board)
    monkeypatch.chdir(board / "goals")
    said = run(*WHOLE).output
    assert f"\nWrote {NEW_PATH.removeprefix('goals/')}\n" in said
    assert NEW_PATH in follow(commands(said)[:-1], board / "goals")


def test_from_elsewhere_the_way_is_told_first(
    board: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    follow(BEGIN, board)
    elsewhere = tmp_path_factory.mktemp("else where")
    monkeypatch.chdir(elsewhere)
    said = run(*WHOLE, "--root", str(board)).output
    assert f"\nWrote {NEW_PATH}\n" in said
    assert commands(said)[0] == f"cd {shlex.quote(str(board))}"
    assert NEW_PATH in follow(commands(said)[:-1], elsewhere)


@pytest.mark.parametrize("place", [".", "goals"])
def test_a_board_that_git_does_not_keep_is_committed_first(
    board: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.chdir(board / place)
    said = run(*WHOLE).output
    assert "git does not keep this board yet." in said
    assert "git push" not in said
    assert {"teams.yaml", NEW_PATH} <= set(follow(commands(said), board / place).splitlines())


def test_a_repository_without_commits_gets_its_first(board: Path) -> None:
    Repo(board, os.environ).git("init", "-q")
    said = run(*WHOLE).output
    assert "Nothing of this board is committed yet." in said
    assert commands(said) == ["git add .", "git commit -m 'Begin our board'"]
    assert {"teams.yaml", NEW_PATH} <= set(follow(commands(said), board).splitlines())


def test_where_git_is_missing_it_is_asked_for(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(board))
    said = run(*WHOLE).output
    assert "git is not installed here." in said
    assert commands(said)[0] == "git init"


def test_an_entry_is_proposed_in_the_same_way(here: Board, tmp_path: Path) -> None:
    assert "git switch -c agree/maria-faster" in here.run("agree", "faster")
    (here.root / ".git").rename(tmp_path / "kept")
    said = here.run("agree", "faster", "--as", "chen")
    assert "git switch" not in said
    assert commands(said[said.index("git does not keep") :])[0] == "git init"
