"""Findings for GitHub Actions: annotations on the lines, and all of them in the job's summary."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from sitegen.finding import Finding, Severity
from sitegen.printing.markdown import SUMMARY_LIMIT, as_text
from sitegen.printing.text import Style, harmless
from sitegen.reports._report import Checked, Report
from sitegen.reports.concise import write_findings
from sitegen.reports.text import summary as counted

ANNOTATIONS = 10
"""Errors, and as many warnings, that GitHub shows of a step (actions/toolkit, pull 734)."""

_ANNOTATED = {Severity.ERROR: "error", Severity.WARNING: "warning"}
# What the runner turns back (actions/runner, ActionCommand.cs), the percent sign first.
_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY = (*_DATA, (":", "%3A"), (",", "%2C"))


def write(checked: Checked, style: Style) -> str:
    """Annotations for the first errors and warnings, a line each for the rest, and the count.

    All of it is read by the runner, so nothing quoted may give it an order, whatever `style` says.
    """
    plain = replace(style, colours=False, in_ci=True)
    shown, rest = _split(checked)
    parts = [
        *(f"{_annotation(finding, checked, plain)}\n" for finding in shown),
        write_findings(rest, plain),
        f"{counted(checked)}\n",
    ]
    return "".join(parts)


def summary(checked: Checked) -> str:
    """All findings as a table in Markdown, as far as the forge takes them."""
    head = f"## Check of the board\n\n{counted(checked)}\n"
    if not checked.findings:
        return head
    head += "\n| | Where | What | What to do |\n| --- | --- | --- | --- |\n"
    rows = [_row(finding, checked) for finding in checked.findings]
    more = "\n{} more are in the log of this step.\n"
    left = SUMMARY_LIMIT - len((head + more.format(len(rows))).encode())
    fitting = 0
    for row in rows:
        left -= len(row.encode())
        if left < 0:
            break
        fitting += 1
    missing = len(rows) - fitting
    return head + "".join(rows[:fitting]) + (more.format(missing) if missing else "")


def _split(checked: Checked) -> tuple[list[Finding], list[Finding]]:
    """The findings that become annotations, errors first, and all others."""
    shown = [
        finding
        for severity in _ANNOTATED
        for finding in islice((f for f in checked.findings if f.severity is severity), ANNOTATIONS)
    ]
    return shown, [finding for finding in checked.findings if finding not in shown]


def _annotation(finding: Finding, checked: Checked, style: Style) -> str:
    place = finding.location.place
    properties = [("file", checked.path(finding.location)), ("line", str(place.line))]
    if place.end_line > place.line:
        properties.append(("endLine", str(place.end_line)))
    elif place.end_column > place.column:
        # Columns count only where an annotation has one line; the last one belongs to it.
        properties += [("col", str(place.column)), ("endColumn", str(place.end_column - 1))]
    properties.append(("title", f"{finding.code} {finding.rule.name}"))
    told = ",".join(f"{key}={_escaped(text, _PROPERTY, style)}" for key, text in properties)
    data = _escaped(f"{finding.message} {finding.fix}", _DATA, style)
    return f"::{_ANNOTATED[finding.severity]} {told}::{data}"


def _escaped(text: str, signs: tuple[tuple[str, str], ...], style: Style) -> str:
    plain = harmless(text, style)
    for sign, code in signs:
        plain = plain.replace(sign, code)
    return plain


def _row(finding: Finding, checked: Checked) -> str:
    where = f"{checked.path(finding.location)}:{finding.location.place.line}"
    what = f"{finding.severity} {finding.code}"
    return f"| {what} | {as_text(where)} | {as_text(finding.message)} | {as_text(finding.fix)} |\n"


REPORT = Report(write, summary)
