"""`sitegen close`: how a goal ended, what was learned, and what comes next."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.model.ledger import Close, Outcome
from sitegen.model.state import Lifecycle
from tests.cli.ledgers import CALMER, FILES, Board, board, on_a_terminal

CLOSE = "goals/frontline/faster/2026-02-02-close-maria.md"
LAST = ("--lessons", "Macros did it.", "--next", "Hold it: at 2.8 hours.")
OBJECTIVE = "---\ndue: 2026-Q1\n---\n# Customers come back\nThey stay.\n"
CHILD = CALMER.replace("---\ndue:", "---\naligns_with: customers-come-back\ndue:")


def test_the_outcome_follows_from_the_readings(here: Board) -> None:
    here.agreed("maria", "chen", "henrik")
    here.run("check-in", "faster", "--reading", "first-response-time=2.7", "--reading", "csat=93%")
    said = here.run("close", "faster", *LAST, "--text", "Thank you all.")
    assert here.text(CLOSE) == (
        '---\nlessons: Macros did it.\nnext: "Hold it: at 2.8 hours."\n---\nThank you all.\n'
    )
    assert said.startswith("Closed as met. ")
    assert "Somebody else confirms it: `sitegen confirm faster`." in said
    state = here.goal()
    assert (state.lifecycle, state.outcome) == (Lifecycle.CLOSED, Outcome.MET)
    assert here.errors() == []


def test_lessons_and_what_is_next_are_needed(here: Board) -> None:
    assert "Missing here: --lessons, --next." in here.run("close", "faster", code=2)
    said = here.run("close", "faster", "--outcome", "superseded", code=2)
    assert "Missing here: --because, --by, --lessons, --next." in said
    assert here.entries() == []


def test_an_outcome_that_the_numbers_do_not_give_needs_its_reason(here: Board) -> None:
    said = here.run("close", "faster", "--outcome", "met", *LAST, code=2)
    assert "Missing here: --because." in said
    here.run("close", "faster", "--outcome", "Met", "--because", "The survey was off.", *LAST)
    (entry,) = here.goal().goal.ledger.of(Close)
    assert (entry.outcome, entry.because) == (Outcome.MET, "The survey was off.")
    assert here.errors() == []


def test_an_outcome_that_the_numbers_give_may_be_stated(here: Board) -> None:
    here.run("close", "faster", "--outcome", "missed", *LAST)
    assert here.goal().outcome is Outcome.MISSED


def test_a_goal_can_give_way_to_another(here: Board) -> None:
    because = ("--because", "Nobody writes letters any more.")
    here.run("close", "faster", "--outcome", "superseded", "--by", "calmer", *because, *LAST)
    (entry,) = here.goal().goal.ledger.of(Close)
    assert (entry.outcome, entry.by) == (Outcome.SUPERSEDED, "calmer")
    assert here.errors() == []


def test_a_goal_that_nobody_agreed_to_is_withdrawn(here: Board) -> None:
    said = here.run("close", "faster", "--outcome", "dropped", "--because", "Too much.", *LAST)
    assert said.startswith("Closed as withdrawn.")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--outcome", "won"), "“won” is none of exceeded, met"),
        (("--outcome", "superseded", "--because", "x", "--by", "a/b"), "is no id"),
    ],
)
def test_what_cannot_be_taken_is_a_usage_error(
    here: Board, arguments: tuple[str, ...], words: str
) -> None:
    assert words in here.run("close", "faster", *arguments, *LAST, code=2)
    assert here.entries() == []


def test_an_unknown_successor_is_an_error_and_nothing_is_written(here: Board) -> None:
    because = ("--because", "Because.", "--outcome", "superseded", "--by", "chatter")
    assert "chatter" in here.run("close", "faster", *because, *LAST, code=1)
    assert here.entries() == []


def test_a_goal_is_closed_once(here: Board) -> None:
    here.run("close", "faster", *LAST)
    said = here.run("close", "faster", "--as", "chen", *LAST, code=2)
    assert "faster was closed already, on 2026-02-02." in said
    assert here.entries() == ["2026-02-02-close-maria.md"]


def test_people_say_how_an_objective_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        "goals/frontline/customers-come-back.md": OBJECTIVE,
        "goals/frontline/calmer.md": CHILD,
    }
    here = board(tmp_path, monkeypatch, FILES | files)
    said = here.run("close", "customers-come-back", *LAST, code=2)
    assert "Missing here: --outcome." in said
    here.run("close", "customers-come-back", "--outcome", "partly_met", *LAST)
    assert here.goal("customers-come-back").outcome is Outcome.PARTLY_MET
    assert here.errors() == []


def test_on_a_terminal_it_asks_for_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "goals/frontline/customers-come-back.md": OBJECTIVE,
        "goals/frontline/calmer.md": CHILD,
    }
    here = board(tmp_path, monkeypatch, FILES | files)
    typed = ("superseded", "They are gone.", "faster", "Ask earlier.", "")
    ran = on_a_terminal(here, "close", "customers-come-back", typed=(*typed, "Nothing."))
    assert ran.code == 0, ran.said
    (entry,) = here.goal("customers-come-back").goal.ledger.of(Close)
    assert (entry.outcome, entry.because, entry.by) == (
        Outcome.SUPERSEDED,
        "They are gone.",
        "faster",
    )
    assert (entry.lessons, entry.next) == ("Ask earlier.", "Nothing.")
