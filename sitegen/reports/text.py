"""Findings for people: each with the line it is about, a caret below, and what to do."""

from __future__ import annotations

from sitegen.compute.wording import count_words
from sitegen.finding import Finding, Severity
from sitegen.printing.text import Style, caret, harmless
from sitegen.reports._report import Checked, Report

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.HINT: "36"}
_LONGEST = 120
"""Lines are cut around the place, so that an excerpt never floods a terminal."""


def write(checked: Checked, style: Style) -> str:
    """All findings, and a last line that counts them, also those that are ignored."""
    parts = [_finding(finding, checked, style) for finding in checked.findings]
    return "\n".join([*parts, summary(checked) + _ignored(checked)]) + "\n"


def _ignored(checked: Checked) -> str:
    number = len(checked.ignored)
    how = "with a reason" if number == 1 else "with reasons"
    return f" {count_words(number, 'finding')} ignored, {how}." if number else ""


def summary(checked: Checked) -> str:
    """One line that says what there is."""
    goals = count_words(checked.goals, "goal")
    if not checked.findings:
        return f"{goals} checked as of {checked.as_of}: all is well."
    counts = [
        count_words(checked.count(severity), severity)
        for severity in Severity
        if checked.count(severity)
    ]
    return f"{goals} checked as of {checked.as_of}: {', '.join(counts)}."


def _finding(finding: Finding, checked: Checked, style: Style) -> str:
    place = finding.location.place
    where = f"{finding.location.path}:{place.line}:{place.column}"
    head = style.dressed(f"{finding.severity} {finding.code}", _COLOURS[finding.severity])
    lines = [f"{harmless(where, style)}: {head} {harmless(finding.message, style)}"]
    lines += _excerpt(finding, checked, style)
    for other in finding.related:
        spot = other.location
        lines.append(f"  see {harmless(f'{spot.path}:{spot.place.line}: {other.message}', style)}")
    lines.append(f"  {harmless(finding.fix, style)}")
    return "\n".join(lines) + "\n"


def _excerpt(finding: Finding, checked: Checked, style: Style) -> list[str]:
    document = checked.documents.get(finding.location.path)
    place = finding.location.place
    source = document.text.split("\n") if document else []
    if not place.line <= len(source) or not source[place.line - 1].strip():
        return []
    line = source[place.line - 1]
    cut = max(0, place.column - 1 - _LONGEST // 2) if len(line) > _LONGEST else 0
    shown = harmless(line[cut : cut + _LONGEST], style)
    start = place.column - 1 - cut
    until = place.end_column - 1 - cut if place.end_line == place.line else len(shown)
    gutter = f"{place.line:>5} | "
    pointer = style.dressed(caret(shown[:start], shown[start:until]), _COLOURS[finding.severity])
    return [f"{gutter}{shown}", f"{' ' * (len(gutter) - 2)}| {pointer}"]


REPORT = Report(write)
