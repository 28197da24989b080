"""`sitegen amend`: the file and the entry change together, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.compute.canonical import digest
from sitegen.model.ledger import Amend, Because, FieldChange
from sitegen.model.state import Lifecycle
from tests.cli.ledgers import (
    FASTER,
    FASTER_PATH,
    FASTER_TERMS,
    FILES,
    Board,
    board,
    on_a_terminal,
)

AMEND = "goals/frontline/faster/2026-02-02-amend-maria.md"
WHY = ("--because", "evidence", "--text", "The survey reads two points lower.")


def amendment(here: Board, number: int = 0) -> Amend:
    return here.goal().goal.ledger.of(Amend)[number]


def test_the_file_is_edited_at_the_place_and_the_entry_says_what_changes(here: Board) -> None:
    said = here.run("amend", "faster", "--set", "measures.csat.at_least=90%", *WHY)
    assert here.text(FASTER_PATH) == FASTER.replace("at_least: 92%", "at_least: 90%")
    now = digest(here.goal().goal.terms)
    assert here.text(AMEND) == (
        "---\n"
        "because: evidence\n"
        f"terms: {now}\n"
        f"replaces: {FASTER_TERMS}\n"
        "changes:\n"
        "  measures.csat.at_least: {from: 92, to: 90}\n"
        "---\n"
        "The survey reads two points lower.\n"
    )
    assert said.startswith("Proposed:\n  measures.csat.at_least: from 92 to 90\n")
    assert f"Wrote {AMEND}\nEdited {FASTER_PATH}\n" in said
    assert f"\n  git add {AMEND} {FASTER_PATH}\n" in said
    assert here.errors() == []


def test_agreed_terms_stay_in_force_until_the_same_people_agree_again(here: Board) -> None:
    here.agreed("maria", "chen", "henrik")
    said = here.run("amend", "faster", "--set", "measures.first-response-time.target=2.6", *WHY)
    assert f"Until then the terms {FASTER_TERMS} stay in force." in said
    assert "To agree: Maria Silva (maria), Chen Wei (chen), Henrik Dahl (henrik)." in said
    state = here.goal()
    assert state.lifecycle is Lifecycle.RENEGOTIATING
    assert state.in_force is not None
    assert (state.in_force.digest, state.terms) == (FASTER_TERMS, state.in_force.terms)
    assert state.in_file.agreement.pending == ("maria", "chen", "henrik")
    here.agreed("maria", "chen", "henrik")
    state = here.goal()
    assert state.lifecycle is Lifecycle.ACTIVE
    assert state.in_force is not None
    assert state.in_force.digest == state.in_file.digest != FASTER_TERMS


def test_several_values_are_one_amendment(here: Board) -> None:
    sets = ("--set", "measures.csat.min_n=30", "--set", "stop_if=Two of us are ill: we rest")
    here.run("amend", "faster", *sets, *WHY)
    assert here.text(FASTER_PATH) == FASTER.replace(
        "at_least: 92%}\n", 'at_least: 92%, min_n: 30}\nstop_if: "Two of us are ill: we rest"\n'
    )
    assert amendment(here).changes == (
        FieldChange(route="measures.csat.min_n", after="30"),
        FieldChange(route="stop_if", after="Two of us are ill: we rest"),
    )
    assert amendment(here).because is Because.EVIDENCE


def test_the_remarks_the_order_and_the_line_ends_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = FASTER.replace("\n", "\r\n")
    here = board(tmp_path, monkeypatch, FILES | {FASTER_PATH: before})
    here.run("amend", "faster", "--set", "measures.first-response-time.target=2.6", *WHY)
    assert here.text(FASTER_PATH) == before.replace("2.8 hours", "2.6 hours")
    assert here.errors() == []


def test_a_due_date_moves_alone_and_the_first_day_is_written_down(here: Board) -> None:
    said = here.run("amend", "faster", "--set", "due=2026-05-31", *WHY)
    assert "The first day is written down now" in said
    expected = FASTER.replace("2026-Q1", "2026-05-31")
    assert here.text(FASTER_PATH) == expected.replace("92%}\n", "92%}\nstart: 2026-01-01\n")
    assert [change.route for change in amendment(here).changes] == ["due"]


def test_what_would_move_something_else_is_refused(here: Board) -> None:
    said = here.run("amend", "faster", "--set", "kind=hard", *WHY, code=2)
    assert "This would also change agreement (from all to steward and sponsor)." in said
    assert here.text(FASTER_PATH) == FASTER
    assert here.entries() == []
    here.run("amend", "faster", "--set", "kind=hard", "--set", "agreement=all", *WHY)
    assert [change.route for change in amendment(here).changes] == ["kind"]


@pytest.mark.parametrize(
    ("sets", "words"),
    [
        ("measures.csat.at_least=92 %", "changes nothing in the terms"),
        ("steward=chen", "is no part of the terms"),
        ("measures.csat.atleast=4", "Did you mean at_least?"),
        ("measures.csat.at_least", "is not KEY=VALUE"),
        ("measures.csat.at_least=", "is not KEY=VALUE"),
        ("measures.csat.at_least=high", "“high” is no number; write it in plain digits"),
        ("measures.csat.at_least=[", "is no list and no group of keys"),
        ("measures.first-response-time=faster", "“faster” does not say from where to where"),
        ("measures.first-response-time.target=2.6 tickets", "is in tickets, and this measure"),
        ("measures.first-response-time.change=-20%", "has a target and a change"),
        ("due=soon", "“soon” is no date, period or length."),
    ],
)
def test_what_cannot_be_changed_is_said_and_nothing_is_written(
    here: Board, sets: str, words: str
) -> None:
    said = here.run("amend", "faster", "--set", sets, *WHY, code=2)
    assert words in said
    assert here.text(FASTER_PATH) == FASTER
    assert here.entries() == []


def test_what_would_bring_an_error_is_not_written(here: Board) -> None:
    said = here.run("amend", "faster", "--set", "agreement=[maria, mara]", *WHY, code=1)
    assert "mara" in said
    assert "Nothing was written." in said
    assert here.text(FASTER_PATH) == FASTER
    assert here.entries() == []


def test_a_reason_and_words_are_needed_and_named_together(here: Board) -> None:
    said = here.run("amend", "faster", "--set", "measures.csat.at_least=90%", code=2)
    assert "Missing here: --because, --text." in said
    said = here.run("amend", "faster", "--set", "due=2026-05-31", "--because", "rain", code=2)
    assert "“rain” is none of evidence, demand" in said
    assert here.text(FASTER_PATH) == FASTER


def test_a_file_edited_by_hand_is_compared_with_the_last_commit(here: Board) -> None:
    here.repo.write(FASTER_PATH, FASTER.replace("2.8 hours", "3 hours"))
    said = here.run("amend", "faster", *WHY)
    assert amendment(here).replaces == FASTER_TERMS
    assert amendment(here).changes == (
        FieldChange(route="measures.first-response-time.target", before="2.8", after="3"),
    )
    assert f"\n  git add {AMEND} {FASTER_PATH}\n" in said
    assert here.text(FASTER_PATH) == FASTER.replace("2.8 hours", "3 hours")
    assert here.errors() == []


def test_terms_moved_in_a_commit_are_amended_from_an_earlier_one(here: Board) -> None:
    here.agreed("maria", "chen", "henrik")
    here.repo.commit("Lower", files={FASTER_PATH: FASTER.replace("2.8 hours", "3 hours")})
    here.run("amend", "faster", "--from", "HEAD~1", *WHY)
    assert amendment(here).replaces == FASTER_TERMS


def test_terms_that_moved_in_silence_are_amended_from_those_in_force(here: Board) -> None:
    here.agreed("maria", "chen", "henrik")
    here.repo.commit("Lower", files={FASTER_PATH: FASTER.replace("2.8 hours", "3 hours")})
    here.run("amend", "faster", *WHY)
    assert amendment(here).replaces == FASTER_TERMS
    state = here.goal()
    assert state.lifecycle is Lifecycle.RENEGOTIATING
    assert here.errors() == []


def test_one_amendment_follows_another_also_before_a_commit(here: Board) -> None:
    here.run("amend", "faster", "--set", "measures.csat.at_least=90%", *WHY)
    between = digest(here.goal().goal.terms)
    here.run("amend", "faster", "--set", "measures.csat.at_least=91%", *WHY)
    assert here.entries() == ["2026-02-02-amend-maria.md", "2026-02-02-amend-maria_2.md"]
    assert [one.replaces for one in here.goal().goal.ledger.of(Amend)] == [FASTER_TERMS, between]
    here.repo.write(FASTER_PATH, here.text(FASTER_PATH).replace("91%", "89%"))
    here.run("amend", "faster", *WHY)
    changes = [one.changes[0] for one in here.goal().goal.ledger.of(Amend)]
    assert [(one.before, one.after) for one in changes] == [
        ("92", "90"),
        ("90", "91"),
        ("91", "89"),
    ]
    assert here.goal().versions[0].digest == FASTER_TERMS
    assert len(here.goal().versions) == 4
    assert here.errors() == []


@pytest.mark.parametrize(
    "changes", ["{due: {from: 2026-03-31, to: soon}}", "{due: {to: 2026-12-31}}"]
)
def test_an_amendment_that_leads_elsewhere_is_passed_over(here: Board, changes: str) -> None:
    broken = (
        f'because: error\nterms: "terms/1:{"0" * 32}"\nreplaces: "{FASTER_TERMS}"\n'
        f"changes: {changes}\n"
    )
    here.repo.write("goals/frontline/faster/2026-02-01-amend-chen.yaml", broken)
    here.run("amend", "faster", "--set", "measures.csat.at_least=90%", *WHY)
    assert amendment(here, 1).replaces == FASTER_TERMS


def test_terms_may_go_back_to_what_they_were(here: Board) -> None:
    here.run("amend", "faster", "--set", "measures.csat.at_least=90%", *WHY)
    here.run("amend", "faster", "--set", "measures.csat.at_least=92%", *WHY)
    assert [one.terms for one in here.goal().goal.ledger.of(Amend)][1] == FASTER_TERMS
    assert here.text(FASTER_PATH) == FASTER
    assert here.errors() == []


def test_a_goal_that_was_renamed_is_compared_with_its_old_file(here: Board) -> None:
    renamed = FASTER.replace("due:", "formerly: [faster]\ndue:").replace("2.8 hours", "3 hours")
    (here.root / FASTER_PATH).rename(here.root / "goals/frontline/quicker.md")
    here.repo.write("goals/frontline/quicker.md", renamed)
    here.run("amend", "quicker", *WHY)
    (entry,) = here.goal("quicker").goal.ledger.of(Amend)
    assert entry.replaces == FASTER_TERMS


def test_without_a_change_there_is_nothing_to_amend(here: Board) -> None:
    assert "there is nothing to amend" in here.run("amend", "faster", *WHY, code=2)
    here.repo.write(FASTER_PATH, FASTER.replace("Answer first", "Reply to first"))
    assert "there is nothing to amend" in here.run("amend", "faster", *WHY, code=2)
    assert "There is no goal faster" in here.run(
        "amend", "faster", "--from", empty(here), *WHY, code=2
    )


def empty(here: Board) -> str:
    """A commit without any file."""
    tree = here.repo.git("hash-object", "-w", "-t", "tree", "--stdin", data=b"").decode().strip()
    return here.repo.git("commit-tree", tree, "-m", "Empty").decode().strip()


def test_a_goal_that_is_not_committed_yet_is_amended_from_its_file(here: Board) -> None:
    here.repo.write("goals/frontline/newer.md", FASTER)
    here.run("amend", "newer", "--set", "measures.csat.at_least=90%", *WHY)
    (entry,) = here.goal("newer").goal.ledger.of(Amend)
    assert entry.replaces == FASTER_TERMS


def test_hand_and_option_together_lead_back_to_the_same_terms(here: Board) -> None:
    here.repo.write(FASTER_PATH, FASTER.replace("92%", "90%"))
    said = here.run("amend", "faster", "--set", "measures.csat.at_least=92%", *WHY, code=2)
    assert "faster has the terms it had before. Nothing was written." in said
    assert here.entries() == []


def test_closed_goals_and_drafts_are_not_amended(here: Board) -> None:
    here.repo.write(FASTER_PATH, FASTER.replace("due:", "draft: true\ndue:"))
    said = here.run("amend", "faster", "--set", "due=2026-05-31", *WHY, code=2)
    assert "faster is a draft: change the file as you like" in said
    here.repo.write(FASTER_PATH, FASTER)
    here.run("close", "faster", "--lessons", "None.", "--next", "Nothing.")
    said = here.run("amend", "faster", "--set", "due=2026-05-31", *WHY, code=2)
    assert "faster is closed" in said


def test_a_board_without_history_is_amended_from_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = board(tmp_path, monkeypatch, FILES)
    (here.root / ".git").rename(tmp_path / "elsewhere")
    here.run("amend", "faster", "--as", "chen", "--set", "measures.csat.at_least=90%", *WHY)
    assert here.entries() == ["2026-02-02-amend-chen.md"]
    said = here.run("amend", "faster", "--as", "chen", "--from", "HEAD", *WHY, code=2)
    assert "the board is in no git repository" in said


def test_the_entry_is_taken_back_where_the_file_cannot_be_replaced(
    here: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    said = here.run("amend", "faster", "--set", "measures.csat.at_least=90%", *WHY, code=2)
    assert f"{FASTER_PATH} cannot be written: permission denied. Nothing was written." in said
    assert here.text(FASTER_PATH) == FASTER
    assert here.entries() == []
    assert here.repo.git("status", "--porcelain") == b""


def test_a_key_of_measures_alone_is_led_to_where_it_stands(here: Board) -> None:
    said = here.run("amend", "faster", "--set", "at_least=90%", *WHY, code=2)
    assert (
        "“at_least” is a key of a measure: name that too, as in `measures.ID.at_least`. "
        "Nothing was written." in said
    )


def test_on_a_terminal_changes_and_reasons_are_asked_for(here: Board) -> None:
    typed = ("csat=90", "measures.csat.at_least=90", "", "rain", "demand", "It rains.")
    ran = on_a_terminal(here, "amend", "faster", typed=typed)
    assert ran.code == 2, ran.said
    assert "“csat” is no key of the terms" in ran.said
    ran = on_a_terminal(here, "amend", "faster", typed=typed[1:])
    assert ran.code == 0, ran.said
    assert "“rain” is none of evidence, demand" in ran.said
    assert here.text(FASTER_PATH) == FASTER.replace("92%", "90%")
    assert here.text(AMEND).startswith("---\nbecause: demand\n")
