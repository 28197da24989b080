"""Whose address git has: of this repository, of this computer, or nobody's."""

from __future__ import annotations

from pathlib import Path

from sitegen.edges.git import user_email
from tests.repos import environment, init


def test_the_address_of_the_repository_goes_before_that_of_the_computer(tmp_path: Path) -> None:
    repo = init(tmp_path / "board", tmp_path)
    (tmp_path / ".gitconfig").write_text("[user]\n\temail = chen@board.example\n", encoding="utf-8")
    assert user_email(repo.root, repo.env) == "chen@board.example"
    repo.git("config", "user.email", "maria@board.example")
    assert user_email(repo.root, repo.env) == "maria@board.example"
    assert user_email(tmp_path, repo.env) == "chen@board.example"


def test_nobody_is_nobody(tmp_path: Path) -> None:
    assert user_email(tmp_path, environment(tmp_path)) == ""
    assert user_email(tmp_path, environment(tmp_path, PATH="")) == ""
