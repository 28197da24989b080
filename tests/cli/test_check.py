"""`sitegen check` as a person or a CI job runs it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import commands
from tests.boards import GOAL, GOAL_PATH, SMALL, TEAMS, write
from tests.repos import init


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["check", *arguments], catch_exceptions=False)


def test_a_good_board_passes_with_hints_only(tmp_path: Path) -> None:
    soon = SMALL | {GOAL_PATH: GOAL.replace("2026-Q1", "2026-Q2")}
    result = run("--root", str(write(tmp_path, soon)))
    assert result.exit_code == 0
    assert " error " not in result.output
    assert " warning " not in result.output
    assert result.output.rstrip().split("\n")[-1].startswith("1 goal checked as of 2026-03-01: ")


def test_an_error_makes_the_exit_code_one(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL | {GOAL_PATH: GOAL.replace("due:", "deu:")})
    result = run("--root", str(root), "--format", "concise")
    assert result.exit_code == 1
    assert f"{GOAL_PATH}:2:1: error S150 " in result.output


@pytest.mark.parametrize(("strict", "code"), [((), 0), (("--strict",), 1)])
def test_warnings_fail_only_with_strict(tmp_path: Path, strict: tuple[str, ...], code: int) -> None:
    root = write(tmp_path, SMALL | {"goals/frontline/picture.png": "x"})
    result = run("--root", str(root), "--format", "concise", *strict)
    assert "warning F111" in result.output
    assert result.exit_code == code


def test_no_goals_is_an_error_and_so_is_a_folder_without_a_board(tmp_path: Path) -> None:
    result = run("--root", str(write(tmp_path, {"teams.yaml": TEAMS})), "--format", "concise")
    assert (result.exit_code, result.output) == (
        1,
        (
            "goals:1:1: error F117 No goals were found under goals/.\n"
            "teams.yaml:1:1: hint H701 History was left out: the board is in no git repository.\n"
        ),
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run("--root", str(empty), "--format", "concise")
    assert (result.exit_code, result.output) == (
        1,
        "teams.yaml:1:1: error F110 There is no teams.yaml here.\n",
    )


def test_paths_narrow_what_is_reported(tmp_path: Path) -> None:
    broken = GOAL.replace("due:", "deu:")
    files = SMALL | {GOAL_PATH: broken, "goals/frontline/second.md": broken}
    root = write(tmp_path, files)
    result = run(
        "--root", str(root), "--format", "concise", str(root / "goals/frontline/second.md")
    )
    paths = {line.split(":")[0] for line in result.output.splitlines()}
    assert paths == {"goals/frontline/second.md"}


def test_a_path_outside_the_board_is_a_usage_error(tmp_path: Path) -> None:
    result = run("--root", str(write(tmp_path / "board", SMALL)), str(tmp_path))
    assert result.exit_code == 2
    assert "is no file or folder of the board" in result.output


def test_the_board_is_found_from_a_folder_inside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path, SMALL) / "goals" / "frontline")
    assert run("--format", "concise").exit_code == 0


def test_as_of_wins_over_the_frozen_day(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    result = run("--root", str(root), "--as-of", "2026-02-14", "--format", "json")
    assert json.loads(result.output)["as_of"] == "2026-02-14"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("22.11.2026", "“22.11.2026” is not year first; write 2026-11-22."),
        ("2026-2-3", "write 2026-02-03."),
        ("soon", "is no date; write year-month-day"),
        ("2026-02-30", "is no day of the calendar"),
    ],
)
def test_a_day_is_written_year_month_day(tmp_path: Path, day: str, words: str) -> None:
    result = run("--root", str(write(tmp_path, SMALL)), "--as-of", day)
    said = " ".join(result.output.split())
    assert result.exit_code == 2
    assert words in said
    assert said.count("year-month-day") == 1
    assert "%" not in said


def test_without_a_frozen_day_source_date_epoch_is_the_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, SMALL | {"teams.yaml": TEAMS.replace(", frozen: 2026-03-01", "")})
    # 23:30 UTC on 31 January 2026 is already 1 February in Oslo.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769902200")
    result = run("--root", str(root), "--format", "json")
    assert json.loads(result.output)["as_of"] == "2026-02-01"


def test_without_any_of_them_it_is_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, SMALL | {"teams.yaml": TEAMS.replace(", frozen: 2026-03-01", "")})
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    result = run("--root", str(root), "--format", "json")
    assert json.loads(result.output)["as_of"] >= "2026-11-21"


def test_looking_back_does_not_make_what_followed_the_future(tmp_path: Path) -> None:
    note = "goals/frontline/answer-first-messages-faster/2026-02-20-note-chen.md"
    root = write(tmp_path, SMALL | {note: "The macros are done."})
    assert "D312" not in run("--root", str(root), "--as-of", "2026-01-31").output
    later = note.replace("2026-02-20", "2026-03-03")
    write(root, {later: "Not yet."})
    output = run("--root", str(root), "--format", "concise").output
    assert f"{later}:1:1: error D312 " in output


@pytest.mark.parametrize("committed", ["2026-01-09T12:00:00Z", "2090-01-01T00:00:00Z"])
def test_a_commit_dated_into_the_future_hides_nothing(tmp_path: Path, committed: str) -> None:
    teams = TEAMS.replace(", frozen: 2026-03-01", "")
    repo = init(tmp_path / "board", tmp_path)
    ledger = GOAL_PATH.removesuffix(".md")
    agreed = {f"{ledger}/2026-01-05-agree-{who}.md": "" for who in ("maria", "chen", "henrik")}
    repo.commit(files={"teams.yaml": teams, GOAL_PATH: GOAL, **agreed})
    seconds = int(datetime.fromisoformat(committed).timestamp())
    repo.commit(files={GOAL_PATH: GOAL.replace("92%", "80%")}, at=seconds)
    result = run("--root", str(repo.root), "--format", "concise")
    assert result.exit_code == 1
    assert f"{GOAL_PATH}:5:9: error A530 csat: lower limit was 92% and is now 80%" in result.output


@pytest.mark.parametrize("first", ["", "draft: yes\n"])
def test_no_board_and_no_draft_hides_what_was_done_to_a_record(tmp_path: Path, first: str) -> None:
    repo = init(tmp_path / "board", tmp_path)
    ledger = GOAL_PATH.removesuffix(".md")
    agreed = {f"{ledger}/2026-01-05-agree-{who}.md": "" for who in ("maria", "chen", "henrik")}
    notes = {f"{ledger}/2026-02-1{day}-note-chen.md": "Slower." for day in (1, 2)}
    repo.commit(files={"teams.yaml": TEAMS, GOAL_PATH: GOAL, **agreed, **notes})
    quiet = TEAMS + "settings: {rules: {A530: off, entry-edited: off, A532: hint}}\n"
    edited, deleted = notes
    goal = GOAL.replace("---\n", f"---\n{first}", 1).replace("92%", "80%")
    (repo.root / deleted).unlink()
    repo.commit(files={"teams.yaml": quiet, GOAL_PATH: goal, edited: "Faster."})
    lines = run("--root", str(repo.root), "--format", "concise").output.split("\n")
    told = sorted(one.split()[2] for one in lines if " error " in one)
    assert told == ["A530", "A531", "A532", "S171", "S171", "S171"]


IGNORING = GOAL.replace("---\n", "---\n# sitegen: ignore[C610] We have only begun.\n", 1).replace(
    "2.8 hours\n", "2.8 hours # sitegen: ignore[C611] The help desk keeps no more.\n"
)


def test_what_is_ignored_is_counted_at_the_end(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL | {GOAL_PATH: IGNORING})
    for strict in ((), ("--strict",)):
        last = run("--root", str(root), *strict).output.rstrip().split("\n")[-1]
        assert last.endswith(". 2 findings ignored, with reasons.")
    for scope, told in ((GOAL_PATH, True), ("teams.yaml", False)):
        output = run("--root", str(root), str(root / scope)).output
        assert (" ignored, with " in output) is told


def test_other_formats_do_not_speak_of_what_is_ignored(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL | {GOAL_PATH: IGNORING})
    for name in ("concise", "json", "github", "gitlab", "sarif", "junit"):
        output = run("--root", str(root), "--format", name).output
        assert "ignored" not in output
        assert "C610" not in output
