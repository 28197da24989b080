"""Each template is a draft that teaches, and with answers a proposal with nothing to mend."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import commands
from sitegen.finding import Severity
from sitegen.scaffold.goal_template import WRITTEN_FOR
from sitegen.scaffold.shifted_dates import quarters_to, shifted
from tests.boards import write
from tests.cli.new_goals import new_files
from tests.scaffold.test_templates import (
    ANSWERS,
    TEAMS,
    TEMPLATES,
    said,
    teams_on,
    tried,
)


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, {"teams.yaml": TEAMS})


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_as_it_comes_is_a_draft_without_errors(board: Path, name: str) -> None:
    done = CliRunner().invoke(commands, ("new", "--template", name, "--team", "frontline"))
    assert done.exit_code == 0, done.output
    [(path, text)] = new_files(board).items()
    assert text.startswith("---\n# ")
    assert "\ndraft: true\n" in text
    found = tried(text).findings
    assert {one.severity for one in found} <= {Severity.HINT}
    assert CliRunner().invoke(commands, ("check", "--strict", path)).exit_code == 0


@pytest.mark.parametrize("name", TEMPLATES)
def test_filled_in_it_is_a_proposal_with_nothing_to_mend(board: Path, name: str) -> None:
    answers = str(ANSWERS / f"{name}.json")
    told = ("new", "--template", name, "--team", "frontline", "--json", answers)
    done = CliRunner().invoke(commands, told)
    assert done.exit_code == 0, done.output
    [(path, text)] = new_files(board).items()
    assert "draft" not in text
    assert "#" not in text.replace("\n# ", "", 1)
    assert said(tried(text)) == []
    assert CliRunner().invoke(commands, ("check", "--strict", path)).exit_code == 0


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize(
    "day", [date(2027, 2, 1), date(2027, 7, 2), date(2028, 2, 29), date(2028, 11, 22)], ids=str
)
def test_filled_in_on_another_day_it_is_a_proposal_with_nothing_to_mend(
    board: Path, name: str, day: date
) -> None:
    write(board, {"teams.yaml": teams_on(day)})
    answers = (ANSWERS / f"{name}.json").read_text(encoding="utf-8")
    answers = shifted(answers, quarters_to(day, since=WRITTEN_FOR))
    told = ("new", "--template", name, "--team", "frontline", "--json", "-")
    done = CliRunner().invoke(commands, told, input=answers)
    assert done.exit_code == 0, done.output
    [(path, text)] = new_files(board).items()
    assert "draft" not in text
    assert "#" not in text.replace("\n# ", "", 1)
    assert said(tried(text, day)) == []
    assert CliRunner().invoke(commands, ("check", "--strict", path)).exit_code == 0


def test_the_dates_of_its_examples_follow_the_day(board: Path) -> None:
    told = ("new", "--template", "retail", "--team", "frontline", "--as-of", "2027-04-20")
    assert CliRunner().invoke(commands, told).exit_code == 0
    [text] = new_files(board).values()
    assert "# due: 2027-Q3\n" in text
    assert "from: 2027-02-01, to: 2027-04-30, n: 9100" in text
    assert "by: {outside: Shop operations}, due: 2027-07-22}" in text
    assert "by: maria, due: 2027-08-05}" in text
    assert "2026" not in text


def test_its_dates_follow_the_day_in_yaml_too(board: Path) -> None:
    told = ("new", "--template", "retail", "--team", "frontline", "--as-of", "2027-04-20")
    assert CliRunner().invoke(commands, (*told, "--format", "yaml")).exit_code == 0
    [text] = new_files(board).values()
    assert "# due: 2027-Q3\n" in text
    assert "2026" not in text


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_draft_that_is_resumed_in_another_quarter_keeps_no_remark(board: Path, name: str) -> None:
    """It is begun in November and completed in February; a person's words stay."""
    begun, resumed = date(2026, 11, 16), date(2027, 2, 1)
    write(board, {"teams.yaml": teams_on(begun)})
    answers = shifted((ANSWERS / f"{name}.json").read_text(encoding="utf-8"), 1)
    begin = ("new", "--template", name, "--team", "frontline", "--title")
    assert CliRunner().invoke(commands, (*begin, json.loads(answers)["title"])).exit_code == 0
    [(path, text)] = new_files(board).items()
    assert ("# due: 2027-Q1\n" in text) or ("# start: 2027-01-01\n" in text)
    mine = text.replace("# Who promises?", "# Chen: due 2027-01-29, or later?\n# Who promises?")
    write(board, {"teams.yaml": teams_on(resumed), path: mine})
    told = ("new", "--resume", Path(path).stem, "--json", "-")
    done = CliRunner().invoke(commands, told, input=answers)
    assert done.exit_code == 0, done.output
    [goal] = new_files(board).values()
    assert "draft" not in goal
    head, _, _ = goal.rpartition("---\n")
    remarks = [line for line in head.split("\n") if line.startswith("#")]
    assert remarks == ["# Chen: due 2027-01-29, or later?"]
    assert said(tried(goal, resumed)) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_answers_stand_in_the_file_as_they_were_given(board: Path, name: str) -> None:
    answers = ANSWERS / f"{name}.json"
    told = ("new", "--template", name, "--team", "frontline", "--json", str(answers))
    CliRunner().invoke(commands, told)
    [text] = new_files(board).values()
    [state] = tried(text).site.goals
    given = json.loads(answers.read_text(encoding="utf-8"))
    assert state.goal.story.title == given["title"]
    assert state.goal.story.why == given["why"]
    assert list(state.goal.story.situation) == given["situation"]
    assert state.goal.story.hard == given["challenge"]["hard"]
    assert [one.id for one in state.terms.measures] == list(given["measures"])
    assert [one.id for one in state.goal.plan.support] == list(given["support"])


def test_a_template_chooses_clock_and_statistic_where_the_answers_do_not(board: Path) -> None:
    answers = str(ANSWERS / "first-response.json")
    told = ("new", "--template", "first-response", "--team", "frontline", "--json", answers)
    CliRunner().invoke(commands, told)
    [text] = new_files(board).values()
    assert "    statistic: median\n    clock: business hours\n    baseline: {value: 4.0" in text


def test_an_option_goes_before_an_answer_and_the_template(board: Path) -> None:
    answers = str(ANSWERS / "first-response.json")
    told = ("new", "--template", "first-response", "--team", "frontline", "--json", answers)
    more = ("--due", "2027-Q2", "--kind", "hard", "--measure", "csat: guardrail at least 95%")
    CliRunner().invoke(commands, (*told, *more))
    [text] = new_files(board).values()
    assert "kind: hard\ndue: 2027-Q2\n" in text
    assert "  csat: guardrail at least 95%\n" in text


def test_what_is_missing_makes_it_a_draft_that_asks_for_the_rest(board: Path) -> None:
    told = ("new", "--template", "telecom", "--team", "frontline", "--due", "2027-Q1")
    done = CliRunner().invoke(commands, told)
    assert done.exit_code == 0
    assert "It is a draft" in done.output
    assert "`sitegen new --resume pick-up-the-phone-sooner`" in done.output
    [text] = new_files(board).values()
    assert "\ndraft: true\n\n# Who promises?" in text
    assert "\ndue: 2027-Q1\n" in text
    assert "By when?" not in text
    assert "# measures:\n#   wait-time:\n" in text


def test_a_template_may_be_yaml(board: Path) -> None:
    answers = str(ANSWERS / "retail.json")
    told = ("new", "--template", "retail", "--team", "frontline", "--format", "yaml")
    assert CliRunner().invoke(commands, told).exit_code == 0
    [(path, text)] = new_files(board).items()
    assert path == "goals/frontline/get-fewer-complaints-about-returns.yaml"
    assert text.startswith("# Retail: ")
    assert "\ntitle: Get fewer complaints about returns\ndraft: true\n" in text
    (board / path).unlink()
    assert CliRunner().invoke(commands, (*told, "--json", answers)).exit_code == 0
    [text] = new_files(board).values()
    assert text.startswith("title: Get 3 instead of 4.4")
    assert "#" not in text


@pytest.mark.usefixtures("board")
def test_the_list_names_each_template_and_who_it_is_for() -> None:
    done = CliRunner().invoke(commands, ("new", "--list"))
    assert done.exit_code == 0
    for name, template in TEMPLATES.items():
        assert f"{name} " in done.output
        assert template.about in done.output


@pytest.mark.usefixtures("board")
def test_an_unknown_template_is_told_the_nearest() -> None:
    done = CliRunner().invoke(commands, ("new", "--template", "first-respond"))
    assert done.exit_code == 2
    assert "Did you mean first-response?" in " ".join(done.output.split())


def test_a_template_leads_through_the_whole_conversation(
    board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitegen.cli.new._can_ask", lambda: True)
    answers = (
        *("frontline", "", "", "Three teams, three lists.", "", "They leave unheard."),
        *("", "88", "2026-06-01 to 2026-11-30", "940", "CRM", "90"),
        *("", "91", "", "2"),
        *("6 months", "2027-01-01", "Never done.", "A trial did it."),
        *("One file", "outside IT", "2027-02-12", ""),
        *("nobody-here", "enablement", "", "", "", "yes"),
    )
    told = ("new", "--template", "customer-relationships")
    done = CliRunner().invoke(commands, told, input="".join(f"{one}\n" for one in answers))
    assert done.exit_code == 0, done.output
    for words in (
        "What will show that the relationship is better?",
        "Measured by [retention]:",
        "Taken from the template: window: 12 months",
        "Guardrail [csat]:",
        "Guardrail, another [complaint-rate]:",
        "Which other teams promise it with you?",
        "Such as: technical-support\n",
        "No team in teams.yaml has the id nobody-here.",
        "When would you rather stop?",
        "every member, to the exact terms (maria, chen, amir and henrik)",
        "`sitegen check` is content.",
    ):
        assert words in done.output, words
    [text] = new_files(board).values()
    assert text == (
        "---\n"
        "kind: pact\n"
        "with: [enablement]\n"
        "start: 2027-01-01\n"
        "due: 6 months\n"
        "challenge:\n"
        "  hard: Never done.\n"
        "  attainable: A trial did it.\n"
        "situation:\n"
        "  - Three teams, three lists.\n"
        "measures:\n"
        "  retention:\n"
        "    every: month\n"
        "    window: 12 months\n"
        "    baseline: {value: 88, from: 2026-06-01, to: 2026-11-30, n: 940, source: CRM}\n"
        "    target: 90%\n"
        "  csat: guardrail at least 91%\n"
        "  complaint-rate: guardrail at most 2%\n"
        "support:\n"
        "  one-file: {what: One file, by: {outside: IT}, due: 2027-02-12}\n"
        "---\n"
        "# Call customers before they have to call us: from 88 to 90%\n"
        "\n"
        "They leave unheard.\n"
    )
    assert said(tried(text)) == []
