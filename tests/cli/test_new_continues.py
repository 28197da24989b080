"""`sitegen new --continues`: team, kind and measures go on from an earlier goal's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.new_goals import EARLIER_PATH, STORY, WHOLE, check, new_files, run, talk

TWO_MEASURES = """\
---
due: 2026-Q3
measures:
  first-response-time: from 4.0 to 3.0 hours
  backlog: lead from 200 to 150 tickets
---
# Answer sooner
They wait.
"""


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


def test_a_goal_that_goes_on_is_asked_for_its_new_targets(asked: Path) -> None:
    (asked / EARLIER_PATH).write_text(TWO_MEASURES, encoding="utf-8")
    done = talk(
        *("Sooner still", "", "W", "soon", "2.5", "none", "none", "", "", "", "no", "yes"),
        told=("--continues", "answer-sooner", *STORY),
    )
    assert done.exit_code == 0, done.output
    assert "first-response-time in answer-sooner: 3.1 hours on 2026-09-28." in done.output
    assert "“soon” is no number" in done.output
    text = Path("goals/frontline/sooner-still.md").read_text(encoding="utf-8")
    assert "continues: answer-sooner\n" in text
    assert (
        "    baseline: {value: 3.1 hours, from: 2026-09-28, to: 2026-09-28, n: 251, "
        "source: last reading of answer-sooner}\n    target: 2.5 hours\n" in text
    )
    assert "backlog" not in text
