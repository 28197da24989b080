"""Rules and findings: what `check` can say, and one saying of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sitegen.source import Location


class Severity(StrEnum):
    """How much a finding matters: only errors fail a check that is not strict."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A second place that explains a finding, as the first of two equal keys."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What belongs in a stretch of a file, and what has to stand there for it still."""

    location: Location
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """The right path of a file that has a wrong name."""

    path: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that `check` says about one place: what is there, what is wrong, what to do.

    `edits` do it, all of them together, where there is one right answer and it loses nothing.
    """

    rule: Rule
    severity: Severity
    location: Location
    message: str
    fix: str
    related: tuple[Related, ...] = ()
    edits: tuple[Edit | Rename, ...] = ()

    @property
    def code(self) -> str:
        """The stable code of the rule."""
        return self.rule.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The facts of a rule, said once. `why` is for somebody who never saw the tool.

    `hint_until_agreed` is for how well a goal is argued: its findings are hints until the
    terms are agreed. `speaks_after_close` is for how a goal ended: its warnings and hints are
    told although the goal is closed.
    """

    code: str
    name: str
    severity: Severity
    why: str
    fix: str
    hint_until_agreed: bool = False
    speaks_after_close: bool = False

    def at(
        self,
        location: Location,
        message: str,
        *,
        fix: str = "",
        related: tuple[Related, ...] = (),
        edits: tuple[Edit | Rename, ...] = (),
    ) -> Finding:
        """A finding of this rule; `fix` stands for the rule's own where it can be more exact."""
        return Finding(
            rule=self,
            severity=self.severity,
            location=location,
            message=message,
            fix=fix or self.fix,
            related=related,
            edits=edits,
        )
