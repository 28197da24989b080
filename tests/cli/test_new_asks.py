"""`sitegen new` asks for what it is not told, explains wrong answers, and asks again."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import commands

TEAMS = """\
board: {title: Northwind, frozen: 2026-11-20}
people: {maria: {}, chen: {}, henrik: {}}
teams:
  frontline: {name: Frontline, lead: maria, sponsor: henrik, members: [maria, chen]}
  enablement: {name: Enablement, members: [chen]}
"""

EARLIER = """\
---
due: 2026-Q3
measures:
  first-response-time: from 4.0 to 3.0 hours
  backlog: lead from 200 to 150 tickets
---
# Answer sooner
They wait.
"""

TOLD = ("--team", "frontline", "--kind", "pact", "--title", "T", "--why", "W", "--due", "2027-Q1")
CHALLENGE = ("--hard", "H", "--attainable", "A")


PROMPTS = (
    *("Team:", "Kind", "Title:", "Id", "Why:", "Measured", "Today", "Guardrail", "Due"),
    *("Hard", "Attainable"),
)


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A board of two teams and a goal, whose terminal is played by the test."""
    (tmp_path / "goals/frontline/answer-sooner").mkdir(parents=True)
    (tmp_path / "teams.yaml").write_text(TEAMS, encoding="utf-8")
    (tmp_path / "goals/frontline/answer-sooner.md").write_text(EARLIER, encoding="utf-8")
    (tmp_path / "goals/frontline/answer-sooner/first-response-time.csv").write_text(
        "date,value\n2026-09-28,3.1\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sitegen.cli.new._can_ask", lambda: True)
    return tmp_path


def talk(*answers: str, told: tuple[str, ...] = ()) -> Result:
    """The conversation with these answers, a line each."""
    text = "".join(f"{answer}\n" for answer in answers)
    return CliRunner().invoke(commands, ("new", *told), input=text)


def measures(*answers: str) -> str:
    """What stands below `measures:` after these answers about it, all else being told."""
    done = talk("", *answers, told=(*TOLD, *CHALLENGE))
    assert done.exit_code == 0, done.output
    text = Path("goals/frontline/t.md").read_text(encoding="utf-8")
    return text.partition("measures:\n")[2].partition("---")[0]


def test_a_whole_conversation_makes_a_goal(board: Path) -> None:
    done = talk(
        *("frontline", "pact", "Answer first messages sooner", "", "They wait too long."),
        *("first-response-time", "4.0", "2.8", "", "92", ""),
        *("It never was so.", "The pilot: 2.7 hours."),
    )
    assert done.exit_code == 0
    goal = board / "goals/frontline/answer-first-messages-sooner.md"
    assert goal.read_text(encoding="utf-8") == (
        "---\n"
        "kind: pact\n"
        "due: 2027-Q1\n"
        "challenge:\n"
        "  hard: It never was so.\n"
        '  attainable: "The pilot: 2.7 hours."\n'
        "measures:\n"
        "  first-response-time: from 4.0 to 2.8 hours\n"
        "  csat: guardrail at least 92%\n"
        "---\n"
        "# Answer first messages sooner\n"
        "\n"
        "They wait too long.\n"
    )
    assert CliRunner().invoke(commands, ("check", "--strict", str(goal))).exit_code == 0


@pytest.mark.usefixtures("board")
def test_every_question_says_why_it_is_asked() -> None:
    done = talk(
        *("frontline", "pact", "T", "", "W", "csat", "80%", "85%", "none", "", "", ""),
    )
    assert done.exit_code == 0
    lines = done.output.splitlines()
    prompts = [number for number, line in enumerate(lines) if line.startswith(PROMPTS)]
    assert len(prompts) == 11
    assert all(lines[number - 1].strip() for number in prompts)
    assert "frontline (Frontline), enablement (Enablement)" in done.output
    assert "Id [t]:" in done.output
    assert "Due [2027-Q1]:" in done.output
    assert "Guardrail [response-rate]:" in done.output


def test_what_is_told_is_not_asked(board: Path) -> None:
    told = (*TOLD, *CHALLENGE, "--measure", "csat: from 80% to 85%")
    done = talk(told=("short", *told))
    assert done.exit_code == 0
    assert ": \n" not in done.output
    assert (board / "goals/frontline/short.md").is_file()


def test_a_wrong_answer_is_explained_and_asked_again(board: Path) -> None:
    done = talk(
        *("frontlin", "Frontline", "pct", "Pact", " ", "Calm\x07", "Calm Mondays"),
        *("Calm Mondays", "answer-sooner", "calm", "", "W", "csat", "80", "85", "none"),
        *("soon", "2027-Q1", "", ""),
    )
    assert done.exit_code == 0
    for words in (
        "“frontlin” is no team of this board. Did you mean frontline?",
        "“pct” is none of hard, pact. Did you mean pact?",
        "There is a control character in it.",
        "“Calm Mondays” is no id",
        "“answer-sooner” is taken",
        "“soon” is no date, period or length.",
    ):
        assert words in done.output
    assert (board / "goals/frontline/calm.md").is_file()


@pytest.mark.usefixtures("board")
def test_a_length_is_asked_for_its_start() -> None:
    told = (*TOLD[:8], *CHALLENGE, "--measure", "csat: from 80% to 85%")
    done = talk("", "3 months", "2027-1-4", "2027-01-04", told=told)
    assert done.exit_code == 0
    assert "write 2027-01-04" in done.output
    text = Path("goals/frontline/t.md").read_text(encoding="utf-8")
    assert "start: 2027-01-04\ndue: 3 months\n" in text


@pytest.mark.usefixtures("board")
def test_a_due_date_before_the_start_is_asked_again() -> None:
    told = (*TOLD[:8], *CHALLENGE, "--start", "2027-02-01", "--measure", "csat: from 80% to 85%")
    done = talk("", "2027-01-31", "2027-03-31", told=told)
    assert done.exit_code == 0
    assert "This goal would be due on 2027-01-31" in done.output


@pytest.mark.usefixtures("board")
def test_a_team_without_a_lead_is_asked_for_a_steward() -> None:
    told = (*TOLD, "--team", "enablement", *CHALLENGE, "--measure", "csat: from 80% to 85%")
    done = talk("", "cheng", "chen", told=told)
    assert done.exit_code == 0
    assert "Nobody in teams.yaml has the id “cheng”. Did you mean chen?" in done.output
    assert "steward: chen\n" in Path("goals/enablement/t.md").read_text(encoding="utf-8")


def test_a_draft_is_asked_for_its_team_and_title_alone(board: Path) -> None:
    done = talk("frontline", "Calm Mondays", "", told=("--draft",))
    assert done.exit_code == 0
    goal = board / "goals/frontline/calm-mondays.md"
    assert goal.read_text(encoding="utf-8") == "---\ndraft: true\n---\n# Calm Mondays\n"


# Measures


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize(
    ("answers", "lines"),
    [
        (("CSAT", "80", "85%", "none"), "  csat: from 80 to 85%\n"),
        (("csat", "at least 92%", "none"), "  csat: at least 92%\n"),
        (("outreach-contacts", "500 in total", "-"), "  outreach-contacts: 500 in total\n"),
        (
            ("backlog", "unknown", "120", "none"),
            "  backlog:\n    baseline: unknown\n    target: 120\n",
        ),
        (
            ("first response time", "4.0", "-30%", "none"),
            "  first-response-time:\n    baseline: 4.0\n    change: -30%\n",
        ),
        (
            ("backlog", "200", "120", "reopen-rate", "8"),
            "  backlog: from 200 to 120 tickets\n  reopen-rate: guardrail at most 8%\n",
        ),
        (
            ("backlog", "200", "120", "workload", "between 30 and 50 tickets"),
            "  backlog: from 200 to 120 tickets\n  workload: guardrail between 30 and 50 tickets\n",
        ),
        (("own portal open", "Yes or no", "none"), "  portal-open: Yes or no\n"),
        (
            ("own Coaching hours", "3", "6", "Hours, paired or alone.", "hours", "up", "none"),
            """  coaching-hours:
    definition: Hours, paired or alone.
    unit: hours
    direction: up
    baseline: 3
    target: 6
""",
        ),
    ],
)
def test_answers_become_a_measure(answers: tuple[str, ...], lines: str) -> None:
    assert measures(*answers) == lines


@pytest.mark.usefixtures("board")
def test_a_metric_is_found_and_explained() -> None:
    done = talk(
        *("", "?", "response", "gladness", "own !", "first-response-time", "4", "3", "none"),
        told=(*TOLD, *CHALLENGE),
    )
    assert done.exit_code == 0
    assert "backlog: " in done.output
    assert "Did you mean first-response-time or response-rate?" in done.output
    assert "The library has nothing like “gladness”." in done.output
    assert "Name it in a few plain words" in done.output
    assert "First response time: How long a customer waits" in done.output


@pytest.mark.usefixtures("board")
def test_numbers_that_do_not_fit_are_asked_again() -> None:
    done = talk(
        *(
            "",
            "first-response-time",
            "four",
            "from 4 to few",
            "4.0",
            "30%",
            "4.0",
            "4.0",
            "4.0",
            "5.0",
        ),
        *("4.0", "less", "2.8", "csat", "high", "20 hours", "92"),
        told=(*TOLD, *CHALLENGE),
    )
    assert done.exit_code == 0, done.output
    for words in (
        "A number belongs here, or an aim such as",
        "“few” is no number",
        "Did you mean `change: -30%`?",
        "The target is the same as the baseline.",
        "“less” is no number",
        "“20 hours” is in hours",
    ):
        assert words in done.output
    text = Path("goals/frontline/t.md").read_text(encoding="utf-8")
    assert "from 4.0 to 2.8 hours\n  csat: guardrail at least 92%\n" in text


@pytest.mark.usefixtures("board")
def test_an_own_measure_is_asked_for_a_number() -> None:
    done = talk(
        *("", "own coaching", "at least 3", "3", "6", "Hours.", "hours", "sideways", "up", "none"),
        told=(*TOLD, *CHALLENGE),
    )
    assert done.exit_code == 0
    assert "say where it is now, or `unknown`, or `yes or no`." in done.output
    assert "“sideways” is none of up, down." in done.output


@pytest.mark.usefixtures("board")
def test_a_goal_that_goes_on_is_asked_for_its_new_targets() -> None:
    done = talk(
        *("Sooner still", "", "W", "soon", "2.5", "none", "none", "", "", ""),
        told=("--continues", "answer-sooner"),
    )
    assert done.exit_code == 0, done.output
    assert "first-response-time in answer-sooner: 3.1 hours on 2026-09-28." in done.output
    assert "“soon” is no number" in done.output
    text = Path("goals/frontline/sooner-still.md").read_text(encoding="utf-8")
    assert "continues: answer-sooner\n" in text
    assert (
        "    baseline: {value: 3.1 hours, from: 2026-09-28, to: 2026-09-28, "
        "source: last reading of answer-sooner}\n    target: 2.5 hours\n" in text
    )
    assert "backlog" not in text


# How it ends


def test_an_end_in_the_middle_writes_nothing_and_says_so(board: Path) -> None:
    done = talk("frontline", "pact")
    assert done.exit_code == 2
    assert "\nNothing was written.\n" in done.output
    assert list((board / "goals/frontline").glob("*.md")) == [
        board / "goals/frontline/answer-sooner.md"
    ]


@pytest.mark.usefixtures("board")
def test_no_answer_and_no_board_can_move_the_cursor() -> None:
    Path("teams.yaml").write_text(
        TEAMS.replace("name: Frontline", 'name: "Front\\u202eline"'), encoding="utf-8"
    )
    done = talk("front\x1b[31m")
    assert "“front\ufffd[31m” is no team of this board." in done.output
    assert "frontline (Front\ufffdline)" in done.output
