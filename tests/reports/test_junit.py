"""Findings as JUnit's XML, read with a parser of it."""

from __future__ import annotations

from junitparser import JUnitXml, TestCase

from sitegen.printing.text import Style
from sitegen.reports._report import Checked
from sitegen.reports.junit import write
from sitegen.source import Document
from tests.reports.findings import MILD, PATH, WEAK, checked, finding, hostile

OTHER = "goals/a/c.md"
TWO = {PATH: Document(PATH, "x"), OTHER: Document(OTHER, "y")}


def cases(found: Checked, *, in_ci: bool = False) -> dict[str, TestCase]:
    """The test cases of a report by name, as the parser reads them; its counts are right."""
    (suite,) = JUnitXml.fromstring(write(found, Style(in_ci=in_ci)).encode())
    read = {case.name: case for case in suite}
    failed = [case for case in read.values() if case.result]
    assert (suite.tests, suite.failures, suite.errors) == (len(read), len(failed), 0)
    return read


def test_a_report_as_it_is_written() -> None:
    assert write(checked(finding("“a” < b"), documents=TWO, folder="x/"), Style()) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="sitegen check" tests="2" failures="1" errors="0" skipped="0" time="0">\n'
        '  <testsuite name="goals as of 2026-03-01" timestamp="2026-03-01T00:00:00" '
        'tests="2" failures="1" errors="0" skipped="0" time="0">\n'
        '    <testcase classname="sitegen.check" name="goals/a/b.md" file="x/goals/a/b.md" '
        'time="0">\n'
        '      <failure message="“a” &lt; b" type="S150">goals/a/b.md:2:1: error S150 '
        "“a” &lt; b Correct the key.</failure>\n"
        "    </testcase>\n"
        '    <testcase classname="sitegen.check" name="goals/a/c.md" file="x/goals/a/c.md" '
        'time="0"/>\n'
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def test_every_file_is_a_case_and_only_errors_fail_it() -> None:
    read = cases(checked(finding(), finding(path=OTHER, rule=WEAK), documents=TWO))
    assert [(name, bool(case.result)) for name, case in read.items()] == [
        (PATH, True),
        (OTHER, False),
    ]
    assert (
        read[OTHER].system_out == "goals/a/c.md:2:1: warning A506 “deu” is no key. Correct the key."
    )


def test_in_a_strict_check_warnings_fail_too_and_hints_never_do() -> None:
    found = (finding(rule=MILD), finding(path=OTHER, rule=WEAK))
    read = cases(checked(*found, documents=TWO, is_strict=True))
    assert [bool(case.result) for case in read.values()] == [False, True]


def test_several_errors_of_a_file_are_one_failure_that_counts_them() -> None:
    read = cases(checked(finding("one"), finding("two"), finding("three", rule=WEAK)))
    (failure,) = read[PATH].result
    assert (failure.message, failure.type) == ("one (and 1 more)", "S150")
    assert failure.text.count("\n") == 1
    assert "warning A506 three" in read[PATH].system_out


def test_a_finding_about_a_file_that_could_not_be_read_has_its_case() -> None:
    assert list(cases(checked(finding(path="goals/a/odd.bin")))) == [PATH, "goals/a/odd.bin"]


def test_hostile_content_makes_a_document_that_parsers_accept() -> None:
    (case,) = cases(hostile(), in_ci=True).values()
    (failure,) = case.result
    assert "::error::x ##[add-mask]y" in failure.message
    assert "]]> -->" in failure.text
