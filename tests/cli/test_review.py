"""`sitegen review` as a person or a CI job runs it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import commands, main
from tests.repos import Repo, environment
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


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--base", "nowhere"), "There is no commit “nowhere” here."),
        (("--base", "main", "--head", "nowhere"), "There is no commit “nowhere” here."),
        (("--base", "--output=x"), "“--output=x” is no name of a commit"),
    ],
)
def test_what_is_no_commit_is_said_without_a_traceback(
    arguments: tuple[str, ...],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    repo = pair("closed", tmp_path)
    monkeypatch.setattr("sys.argv", ["sitegen", "review", "--root", str(repo.root), *arguments])
    for key, text in environment(tmp_path).items():
        monkeypatch.setitem(os.environ, key, text)
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert message in capsys.readouterr().err
