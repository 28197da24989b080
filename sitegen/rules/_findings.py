"""What rules share when they say something: how severe it is, and how often it is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sitegen.finding import Finding, Severity

MOST = 20
"""More findings than this of one kind, about one measure or in one file, help nobody."""
_MORE = " There are more after it."


def as_hint(finding: Finding) -> Finding:
    """The same finding as a hint."""
    return replace(finding, severity=Severity.HINT)


def as_warning(finding: Finding) -> Finding:
    """The same finding as a warning."""
    return replace(finding, severity=Severity.WARNING)


def few(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first findings of many; the last one told says that there are more."""
    found = list(islice(findings, MOST + 1))
    yield from found[: MOST - 1]
    for last in found[MOST - 1 : MOST]:
        is_said = len(found) <= MOST or last.message.endswith(_MORE)
        yield last if is_said else replace(last, message=last.message + _MORE)


def few_alike(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first findings of one rule in one file, where there are many.

    Those of another severity count apart: nothing less severe stands in an error's place.
    """
    alike: dict[tuple[str, str, Severity], list[Finding]] = {}
    for one in findings:
        alike.setdefault((one.location.path, one.code, one.severity), []).append(one)
    for group in alike.values():
        yield from few(group)


def named(ids: Sequence[str], most: int = 5) -> str:
    """`maria, chen and henrik`; of many the first ones and how many there are besides."""
    shown = [*ids[:most], *([f"{len(ids) - most} more"] if len(ids) > most else [])]
    *first, last = shown or ["nobody"]
    return f"{', '.join(first)} and {last}" if first else last
