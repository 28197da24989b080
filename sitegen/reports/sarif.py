"""Findings for code scanning and editors: SARIF 2.1.0 (OASIS standard, errata 01)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from sitegen import __version__
from sitegen.finding import Edit, Finding, Related, Rule, Severity
from sitegen.printing.text import Style, harmless, json_text
from sitegen.reports._report import Checked, Report, fingerprints
from sitegen.source import Location, Place

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def write(checked: Checked, style: Style) -> str:
    """A log with one run: the rules that found something, with their help, and their results."""
    rules = sorted({finding.code: finding.rule for finding in checked.findings}.items())
    codes = [code for code, _ in rules]
    results = [
        _result(finding, codes.index(finding.code), fingerprint, checked)
        for finding, fingerprint in zip(checked.findings, fingerprints(checked), strict=True)
    ]
    driver = {
        "name": "sitegen",
        "version": __version__,
        "rules": [_rule(rule) for _, rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": results,
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, style)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ").capitalize()},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why} {rule.fix}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: int, fingerprint: str, checked: Checked) -> dict[str, Any]:
    result = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain(f"{finding.message} {finding.fix}")},
        "locations": [_location(finding.location, checked)],
        "relatedLocations": [_related(other, checked) for other in finding.related],
        "partialFingerprints": {"sitegenFinding/v1": fingerprint},
    }
    fixes = _fixes(finding, checked)
    return result | {"fixes": fixes} if fixes else result


def _fixes(finding: Finding, checked: Checked) -> list[dict[str, Any]]:
    """What mends a finding in its place (section 3.55); a new name for a file cannot be said."""
    edits = [edit for edit in finding.edits if isinstance(edit, Edit)]
    if not edits or len(edits) < len(finding.edits):
        return []
    changes = [
        {
            "artifactLocation": _artifact(edit.location, checked),
            "replacements": [
                {
                    "deletedRegion": _region(edit.location.place),
                    "insertedContent": {"text": edit.new},
                }
            ],
        }
        for edit in edits
    ]
    return [{"description": {"text": _plain(finding.fix)}, "artifactChanges": changes}]


def _related(other: Related, checked: Checked) -> dict[str, Any]:
    return _location(other.location, checked) | {"message": {"text": _plain(other.message)}}


def _location(location: Location, checked: Checked) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(location, checked),
            "region": _region(location.place),
        }
    }


def _artifact(location: Location, checked: Checked) -> dict[str, str]:
    uri = quote(checked.path(location), safe="/", errors="replace")
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _plain(text: str) -> str:
    """A text without controls and without embedded links, `[text](target)` (section 3.11.6)."""
    return harmless(text, Style()).replace("](", "] (")


REPORT = Report(write)
