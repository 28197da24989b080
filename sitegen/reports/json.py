"""Findings for programs: one JSON object (RFC 8259)."""

from __future__ import annotations

from typing import Any

from sitegen.finding import Finding, Severity
from sitegen.printing.text import Style, json_text
from sitegen.reports._report import Checked, Report
from sitegen.source import Location

SCHEMA = "sitegen/check/1"


def write(checked: Checked, style: Style) -> str:
    """Everything a finding has; keys in a fixed order, and only ASCII characters."""
    return json_text(
        {
            "schema": SCHEMA,
            "as_of": checked.as_of.isoformat(),
            "goals": checked.goals,
            "counts": {f"{severity}s": checked.count(severity) for severity in Severity},
            "findings": [_finding(finding) for finding in checked.findings],
        },
        style,
    )


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.rule.name,
        "severity": finding.severity,
        **_location(finding.location),
        "message": finding.message,
        "fix": finding.fix,
        "related": [
            {**_location(other.location), "message": other.message} for other in finding.related
        ],
    }


def _location(location: Location) -> dict[str, Any]:
    place = location.place
    return {
        "path": location.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


REPORT = Report(write)
