"""What `sitegen new` asks about measures, and what its answers become in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.new_goals import CHALLENGE, TOLD, talk


def measures(*answers: str) -> str:
    """What stands below `measures:` after these answers about it, all else being told."""
    done = talk("", *answers, told=(*TOLD, *CHALLENGE))
    assert done.exit_code == 0, done.output
    text = Path("goals/frontline/t.md").read_text(encoding="utf-8")
    return text.partition("measures:\n")[2].partition("---")[0]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("answers", "lines"),
    [
        (("CSAT", "80", "85%", "none"), "  csat: from 80 to 85%\n"),
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
        (("backlog", "200", "120", "workload", "", "none"), "  backlog: from 200 to 120 tickets\n"),
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


@pytest.mark.usefixtures("asked")
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


@pytest.mark.usefixtures("asked")
def test_a_whole_measure_that_does_not_fit_is_asked_again() -> None:
    done = talk(
        *("", "csat guardrail at least 92%", "wait-time: from 5 to 5 minutes", "own pace: 3"),
        *("from 5 to 3 minutes", "wait-time: from 5 to 3 minutes"),
        *("csat: {at_least: 92%}", "csat: at least 20 hours", "none"),
        told=(*TOLD, *CHALLENGE),
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
        *("", "", "first-response-time", "", "4.0", " ", "2.8", "csat", "", "92"),
        told=(*TOLD, *CHALLENGE),
    )
    assert done.exit_code == 0, done.output
    assert "A metric is needed here, such as csat, or `wait-time: from 5 to 3" in done.output
    assert "A number is needed here, or `unknown` if nobody counts it yet." in done.output
    assert done.output.count("A number is needed here, in plain digits") == 2


@pytest.mark.usefixtures("asked")
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
        "“30%” is a percentage, and this measure counts in hours.",
        "The target is the same as the baseline.",
        "“less” is no number",
        "“20 hours” is in hours",
    ):
        assert words in done.output
    text = Path("goals/frontline/t.md").read_text(encoding="utf-8")
    assert "from 4.0 to 2.8 hours\n  csat: guardrail at least 92%\n" in text


@pytest.mark.usefixtures("asked")
def test_an_own_measure_is_asked_for_a_number() -> None:
    done = talk(
        *("", "own coaching", "at least 3", "3", "6", "Hours.", "hours", "sideways", "up", "none"),
        told=(*TOLD, *CHALLENGE),
    )
    assert done.exit_code == 0
    assert "say where it is now, or `unknown`, or `yes or no`." in done.output
    assert "“sideways” is none of up, down." in done.output
