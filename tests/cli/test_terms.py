"""`sitegen terms`: what people agree to, in words, in JSON, and as a digest."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.ledgers import FASTER, FASTER_PATH, FASTER_TERMS, FILES, Board, board


def test_the_words_come_first_and_the_digest_last(here: Board) -> None:
    lines = here.run("terms", "faster").splitlines()
    assert lines[0] == "A PACT goal of Frontline (frontline)."
    assert "- From 4 hours to 2.8 hours: 30% less." in lines
    assert lines[-1] == FASTER_TERMS


def test_the_json_is_what_is_digested(here: Board) -> None:
    lines = here.run("terms", "faster", "--json").splitlines()
    found = json.loads(lines[-3])
    assert found["measures.csat.at_least"] == "92"
    assert lines[-1] == "terms/1:" + hashlib.sha256(lines[-3].encode()).hexdigest()[:32]


def test_a_commit_is_read_without_touching_the_folder(here: Board) -> None:
    changed = FASTER.replace("2.8 hours", "2.6 hours")
    here.repo.write(FASTER_PATH, changed)
    assert "2.6 hours" in here.run("terms", "faster")
    assert here.run("terms", "faster", "--rev", "HEAD").splitlines()[-1] == FASTER_TERMS
    assert here.text(FASTER_PATH) == changed


def test_a_board_below_the_top_of_its_repository_is_read_at_a_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = board(tmp_path, monkeypatch, {f"sub/{path}": text for path, text in FILES.items()})
    monkeypatch.chdir(here.root / "sub")
    assert here.run("terms", "faster", "--rev", "HEAD").splitlines()[-1] == FASTER_TERMS


@pytest.mark.parametrize(
    ("rev", "words"),
    [("nowhere", "There is no commit “nowhere” here"), ("--all", "is no name of a commit")],
)
def test_a_commit_that_is_not_there_is_a_fault(here: Board, rev: str, words: str) -> None:
    assert words in here.run("terms", "faster", f"--rev={rev}", code=2)


def test_a_goal_that_is_not_there_is_a_usage_error(here: Board) -> None:
    said = here.run("terms", "calm", code=2)
    assert "There is no goal “calm” on this board. Did you mean calmer?" in said


def test_a_commit_needs_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = board(tmp_path, monkeypatch, FILES)
    (here.root / ".git").rename(tmp_path / "elsewhere")
    assert here.run("terms", "faster").splitlines()[-1] == FASTER_TERMS
    said = here.run("terms", "faster", "--rev", "HEAD", code=2)
    assert "There is no commit to read: the board is in no git repository." in said
