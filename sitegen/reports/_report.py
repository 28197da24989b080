"""What every format of findings is given, and how it keeps what it quotes harmless."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sitegen.finding import Finding, Severity
from sitegen.source import Document

# C0 and C1 controls move the cursor or ring the bell; bidirectional controls make a line
# read as another one (CVE-2021-42574).
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# `::command::` at the start of a line and `##[command]` anywhere are orders to CI runners
# (GitHub Actions, "Workflow commands"; Azure Pipelines, "Logging commands").
_ORDER = re.compile(r"##(?=\[)|::")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A finished check: its findings in order, and the texts they point into."""

    findings: tuple[Finding, ...]
    documents: Mapping[str, Document]
    goals: int
    as_of: date

    def count(self, severity: Severity) -> int:
        """How many findings there are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a report may be dressed: with colours on a terminal, without orders to a CI runner."""

    colours: bool = False
    in_ci: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A format: how it writes a finished check as text."""

    write: Callable[[Checked, Style], str]


def harmless(text: str, style: Style) -> str:
    """A text on one line without control characters and, in CI, without orders to the runner."""
    plain = _HARMFUL.sub("\ufffd", text.replace("\t", " "))
    return _ORDER.sub(lambda order: " ".join(order[0]), plain) if style.in_ci else plain
