"""Formats of findings: exact output, and harmless whatever a file or its name contains."""

from __future__ import annotations

import json
from datetime import date

import pytest

from sitegen.discovery import modules
from sitegen.finding import Finding, Related, Rule, Severity
from sitegen.reports._report import Checked, Report, Style
from sitegen.reports.concise import REPORT as CONCISE
from sitegen.reports.json import REPORT as JSON
from sitegen.reports.text import REPORT as TEXT
from sitegen.source import Document, Location, Place

RULE = Rule(
    code="S150",
    name="unknown-key",
    severity=Severity.ERROR,
    why="A key that is not known is not read.",
    fix="Correct the key.",
)
REPORTS: list[Report] = [module.REPORT for module in modules("sitegen.reports", "REPORT")]
HOSTILE = "::error::x ##[add-mask]y \x1b[31mred\x07 \u202eevil \x9b31m \r\n::stop-commands::z"


def checked(*findings: Finding, text: str = "due: 2026-Q1\ndeu: x\n") -> Checked:
    return Checked(
        findings=findings,
        documents={"goals/a/b.md": Document("goals/a/b.md", text)},
        goals=1,
        as_of=date(2026, 3, 1),
    )


def finding(
    message: str = "“deu” is no key.", path: str = "goals/a/b.md", **more: object
) -> Finding:
    place = Place(2, 1, 2, 4)
    return RULE.at(Location(path, place), message, **more)  # type: ignore[arg-type] # any field may be given


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


@pytest.mark.parametrize("report", REPORTS)
def test_no_format_lets_content_give_orders_to_a_terminal_or_a_runner(report: Report) -> None:
    other = Related(location=Location(HOSTILE), message=HOSTILE)
    hostile = finding(HOSTILE, path=f"goals/{HOSTILE}.md", fix=HOSTILE, related=(other,))
    source = HOSTILE.replace("\r\n", " ")
    board = Checked(
        findings=(hostile,),
        documents={hostile.location.path: Document(hostile.location.path, f"a\n{source}\n")},
        goals=1,
        as_of=date(2026, 3, 1),
    )
    out = report.write(board, Style(in_ci=True))
    assert not [sign for sign in out if sign in "\x1b\x07\x9b\u202e\r"]
    assert "##[" not in out
    assert "::" not in out


def test_json_with_hostile_content_still_says_exactly_that() -> None:
    out = json.loads(JSON.write(checked(finding(HOSTILE)), Style(in_ci=True)))
    assert out["findings"][0]["message"] == HOSTILE
