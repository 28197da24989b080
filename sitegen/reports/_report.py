"""What every format of findings is given: a finished check, and names for its findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from sitegen.finding import Finding, Severity
from sitegen.printing.text import Style
from sitegen.source import Document, Location


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


@dataclass(frozen=True, slots=True)
class Report:
    """A format: how it writes a finished check as text, and the Markdown of a job's summary."""

    write: Callable[[Checked, Style], str]
    summary: Callable[[Checked], str] | None = None


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
