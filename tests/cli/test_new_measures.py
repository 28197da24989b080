"""What `sitegen new` asks about measures, and what its answers become in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.new_goals import CHALLENGE, STORY, TOLD, talk

SKIP = ("", "", "")
"""Nothing is known of where a baseline comes from."""


def measures(*answers: str) -> str:
    """What stands below `measures:` after these answers about it, all else being told."""
    done = talk("", *answers, "", told=(*TOLD, *CHALLENGE, *STORY))
    assert done.exit_code == 0, done.output
    text = Path("goals/frontline/t.md").read_text(encoding="utf-8")
    return text.partition("measures:\n")[2].partition("---")[0].partition("support:")[0]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("answers", "lines"),
    [
        (("CSAT", "80", *SKIP, "85%", "none"), "  csat: from 80 to 85%\n"),
        (("csat", "at least 92%", "none"), "  csat: at least 92%\n"),
        (("wait-time: from 5 to 3 minutes", "none"), "  wait-time: from 5 to 3 minutes\n"),
        (("wait time from 5 to 3 minutes", "none"), "  wait-time: from 5 to 3 minutes\n"),
        (("csat: {at_least: 92%, min_n: 30}", "-"), "  csat:\n    at_least: 92%\n    min_n: 30\n"),
        (
            ("backlog from 200 to 120 tickets", "csat at least 90%"),
            "  backlog: from 200 to 120 tickets\n  csat: guardrail at least 90%\n",
        ),
        (
            ("backlog from 200 to 120 tickets", "csat: guardrail at least 90%"),
            "  backlog: from 200 to 120 tickets\n  csat: guardrail at least 90%\n",
        ),
        (("outreach-contacts", "500 in total", "-"), "  outreach-contacts: 500 in total\n"),
        (
            ("backlog", "unknown", "120", "none"),
            "  backlog:\n    baseline: unknown\n    target: 120 tickets\n",
        ),
        (
            ("first response time", "", "", "4.0", *SKIP, "-30%", "none"),
            """  first-response-time:
    statistic: median
    clock: business hours
    baseline: 4.0
    change: -30%
""",
        ),
        (
            ("backlog", "200", *SKIP, "120", "reopen-rate", "8"),
            "  backlog: from 200 to 120 tickets\n  reopen-rate: guardrail at most 8%\n",
        ),
        (
            ("backlog", "200", *SKIP, "120", "workload", "between 30 and 50 tickets"),
            "  backlog: from 200 to 120 tickets\n  workload: guardrail between 30 and 50 tickets\n",
        ),
        (
            ("backlog", "200", *SKIP, "120", "workload", "", "none"),
            "  backlog: from 200 to 120 tickets\n",
        ),
        (("own portal open", "Yes or no", "none"), "  portal-open: Yes or no\n"),
        (
            (
                "own Coaching hours",
                "3",
                *SKIP,
                "Hours, paired or alone.",
                "hours",
                "up",
                "6",
                "none",
            ),
            """  coaching-hours:
    definition: Hours, paired or alone.
    unit: hours
    direction: up
    baseline: 3
    target: 6 hours
""",
        ),
    ],
)
def test_answers_become_a_measure(answers: tuple[str, ...], lines: str) -> None:
    assert measures(*answers) == lines


@pytest.mark.usefixtures("asked")
def test_a_metric_is_found_and_explained() -> None:
    done = talk(
        *(
            "",
            "?",
            "? csat",
            "response",
            "gladness",
            "own !",
            "first-response-time",
            "",
            "",
            "4",
            *SKIP,
        ),
        *("3", "none", ""),
        told=(*TOLD, *CHALLENGE, *STORY),
    )
    assert done.exit_code == 0
    assert "  volume     backlog                   Backlog\n" in done.output
    assert "  csat: Customer satisfaction, in %; more is better.\n" in done.output
    assert "Did you mean first-response-time or response-rate?" in done.output
    assert "The library has nothing like “gladness”." in done.output
    assert "Name it in a few plain words" in done.output
    assert "First response time: How long a customer waits" in done.output


@pytest.mark.usefixtures("asked")
def test_a_guardrail_is_chosen_from_the_list_too() -> None:
    done = talk("", "csat: from 80% to 85%", "?", "? nps", "none", told=(*TOLD, *CHALLENGE, *STORY))
    assert "transfer-rate             Transfer rate\n" in done.output
    assert "  nps: Net promoter score" in done.output
    assert "nothing like “?”" not in done.output


@pytest.mark.usefixtures("asked")
def test_a_whole_measure_that_does_not_fit_is_asked_again() -> None:
    done = talk(
        *("", "csat guardrail at least 92%", "wait-time: from 5 to 5 minutes", "own pace: 3"),
        *("from 5 to 3 minutes", "wait-time: from 5 to 3 minutes"),
        *("csat: {at_least: 92%}", "csat: at least 20 hours", "none", ""),
        told=(*TOLD, *CHALLENGE, *STORY),
    )
    assert done.exit_code == 0, done.output
    for words in (
        "a guardrail is asked for later.",
        "The target is the same as the baseline.",
        "its numbers come next.",
        "Say first what is counted",
        "This is no guardrail",
        "“20 hours” is in hours",
    ):
        assert words in done.output


@pytest.mark.usefixtures("asked")
def test_an_empty_answer_is_told_what_is_wanted() -> None:
    done = talk(
        *("", "", "backlog", "", "40", *SKIP, " ", "28", "csat", "", "92", ""),
        told=(*TOLD, *CHALLENGE, *STORY),
    )
    assert done.exit_code == 0, done.output
    assert "A metric is needed here, such as csat, or `wait-time: from 5 to 3" in done.output
    assert "A number is needed here, or `unknown` if nobody counts it yet." in done.output
    assert done.output.count("A number is needed here, in plain digits") == 2


@pytest.mark.usefixtures("asked")
def test_numbers_that_do_not_fit_are_asked_again() -> None:
    done = talk(
        *("", "backlog", "four", "from 4 to few", "2 hours", "40", *SKIP, "30%", "40", "50"),
        *("back", "42", "less", "28", "csat", "high", "20 hours", "92", ""),
        told=(*TOLD, *CHALLENGE, *STORY),
    )
    assert done.exit_code == 0, done.output
    for words in (
        "A number belongs here, or an aim such as",
        "“few” is no number",
        "“2 hours” is in hours, and this measure counts in tickets.",
        "“30%” is a percentage, and this measure counts in tickets.",
        "The target is the same as the baseline.",
        "“less” is no number",
        "“20 hours” is in hours",
    ):
        assert words in done.output
    assert done.output.count("Today (in tickets) [40]:") == 1
    text = Path("goals/frontline/t.md").read_text(encoding="utf-8")
    assert "from 42 to 28 tickets\n  csat: guardrail at least 92%\n" in text


KNOWN = ("2026-07-01 to 2026-09-30", "5120", "help desk")
EVIDENCE = "from: 2026-07-01, to: 2026-09-30, n: 5120, source: help desk}"


@pytest.mark.usefixtures("asked")
def test_a_target_in_the_wrong_direction_is_asked_again_and_nothing_else() -> None:
    done = talk(
        *("", "backlog", "40", *KNOWN, "50", "28", "none", ""),
        told=(*TOLD, *CHALLENGE, *STORY),
    )
    assert done.exit_code == 0, done.output
    assert "From 40 tickets to 50 tickets is the wrong way: less is better here." in done.output
    assert max(map(len, done.output.splitlines())) <= 88
    assert done.output.count("Today (in tickets)") == 1
    assert done.output.count("On which days") == 1
    text = Path("goals/frontline/t.md").read_text(encoding="utf-8")
    assert f"    baseline: {{value: 40, {EVIDENCE}\n    target: 28 tickets\n" in text


@pytest.mark.usefixtures("asked")
def test_a_wrong_number_for_today_can_be_gone_back_to_and_what_is_known_of_it_stays() -> None:
    found = measures("backlog", "4", *KNOWN, "28", "Back", "40", "28", "none")
    assert f"    baseline: {{value: 40, {EVIDENCE}\n    target: 28 tickets\n" in found


@pytest.mark.usefixtures("asked")
def test_an_aim_that_is_no_number_after_all_is_followed_by_where_the_number_comes_from() -> None:
    found = measures("backlog", "at most 20 hours", "40", *KNOWN, "28", "none")
    assert f"    baseline: {{value: 40, {EVIDENCE}\n    target: 28 tickets\n" in found


@pytest.mark.usefixtures("asked")
def test_a_baseline_is_what_was_on_every_one_of_its_days() -> None:
    done = talk(
        *("", "csat", "80", "2026-09-01 to 2026-11-30", "2026-Q4", "soon", "2026-08 to 2026-10"),
        *("", "", "85", "none", ""),
        told=(*TOLD, *CHALLENGE, *STORY),
    )
    assert done.exit_code == 0, done.output
    assert "2026-11-30 is still to come; a baseline is what was." in done.output
    assert "2026-12-31 is still to come; a baseline is what was." in done.output
    assert "Write it like `2026-08-01 to 2026-10-31`, 2026-10 or\n2026-Q3." in done.output
    text = Path("goals/frontline/t.md").read_text(encoding="utf-8")
    assert "{value: 80, from: 2026-08-01, to: 2026-10-31}" in text


@pytest.mark.usefixtures("asked")
def test_an_own_measure_is_asked_for_a_number() -> None:
    done = talk(
        *("", "own coaching", "at least 3", "3", *SKIP, "Hours.", "hours", "sideways", "up", "6"),
        *("none", ""),
        told=(*TOLD, *CHALLENGE, *STORY),
    )
    assert done.exit_code == 0, done.output
    assert "say where it is now, or `unknown`, or `yes or no`." in done.output
    assert "“sideways” is none of up, down." in done.output


@pytest.mark.usefixtures("asked")
def test_a_limit_keeps_the_choices_that_were_made_before_it() -> None:
    found = measures("first-response-time", "p90", "", "at most 3 hours", "none")
    assert found == (
        "  first-response-time:\n    statistic: p90\n    clock: business hours\n"
        "    at_most: 3 hours\n"
    )


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2026-08", "2026-08-01", "2026-08-31"),
        ("2026-07 to 2026-09", "2026-07-01", "2026-09-30"),
        ("from 2026-07-06 until 2026-09-27", "2026-07-06", "2026-09-27"),
        ("2026-H1", "2026-01-01", "2026-06-30"),
    ],
)
def test_the_days_of_a_baseline_may_be_months_or_a_period(said: str, first: str, last: str) -> None:
    found = measures("csat", "80", said, "", "", "85", "none")
    assert f"baseline: {{value: 80, from: {first}, to: {last}}}\n" in found


READINGS = "".join(f"2026-0{month}-06,{value}\n" for month, value in enumerate((60, 52, 48, 55), 5))


@pytest.mark.usefixtures("asked")
def test_a_target_is_held_beside_what_the_board_has_on_record() -> None:
    Path("goals/frontline/less.md").write_text(
        "---\ndue: 2026-Q3\nmeasures:\n  backlog: from 70 to 50 tickets\n---\n# Less\n\nW\n"
    )
    Path("goals/frontline/less").mkdir()
    Path("goals/frontline/less/backlog.csv").write_text(f"date,value\n{READINGS}")
    done = talk(
        *("", "backlog", "54", *SKIP, "40", "45", "none", ""),
        told=(*TOLD, *CHALLENGE, *STORY),
    )
    assert done.exit_code == 0, done.output
    assert "From 54 to 40: that is 26% less." in done.output
    assert "Enter keeps it, or another end [40]: 45" in done.output
    assert "From 54 to 45: that is 17% less." in done.output
    facts = done.output.partition("that is 26% less.\n")[2].partition("Enter keeps it")[0]
    assert "48" in facts
    assert "4 readings" in facts
    text = Path("goals/frontline/t.md").read_text(encoding="utf-8")
    assert "  backlog: from 54 to 45 tickets\n" in text
