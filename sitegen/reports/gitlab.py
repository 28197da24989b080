"""Findings for GitLab: a Code Quality report, shown in the merge request."""

from __future__ import annotations

from sitegen.finding import Severity
from sitegen.printing.text import Style, harmless, json_text
from sitegen.reports._report import Checked, Report, fingerprints

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}
"""GitLab knows info, minor, major, critical and blocker."""


def write(checked: Checked, style: Style) -> str:
    """A JSON list with the properties that GitLab reads (its docs, "Code Quality", custom tools).

    It tells new findings from old ones by their fingerprints, so these stay when lines move.
    """
    return json_text(
        [
            {
                "description": harmless(f"{finding.message} {finding.fix}", Style()),
                "check_name": f"{finding.code} {finding.rule.name}",
                "fingerprint": fingerprint,
                "severity": SEVERITIES[finding.severity],
                "location": {
                    "path": checked.path(finding.location),
                    "lines": {
                        "begin": finding.location.place.line,
                        "end": finding.location.place.end_line,
                    },
                },
            }
            for finding, fingerprint in zip(checked.findings, fingerprints(checked), strict=True)
        ],
        style,
    )


REPORT = Report(write)
