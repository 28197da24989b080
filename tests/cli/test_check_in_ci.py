"""`sitegen check` as a job runs it: what changed, the job's summary, paths of the repository."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import commands
from sitegen.cli.check import FORMATS
from tests.boards import GOAL, GOAL_PATH, SMALL, TEAMS
from tests.reports.runner import orders
from tests.repos import Repo, init

BROKEN = GOAL.replace("due:", "deu:")
SECOND = "goals/frontline/second.md"
PARENT = "goals/frontline/customers-come-back.md"
CHILD = GOAL.replace("due:", "aligns_with: customers-come-back\ndue:")


def run(repo: Repo, *arguments: str, root: str = ".", **env: str) -> Result:
    return CliRunner().invoke(
        commands,
        ["check", "--root", str(repo.root / root), *arguments],
        env={"CI": "", "GITHUB_STEP_SUMMARY": "", **repo.env, **env},
    )


def found(repo: Repo, *arguments: str) -> list[tuple[str, str]]:
    """Path and code of what fails."""
    read: dict[str, Any] = json.loads(run(repo, "--format", "json", *arguments).output)
    told = (one for one in read["findings"] if one["severity"] == "error")
    return [(one["path"], one["code"]) for one in told]


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A board with one goal that is fine and one that is not."""
    repo = init(tmp_path / "board", tmp_path)
    repo.commit("Start", files=SMALL | {SECOND: BROKEN})
    return repo


# --changed-since


def test_a_change_answers_only_for_itself(repo: Repo) -> None:
    assert found(repo) == [(SECOND, "S150")]
    assert found(repo, "--changed-since", "HEAD") == []
    repo.write(GOAL_PATH, BROKEN)
    assert {path for path, _ in found(repo, "--changed-since", "HEAD")} == {GOAL_PATH}


def test_what_a_change_breaks_elsewhere_is_its_own(repo: Repo) -> None:
    repo.commit("Align", files={GOAL_PATH: CHILD, PARENT: GOAL})
    (repo.root / PARENT).unlink()
    assert found(repo, "--changed-since", "HEAD") == [(GOAL_PATH, "R205")]


def test_a_file_that_git_was_never_told_of_is_new(repo: Repo) -> None:
    repo.write("goals/frontline/third.md", BROKEN)
    paths = {path for path, _ in found(repo, "--changed-since", "HEAD")}
    assert paths == {"goals/frontline/third.md"}


def test_the_exit_code_is_that_of_the_change(repo: Repo) -> None:
    assert run(repo).exit_code == 1
    assert run(repo, "--changed-since", "HEAD").exit_code == 0


def test_files_that_did_not_change_are_no_passed_tests(repo: Repo) -> None:
    repo.write(GOAL_PATH, GOAL + "\nMore.\n")
    out = run(repo, "--format", "junit", "--changed-since", "HEAD").output
    assert f'name="{GOAL_PATH}"' in out
    assert SECOND not in out


def test_without_a_commit_to_compare_with_nothing_is_reported(repo: Repo, tmp_path: Path) -> None:
    result = run(repo, "--changed-since", "nowhere")
    assert (result.exit_code, result.output) == (1, "")
    assert "There is no commit that “nowhere” and HEAD come from" in str(result.exception)
    alone = Repo(tmp_path / "alone", repo.env)
    for path, text in SMALL.items():
        alone.write(path, text)
    result = run(alone, "--changed-since", "HEAD")
    assert "There is no commit to compare with" in str(result.exception)


# Formats for forges


def test_the_summary_is_added_to_what_the_job_has(repo: Repo, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", encoding="utf-8")
    result = run(repo, "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert result.output.startswith(f"::error file={SECOND},line=2,")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("Before.\n## Check of the board\n")
    assert f"| error S150 | {SECOND}:2 |" in text


def test_other_formats_leave_the_summary_alone(repo: Repo, tmp_path: Path) -> None:
    run(repo, "--format", "sarif", GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    assert not (tmp_path / "summary.md").exists()


def test_a_summary_that_cannot_be_written_is_a_fault(repo: Repo, tmp_path: Path) -> None:
    result = run(repo, "--format", "github", GITHUB_STEP_SUMMARY=str(tmp_path))
    assert "cannot be written" in str(result.exception)


def test_forges_are_told_paths_from_the_top_of_the_repository(tmp_path: Path) -> None:
    repo = init(tmp_path / "all", tmp_path)
    files = {"teams.yaml": TEAMS, SECOND: BROKEN}
    repo.commit("Start", files={f"boards/a/{path}": text for path, text in files.items()})
    out = run(repo, "--format", "gitlab", root="boards/a").output
    assert {one["location"]["path"] for one in json.loads(out)} == {f"boards/a/{SECOND}"}
    out = run(repo, "--format", "json", root="boards/a").output
    assert {one["path"] for one in json.loads(out)["findings"]} == {SECOND}


# A board that tries to give orders


@pytest.mark.skipif(sys.platform == "win32", reason="names of POSIX")
@pytest.mark.parametrize("name", FORMATS)
def test_a_hostile_board_gives_no_orders_in_any_format(name: str, tmp_path: Path) -> None:
    order = "::error::x ##[add-mask]y \u202e ::stop-commands::z"
    goal = GOAL.replace("due:", f'"{order}": "{order}"\nsteward: "{order}"\ndue:')
    files = {
        "goals/frontline/a\n::warning::b.md": goal,
        f"goals/{order}/c\r\n##[group]d.md": goal,
        f"goals/frontline/answer-first-messages-faster/{order}.md": order,
        GOAL_PATH: goal,
    }
    repo = init(tmp_path / "board", tmp_path)
    repo.commit("Start", files=SMALL | files)
    summary = tmp_path / "summary.md"
    result = run(repo, "--format", name, CI="true", GITHUB_STEP_SUMMARY=str(summary))
    assert result.exit_code == 1
    own = list(orders(result.output))
    assert bool(own) == (name == "github")
    assert {one.name for one in own} <= {"error", "warning"}
    assert all({"file", "line", "title"} <= set(one.properties) for one in own)
    assert not [sign for sign in result.output if sign in "\r\x1b\u202e"]
    if name == "github":
        assert list(orders(summary.read_text(encoding="utf-8"))) == []
