"""`sitegen new` goes on with a draft: what it says stays, and only what is open is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.faults import Fault
from tests.cli.new_goals import check, new_files, run, talk

DRAFT_PATH = "goals/frontline/calm-mondays.md"
DRAFT = """\
---
draft: true
# Amir asked for this one.
stop_if: Two of us are ill.   # for more than a week
measures:
  backlog:   # on Mondays at eight
    baseline: 54
---
# Calm Mondays in 12 weeks

## How

We look *together*.
"""
REST = ("", "40", "none", "", "", "", "")
"""Situation, target, guardrail, due, hard, attainable, support."""


def draft(board: Path, text: str = DRAFT) -> Path:
    path = board / DRAFT_PATH
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_weak_in_the_draft_already_is_said_before_it_is_proposed(asked: Path) -> None:
    whole = DRAFT.replace("baseline: 54", "baseline: 54\n    target: 40 tickets")
    path = draft(asked, whole.replace(" in 12 weeks", ""))
    assert "The title names no number" in check(str(path)).output
    done = talk("", "none", "", "", "", "", "", "no", told=("--resume", "calm-mondays"))
    assert done.exit_code == 0, done.output
    assert "The title names no number" in done.output
    assert "`sitegen check` is content." not in done.output


def test_what_a_draft_says_stays_and_what_it_lacks_is_asked(asked: Path) -> None:
    path = draft(asked)
    done = talk(*REST, "", "yes", told=("--resume", "calm-mondays"))
    assert done.exit_code == 0, done.output
    assert "Title" not in done.output
    assert "Today" not in done.output
    assert path.read_text(encoding="utf-8") == (
        "---\n"
        "kind: pact\n"
        "due: 2027-Q1\n"
        "# Amir asked for this one.\n"
        "stop_if: Two of us are ill.   # for more than a week\n"
        "measures:\n"
        "  backlog:   # on Mondays at eight\n"
        "    baseline: 54\n"
        "    target: 40 tickets\n"
        "---\n"
        "# Calm Mondays in 12 weeks\n"
        "\n"
        "## How\n"
        "\n"
        "We look *together*.\n"
    )


def test_drafts_are_offered_where_nothing_else_is_said(asked: Path) -> None:
    draft(asked)
    done = talk("calm", "calm-mondays", *REST, "", "yes")
    assert done.exit_code == 0, done.output
    assert "calm-mondays: Calm Mondays in 12 weeks" in done.output
    assert "“calm” is none of these." in done.output
    assert "kind: pact" in (asked / DRAFT_PATH).read_text(encoding="utf-8")


def test_an_empty_answer_to_that_begins_a_new_goal(asked: Path) -> None:
    path = draft(asked)
    talk("", "frontline", "Something else", "")
    assert path.read_text(encoding="utf-8") == DRAFT
    assert "goals/frontline/something-else.md" in new_files(asked)


def test_a_conversation_that_was_broken_off_goes_on_where_it_was(asked: Path) -> None:
    first = talk("frontline", "Calm Mondays in 12 weeks", "", "Monday is hell.", "", "W", "backlog")
    assert first.exit_code == 0
    assert "Kept as a draft: goals/frontline/calm-mondays-in-12-weeks.md" in first.output
    again = talk("54", "", "", "", told=("--resume", "calm-mondays-in-12-weeks"))
    assert "Situation:" in first.output
    assert "Situation" not in again.output
    assert "Why" not in again.output
    assert "Measured by" not in again.output
    last = talk(
        *("40", "none", "", "", "", "", "", "yes"), told=("--resume", "calm-mondays-in-12-weeks")
    )
    assert last.exit_code == 0, last.output
    [text] = new_files(asked).values()
    assert "  - Monday is hell.\n" in text
    assert "draft" not in text
    assert check("--strict", "goals/frontline/calm-mondays-in-12-weeks.md").exit_code == 0


def test_a_metric_that_was_only_named_is_asked_how_it_is_counted(asked: Path) -> None:
    path = draft(asked, DRAFT.replace("backlog:   # on Mondays at eight", "first-response-time:"))
    path.write_text(
        path.read_text(encoding="utf-8").replace("    baseline: 54\n", ""), encoding="utf-8"
    )
    done = talk("A fact", "", "mean", "", "4", "", told=("--resume", "calm-mondays"))
    assert "Statistic [median]: " in done.output
    assert "Clock [business hours]: " in done.output
    text = path.read_text(encoding="utf-8")
    assert "statistic: mean" in text
    assert "clock: business hours" in text


def test_a_template_that_was_broken_off_keeps_its_questions_and_its_proposals(asked: Path) -> None:
    template = ("--template", "first-response")
    first = talk("frontline", "Answer 30% faster", "", "", told=template)
    assert first.exit_code == 0
    path = asked / "goals/frontline/answer-30-faster.md"
    text = path.read_text(encoding="utf-8")
    assert "# measures:\n#   first-response-time:\n" in text
    assert "---\n# Answer 30% faster\n\n<!-- Why does it matter" in text
    mine = text.replace("# Who promises?", "# Henrik: let us do this one!\n# Who promises?")
    path.write_text(mine, encoding="utf-8")
    again = talk(
        *(
            "",
            "W",
            "",
            "",
            "opening hours",
            "4.0",
            "",
            "",
            "",
            "2.8",
            "",
            "92",
            "",
            "",
            "",
            "",
            "",
            "",
            "yes",
        ),
        told=("--resume", "answer-30-faster"),
    )
    assert again.exit_code == 0, again.output
    assert "Measured by [first-response-time]:" in again.output
    goal = path.read_text(encoding="utf-8")
    assert goal.startswith(
        "---\n# Henrik: let us do this one!\nkind: pact\ndue: 2027-Q1\nmeasures:"
    )
    assert goal.count("#") == 2
    assert "<!--" not in goal
    assert "    statistic: median\n    clock: opening hours\n" in goal


def test_a_guardrail_that_was_begun_is_asked_for_its_limit(asked: Path) -> None:
    path = draft(
        asked, DRAFT.replace("    baseline: 54\n", "    baseline: 54\n  csat: {role: guardrail}\n")
    )
    done = talk(
        "", "40", "csat", "92", "", "", "", "", "", "yes", told=("--resume", "calm-mondays")
    )
    assert done.exit_code == 0, done.output
    text = path.read_text(encoding="utf-8")
    assert "    target: 40 tickets\n  csat: {role: guardrail, at_least: 92%}\n" in text


@pytest.mark.parametrize("text", ["measures: none", "support: [macros]", "challenge: hard"])
def test_what_cannot_be_added_to_is_said_before_the_first_question(asked: Path, text: str) -> None:
    path = draft(asked, f"---\ndraft: true\n{text}\n---\n# T 3\n")
    before = path.read_bytes()
    done = talk("", "W", told=("--resume", "calm-mondays"))
    assert done.exit_code == 2
    assert "is no group of keys" in " ".join(done.output.split())
    assert path.read_bytes() == before


def test_nothing_answered_changes_nothing(asked: Path) -> None:
    path = draft(asked)
    done = talk(told=("--resume", DRAFT_PATH))
    assert done.exit_code == 2
    assert path.read_text(encoding="utf-8") == DRAFT


def test_a_draft_may_stay_one_at_the_end(asked: Path) -> None:
    path = draft(asked)
    done = talk(*REST, "", "no", told=("--resume", "calm-mondays"))
    assert done.exit_code == 0, done.output
    assert "Kept as a draft" in done.output
    text = path.read_text(encoding="utf-8")
    assert text.startswith("---\ndraft: true\nkind: pact\ndue: 2027-Q1\n")
    assert "    target: 40 tickets\n" in text


def test_what_is_wrong_in_a_draft_is_said_at_the_end_and_keeps_it_a_draft(asked: Path) -> None:
    path = draft(asked, DRAFT.replace("    baseline: 54\n", "    baseline: 54\n    target: 54\n"))
    done = talk(
        "", "csat: at least 9%", "none", "", "", "", "", "", told=("--resume", "calm-mondays")
    )
    assert done.exit_code == 0, done.output
    assert "The target is the same as the baseline." in done.output
    assert "So it stays a draft, until this is mended." in done.output
    assert path.read_text(encoding="utf-8").startswith("---\ndraft: true\nkind: pact\n")


def test_options_complete_a_draft_without_a_terminal(board: Path) -> None:
    path = draft(board, DRAFT.replace("    baseline: 54\n", "    baseline: 54\n    target: 40\n"))
    done = run("--resume", "calm-mondays", "--due", "2027-Q1", "--why", "We dread them.")
    assert done.exit_code == 0, done.output
    text = path.read_text(encoding="utf-8")
    assert text.startswith("---\nkind: pact\ndue: 2027-Q1\n# Amir asked for this one.\n")
    assert "We look *together*.\n" in text


def test_options_that_leave_something_open_leave_it_a_draft(board: Path) -> None:
    path = draft(board)
    done = run("--resume", "calm-mondays", "--due", "2027-Q1")
    assert done.exit_code == 0, done.output
    assert "It is a draft" in done.output
    assert path.read_text(encoding="utf-8") == DRAFT.replace("true\n", "true\ndue: 2027-Q1\n")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (
            ("--resume", "calm-monday"),
            "There is no draft “calm-monday” on this board. Did you mean",
        ),
        (("--resume", "answer-sooner"), "answer-sooner is no draft any more."),
        (("--resume", "calm-mondays", "--template", "retail"), "--resume goes on with a draft"),
    ],
)
def test_what_is_no_draft_is_not_gone_on_with(
    board: Path, more: tuple[str, ...], words: str
) -> None:
    path = draft(board)
    done = run(*more)
    assert done.exit_code == 2
    assert words in " ".join(done.output.split())
    assert path.read_text(encoding="utf-8") == DRAFT


def test_a_draft_that_changes_meanwhile_is_left_as_it_is(
    asked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = draft(asked)

    real = Path.read_bytes

    def read(self: Path) -> bytes:
        return b"changed" if self == path.resolve() else real(self)

    monkeypatch.setattr(Path, "read_bytes", read)
    done = talk(*REST, "", "yes", told=("--resume", "calm-mondays"))
    assert isinstance(done.exception, Fault)
    assert "has changed meanwhile" in str(done.exception)
    assert path.read_text(encoding="utf-8") == DRAFT
