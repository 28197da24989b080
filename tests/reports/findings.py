"""Findings for tests of formats: plain ones, and one whose every text is hostile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sitegen.finding import Finding, Related, Rule, Severity
from sitegen.reports._report import Checked
from sitegen.source import Document, Location, Place

PATH = "goals/a/b.md"
RULE = Rule(
    code="S150",
    name="unknown-key",
    severity=Severity.ERROR,
    why="A key that is not known is not read.",
    fix="Correct the key.",
)
WEAK = replace(RULE, code="A506", name="thin-baseline", severity=Severity.WARNING)
MILD = replace(RULE, code="P130", name="no-why", severity=Severity.HINT)

HOSTILE = (
    "::error::x ##[add-mask]y :::warning::: ###vso[group]\x1b[31mred\x07 \u202eevil \x9b31m "
    "\r\n::stop-commands::z\n  ::set-env name=A::b\r##vso[task.x]z %0A::debug::d \x00\ufffe "
    "@maria, #12, GH-7, https://evil.example www.evil.example <img src=x onerror=a> ]]> -->"
    "[click](https://evil.example) |cell| `code` *bold* &amp; $x$ ${{ github.token }} "
    "!12 %12 ~bug &12 $12 %v1.2 [issue:12] *iteration:x {+y+} GL-12 :tada: a/b>"
)


def checked(*findings: Finding, text: str = "due: 2026-Q1\ndeu: x\n", **more: object) -> Checked:
    """A finished check of one file."""
    facts: dict[str, object] = {"documents": {PATH: Document(PATH, text)}, "goals": 1, **more}
    return Checked(findings=findings, as_of=date(2026, 3, 1), **facts)  # type: ignore[arg-type] # any field may be given


def finding(
    message: str = "“deu” is no key.",
    *,
    rule: Rule = RULE,
    path: str = PATH,
    place: Place = Place(2, 1, 2, 4),  # noqa: B008 - a place is a frozen value
    fix: str = "",
    related: tuple[Related, ...] = (),
) -> Finding:
    """One finding."""
    return rule.at(Location(path, place), message, fix=fix, related=related)


def hostile(rule: Rule = RULE) -> Checked:
    """A check whose file name, text, message, fix and second place are all hostile."""
    path = f"goals/{HOSTILE}.md"
    other = Related(location=Location(HOSTILE), message=HOSTILE)
    found = finding(HOSTILE, rule=rule, path=path, fix=HOSTILE, related=(other,))
    source = HOSTILE.replace("\r", " ").replace("\n", " ")
    return checked(found, documents={path: Document(path, f"a\n{source}\n")})
