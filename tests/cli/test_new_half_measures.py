"""`sitegen new` goes on with a measure of which only a part was said, and asks for the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.new_goals import new_files, talk
from tests.cli.test_new_resumes import DRAFT, draft

MONDAYS = ("frontline", "Calm Mondays in 12 weeks", "", "Monday is hell.", "", "W")
RESUME = ("--resume", "calm-mondays-in-12-weeks")
MEASURE = ("first-response-time", "mean", "calendar hours", "4", "2026-Q3", "240", "help desk", "3")
"""Name, statistic, clock, today, days, cases, source, target."""


@pytest.mark.parametrize("said", range(1, len(MEASURE)))
def test_a_measure_goes_on_with_the_question_that_it_was_left_at(asked: Path, said: int) -> None:
    first = talk(*MONDAYS, *MEASURE[:said])
    assert "Kept as a draft" in first.output
    again = talk(*MEASURE[said:], "none", told=RESUME)
    assert again.exit_code == 0, again.output
    [text] = new_files(asked).values()
    keys = text.partition("measures:\n")[2].partition("---")[0]
    assert keys.startswith(
        "  first-response-time:\n    statistic: mean\n    clock: calendar hours\n"
    )
    baseline = " ".join(keys.partition("baseline:")[2].split()).replace(",", "").strip("{")
    assert baseline.replace("}", "") == (
        "value: 4 from: 2026-07-01 to: 2026-09-30 n: 240 source: help desk target: 3 hours"
    )


OWN = ("own pace", "4", "", "", "", "Cases a day.", "cases", "up", "6")


@pytest.mark.parametrize("said", [1, 2, 5, 6, 7, 8])
def test_a_measure_of_one_s_own_goes_on_where_it_was_left(asked: Path, said: int) -> None:
    left = OWN[said:] if said != 2 else ("", "", "", *OWN[5:])
    talk(*MONDAYS, *OWN[:said])
    again = talk(*left, "none", told=RESUME)
    assert again.exit_code == 0, again.output
    [text] = new_files(asked).values()
    keys = text.partition("measures:\n")[2].partition("---")[0]
    for line in ("definition: Cases a day.", "unit: cases", "direction: up", "target: 6 cases"):
        assert f"    {line}\n" in keys


@pytest.mark.parametrize(
    ("keys", "answers", "added"),
    [
        (
            "baseline: 4\n    target: 3",
            ("mean", "calendar hours"),
            "statistic: mean\n    clock: calendar hours",
        ),
        ("baseline: 4\n    target: 3\n    clock: all hours", ("p90",), "statistic: p90"),
        ("statistic: p90\n    target: 3", ("", "4", "", "", ""), "clock: business hours"),
        ("clock: x\n    statistic: p90\n    target: 3", ("4", "", "9", ""), "n: 9"),
        ("clock: x\n    statistic: p90\n    target: 3", ("3", "", "", "", "4"), ": 4"),
    ],
)
def test_a_measure_with_a_target_is_asked_for_what_is_open_besides(
    asked: Path, keys: str, answers: tuple[str, ...], added: str
) -> None:
    there = "backlog:   # on Mondays at eight\n    baseline: 54"
    path = draft(asked, DRAFT.replace(there, f"first-response-time:\n    {keys}"))
    done = talk("A fact", "", *answers, "none", told=("--resume", "calm-mondays"))
    assert done.exit_code == 0, done.output
    assert "Guardrail [csat]: none\n" in done.output
    written = path.read_text(encoding="utf-8")
    assert f"    {keys}\n" in written
    assert f"{added}\n" in written


def test_a_measure_that_goes_on_from_an_earlier_goal_counts_as_that_one_did(asked: Path) -> None:
    told = ("--continues", "answer-sooner", "--title", "T", "--why", "W")
    first = talk("still-sooner", "A fact", "", "2.5", told=told)
    assert "Kept as a draft" in first.output
    again = talk("", told=("--resume", "still-sooner"))
    assert "Clock" not in again.output
    assert "statistic: median\n" in (asked / "goals/frontline/still-sooner.md").read_text()


TWO_NUMBERS = (
    *("training-coverage", "20", "2026-Q3", "10", "List", "80"),
    *("attach-rate", "6", "2026-Q3", "2240", "Shop", "9"),
    *("csat", "91", "complaint-rate", "2"),
)


@pytest.mark.parametrize("said", range(1, len(TWO_NUMBERS)))
def test_the_measures_of_a_template_go_on_where_they_were_left(asked: Path, said: int) -> None:
    talk(*MONDAYS, *TWO_NUMBERS[:said], told=("--template", "product-knowledge"))
    left = said - 1 if said in (13, 15) else said  # a guardrail without its limit is named again
    again = talk(*TWO_NUMBERS[left:], told=RESUME)
    assert "Due [2027-Q1]: " in again.output
    [text] = new_files(asked).values()
    keys = text.partition("\nmeasures:\n")[2].partition("\n#")[0]
    ids = [line.partition(":")[0].strip() for line in keys.split("\n") if line[2:3].strip()]
    assert ids == ["training-coverage", "attach-rate", "csat", "complaint-rate"]


def test_a_second_number_that_was_left_out_is_not_asked_for_behind_the_guardrails(
    asked: Path,
) -> None:
    first = (*MONDAYS, *TWO_NUMBERS[:6], "none", *TWO_NUMBERS[12:14])
    talk(*first, told=("--template", "product-knowledge"))
    again = talk("none", told=RESUME)
    assert "And by" not in again.output
    assert "Guardrail, another [complaint-rate]: none\n" in again.output
    [text] = new_files(asked).values()
    assert "attach-rate" not in text.partition("\nmeasures:\n")[2].partition("\n#")[0]
