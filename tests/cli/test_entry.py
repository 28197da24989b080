"""`sitegen entry`: reviews, pauses, corrections and notes, each with its fields."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner

from sitegen.cli import commands
from sitegen.model.ledger import Action, Correct, Decision, Note, Pause, Review
from sitegen.model.state import Lifecycle
from tests.cli.ledgers import Board, on_a_terminal

LAST = ("--lessons", "Macros did it.", "--next", "Hold it.")
KINDS = ("review", "pause", "resume", "correct", "note", "decline")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_shows_how_it_is_written(kind: str) -> None:
    done = CliRunner().invoke(commands, ["entry", kind, "--help"])
    assert done.exit_code == 0
    assert "Example" in done.output


def test_a_review_records_its_decision_and_who_does_what(here: Board) -> None:
    here.run(
        *("entry", "review", "faster", "--decision", "adjust", "--text", "Two start later."),
        *("--action", "chen: Propose what to do, and by whom by 2026-02-09"),
        *("--action", "maria:Ask by the way"),
    )
    assert here.text("goals/frontline/faster/2026-02-02-review-maria.md") == (
        "---\n"
        "decision: adjust\n"
        "actions:\n"
        '  - {who: chen, what: "Propose what to do, and by whom", due: 2026-02-09}\n'
        "  - {who: maria, what: Ask by the way}\n"
        "---\n"
        "Two start later.\n"
    )
    (entry,) = here.goal().goal.ledger.of(Review)
    assert entry.decision is Decision.ADJUST
    assert entry.actions[0] == Action(
        who="chen", what="Propose what to do, and by whom", due=date(2026, 2, 9)
    )
    assert here.errors() == []


def test_a_review_needs_a_decision_and_words(here: Board) -> None:
    assert "Missing here: --decision, --text." in here.run("entry", "review", "faster", code=2)
    said = here.run(
        "entry", "review", "faster", "--decision", "keep", "--text", "x", "--action", "do", code=2
    )
    assert "is not WHO: WHAT [by DATE]" in said
    assert here.entries() == []


def test_a_pause_lasts_until_a_day_or_until_somebody_resumes(here: Board) -> None:
    here.agreed("maria", "chen", "henrik")
    said = here.run("entry", "pause", "faster", "--until", "2026-02-20", "--text", "The log moves.")
    assert "faster was active and is now paused." in said
    (entry,) = here.goal().goal.ledger.of(Pause)
    assert (entry.until, entry.prose) == (date(2026, 2, 20), "The log moves.")
    assert here.goal(as_of=date(2026, 2, 20)).lifecycle is Lifecycle.ACTIVE
    said = here.run("entry", "resume", "faster", "--as", "chen")
    assert "faster was paused and is now active." in said
    assert here.text("goals/frontline/faster/2026-02-02-resume-chen.md") == ""


def test_a_pause_after_a_resume_of_the_same_day_counts(here: Board) -> None:
    here.agreed("maria", "chen", "henrik")
    words = ("--until", "2026-02-20", "--text", "The log moves.")
    here.run("entry", "pause", "faster", *words)
    here.run("entry", "resume", "faster")
    assert "is now paused" in here.run("entry", "pause", "faster", "--as", "chen", *words)
    assert here.entries()[-3:] == [
        "2026-02-02-pause-chen_2.md",
        "2026-02-02-pause-maria.md",
        "2026-02-02-resume-maria.md",
    ]
    assert here.goal().lifecycle is Lifecycle.PAUSED


def test_a_pause_has_an_end_ahead_and_a_reason(here: Board) -> None:
    assert "Missing here: --until, --text." in here.run("entry", "pause", "faster", code=2)
    words = ("--until", "2026-02-02", "--text", "The log moves.")
    assert "2026-02-02 is not after 2026-02-02" in here.run(
        "entry", "pause", "faster", *words, code=2
    )
    assert "faster is not paused; it is proposed." in here.run("entry", "resume", "faster", code=2)
    assert here.entries() == []


def test_a_wrong_close_is_reopened(here: Board) -> None:
    here.agreed("maria", "chen", "henrik")
    here.run("close", "faster", *LAST)
    close = "goals/frontline/faster/2026-02-02-close-maria.md"
    said = here.run("entry", "correct", "faster", "--about", close, "--text", "Too early.")
    assert "faster was closed and is now active." in said
    (entry,) = here.goal().goal.ledger.of(Correct)
    assert (entry.about, entry.prose) == ("2026-02-02-close-maria", "Too early.")
    assert here.errors() == []


def test_a_correction_is_about_an_entry_that_is_there(here: Board) -> None:
    assert "Missing here: --about, --text." in here.run("entry", "correct", "faster", code=2)
    words = ("--about", "2026-02-01-close-maria", "--text", "Too early.")
    assert "R207" in here.run("entry", "correct", "faster", *words, code=1)
    assert here.entries() == []


def test_words_can_be_redacted(here: Board) -> None:
    here.run("entry", "note", "faster", "--text", "Ring me at home.")
    words = ("--redacts", "2026-02-02-note-maria", "--text", "A number that is private.")
    here.run("entry", "correct", "faster", *words)
    (entry,) = here.goal().goal.ledger.of(Correct)
    assert (entry.about, entry.redacts) == ("", "2026-02-02-note-maria")
    assert here.errors() == []


def test_notes_tell_of_milestones_support_and_thanks(here: Board) -> None:
    here.run("entry", "note", "calmer", "--milestone", "macros")
    assert here.goal("calmer").milestones[0].reached == date(2026, 2, 2)
    here.run("entry", "note", "calmer", "--thanks", "chen", "--thanks", "tuan", "--text", "!")
    here.run("entry", "note", "calmer", "--about", "2026-02-02-note-maria.md", "--text", "Twelve.")
    first, second, third = here.goal("calmer").goal.ledger.of(Note)
    assert (first.milestone, second.thanks) == ("macros", ("chen", "tuan"))
    assert (third.about, third.prose) == ("2026-02-02-note-maria", "Twelve.")
    assert here.errors() == []


def test_a_note_says_something_that_exists(here: Board) -> None:
    assert "Missing here: --text." in here.run("entry", "note", "calmer", code=2)
    assert "is no id" in here.run("entry", "note", "calmer", "--thanks", "Chen Wei", code=2)
    assert "R208" in here.run("entry", "note", "calmer", "--milestone", "macro", code=1)
    assert here.entries("calmer") == []


def test_on_a_terminal_a_review_is_asked_for(here: Board) -> None:
    typed = ("keep", "Let it work.", "chen: Look again by 2026-02-09", "")
    ran = on_a_terminal(here, "entry", "review", "faster", typed=typed)
    assert ran.code == 0, ran.said
    (entry,) = here.goal().goal.ledger.of(Review)
    assert (entry.decision, entry.prose) == (Decision.KEEP, "Let it work.")
    assert [one.who for one in entry.actions] == ["chen"]
