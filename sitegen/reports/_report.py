"""What every format of findings is given, and how it keeps what it quotes harmless."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from sitegen.finding import Finding, Severity
from sitegen.source import Document, Location

# C0 and C1 controls move the cursor or ring the bell; bidirectional controls make a line
# read as another one (CVE-2021-42574); surrogates and noncharacters are in no valid text.
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
ORDER = re.compile(r"#(?=#[\w.-]*\[)|:(?=:)")
"""The first sign of what CI runners take for orders: escape it, and it is none any more.

These are `::command::` at the start of a line, and `##[command]`, `##vso[command]` and
`##teamcity[command]` anywhere (GitHub Actions, "Workflow commands"; Azure Pipelines, "Logging
commands"; TeamCity, "Service messages").
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A finished check: its findings in order, and the texts they point into.

    `folder` leads from the top of the repository to the board: empty, or ending in `/`. Where
    the check is strict, warnings fail it too. `ignored` are the findings that the files ask to
    ignore, for a reason.
    """

    findings: tuple[Finding, ...]
    documents: Mapping[str, Document]
    goals: int
    as_of: date
    folder: str = ""
    is_strict: bool = False
    ignored: tuple[Finding, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings there are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def fails(self, finding: Finding) -> bool:
        """Whether a finding makes this check fail."""
        if finding.severity is Severity.WARNING:
            return self.is_strict
        return finding.severity is Severity.ERROR

    def path(self, location: Location) -> str:
        """The path of a place from the top of the repository, as forges name it."""
        return self.folder + location.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a report may be dressed: with colours on a terminal, without orders to a CI runner."""

    colours: bool = False
    in_ci: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A format: how it writes a finished check as text, and the Markdown of a job's summary."""

    write: Callable[[Checked, Style], str]
    summary: Callable[[Checked], str] | None = None


def harmless(text: str, style: Style) -> str:
    """A text on one line without control characters and, in CI, without orders to the runner."""
    plain = _HARMFUL.sub("\ufffd", text.replace("\t", " "))
    return ORDER.sub(lambda sign: f"{sign[0]} ", plain) if style.in_ci else plain


def json_text(value: object, style: Style) -> str:
    """A value as JSON (RFC 8259), with only ASCII characters in it.

    Escaping all others keeps controls out of terminals; in CI also `#` and `:` of orders
    to the runner are escaped, which means the same to every JSON parser.
    """
    text = json.dumps(value, indent=2)
    if style.in_ci:
        text = ORDER.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
    return text + "\n"


def fingerprints(checked: Checked) -> tuple[str, ...]:
    """A name for each finding that stays when lines move: 32 hex digits, none of them twice.

    It is made of code, path and message; of findings that have these in common, the second
    and further ones are counted.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for finding in checked.findings:
        facts = (finding.code, checked.path(finding.location), finding.message)
        text = "\0".join((*facts, str(seen[facts])))
        found.append(sha256(text.encode("utf-8", "replace")).hexdigest()[:32])
        seen[facts] += 1
    return tuple(found)
