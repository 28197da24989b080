"""What tests of the commands share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.ledgers import FILES, Board, board


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Board:
    """Two goals, proposed and committed, with the shell in the board's folder."""
    return board(tmp_path, monkeypatch, FILES)
