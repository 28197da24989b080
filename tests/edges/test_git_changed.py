"""What changed since another line of work, asked of real repositories."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.edges.git import Repository, open_repository
from sitegen.edges.git_changed import changes_since
from sitegen.faults import Fault
from tests.repos import Repo, init

GOAL = "goals/frontline/answer-first.md"
OTHER = "goals/frontline/other.md"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A board whose main went on after a branch, now checked out, had left it."""
    repo = init(tmp_path / "board", tmp_path)
    repo.commit("Start", files={"teams.yaml": "format: 1\n", GOAL: "one\n", OTHER: "two\n"})
    repo.git("checkout", "-q", "-b", "work")
    repo.git("checkout", "-q", "main")
    repo.commit("Later", files={OTHER: "later\n"})
    repo.git("checkout", "-q", "work")
    return repo


def opened(root: Path, repo: Repo) -> Repository:
    repository = open_repository(root, repo.env)
    assert isinstance(repository, Repository)
    return repository


def changed(repo: Repo, revision: str = "main", root: Path | None = None) -> frozenset[str]:
    return changes_since(opened(root or repo.root, repo), revision).paths


def test_what_the_other_line_did_meanwhile_is_no_change_of_ours(repo: Repo) -> None:
    repo.commit("Work", files={GOAL: "changed\n"})
    assert changed(repo) == {GOAL}


def test_the_base_is_the_commit_that_both_come_from(repo: Repo) -> None:
    assert changes_since(opened(repo.root, repo), "main").base == repo.id("main~1")


def test_what_is_not_committed_yet_counts_and_so_does_what_is_gone(repo: Repo) -> None:
    repo.write(GOAL, "changed\n")
    (repo.root / OTHER).unlink()
    assert changed(repo) == {GOAL, OTHER}


def test_a_renamed_file_has_changed_under_both_names(repo: Repo) -> None:
    repo.git("mv", GOAL, "goals/frontline/new name ø.md")
    assert changed(repo) == {GOAL, "goals/frontline/new name ø.md"}


def test_files_that_are_none_of_the_board_do_not_count(repo: Repo) -> None:
    repo.commit("Work", files={"README.md": "x\n", "templates/base.html": "x\n"})
    assert changed(repo) == frozenset()


def test_paths_of_a_board_in_a_folder_begin_at_the_board(tmp_path: Path) -> None:
    repo = init(tmp_path / "all", tmp_path)
    repo.commit("Start", files={"boards/a/teams.yaml": "x\n", "boards/b/teams.yaml": "x\n"})
    repo.commit("Work", files={f"boards/a/{GOAL}": "x\n", "boards/b/teams.yaml": "y\n"})
    assert changed(repo, "HEAD~1", repo.root / "boards" / "a") == {GOAL}


@pytest.mark.parametrize("name", ["elsewhere", "--output=x", "main..work", ""])
def test_a_name_of_no_commit_is_a_fault(repo: Repo, name: str) -> None:
    with pytest.raises(Fault):
        changed(repo, name)


def test_a_line_without_a_common_commit_is_a_fault_that_says_so(repo: Repo) -> None:
    repo.git("checkout", "-q", "--orphan", "alone")
    repo.commit("Alone")
    with pytest.raises(Fault, match="no commit that “main” and HEAD come from"):
        changed(repo)


def test_a_shallow_clone_is_told_how_to_get_the_rest(repo: Repo, tmp_path: Path) -> None:
    repo.commit("Work", files={GOAL: "changed\n"})
    repo.git("clone", "-q", "--depth=1", "--branch=work", repo.root.as_uri(), str(tmp_path / "s"))
    shallow = Repo(tmp_path / "s", repo.env)
    shallow.git("fetch", "-q", "--depth=1", "origin", "main:main")
    with pytest.raises(Fault, match="shallow"):
        changed(shallow)
