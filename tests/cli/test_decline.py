"""`sitegen decline`: a no, with its reason, that counts."""

from __future__ import annotations

from tests.cli.ledgers import FASTER_TERMS, Board, on_a_terminal

DECLINE = "goals/frontline/faster/2026-02-02-decline-maria.md"


def test_declining_names_the_terms_and_the_reason(here: Board) -> None:
    said = here.run("decline", "faster", "--text", "Not with two of us on leave.")
    assert here.text(DECLINE) == f"---\nterms: {FASTER_TERMS}\n---\nNot with two of us on leave.\n"
    assert "git commit -m 'Decline faster'" in said
    (declined,) = here.goal().in_file.agreement.declined
    assert (declined.person, declined.reason) == ("maria", "Not with two of us on leave.")
    assert here.errors() == []


def test_a_reason_is_needed(here: Board) -> None:
    assert "Missing here: --text." in here.run("decline", "faster", code=2)
    assert here.entries() == []


def test_on_a_terminal_the_reason_is_asked_for(here: Board) -> None:
    ran = on_a_terminal(here, "decline", "faster", typed=("Too soon: wait.",))
    assert ran.code == 0, ran.said
    assert "What would have to change for a yes?" in ran.said
    assert here.text(DECLINE).endswith("---\nToo soon: wait.\n")


def test_who_agreed_earlier_takes_it_back(here: Board) -> None:
    here.run("agree", "faster", "--as-of", "2026-02-01")
    here.run("decline", "faster", "--text", "I was too quick.")
    state = here.goal()
    assert state.in_file.agreement.agreed == ()
    assert [one.person for one in state.in_file.agreement.declined] == ["maria"]


def test_who_agreed_today_declines_tomorrow(here: Board) -> None:
    here.run("agree", "faster")
    said = here.run("decline", "faster", "--text", "I was too quick.", code=2)
    assert "agreed to these terms today" in said
    assert here.entries() == ["2026-02-02-agree-maria.md"]


def test_nobody_declines_twice_or_without_being_asked(here: Board) -> None:
    here.run("decline", "faster", "--text", "No.")
    said = here.run("decline", "faster", "--text", "No!", code=2)
    assert "has declined these terms already" in said
    said = here.run("decline", "faster", "--as", "tuan", "--text", "No.", code=2)
    assert "is not asked to agree to faster" in said
    assert here.entries() == ["2026-02-02-decline-maria.md"]


def test_it_is_one_of_the_entries_too(here: Board) -> None:
    here.run("entry", "decline", "faster", "--text", "No.")
    assert here.entries() == ["2026-02-02-decline-maria.md"]
