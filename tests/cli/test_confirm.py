"""`sitegen confirm`: a second person."""

from __future__ import annotations

from tests.cli.ledgers import Board

LAST = ("--lessons", "Macros did it.", "--next", "Hold it.")


def test_somebody_else_confirms_a_close(here: Board) -> None:
    here.run("close", "faster", *LAST)
    here.is_user("henrik@board.example")
    said = here.run("confirm", "faster", "--text", "I counted them.")
    assert here.text("goals/frontline/faster/2026-02-02-confirm-henrik.md") == "I counted them.\n"
    assert said.startswith("Henrik Dahl (henrik) confirms the close of 2026-02-02.\n")
    assert "git commit -m 'Confirm the close of faster'" in said
    assert here.goal().confirmed_by == "henrik"
    assert here.errors() == []


def test_who_closed_it_does_not_and_nobody_does_twice(here: Board) -> None:
    assert "faster is not closed" in here.run("confirm", "faster", code=2)
    here.run("close", "faster", *LAST)
    assert "somebody else confirms it" in here.run("confirm", "faster", code=2)
    here.run("confirm", "faster", "--as", "chen")
    said = here.run("confirm", "faster", "--as", "henrik", code=2)
    assert "Chen Wei (chen) has confirmed this close already." in said
    assert here.entries() == ["2026-02-02-close-maria.md", "2026-02-02-confirm-chen.md"]
