"""`sitegen new` with options: a goal that passes its check, or a reason and no file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import commands
from sitegen.faults import Fault

TEAMS = """\
board: {title: Northwind, frozen: 2026-11-20}
people: {maria: {}, chen: {}, henrik: {}}
teams:
  frontline: {name: Frontline, lead: maria, sponsor: henrik, members: [maria, chen]}
  enablement: {name: Enablement, members: [chen]}
"""

EARLIER = """\
---
kind: hard
due: 2026-Q3
measures:
  first-response-time: {statistic: median, baseline: 4.0, target: 3.0 hours}
  csat: guardrail at least 90%
---
# Answer first messages sooner
They wait.
"""

READINGS = "date,value,n\n2026-09-21,3.4,240\n2026-09-28,3.1,251\n"

WHOLE = (
    *("--team", "frontline", "--title", "Answer first messages 30% faster"),
    *("--why", "They wait too long.", "--due", "2027-Q1"),
    *("--measure", "first-response-time: from 4.0 to 2.8 hours"),
)

EARLIER_PATH = "goals/frontline/2026/answer-sooner.md"
NEW_PATH = "goals/frontline/answer-first-messages-30-faster.md"


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A board of two teams and a goal with readings."""
    ledger = tmp_path / EARLIER_PATH.removesuffix(".md")
    ledger.mkdir(parents=True)
    (tmp_path / "teams.yaml").write_text(TEAMS, encoding="utf-8")
    (tmp_path / EARLIER_PATH).write_text(EARLIER, encoding="utf-8")
    (ledger / "first-response-time.csv").write_text(READINGS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ("new", *arguments))


def new_files(board: Path) -> dict[str, str]:
    """Path and text of every file that the board did not have at first."""
    known = {"teams.yaml", EARLIER_PATH}
    return {
        path.relative_to(board).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(board.rglob("*"))
        if path.is_file()
        and path.suffix != ".csv"
        and path.relative_to(board).as_posix() not in known
    }


def check(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ("check", *arguments))


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


@pytest.mark.usefixtures("board")
def test_it_says_how_to_propose_the_goal() -> None:
    done = run(*WHOLE)
    lines = [line.strip() for line in done.output.splitlines()]
    assert f"Wrote {NEW_PATH}" in lines
    begin = lines.index("sitegen check")
    assert lines[begin : begin + 5] == [
        "sitegen check",
        "git switch -c goal/answer-first-messages-30-faster",
        f"git add {NEW_PATH}",
        'git commit -m "Propose answer-first-messages-30-faster"',
        "git push -u origin goal/answer-first-messages-30-faster",
    ]
    assert "runs `sitegen agree answer-first-messages-30-faster`" in lines[-1]
    assert "pprov" not in done.output


def test_paths_are_told_as_seen_from_here(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(board / "goals")
    assert f"git add {NEW_PATH.removeprefix('goals/')}\n" in run(*WHOLE).output
    elsewhere = board / "else where"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    done = run("other", *WHOLE, "--root", str(board))
    assert f"Wrote {board / 'goals/frontline/other.md'}\n" in done.output


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


# What does not fit


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--team", "frontlin"), "is no team of this board. Did you mean frontline?"),
        (("--team", "../frontline"), "is no id"),
        (("--title", "t" * 201), "at most 200 fit"),
        (("--title", "a\x1b[31mb"), "control character"),
        (("--why", "\udc80"), "control character"),
        (("--due", "2027-Q5"), "is no date, period or length"),
        (("--due", "2027-Q1", "--start", "2027-05-01"), "due on 2027-03-31"),
        (("--start", "11.01.2027"), "write 2027-01-11"),
        (("--kind", "promise"), "is none of hard, pact"),
        (("--measure", "csat: as good as can be"), "from where to where"),
        (("--steward", "@maria"), "Write maria, without the @"),
        (("--aligns-with", "Answer"), "is no id"),
        (("--continues", "nothing"), "no goal with the id nothing"),
        (("Answer",), "small letters"),
        (("index",), "keeps for itself"),
        (("answer-sooner",), "is taken"),
        (("--format", "toml"), "toml"),
    ],
)
def test_an_option_that_does_not_fit_is_explained_at_once(
    board: Path, more: tuple[str, ...], words: str
) -> None:
    done = run(*WHOLE, *more)
    assert done.exit_code == 2
    assert words in " ".join(done.output.split())
    assert new_files(board) == {}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--measure", "csat: from 80% to 80%"), "The target is the same as the baseline."),
        (("--measure", "hapiness: from 1 to 2"), "error R2"),
        (("--steward", "marie"), "Nobody in teams.yaml has the id marie."),
        (("--aligns-with", "answer-soon"), "Did you mean answer-sooner?"),
        (("--measure", "first-response-time: at most 3 hours"), "error S102"),
        (("--why", "[" * 3900), "error P1"),
    ],
)
def test_what_only_the_whole_board_can_tell_is_said_and_nothing_is_written(
    board: Path, more: tuple[str, ...], words: str
) -> None:
    done = run(*WHOLE, *more)
    assert done.exit_code == 1
    assert words in done.output
    assert new_files(board) == {}


@pytest.mark.usefixtures("board")
def test_an_error_shows_its_line_and_what_to_do() -> None:
    done = run(*WHOLE, "--measure", "csat: from 80% to 80%")
    assert done.exit_code == 1
    assert f"{NEW_PATH}:6:9: error M410 The target is the same" in done.output
    assert "    6 |   csat: from 80% to 80%\n" in done.output
    assert "\n1 goal checked as of 2026-11-20: 1 error.\nNothing was written.\n" in done.output


def test_what_is_weak_is_told_and_written_all_the_same(board: Path) -> None:
    done = run("calm", *WHOLE, "--why", "They wait\u200b too long.")
    assert done.exit_code == 0
    told = done.output.partition("Wrote goals/frontline/calm.md\n")[2].partition("\n\n")[0]
    assert "zero width space" in told
    assert "hint" not in done.output
    assert (board / "goals/frontline/calm.md").is_file()


def test_a_broken_goal_of_others_is_no_hindrance(board: Path) -> None:
    (board / "goals/frontline/broken.md").write_text("---\ndue: soon\n---\n# B\n", encoding="utf-8")
    assert check().exit_code == 1
    assert run(*WHOLE).exit_code == 0


def test_a_file_that_is_there_is_never_touched(board: Path) -> None:
    ghost = board / "goals/frontline/ghost.md"
    ghost.symlink_to("nowhere")
    done = run("ghost", *WHOLE)
    assert done.exit_code == 2
    assert ghost.is_symlink()
    assert not (board / "goals/frontline/nowhere").exists()


def test_a_file_that_appears_meanwhile_is_never_touched(
    board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def taken_meanwhile(source: Path, target: Path) -> None:
        target.write_bytes(b"somebody else's")
        link(source, target)

    monkeypatch.setattr(os, "link", taken_meanwhile)
    done = run(*WHOLE)
    assert isinstance(done.exception, Fault)
    assert new_files(board) == {NEW_PATH: "somebody else's"}


def test_without_a_board_there_is_nothing_to_write_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*WHOLE)
    assert isinstance(done.exception, Fault)
    assert "Make one with `sitegen init`" in str(done.exception)
    (tmp_path / "teams.yaml").write_text("teams: {}\n", encoding="utf-8")
    assert "names no team" in str(run(*WHOLE).exception)


# A goal that continues another one


def test_a_goal_that_goes_on_takes_team_kind_and_measures_over(board: Path) -> None:
    done = run(
        *("--continues", "answer-sooner", "--title", "Sooner still", "--why", "They wait."),
        *("--due", "2027-Q1", "--measure", "first-response-time: to 2.8"),
    )
    assert done.exit_code == 0
    assert new_files(board) == {
        "goals/frontline/sooner-still.md": "---\n"
        "kind: hard\n"
        "due: 2027-Q1\n"
        "continues: answer-sooner\n"
        "measures:\n"
        "  first-response-time:\n"
        "    statistic: median\n"
        "    baseline: {value: 3.1 hours, from: 2026-09-28, to: 2026-09-28, n: 251, "
        "source: last reading of answer-sooner}\n"
        "    target: 2.8 hours\n"
        "  csat: guardrail at least 90%\n"
        "---\n"
        "# Sooner still\n"
        "\n"
        "They wait.\n"
    }
    assert check("goals/frontline/sooner-still.md", "--strict").exit_code == 0


@pytest.mark.usefixtures("board")
def test_its_new_targets_are_asked_for() -> None:
    done = run("--continues", "answer-sooner", "--title", "T", "--why", "W", "--due", "2027-Q1")
    assert done.exit_code == 2
    words = " ".join(done.output.split())
    assert "--measure “first-response-time: to …” (last 3.1 hours on 2026-09-28)" in words


def test_a_measure_that_is_given_goes_before_the_earlier_one(board: Path) -> None:
    done = run(
        *("--continues", "answer-sooner", "--title", "Sooner still", "--why", "They wait."),
        *("--due", "2027-Q1", "--team", "enablement", "--kind", "pact", "--steward", "chen"),
        *("--measure", "first-response-time: from 3.0 to 2.5 hours"),
        *("--measure", "csat: guardrail at least 94%"),
    )
    assert done.exit_code == 0
    [(path, text)] = new_files(board).items()
    assert path == "goals/enablement/sooner-still.md"
    assert "kind: pact\n" in text
    assert text.count("csat") == 1
    assert "  first-response-time: from 3.0 to 2.5 hours\n  csat: guardrail at least 94%\n" in text


@pytest.mark.usefixtures("board")
def test_a_new_target_is_a_number() -> None:
    done = run(*WHOLE, "--continues", "answer-sooner", "--measure", "first-response-time: to soon")
    assert done.exit_code == 2
    assert "is no number" in done.output
