"""Findings as a Code Quality report of GitLab."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sitegen.finding import Rule
from sitegen.printing.text import Style
from sitegen.reports.gitlab import write
from sitegen.source import Place
from tests.reports.findings import HOSTILE, MILD, RULE, WEAK, checked, finding, hostile

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "gitlab-code-quality.json").read_text(encoding="utf-8")
)


def report(text: str) -> list[dict[str, Any]]:
    """A report as GitLab reads it, held against the schema."""
    assert not text.startswith("\ufeff")
    read: list[dict[str, Any]] = json.loads(text)
    jsonschema.validate(read, SCHEMA)
    return read


def test_a_finding_has_what_gitlab_reads() -> None:
    (one,) = report(write(checked(finding(), folder="boards/support/"), Style()))
    assert one == {
        "description": "“deu” is no key. Correct the key.",
        "check_name": "S150 unknown-key",
        "fingerprint": "a8e39f4b1f0f940b0677f6b3bc23eec7",
        "severity": "major",
        "location": {"path": "boards/support/goals/a/b.md", "lines": {"begin": 2, "end": 2}},
    }


@pytest.mark.parametrize(("rule", "severity"), [(RULE, "major"), (WEAK, "minor"), (MILD, "info")])
def test_severities_are_those_of_gitlab(rule: Rule, severity: str) -> None:
    (one,) = report(write(checked(finding(rule=rule)), Style()))
    assert one["severity"] == severity


def test_a_board_without_findings_is_an_empty_list() -> None:
    assert report(write(checked(), Style())) == []


def test_a_fingerprint_stays_when_lines_move() -> None:
    (before,) = report(write(checked(finding()), Style()))
    (after,) = report(write(checked(finding(place=Place(9, 1, 9, 4))), Style()))
    assert before["fingerprint"] == after["fingerprint"]


def test_no_two_findings_share_a_fingerprint() -> None:
    alike = [finding(place=Place(line, 1, line, 4)) for line in (2, 3, 4)]
    others = [finding("other"), finding(path="goals/a/c.md"), finding(rule=WEAK)]
    found = report(write(checked(*alike, *others), Style()))
    assert len({one["fingerprint"] for one in found}) == 6


def test_hostile_content_makes_a_valid_report() -> None:
    (one,) = report(write(hostile(), Style(in_ci=True)))
    assert one["location"]["path"] == f"goals/{HOSTILE}.md"
    assert "::error::x" in one["description"]
    assert "\x1b" not in one["description"]
