"""Findings for test reports: JUnit's XML, a test case for each file of the board."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.finding import Finding
from sitegen.printing.text import ORDER, Style, harmless
from sitegen.reports._report import Checked, Report
from sitegen.reports.concise import line

_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})


def write(checked: Checked, style: Style) -> str:
    """Every file that was read, and whether it passed; what never fails is told as output.

    There is no schema by JUnit itself; this keeps to what the forges and the Ant task write
    (testmoapp/junitxml, "JUnit XML file format"): a failure has a message, a type and a text.
    """
    paths = sorted({*checked.documents, *(one.location.path for one in checked.findings)})
    by_path: dict[str, list[Finding]] = {path: [] for path in paths}
    for finding in checked.findings:
        by_path[finding.location.path].append(finding)
    cases = [_case(path, found, checked, style) for path, found in by_path.items()]
    failed = sum(any(checked.fails(one) for one in found) for found in by_path.values())
    counts = f'tests="{len(paths)}" failures="{failed}" errors="0" skipped="0" time="0"'
    name = f"goals as of {checked.as_of}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="sitegen check" {counts}>\n'
        f'  <testsuite name="{name}" timestamp="{checked.as_of}T00:00:00" {counts}>\n'
        f"{''.join(cases)}"
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def _case(path: str, found: list[Finding], checked: Checked, style: Style) -> str:
    failing = [finding for finding in found if checked.fails(finding)]
    others = [finding for finding in found if not checked.fails(finding)]
    inside = ""
    if failing:
        first = failing[0]
        more = f" (and {len(failing) - 1} more)" if len(failing) > 1 else ""
        inside += (
            f'      <failure message="{_xml(first.message + more, style)}" type="{first.code}">'
            f"{_lines(failing, style)}</failure>\n"
        )
    if others:
        inside += f"      <system-out>{_lines(others, style)}</system-out>\n"
    name = _xml(path, style)
    file = _xml(checked.folder + path, style)
    head = f'    <testcase classname="sitegen.check" name="{name}" file="{file}" time="0"'
    return f"{head}>\n{inside}    </testcase>\n" if inside else f"{head}/>\n"


def _lines(findings: Iterable[Finding], style: Style) -> str:
    return "\n".join(_xml(f"{line(one)} {one.fix}", style) for one in findings)


def _xml(text: str, style: Style) -> str:
    """A text for an element or an attribute: what is illegal in XML 1.0 is gone (section 2.2).

    In CI, signs that could order the runner about are written as character references.
    """
    escaped = harmless(text, Style()).translate(_SIGNS)
    if style.in_ci:
        escaped = ORDER.sub(lambda sign: f"&#{ord(sign[0])};", escaped)
    return escaped


REPORT = Report(write)
