"""`sitegen new` explains what does not fit, and writes nothing then; others' files stay."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitegen.faults import Fault
from tests.cli.new_goals import NEW_PATH, WHOLE, check, new_files, run


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--team", "frontlin"), "is no team of this board. Did you mean frontline?"),
        (("--team", "../frontline"), "is no id"),
        (("--title", "t" * 201), "at most 200 fit"),
        (("--title", "a\x1b[31mb"), "control character"),
        (("--why", "\udc80"), "control character"),
        (("--due", "2027-Q5"), "is no date, period or length"),
        (("--due", "2027-Q1", "--start", "2027-05-01"), "due on 2027-03-31"),
        (("--start", "11.01.2027"), "write 2027-01-11"),
        (("--kind", "promise"), "is none of hard, pact"),
        (("--measure", "csat: as good as can be"), "from where to where"),
        (("--steward", "@maria"), "Write maria, without the @"),
        (("--aligns-with", "Answer"), "is no id"),
        (("--continues", "nothing"), "no goal with the id nothing"),
        (("Answer",), "small letters"),
        (("index",), "keeps for itself"),
        (("answer-sooner",), "is taken"),
        (("--format", "toml"), "toml"),
    ],
)
def test_an_option_that_does_not_fit_is_explained_at_once(
    board: Path, more: tuple[str, ...], words: str
) -> None:
    done = run(*WHOLE, *more)
    assert done.exit_code == 2
    assert words in " ".join(done.output.split())
    assert new_files(board) == {}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--measure", "csat: from 80% to 80%"), "The target is the same as the baseline."),
        (("--measure", "hapiness: from 1 to 2"), "error R2"),
        (("--steward", "marie"), "Nobody in teams.yaml has the id marie."),
        (("--aligns-with", "answer-soon"), "Did you mean answer-sooner?"),
        (("--measure", "first-response-time: at most 3 hours"), "error S102"),
        (("--why", "[" * 3900), "error P1"),
    ],
)
def test_what_only_the_whole_board_can_tell_is_said_and_nothing_is_written(
    board: Path, more: tuple[str, ...], words: str
) -> None:
    done = run(*WHOLE, *more)
    assert done.exit_code == 1
    assert words in done.output
    assert new_files(board) == {}


@pytest.mark.usefixtures("board")
def test_an_error_shows_its_line_and_what_to_do() -> None:
    done = run(*WHOLE, "--measure", "csat: from 80% to 80%")
    assert done.exit_code == 1
    assert f"{NEW_PATH}:6:9: error M410 The target is the same" in done.output
    assert "    6 |   csat: from 80% to 80%\n" in done.output
    assert "\n1 goal checked as of 2026-11-20: 1 error.\nNothing was written.\n" in done.output


def test_what_is_weak_is_told_and_written_all_the_same(board: Path) -> None:
    done = run("calm", *WHOLE, "--why", "They wait\u200b too long.")
    assert done.exit_code == 0
    told = done.output.partition("Wrote goals/frontline/calm.md\n")[2].partition("\n\n")[0]
    assert "zero width space" in told
    assert "hint" not in done.output
    assert (board / "goals/frontline/calm.md").is_file()


def test_a_broken_goal_of_others_is_no_hindrance(board: Path) -> None:
    (board / "goals/frontline/broken.md").write_text("---\ndue: soon\n---\n# B\n", encoding="utf-8")
    assert check().exit_code == 1
    assert run(*WHOLE).exit_code == 0


def test_a_file_that_is_there_is_never_touched(board: Path) -> None:
    ghost = board / "goals/frontline/ghost.md"
    ghost.symlink_to("nowhere")
    done = run("ghost", *WHOLE)
    assert done.exit_code == 2
    assert ghost.is_symlink()
    assert not (board / "goals/frontline/nowhere").exists()


def test_a_file_that_appears_meanwhile_is_never_touched(
    board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def taken_meanwhile(source: Path, target: Path) -> None:
        target.write_bytes(b"somebody else's")
        link(source, target)

    monkeypatch.setattr(os, "link", taken_meanwhile)
    done = run(*WHOLE)
    assert isinstance(done.exception, Fault)
    assert new_files(board) == {NEW_PATH: "somebody else's"}


def test_without_a_board_there_is_nothing_to_write_for(tmp_path: Path) -> None:
    done = run(*WHOLE, "--root", str(tmp_path))
    assert isinstance(done.exception, Fault)
    assert "Make one with `sitegen init`" in str(done.exception)
    (tmp_path / "teams.yaml").write_text("teams: {}\n", encoding="utf-8")
    assert "names no team" in str(run(*WHOLE, "--root", str(tmp_path)).exception)
