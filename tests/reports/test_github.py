"""Findings as annotations and as a job's summary on GitHub."""

from __future__ import annotations

import re
from html import unescape

from markdown import markdown

from sitegen.printing.markdown import SUMMARY_LIMIT
from sitegen.printing.text import Style
from sitegen.reports.github import ANNOTATIONS, REPORT, summary, write
from sitegen.source import Place
from tests.printing.gitlab_references import found_in
from tests.reports.findings import HOSTILE, MILD, WEAK, checked, finding, hostile
from tests.reports.runner import Order, orders


def test_an_error_is_an_annotation_of_its_place() -> None:
    assert write(checked(finding()), Style()) == (
        "::error file=goals/a/b.md,line=2,col=1,endColumn=3,title=S150 unknown-key"
        "::“deu” is no key. Correct the key.\n"
        "1 goal checked as of 2026-03-01: 1 error.\n"
    )


def test_a_place_of_several_lines_has_no_columns() -> None:
    (order,) = orders(write(checked(finding(place=Place(2, 3, 4, 1))), Style()))
    assert order.properties == {
        "file": "goals/a/b.md",
        "line": "2",
        "endLine": "4",
        "title": "S150 unknown-key",
    }


def test_the_file_is_named_from_the_top_of_the_repository() -> None:
    (order,) = orders(write(checked(finding(), folder="boards/support/"), Style()))
    assert order.properties["file"] == "boards/support/goals/a/b.md"


def test_the_runner_reads_back_what_was_meant() -> None:
    said = "100%, a:b %0A"
    (order,) = orders(write(checked(finding(said, path="goals/a,b:c%25.md", fix="Do.")), Style()))
    assert order == Order(
        "error",
        f"{said} Do.",
        {
            "file": "goals/a,b:c%25.md",
            "line": "2",
            "col": "1",
            "endColumn": "3",
            "title": "S150 unknown-key",
        },
    )


def test_a_hint_is_a_line_of_the_log_and_no_annotation() -> None:
    out = write(checked(finding("No why.", rule=MILD)), Style())
    assert out.startswith("goals/a/b.md:2:1: hint P130 No why.\n")
    assert not list(orders(out))


def test_no_more_are_annotated_than_the_forge_shows_and_errors_come_first() -> None:
    errors = [finding(f"error {number}") for number in range(12)]
    warnings = [finding(f"warning {number}", rule=WEAK) for number in range(11)]
    mixed = [one for pair in zip(warnings, errors, strict=False) for one in pair]
    out = write(checked(*mixed, errors[11]), Style())
    names = [order.name for order in orders(out)]
    assert names == ["error"] * ANNOTATIONS + ["warning"] * ANNOTATIONS
    rest = [line for line in out.split("\n") if line.startswith("goals/")]
    assert rest == [
        "goals/a/b.md:2:1: warning A506 warning 10",
        "goals/a/b.md:2:1: error S150 error 10",
        "goals/a/b.md:2:1: error S150 error 11",
    ]


def test_the_log_is_kept_from_orders_also_where_nobody_says_that_it_is_a_job() -> None:
    assert [order.name for order in orders(write(hostile(), Style(colours=True)))] == ["error"]


def test_the_summary_is_a_table_of_all_findings() -> None:
    assert REPORT.summary is summary
    assert summary(checked(finding(), finding("Thin.", rule=WEAK))) == (
        "## Check of the board\n"
        "\n"
        "1 goal checked as of 2026-03-01: 1 error, 1 warning.\n"
        "\n"
        "| | Where | What | What to do |\n"
        "| --- | --- | --- | --- |\n"
        "| error S150 | goals/a/b.md:2 | “deu” is no key. | Correct the key. |\n"
        "| warning A506 | goals/a/b.md:2 | Thin. | Correct the key. |\n"
    )


def test_the_summary_of_a_clean_board_says_so() -> None:
    assert summary(checked()) == (
        "## Check of the board\n\n1 goal checked as of 2026-03-01: all is well.\n"
    )


def test_what_is_quoted_in_the_summary_shows_as_itself() -> None:
    row = summary(hostile()).rstrip("\n").split("\n")[-1]
    assert row.count("|") == 5
    assert not re.search(r"[`*<>$\[\]\\]|(?<!&#124;)\|(?=cell)", row)
    assert not re.search(r"[@#](?!&#8203;|\d+;)|\bGH-7|://|www\.e", row)
    for cell in row.split("|")[2:5]:
        page = markdown(cell.strip())
        assert re.findall(r"<[^>]*>", page) == ["<p>", "</p>"]
        assert "@\u200bmaria, #\u200b12, GH-\u200b7" in unescape(page)
        assert found_in(unescape(page.removeprefix("<p>").removesuffix("</p>"))) == []


def test_a_very_long_summary_ends_where_the_forge_stops_reading() -> None:
    many = [finding(f"{number} {HOSTILE * 40}") for number in range(150)]
    out = summary(checked(*many))
    assert SUMMARY_LIMIT - 40_000 < len(out.encode()) <= SUMMARY_LIMIT
    rows = sum(line.startswith("| error") for line in out.split("\n"))
    assert out.endswith(f"\n{150 - rows} more are in the log of this step.\n")
    assert 0 < rows < 150
