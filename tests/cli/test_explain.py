"""`sitegen explain`: every rule with its why, its fix and its examples, on a board and off it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sitegen.cli import commands
from sitegen.rulebook import all_rules
from tests.boards import SMALL, TEAMS, write
from tools.rules import DOCUMENT


def run(*arguments: str, code: int = 0) -> str:
    done = CliRunner().invoke(commands, ["explain", *arguments])
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a board."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def board(nowhere: Path) -> Path:
    """A board with settings of its own for two rules."""
    settings = "settings: {rules: {C610: off, thin-baseline: error}}\n"
    return write(nowhere, SMALL | {"teams.yaml": TEAMS + settings})


DUE = """\
D310 no-due (error)
Dates

Why          Without a last day nobody can say whether a promise was kept.
What to do   Add `due:` with a date, a period such as a quarter, or a length (3 months).
Mending      By hand: `sitegen check --fix` cannot know what is meant.
Turning off  For the whole board, in teams.yaml: `settings: {rules: {D310: off}}`, or
             `warning`.
             In one place: `# sitegen: ignore[D310] the reason`, at the end of the line or
             above.

Not so
  goals/frontline/faster-answers.md
      1 | ---
      2 | start: 2026-02-23
        | ^^^^^^^^^^^^^^^^^
      3 | challenge:

  goals/frontline/faster-answers.md:2:1: error D310
  This goal has no due date.
  Add `due:` with a date (2026-06-30), a period (2026-Q2) or a length (3 months).

But so
  goals/frontline/faster-answers.md
      1 | ---
      2 | start: 2026-02-23
  +   3 | due: 2026-03-31
      4 | challenge:
"""


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize("word", ["D310", "d310", "no-due", "No-Due"])
def test_a_rule_is_explained_by_its_code_or_its_name(word: str) -> None:
    assert run(word) == DUE


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_every_rule_can_be_explained(rule: Any, form: str) -> None:
    said = run(rule.code, "--format", form)
    assert rule.name in said
    assert "Not so" in said
    assert "But so" in said


@pytest.mark.usefixtures("nowhere")
def test_several_rules_are_explained_one_after_the_other() -> None:
    said = run("D310", "C610", "d310")
    assert [line for line in said.splitlines() if line.endswith(")") and line[:1] in "CD"] == [
        "D310 no-due (error)",
        "C610 no-challenge (warning)",
    ]


@pytest.mark.usefixtures("nowhere")
def test_without_a_word_all_rules_are_listed_by_family() -> None:
    said = run()
    rows = [line.split()[:3] for line in said.splitlines() if line.startswith("   ")]
    listed = {tuple(row) for row in rows if row[0][1:].isdigit()}
    assert listed == {(rule.code, rule.name, str(rule.severity)) for rule in all_rules()}
    assert "C  Craft of a goal\n   Whether a goal says why it matters" in said


@pytest.mark.usefixtures("nowhere")
def test_a_letter_lists_a_family() -> None:
    said = run("d")
    assert said.startswith("D  Dates\n")
    assert "D310  no-due" in said
    assert "C610" not in said
    assert "| D310 no-due | error |" in run("D", "--format", "markdown")


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("no-chalenge", "Did you mean C610 (no-challenge)?"),
        ("C61O", "Did you mean C610 (no-challenge)?"),
        ("C61", "Did you mean C610 (no-challenge), C611 (thin-baseline), C612 (no-why) or C613 "),
        ("zebra", "`sitegen explain` lists all of them."),
    ],
)
def test_a_word_that_is_no_rule_is_a_usage_error_with_the_likely_one(word: str, hint: str) -> None:
    assert f"There is no rule “{word}”. {hint}" in run(word, code=2)


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("S101", "It can neither be turned off nor ignored: what cannot be read as it was meant"),
        ("A510", "A file cannot ask to ignore it: others rely on the record"),
        ("S150", "`sitegen check --fix` mends it where there is one right answer."),
        ("M425", "`sitegen check --fix` mends it where there is one right answer."),
        ("V154", "A CSV has no comments, so it cannot be ignored there."),
        ("T711", "Also told of closed goals."),
        ("C610", "A hint until the terms are agreed."),
        ("M440", "A hint until the terms are agreed."),
        ("M441", "A hint until the terms are agreed."),
    ],
)
def test_what_is_special_about_a_rule_is_said(code: str, words: str) -> None:
    assert words in " ".join(run(code).split())


@pytest.mark.usefixtures("board")
def test_on_a_board_its_own_settings_are_said() -> None:
    assert "Your board   Off: its settings say so.\n" in run("C610")
    assert "Your board   An error, and elsewhere a warning.\n" in run("C611")
    assert "Your board   A warning.\n" in run("C612")
    assert "**Your board:** An error, and elsewhere a warning." in run("C611", "--format=markdown")
    listed = run("C")
    assert "C610  no-challenge   off  (by itself: warning)\n" in listed
    assert "C611  thin-baseline  error  (by itself: warning)\n" in listed
    assert "| C610 no-challenge | off (by itself: warning) |" in run("C", "--format=markdown")


def test_settings_that_cannot_be_read_are_not_guessed(board: Path) -> None:
    (board / "teams.yaml").write_text("settings: {rules: [\n", encoding="utf-8")
    assert "Your board" not in run("C610")


def test_another_folder_can_be_named(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(board.parent)
    assert "Your board" in run("C610", "--root", str(board))


@pytest.mark.usefixtures("board")
def test_programs_get_everything_as_json() -> None:
    found = json.loads(run("C610", "H701", "--format", "json"))
    assert found["schema"] == "sitegen/rules/1"
    challenge, history = found["rules"]
    assert challenge["code"] == "C610"
    assert challenge["family"] == "Craft of a goal"
    assert (challenge["severity"], challenge["on_this_board"]) == ("warning", "off")
    assert (challenge["settable"], challenge["ignorable"], challenge["mended"]) == (
        True,
        True,
        "none",
    )
    assert challenge["said"]["severity"] == "hint"
    assert [line["text"] for line in challenge["good"]["files"][0]["lines"] if line["is_new"]] == [
        "challenge:",
        "  hard: No week on record was below 3.1 hours.",
        "  attainable: The pilot queue ran at 2.7 hours for five weeks.",
    ]
    assert set(history["in_words"]) == {"bad", "good"}
    assert len(json.loads(run("--format", "json"))["rules"]) == len(all_rules())


@pytest.mark.usefixtures("nowhere")
def test_what_nobody_can_see_is_shown() -> None:
    assert "Answer\ufffd first messages" in run("F102")
    assert "→csat: guardrail" in run("S101")


@pytest.mark.usefixtures("nowhere")
def test_in_the_document_only_what_is_special_is_said_of_each_rule() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    usual = text.partition("\n### C610\n")[2].partition("\n### ")[0]
    assert "A hint until the terms are agreed." in usual
    assert "check --fix" not in usual
    assert "ignore" not in usual
    assert "turned off nor ignored" in text.partition("\n### S101\n")[2].partition("\n### ")[0]
    assert "check --fix` mends it" in text.partition("\n### S150\n")[2].partition("\n### ")[0]
