"""What would be said of a board: its history stays, and nobody is told what was there before."""

from __future__ import annotations

import os

import pytest

from sitegen.cli._trial import accepted, open_trial
from sitegen.source import RawFile
from tests.cli.ledgers import FASTER, FASTER_PATH, Board

NOTE = RawFile("goals/frontline/faster/2026-02-02-note-chen.md", b"The macros are done.\n")
BROKEN = "goals/frontline/calmer.md"


def test_the_board_as_it_might_be_keeps_its_history(here: Board) -> None:
    here.agreed("maria")
    after = open_trial(here.root, None).after(NOTE)
    state = after.site.goal("faster")
    assert state is not None
    assert [(one.person, one.how) for one in state.in_file.agreement.agreed] == [
        ("maria", "own_commit")
    ]
    assert len(state.goal.ledger.entries) == 2


def test_a_file_takes_the_place_of_the_one_of_its_name(here: Board) -> None:
    before = open_trial(here.root, None)
    after = before.after(RawFile(FASTER_PATH, FASTER.replace("faster", "sooner").encode()))
    assert [file.path for file in after.files].count(FASTER_PATH) == 1
    assert len(after.files) == len(before.files)


def test_what_was_there_before_is_not_said_again_when_its_line_moves(here: Board) -> None:
    here.repo.write(FASTER_PATH, FASTER.replace("csat", "csta"))
    before = open_trial(here.root, None)
    moved = FASTER.replace("csat", "csta").replace("---\n", "---\n# another line\n", 1)
    after = before.after(RawFile(FASTER_PATH, moved.encode()))
    assert before.findings
    assert after.findings != before.findings
    assert after.since(before) == ()


def test_a_second_mistake_of_the_same_kind_is_said(here: Board) -> None:
    step = "milestones:\n  first: {what: Half of them, by: ghost}\n"
    once = FASTER.replace("measures:", f"{step}measures:")
    here.repo.write(FASTER_PATH, once)
    before = open_trial(here.root, None)
    twice = once.replace("measures:", "  second: {what: The rest, by: ghost}\nmeasures:")
    after = before.after(RawFile(FASTER_PATH, twice.encode()))
    (second,) = after.since(before)
    assert [second.message] == [one.message for one in before.findings if "ghost" in one.message]


def test_an_error_ends_the_command_and_a_warning_does_not(
    here: Board, capsys: pytest.CaptureFixture[str]
) -> None:
    before = open_trial(here.root, None)
    assert accepted(before, before.after(NOTE), goals=1) == ()
    weak = RawFile("goals/frontline/picture.png", b"x")
    (warned,) = accepted(before, before.after(weak), goals=1)
    assert warned.severity == "warning"
    assert capsys.readouterr().out == ""
    with pytest.raises(SystemExit) as ended:
        accepted(before, before.after(weak, RawFile(BROKEN, b"---\ndue: [\n---\n")), goals=1)
    assert ended.value.code == 1
    printed = capsys.readouterr()
    assert f"{BROKEN}:" in printed.out
    assert "picture.png" not in printed.out
    assert printed.err == f"Nothing was written.{os.linesep}"
