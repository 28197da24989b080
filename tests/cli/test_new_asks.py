"""`sitegen new` asks for what it is not told, explains wrong answers, and asks again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.new_goals import CHALLENGE, RAIL, STORY, TEAMS, TOLD, check, talk

PROMPTS = (
    *(
        "Team:",
        "Title",
        "Id",
        "Situation",
        "Why:",
        "Measured",
        "On which",
        "Statistic [",
        "Clock [",
        "Today",
    ),
    *("In how many cases", "Source", "By the end", "Guardrail", "Due", "Hard", "Attainable"),
    *("Support", "Kind"),
)


def test_a_whole_conversation_makes_a_goal(asked: Path) -> None:
    done = talk(
        *("frontline", "Answer first messages sooner", "", "On Mondays it is 6.2 hours.", ""),
        *("They wait too long.", "first-response-time", "", "calendar hours"),
        *("4.0", "2026-07-01 to 2026-09-30", "5120", "help desk", "2.8", "", "92", ""),
        *("It never was so.", "The pilot: 2.7 hours."),
        *("Macro training", "enablement", "2027-01-29", ""),
        *("Answer first messages 30% faster", "pact", "yes"),
    )
    assert done.exit_code == 0, done.output
    goal = asked / "goals/frontline/answer-first-messages-sooner.md"
    assert goal.read_text(encoding="utf-8") == (
        "---\n"
        "kind: pact\n"
        "due: 2027-Q1\n"
        "challenge:\n"
        "  hard: It never was so.\n"
        '  attainable: "The pilot: 2.7 hours."\n'
        "situation:\n"
        "  - On Mondays it is 6.2 hours.\n"
        "measures:\n"
        "  first-response-time:\n"
        "    statistic: median\n"
        "    clock: calendar hours\n"
        "    baseline: {value: 4.0, from: 2026-07-01, to: 2026-09-30, n: 5120, source: help desk}\n"
        "    target: 2.8 hours\n"
        "  csat: guardrail at least 92%\n"
        "support:\n"
        "  macro-training: {what: Macro training, by: enablement, due: 2027-01-29}\n"
        "---\n"
        "# Answer first messages 30% faster\n"
        "\n"
        "They wait too long.\n"
    )
    assert check("--strict", str(goal)).exit_code == 0


@pytest.mark.usefixtures("asked")
def test_every_question_says_why_it_is_asked() -> None:
    done = talk(
        *("frontline", "T", "", "", "W", "first-response-time", "", "", "4", "", "", "", "3"),
        *("csat", "90", "", "", "", "", "", ""),
    )
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    prompts = [number for number, line in enumerate(lines) if line.startswith(PROMPTS)]
    assert [
        lines[number].partition(":")[0].partition(" [")[0].partition(" (")[0] for number in prompts
    ] == [
        *("Team", "Title", "Id", "Situation", "Why", "Measured by", "Statistic", "Clock", "Today"),
        *("On which days", "In how many cases", "Source", "By the end", "Guardrail", "Due", "Hard"),
        *("Attainable", "Support", "Title", "Kind"),
    ]
    assert all(lines[number - 1].strip() for number in prompts)
    assert "frontline (Frontline), enablement (Enablement)" in done.output
    assert "Id [t]:" in done.output
    assert "Due [2027-Q1]:" in done.output
    assert "Guardrail [csat]:" in done.output
    assert "every member, to the exact terms (maria, chen and henrik)" in done.output
    assert "steward and sponsor (maria and henrik)" in done.output


def test_what_is_told_is_not_asked(asked: Path) -> None:
    told = (*TOLD, *CHALLENGE, *STORY, "--measure", "csat: from 80% to 85%", *RAIL)
    done = talk(told=("short", *told))
    assert done.exit_code == 0, done.output
    assert ": \n" not in done.output
    assert "Propose it" not in done.output
    assert (asked / "goals/frontline/short.md").is_file()


def test_a_wrong_answer_is_explained_and_asked_again(asked: Path) -> None:
    done = talk(
        *("frontlin", "Frontline", " ", "!?", "Calm\x07", "Calm Mondays"),
        *("Calm Mondays", "answer-sooner", "calm", "", "", "W", "csat"),
        *(
            "80",
            "soon",
            "2026-13",
            "2026-09-30 to 2026-07-01",
            "2027-Q1",
            "2026-Q3",
            "few",
            "96",
            "CRM",
            "85",
        ),
        *("none", "soon", "2027-Q1", "", "", "A room", "Telenova", "outside Telenova", "soon"),
        *("2027-01-29", "", "no", "pct", "Pact", "perhaps", "yes"),
    )
    assert done.exit_code == 0
    for words in (
        "“frontlin” is no team of this board. Did you mean frontline?",
        "“pct” is none of hard, pact. Did you mean pact?",
        "There is a control character in it.",
        "“Calm Mondays” is no id",
        "“answer-sooner” is taken",
        "Say it in words;",
        "no stretch of days. Write it like `2026-08-01 to 2026-10-31`, 2026-10 or\n2026-Q3.",
        "“2026-13-01”",
        "2026-07-01 is before 2026-09-30",
        "2027-01-01 is still to come",
        "“few” is no whole number",
        "“soon” is no date, period or length.",
        "“Telenova” is nobody on this board.",
        "“soon” is no",
        "“perhaps” is neither yes nor no.",
    ):
        assert words in done.output
    text = (asked / "goals/frontline/calm.md").read_text(encoding="utf-8")
    assert "  room: {what: A room, by: {outside: Telenova}, due: 2027-01-29}\n" in text.replace(
        "a-room", "room"
    )
    assert "# Calm Mondays\n" in text


@pytest.mark.usefixtures("asked")
def test_no_empty_answer_is_passed_over_in_silence() -> None:
    done = talk(*("", "frontline", "", "T", "", "", "", "W"))
    lines = done.output.splitlines()
    empty = ("Team:", "Title:", "Why:")
    prompts = [n for n, line in enumerate(lines) if line.rstrip() in empty]
    told = [lines[n + 1].strip() for n in prompts]
    assert [words.partition(" is needed here")[0] for words in told] == [
        "A team",
        "A title",
        "A sentence",
    ]


def test_a_question_mark_is_no_answer_to_anything(asked: Path) -> None:
    done = talk("frontline", "Calm Mondays", "", "?", "Monday is hell.", "", "W")
    assert done.output.count("What is the matter today?") == 2
    text = (asked / "goals/frontline/calm-mondays.md").read_text(encoding="utf-8")
    assert "?" not in text
    assert "  - Monday is hell.\n" in text


@pytest.mark.usefixtures("asked")
def test_a_question_mark_says_the_reason_where_only_a_number_or_a_day_is_taken_too() -> None:
    told = (*TOLD[:8], *CHALLENGE, *STORY)
    done = talk("", "csat", "80", "?", "2026-Q3", "?", "96", "?", "CRM", "?", "85", told=told)
    assert "“?”" not in done.output
    for because in (
        "Where does 80 come from?",
        "Few cases swing a lot.",
        "A report or an export that somebody else can open.",
        "Where shall it be at the end?",
    ):
        assert done.output.count(because) == 2


@pytest.mark.usefixtures("asked")
def test_a_length_is_asked_for_its_start() -> None:
    told = (*TOLD[:8], *CHALLENGE, *STORY, "--measure", "csat: from 80% to 85%", *RAIL)
    done = talk("", "3 months", "2027-1-4", "2027-01-04", "yes", told=told)
    assert done.exit_code == 0
    assert "write 2027-01-04" in done.output
    text = Path("goals/frontline/t.md").read_text(encoding="utf-8")
    assert "start: 2027-01-04\ndue: 3 months\n" in text


@pytest.mark.usefixtures("asked")
def test_a_due_date_before_the_start_is_asked_again() -> None:
    begun = (*TOLD[:8], *CHALLENGE, *STORY, "--start", "2027-02-01")
    told = (*begun, "--measure", "csat: from 80% to 85%", *RAIL)
    done = talk("", "2027-01-31", "2027-03-31", "yes", told=told)
    assert done.exit_code == 0
    assert "This goal would be due on 2027-01-31" in done.output


@pytest.mark.usefixtures("asked")
def test_a_team_without_a_lead_is_asked_for_a_steward() -> None:
    told = (*TOLD, "--team", "enablement", *CHALLENGE, *STORY, "--measure", "csat: from 80% to 85%")
    done = talk("", "cheng", "chen", "henry", "henrik", "yes", told=(*told, *RAIL))
    assert done.exit_code == 0, done.output
    assert "Nobody in teams.yaml has the id “cheng”. Did you mean chen?" in done.output
    assert "Nobody in teams.yaml has the id “henry”." in done.output
    assert "steward: chen\nsponsor: henrik\n" in Path("goals/enablement/t.md").read_text(
        encoding="utf-8"
    )


def test_a_draft_is_asked_for_its_team_and_title_alone(asked: Path) -> None:
    done = talk("frontline", "Calm Mondays", "", told=("--draft",))
    assert done.exit_code == 0
    goal = asked / "goals/frontline/calm-mondays.md"
    assert goal.read_text(encoding="utf-8") == "---\ndraft: true\n---\n# Calm Mondays\n"


@pytest.mark.usefixtures("asked")
def test_no_answer_and_no_board_can_move_the_cursor() -> None:
    Path("teams.yaml").write_text(
        TEAMS.replace("name: Frontline", 'name: "Front\\u202eline"'), encoding="utf-8"
    )
    done = talk("front\x1b[31m")
    assert "“front\ufffd[31m” is no team of this board." in done.output
    assert "frontline (Front\ufffdline)" in done.output


CTRL_C = "Ctrl-C at any time keeps what you said as a draft, and `--resume` goes on with it."


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    "told", [(), ("--resume", "calm"), (*TOLD, "--measure", "csat: from 80% to 85%", *RAIL)]
)
def test_before_the_first_question_a_line_says_that_ctrl_c_keeps_a_draft(
    told: tuple[str, ...],
) -> None:
    Path("goals/frontline/calm.md").write_text("---\ndraft: true\n---\n# Calm\n", encoding="utf-8")
    done = talk("", "", "", told=told)
    lines = done.output.splitlines()
    assert lines.count(CTRL_C) == 1
    assert not any(line.endswith(": ") for line in lines[: lines.index(CTRL_C)])


ALL_TOLD = (*TOLD[:4], *TOLD[6:], *CHALLENGE, *STORY, "--measure", "csat: from 80% to 85%", *RAIL)


@pytest.mark.usefixtures("asked")
def test_a_warning_makes_no_the_usual_answer_and_says_why() -> None:
    done = talk("", "", "", told=("--title", "Calm \u200bMondays", *ALL_TOLD))
    assert done.exit_code == 0, done.output
    said = done.output.partition("This is what `sitegen check` would say:\n")[2].splitlines()
    assert said[0].startswith("  Warning: ")
    assert "zero width space" in said[0]
    asked = said.index("Propose it like this? `no` keeps it as a draft [no]: ")
    assert said[asked - 1] == (
        "As long as a warning stands, the usual answer is `no`: mend it in the draft first."
    )
    assert "Kept as a draft: goals/frontline/calm-mondays.md" in done.output


@pytest.mark.usefixtures("asked")
def test_hints_alone_leave_yes_the_usual_answer() -> None:
    told = (*TOLD, "--measure", "csat: from 80% to 85%", *RAIL)
    done = talk("", "", "", "", "", "", told=told)
    assert done.exit_code == 0, done.output
    assert "Nobody promised any support for this goal." in done.output
    assert "Warning" not in done.output
    assert "Propose it like this? `no` keeps it as a draft [yes]: " in done.output
    assert "the usual answer" not in done.output


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("title", "proposed"),
    [
        ("Calm Mondays.", "Calm Mondays: from 80 to 85%"),
        ("Calm Mondays:", "Calm Mondays: from 80 to 85%"),
        ("Who is calm?", "Who is calm? (from 80 to 85%)"),
    ],
)
def test_a_title_with_its_number_has_one_sign_before_it(title: str, proposed: str) -> None:
    done = talk(title, "", "", "no", told=ALL_TOLD)
    assert f"Title [{proposed}]: " in done.output
