"""Formats of findings: exact output, and harmless whatever a file or its name contains."""

from __future__ import annotations

import json
import re

import pytest

from sitegen.discovery import modules
from sitegen.finding import Finding, Related, Rule, Severity
from sitegen.printing.text import Style
from sitegen.reports._report import Report
from sitegen.reports.concise import REPORT as CONCISE
from sitegen.reports.json import REPORT as JSON
from sitegen.reports.text import REPORT as TEXT
from sitegen.source import Location, Place
from tests.reports.findings import HOSTILE, MILD, RULE, WEAK, checked, finding, hostile
from tests.reports.runner import Order, orders

REPORTS: dict[str, Report] = {
    module.__name__.rpartition(".")[2]: module.REPORT
    for module in modules("sitegen.reports", "REPORT")
}


def test_text_shows_the_line_with_a_caret_under_the_place_and_the_fix() -> None:
    assert TEXT.write(checked(finding()), Style()) == (
        "goals/a/b.md:2:1: error S150 “deu” is no key.\n"
        "    2 | deu: x\n"
        "      | ^^^\n"
        "  Correct the key.\n"
        "\n"
        "1 goal checked as of 2026-03-01: 1 error.\n"
    )


def test_text_names_the_second_place_of_a_finding() -> None:
    other = Related(location=Location("goals/a/c.md", Place(7, 1, 7, 2)), message="the first")
    assert "  see goals/a/c.md:7: the first\n" in TEXT.write(
        checked(finding(related=(other,))), Style()
    )


def test_text_counts_each_severity() -> None:
    warning = Finding(
        rule=RULE, severity=Severity.WARNING, location=Location("x"), message="m", fix="f"
    )
    report = TEXT.write(checked(finding(), warning, warning), Style())
    assert report.endswith("1 goal checked as of 2026-03-01: 1 error, 2 warnings.\n")


def test_text_of_a_clean_board_says_so() -> None:
    assert TEXT.write(checked(), Style()) == "1 goal checked as of 2026-03-01: all is well.\n"


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1 finding ignored, with a reason."), (2, "2 findings ignored, with reasons.")],
)
def test_text_counts_what_is_ignored(number: int, words: str) -> None:
    text = TEXT.write(checked(ignored=(finding(),) * number), Style())
    assert text == f"1 goal checked as of 2026-03-01: all is well. {words}\n"


def test_the_caret_stands_under_its_sign_after_wide_characters() -> None:
    spot = RULE.at(Location("goals/a/b.md", Place(1, 4, 1, 6)), "m")
    lines = TEXT.write(checked(spot, text="日本: ab\n"), Style()).split("\n")
    assert lines[1:3] == ["    1 | 日本: ab", "      |      ^^"]


def test_a_very_long_line_is_cut_around_the_place() -> None:
    spot = RULE.at(Location("goals/a/b.md", Place(1, 5001, 1, 5002)), "m")
    line = TEXT.write(checked(spot, text="x" * 5000 + "!" + "x" * 5000), Style()).split("\n")[1:3]
    assert len(line[0]) < 140
    assert line[0][line[1].index("^")] == "!"


def test_colours_are_only_there_when_asked_for() -> None:
    assert "\x1b[31merror S150\x1b[0m" in TEXT.write(checked(finding()), Style(colours=True))
    assert "\x1b" not in TEXT.write(checked(finding()), Style())


def test_concise_has_one_line_a_finding_and_nothing_else() -> None:
    assert CONCISE.write(checked(finding(), finding("two")), Style()) == (
        "goals/a/b.md:2:1: error S150 “deu” is no key.\ngoals/a/b.md:2:1: error S150 two\n"
    )


def test_json_has_everything_a_finding_has() -> None:
    assert json.loads(JSON.write(checked(finding()), Style())) == {
        "schema": "sitegen/check/1",
        "as_of": "2026-03-01",
        "goals": 1,
        "counts": {"errors": 1, "warnings": 0, "hints": 0},
        "findings": [
            {
                "code": "S150",
                "name": "unknown-key",
                "severity": "error",
                "path": "goals/a/b.md",
                "line": 2,
                "column": 1,
                "end_line": 2,
                "end_column": 4,
                "message": "“deu” is no key.",
                "fix": "Correct the key.",
                "related": [],
            }
        ],
    }


# Content that tries to give orders


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("rule", [RULE, WEAK, MILD], ids=lambda rule: str(rule.severity))
def test_no_format_lets_content_give_orders_to_a_terminal_or_a_runner(
    name: str, rule: Rule
) -> None:
    out = REPORTS[name].write(hostile(rule), Style(in_ci=True))
    assert not [sign for sign in out if sign in "\x00\x1b\x07\x9b\u202e\ufffe\r"]
    assert not re.search(r"##\w*\[", out)
    is_annotated = name == "github" and rule.severity is not Severity.HINT
    own = list(orders(out))
    assert [order.name for order in own] == [str(rule.severity)] * is_annotated
    assert "::" not in without(out, own)


def without(out: str, own: list[Order]) -> str:
    """A report without the two separators of each of its own, well-formed orders."""
    lines = out.split("\n")
    for number, order in enumerate(own):
        head, told, data = lines[number].split("::", 2)
        assert (head, told.split(" ")[0]) == ("", order.name)
        lines[number] = f"{told} {data}"
    return "\n".join(lines)


@pytest.mark.parametrize("name", REPORTS)
def test_a_summary_is_as_harmless_as_a_log(name: str) -> None:
    summary = REPORTS[name].summary
    if summary is None:
        assert name != "github"
        return
    out = summary(hostile())
    assert not list(orders(out))
    assert not [sign for sign in out if sign in "\x00\x1b\x07\x9b\u202e\ufffe\r"]


def test_json_with_hostile_content_still_says_exactly_that() -> None:
    out = json.loads(JSON.write(checked(finding(HOSTILE)), Style(in_ci=True)))
    assert out["findings"][0]["message"] == HOSTILE


def test_the_runner_of_these_tests_sees_what_a_runner_sees() -> None:
    log = "a ::b::\n  ::error file=a%3Ab,line=2::c%0Ad%253A\rx ##[add-mask]secret\n::no order"
    assert list(orders(log)) == [
        Order("error", "c\nd%3A", {"file": "a:b", "line": "2"}),
        Order("add-mask", "secret"),
    ]
    assert list(orders("x ##vso[task.setvariable variable=A;]evil")) == [
        Order("task.setvariable variable=A;", "evil")
    ]
