"""Findings for editors and counting, a line each: `path:line:column: severity CODE message`."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.finding import Finding
from sitegen.printing.text import Style, harmless
from sitegen.reports._report import Checked, Report


def line(finding: Finding) -> str:
    """A finding on one line."""
    place = finding.location.place
    return (
        f"{finding.location.path}:{place.line}:{place.column}: "
        f"{finding.severity} {finding.code} {finding.message}"
    )


def write_findings(findings: Iterable[Finding], style: Style) -> str:
    """Findings, a line each; nothing where there are none."""
    return "".join(f"{harmless(line(finding), style)}\n" for finding in findings)


def write(checked: Checked, style: Style) -> str:
    """All findings of a check, a line each."""
    return write_findings(checked.findings, style)


REPORT = Report(write)
