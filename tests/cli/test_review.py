"""`sitegen review` as a person or a CI job runs it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import commands, main
from tests.repos import Repo, environment, init
from tests.review.pairs import HERE, author_of, committed


def run(repo: Repo, *arguments: str) -> Result:
    return CliRunner(env=dict(repo.env)).invoke(
        commands, ["review", "--root", str(repo.root), *arguments], catch_exceptions=False
    )


def pair(name: str, folder: Path) -> Repo:
    return committed(HERE / name / "base", HERE / name / "head", folder, author_of(HERE / name))


def expected(name: str, ending: str = "txt") -> str:
    return (HERE / name / f"expected.{ending}").read_text(encoding="utf-8")


def test_the_work_tree_is_reviewed_committed_or_not(tmp_path: Path) -> None:
    name = "easier-without-amendment"
    repo = pair(name, tmp_path)
    repo.git("reset", "-q", "--soft", "main")
    told = run(repo, "--base", "main").output
    # Nobody has committed these terms, so nobody has agreed to them by proposing them.
    assert told == expected(name).replace("Chen Wei, Amir", "Maria Silva, Chen Wei, Amir")


def test_a_clean_work_tree_is_reviewed_as_its_commit_is(tmp_path: Path) -> None:
    name = "dropped-from-the-roster"
    repo = pair(name, tmp_path)
    assert run(repo, "--base", "main").output == expected(name)
    assert run(repo, "--base", "main", "--head", "change").output == expected(name)


def test_another_branch_is_reviewed_whatever_the_work_tree_holds(tmp_path: Path) -> None:
    name = "plan-changes"
    repo = pair(name, tmp_path)
    repo.git("checkout", "-q", "main")
    shutil.rmtree(repo.root / "goals")
    assert run(repo, "--base", "main", "--head", "change").output == expected(name)


def test_the_markdown_and_the_json_are_those_of_the_formats(tmp_path: Path) -> None:
    name = "redacted-entry"
    repo = pair(name, tmp_path)
    ids = {"base": repo.id("main"), "head": repo.id("change")}
    where = ("--base", "main", "--head", "change")
    assert run(repo, *where, "--format", "markdown").output == expected(name, "md")
    found = json.loads(run(repo, *where, "--format", "json").output)
    assert found == json.loads(expected(name, "json")) | ids


def test_a_comment_is_kept_short(tmp_path: Path) -> None:
    repo = pair("new-goal", tmp_path)
    long = "".join(f"2026-01-{day:02},{day},\n" for day in range(1, 32))
    prose = "---\n---\n" + "Words. " * 20 + "\n"
    folder = "goals/frontline/pick-up-the-phone"
    entries = {f"{folder}/2026-01-05-note-chen_{n}.md": prose for n in range(1, 500)}
    repo.commit(files={f"{folder}/csat.csv": f"date,value\n{long}", **entries})
    where = ("--base", "main", "--format", "markdown")
    assert len(run(repo, *where).output.encode()) > 60 * 1024
    assert len(run(repo, *where, "--comment").output.encode()) <= 60 * 1024
    assert "more lines do not fit here" in run(repo, *where, "--comment").output


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("easier-without-amendment", 1),
        ("easier-with-amendment", 0),
        ("easier-amended-without-reason", 1),
        ("an-amendment-about-other-terms", 1),
        ("back-to-the-terms-in-force", 0),
        ("entries-edited-and-deleted", 1),
        ("redacted-entry", 0),
        ("past-readings-changed", 1),
        ("past-reading-corrected", 0),
        ("removed-though-agreed", 1),
        ("made-a-draft-and-internal", 1),
        ("no-longer-readable", 1),
        ("closed", 0),
        ("agreed-for-another", 1),
        ("harder-and-re-agreed", 0),
        ("people-and-settings", 0),
        ("reformatted", 0),
    ],
)
def test_the_gate_stops_what_breaks_the_rules(name: str, code: int, tmp_path: Path) -> None:
    repo = pair(name, tmp_path)
    where = ("--base", "main", "--head", "change")
    assert run(repo, *where, "--gate").exit_code == code
    assert run(repo, *where).exit_code == 0


def test_what_the_base_allows_passes_and_what_the_head_allows_does_not(tmp_path: Path) -> None:
    repo = pair("easier-without-amendment", tmp_path)
    teams = (repo.root / "teams.yaml").read_text(encoding="utf-8")
    allowing = teams + "settings: {allow: terms-moved}\n"
    repo.commit(files={"teams.yaml": allowing})
    assert run(repo, "--base", "main", "--gate").exit_code == 1
    repo.git("checkout", "-q", "main")
    repo.commit(files={"teams.yaml": allowing})
    repo.git("checkout", "-q", "-B", "other", "main")
    goal = repo.root / "goals/frontline/answer-first-messages-faster.md"
    goal.write_text(goal.read_text(encoding="utf-8").replace("2.8", "3.2"), encoding="utf-8")
    repo.commit()
    passed = run(repo, "--base", "main", "--gate")
    assert passed.exit_code == 0
    assert "The board allows this (terms-moved)." in passed.output
    assert "This board's gate lets pass: terms-moved." in passed.output


def test_a_base_is_needed(tmp_path: Path) -> None:
    result = run(pair("closed", tmp_path))
    assert result.exit_code == 2
    assert "--base" in result.output


Failing = Callable[..., tuple[int, str]]


@pytest.fixture
def failing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Failing:
    """Run it in a folder as people do; the exit code, and what it says of its failing."""

    def fails(folder: Path, *arguments: str) -> tuple[int, str]:
        for key, text in environment(tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path)).items():
            monkeypatch.setitem(os.environ, key, text)
        monkeypatch.setattr("sys.argv", ["sitegen", "review", "--root", str(folder), *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        assert isinstance(left.value.code, int)
        return left.value.code, capsys.readouterr().err

    return fails


def test_a_folder_without_a_board_is_told_how_to_make_one(failing: Failing, tmp_path: Path) -> None:
    repo = init(tmp_path / "empty", tmp_path)
    repo.commit(files={"README.md": "Nothing here yet.\n"})
    for arguments in (("--base", "main"), ("--base", "main", "--head", "HEAD")):
        code, said = failing(repo.root, *arguments)
        assert (code, said) == (
            2,
            (
                f"sitegen: There is no board in {repo.root}, neither before the change nor after "
                "it. Make one with `sitegen init`, or name it with --root.\n"
            ),
        )


def test_a_board_that_a_change_takes_away_is_still_reviewed(tmp_path: Path) -> None:
    repo = pair("closed", tmp_path)
    shutil.rmtree(repo.root / "goals")
    (repo.root / "teams.yaml").unlink()
    result = run(repo, "--base", "main", "--gate")
    assert result.exit_code == 1
    assert "is removed" in result.output


def test_a_folder_without_board_and_repository_is_told_of_the_board_first(
    failing: Failing, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    code, said = failing(tmp_path / "empty", "--base", "main")
    assert code == 2
    assert said.startswith(f"sitegen: There is no board in {tmp_path / 'empty'}. ")


def test_a_board_outside_of_a_repository_has_nothing_to_compare_with(
    failing: Failing, tmp_path: Path
) -> None:
    shutil.copytree(HERE / "closed/base", tmp_path / "board")
    assert failing(tmp_path / "board", "--base", "main") == (
        2,
        "sitegen: There is nothing to compare with: the board is in no git repository.\n",
    )


def test_a_repository_without_commits_has_nothing_to_compare_with(
    failing: Failing, tmp_path: Path
) -> None:
    repo = init(tmp_path / "board", tmp_path)
    shutil.copytree(HERE / "closed/base", repo.root, dirs_exist_ok=True)
    assert failing(repo.root, "--base", "main") == (
        2,
        "sitegen: There is nothing to compare with: the repository has no commits yet.\n",
    )


def test_a_shallow_clone_is_told_to_fetch_the_rest(failing: Failing, tmp_path: Path) -> None:
    repo = pair("easier-without-amendment", tmp_path)
    clone = tmp_path / "clone"
    origin = repo.root.as_uri()
    repo.git("clone", "-q", "--depth=1", "--no-single-branch", origin, str(clone))
    code, said = failing(clone, "--base", "origin/main")
    assert code == 2
    assert "this is a shallow clone, so fetch the older commits too" in said


def test_the_gate_of_a_clone_that_lacks_history_stays_shut(
    failing: Failing, tmp_path: Path
) -> None:
    repo = pair("easier-without-amendment", tmp_path)
    repo.git("checkout", "-q", "main")
    repo.commit("Older", files={"README.md": "One more commit.\n"})
    repo.git("checkout", "-q", "-B", "change")
    goal = repo.root / "goals/frontline/answer-first-messages-faster.md"
    goal.write_text(goal.read_text(encoding="utf-8").replace("2.8", "3.2"), encoding="utf-8")
    repo.commit()
    clone = tmp_path / "clone"
    repo.git("clone", "-q", "--depth=2", "--no-single-branch", repo.root.as_uri(), str(clone))
    code, said = failing(clone, "--base", "origin/main", "--gate")
    assert (code, said) == (
        2,
        (
            "sitegen: The gate cannot tell what was agreed: this is a shallow clone, without the "
            "older commits. Fetch them too (`git fetch --unshallow`, or fetch-depth: 0 in CI).\n"
        ),
    )
    assert failing(clone, "--base", "origin/main")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--base", "nowhere"), "There is no commit “nowhere” here."),
        (("--base", "main", "--head", "nowhere"), "There is no commit “nowhere” here."),
        (("--base", "--output=x"), "“--output=x” is no name of a commit"),
    ],
)
def test_what_is_no_commit_is_said_without_a_traceback(
    arguments: tuple[str, ...], message: str, failing: Failing, tmp_path: Path
) -> None:
    code, said = failing(pair("closed", tmp_path).root, *arguments)
    assert code == 2
    assert message in said
