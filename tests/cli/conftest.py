"""What tests of the commands share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli import ledgers, new_goals
from tests.cli.ledgers import Board


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Board:
    """Two goals, proposed and committed, with the shell in the board's folder."""
    return ledgers.board(tmp_path, monkeypatch, ledgers.FILES)


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two teams and a goal with readings, in no repository, with the shell in the folder."""
    monkeypatch.chdir(tmp_path)
    return new_goals.two_teams(tmp_path)


@pytest.fixture
def asked(board: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The board of `board`, at a terminal that is played by the test."""
    monkeypatch.setattr("sitegen.cli.new._can_ask", lambda: True)
    return board
