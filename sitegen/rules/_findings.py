"""What rules share when they say something: how severe it is, and how often it is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from sitegen.finding import Finding, Severity
from sitegen.model.state import GoalState, Lifecycle

MOST = 20
"""More findings than this of one kind about one measure help nobody."""


def as_hint(finding: Finding) -> Finding:
    """The same finding as a hint."""
    return replace(finding, severity=Severity.HINT)


def as_warning(finding: Finding) -> Finding:
    """The same finding as a warning."""
    return replace(finding, severity=Severity.WARNING)


def by_stage(state: GoalState, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings about how well a goal is argued: hints until it is agreed, nothing once closed."""
    if state.lifecycle is Lifecycle.CLOSED:
        return
    for finding in findings:
        yield finding if state.in_force else as_hint(finding)


def few(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first findings of many; the last one told says that there are more."""
    found = list(islice(findings, MOST + 1))
    yield from found[: MOST - 1]
    for last in found[MOST - 1 : MOST]:
        more = " There are more after it." if len(found) > MOST else ""
        yield replace(last, message=last.message + more)
