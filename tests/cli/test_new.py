"""`sitegen new` with options: a goal that passes its check, with an id and a place of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.new_goals import NEW_PATH, TEAMS, WHOLE, check, new_files, run


def test_a_goal_told_in_full_is_written_and_passes_its_check(board: Path) -> None:
    done = run(*WHOLE, "--measure", "csat: guardrail at least 92%", "--hard", "It never was so.")
    assert done.exit_code == 0
    assert new_files(board) == {
        NEW_PATH: "---\n"
        "kind: pact\n"
        "due: 2027-Q1\n"
        "challenge:\n"
        "  hard: It never was so.\n"
        "measures:\n"
        "  first-response-time: from 4.0 to 2.8 hours\n"
        "  csat: guardrail at least 92%\n"
        "---\n"
        "# Answer first messages 30% faster\n"
        "\n"
        "They wait too long.\n"
    }
    assert check(NEW_PATH, "--strict").exit_code == 0


def test_it_says_what_it_wrote_and_who_agrees_how(board: Path) -> None:
    done = run(*WHOLE)
    assert f"\nWrote {NEW_PATH}\n" in done.output
    assert "Whoever commits a goal under their own account has agreed to it" in done.output
    assert "Who has to agree: maria, chen and henrik.\n" in done.output
    assert "`sitegen agree answer-first-messages-30-faster`" in done.output
    assert "pprov" not in done.output
    (board / NEW_PATH).unlink()
    draft = run("--draft", "--team", "frontline", "--title", "Calm Mondays")
    assert "agree" not in draft.output


def test_every_option_has_its_place(board: Path) -> None:
    done = run(
        "calm-mondays",
        *WHOLE,
        *("--kind", "HARD", "--start", "2027-01-11", "--steward", "chen", "--sponsor", "maria"),
        *("--aligns-with", "answer-sooner", "--attainable", "Two of us: did it."),
        *("--format", "yaml"),
    )
    assert done.exit_code == 0
    assert new_files(board) == {
        "goals/frontline/calm-mondays.yaml": "title: Answer first messages 30% faster\n"
        "why: They wait too long.\n"
        "kind: hard\n"
        "steward: chen\n"
        "sponsor: maria\n"
        "start: 2027-01-11\n"
        "due: 2027-Q1\n"
        "aligns_with: answer-sooner\n"
        "challenge:\n"
        '  attainable: "Two of us: did it."\n'
        "measures:\n"
        "  first-response-time: from 4.0 to 2.8 hours\n"
    }
    assert check("goals/frontline/calm-mondays.yaml", "--strict").exit_code == 0


def test_a_goal_of_another_scripts_title_gets_an_id_too(board: Path) -> None:
    done = run(*WHOLE, "--title", "もっと速く答える")
    assert done.exit_code == 0
    assert list(new_files(board)) == ["goals/frontline/frontline-2027-q1.md"]


def test_two_goals_of_one_title_get_two_ids(board: Path) -> None:
    run(*WHOLE)
    run(*WHOLE)
    assert list(new_files(board)) == [NEW_PATH.replace(".md", "-2.md"), NEW_PATH]


# What is missing


def test_without_a_terminal_the_missing_options_are_named(board: Path) -> None:
    done = run()
    assert done.exit_code == 2
    assert "--team, --title, --why, --due and --measure are missing" in done.output
    done = run("--team", "frontline", "--title", "T", "--why", "W", "--due", "2027-Q1")
    assert done.exit_code == 2
    assert "and --measure is missing" in done.output
    assert new_files(board) == {}


@pytest.mark.usefixtures("board")
def test_a_guardrail_alone_is_no_aim() -> None:
    done = run(*WHOLE[:8], "--measure", "csat: guardrail at least 92%")
    assert "--measure is missing" in done.output


def test_a_length_needs_a_start_and_a_team_without_lead_a_steward(board: Path) -> None:
    done = run(*WHOLE, "--due", "3 months", "--team", "enablement")
    assert done.exit_code == 2
    assert "--start and --steward are missing" in done.output
    more = ("--due", "3 months", "--start", "2027-01-11", "--team", "enablement")
    assert run(*WHOLE, *more, "--steward", "chen").exit_code == 0
    assert "start: 2027-01-11\ndue: 3 months\n" in "".join(new_files(board).values())


def test_the_only_team_need_not_be_named(board: Path) -> None:
    (board / "teams.yaml").write_text(
        TEAMS.replace("  enablement: {name: Enablement, members: [chen]}\n", ""), encoding="utf-8"
    )
    assert run(*WHOLE[2:]).exit_code == 0
    assert list(new_files(board)) == [NEW_PATH]


def test_a_draft_needs_a_team_and_a_title(board: Path) -> None:
    assert "--team and --title are missing" in run("--draft").output
    done = run("--draft", "--team", "frontline", "--title", "Calm Mondays")
    assert done.exit_code == 0
    assert new_files(board) == {
        "goals/frontline/calm-mondays.md": "---\ndraft: true\n---\n# Calm Mondays\n"
    }
    assert check("--strict", "goals/frontline/calm-mondays.md").exit_code == 0
