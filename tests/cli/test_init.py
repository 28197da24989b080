"""`sitegen init`: a board in a folder, that passes its check and builds; nothing is overwritten."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import commands
from sitegen.cli.init import _local_zone
from sitegen.faults import Fault

NOVEMBER_20 = "1795132800"


@pytest.fixture(autouse=True)
def _fixed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A day and a zone that stay, and an empty folder to be in."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOVEMBER_20)
    monkeypatch.setenv("TZ", "Europe/Oslo")
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, arguments)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_new_board_passes_its_check_without_a_word_and_builds(tmp_path: Path) -> None:
    done = run("init")
    assert done.exit_code == 0
    assert list(files(tmp_path)) == [
        ".gitignore",
        "README.md",
        "goals/customer-support/answer-first-messages-sooner.md",
        "teams.yaml",
    ]
    checked = run("check", "--strict", "--format", "concise")
    assert checked.exit_code == 0
    # It is in no git repository yet, and that is all there is to say.
    assert [line.split(" ")[2] for line in checked.output.splitlines()] == ["H701"]
    assert run("build").exit_code == 0
    page = tmp_path / "site/goals/answer-first-messages-sooner/index.html"
    assert "Answer first messages within 2.8 hours" in page.read_text(encoding="utf-8")


def test_it_says_what_it_wrote_and_three_next_steps(tmp_path: Path) -> None:
    done = run("init")
    for path in files(tmp_path):
        assert f"\n  {path}\n" in done.output
    steps = done.output.partition("Next:")[2]
    assert [line[:5] for line in steps.splitlines() if line[2:3].isdigit()] == [
        "  1. ",
        "  2. ",
        "  3. ",
    ]
    assert "sitegen build" in steps
    assert "teams.yaml" in steps
    assert "sitegen new" in steps
    assert "git init && git add . && git commit -m 'Begin our board'" in steps


def test_a_folder_may_be_named_and_is_made(tmp_path: Path) -> None:
    done = run("init", "our board/goals of ours", "--title", "Northwind", "--team", "Frontline")
    assert done.exit_code == 0
    assert "cd 'our board/goals of ours' && sitegen build" in done.output
    board = tmp_path / "our board/goals of ours"
    assert "title: Northwind\n" in (board / "teams.yaml").read_text(encoding="utf-8")
    assert (board / "goals/frontline/answer-first-messages-sooner.md").is_file()
    assert run("check", "--root", str(board), "--strict").exit_code == 0


def test_what_a_fresh_repository_has_may_be_there(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("README.md", "LICENSE", ".gitignore"):
        (tmp_path / name).write_text("mine\n", encoding="utf-8")
    done = run("init")
    assert done.exit_code == 0
    assert "Add a line `/site/` to your .gitignore" in done.output
    assert "git init" not in done.output
    made = files(tmp_path)
    assert {name for name, data in made.items() if data == b"mine\n"} == {
        "README.md",
        "LICENSE",
        ".gitignore",
    }
    assert "goals/README.md" in made
    assert run("check", "--strict").exit_code == 0


@pytest.mark.parametrize(
    "taken", ["teams.yaml", "goals/customer-support/answer-first-messages-sooner.md"]
)
def test_a_file_in_the_way_is_named_and_all_stays_as_it_is(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / taken).write_text("mine\n", encoding="utf-8")
    done = run("init")
    assert isinstance(done.exception, Fault)
    assert str(done.exception).startswith(f"{taken} is there already")
    assert files(tmp_path) == {taken: b"mine\n"}


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    run("init")
    before = files(tmp_path)
    assert isinstance(run("init", "--title", "Other").exception, Fault)
    assert files(tmp_path) == before


def test_the_same_day_gives_the_same_files(tmp_path: Path) -> None:
    run("init", "one")
    run("init", "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_folder_below_a_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run("init", "file/board")
    assert isinstance(done.exception, Fault)
    assert "cannot be written" in str(done.exception)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert run("init", "file").exit_code == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may all")
def test_a_folder_without_the_right_to_write_is_a_fault(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert isinstance(run("init").exception, Fault)


@pytest.mark.parametrize(
    ("option", "text", "words"),
    [
        ("--timezone", "Oslo", "“Oslo” is no time zone"),
        ("--timezone", "../etc/passwd", "is no time zone"),
        ("--title", "a\x07b", "control character"),
        ("--title", "t" * 201, "at most 200 fit"),
        ("--team", " ", "no value"),
        ("--team", "t" * 121, "at most 120 fit"),
    ],
)
def test_what_does_not_fit_is_explained_and_nothing_is_written(
    tmp_path: Path, option: str, text: str, words: str
) -> None:
    done = run("init", option, text)
    assert done.exit_code == 2
    assert words in done.output
    assert files(tmp_path) == {}


def test_a_zone_may_be_named(tmp_path: Path) -> None:
    run("init", "--timezone", "Asia/Tokyo")
    assert "timezone: Asia/Tokyo " in (tmp_path / "teams.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("named", "linked", "zone"),
    [
        ("Europe/Oslo", "Asia/Tokyo", "Europe/Oslo"),
        (":Europe/Oslo", "", "Europe/Oslo"),
        ("CET-1CEST", "Asia/Tokyo", "Asia/Tokyo"),
        ("", "Asia/Tokyo", "Asia/Tokyo"),
        ("", "", "UTC"),
        ("", "Nowhere/Land", "UTC"),
    ],
)
def test_else_it_is_the_computers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str, linked: str, zone: str
) -> None:
    link = tmp_path / "localtime"
    link.symlink_to(tmp_path / "usr/share/zoneinfo" / linked if linked else tmp_path / "nowhere")
    monkeypatch.setenv("TZ", named)
    monkeypatch.setattr("sitegen.cli.init._LOCAL_ZONE", link)
    assert _local_zone() == zone
