"""The canonical form of terms, version 1: a flat table of texts, and the digest over it.

The same meaning gives the same table, whatever the file looks like; every binding field
has its own route. Numbers have one spelling, days are ISO 8601, white space is folded and
text is in Unicode's composed form. What is absent has no route, so that a field invented
later does not move the digests of terms without it.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from heapq import heappop, heappush
from itertools import pairwise

from sitegen.model.terms import (
    AgreementRule,
    Aim,
    Change,
    ChangeKind,
    Holding,
    Limits,
    LimitsException,
    Measure,
    Moving,
    RuleKind,
    Terms,
    Total,
)
from sitegen.numbers import canonical as plain

VERSION = "terms/1"

Table = Mapping[str, str]
"""Canonical terms: from routes such as `measures.csat.at_least` to texts."""


def table(terms: Terms) -> dict[str, str]:
    """The canonical table of terms, sorted by route."""
    return dict(sorted({route: text for route, text in _terms(terms) if text}.items()))


def canonical_json(canonical: Table) -> str:
    """The table as JSON (RFC 8259): sorted keys, no white space, nothing escaped needlessly."""
    return json.dumps(dict(canonical), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(terms: Terms) -> str:
    """`terms/1:` and the first 32 hex digits of SHA-256 (FIPS 180-4) over the canonical JSON."""
    return digest_of(table(terms))


def digest_of(canonical: Table) -> str:
    """The digest of a canonical table."""
    data = canonical_json(canonical).encode()
    return f"{VERSION}:{hashlib.sha256(data).hexdigest()[:32]}"


def _terms(terms: Terms) -> Iterator[tuple[str, str]]:
    yield "teams", ", ".join(sorted(terms.teams))
    yield "kind", terms.kind
    yield "agreement", rule_text(terms.agreement)
    yield "start", terms.start.isoformat() if terms.start else ""
    yield "due", terms.due.isoformat() if terms.due else ""
    yield "stop_if", _text(terms.stop_if)
    for measure in terms.measures:
        for key, text in _measure(measure):
            yield f"measures.{measure.id}.{key}", text


def rule_text(rule: AgreementRule) -> str:
    """An agreement rule in one spelling: `all`, `quorum 80%`, `people amir, chen`."""
    if rule.kind is RuleKind.QUORUM:
        return f"quorum {plain(rule.share * 100)}%"
    if rule.kind is RuleKind.PEOPLE:
        return f"people {', '.join(sorted(rule.people))}".rstrip()
    return rule.kind


def _measure(measure: Measure) -> Iterator[tuple[str, str]]:
    yield "role", measure.role
    yield "kind", measure.kind
    yield "metric", measure.metric
    yield "definition", _text(measure.definition)
    yield "unit", _text(measure.unit)
    yield "direction", measure.direction or ""
    yield "statistic", _text(measure.statistic)
    yield "clock", _text(measure.clock)
    for key, text in measure.scope:
        yield f"scope.{key}", _text(text)
    yield "window", _text(measure.window)
    yield "every", str(measure.every)
    yield "first", measure.first.isoformat() if measure.first else ""
    yield "min_n", str(measure.min_n or "")
    yield "weight", plain(measure.weight) if measure.weight != 1 else ""
    yield from _aim(measure.aim)


def _aim(aim: Aim) -> Iterator[tuple[str, str]]:
    """The binding fields of an aim; milestones, and a yes or no, have none."""
    match aim:
        case Moving():
            yield "baseline", _number(aim.baseline)
            yield "target", _number(aim.target)
            yield "change", change_text(aim.change) if aim.change else ""
            yield "stretch", _number(aim.stretch)
            yield from _pace(aim)
        case Total():
            yield "target", _number(aim.target)
            yield "stretch", _number(aim.stretch)
            yield from _pace(aim)
        case Holding():
            yield from _limits(aim.limits)
            yield from _exceptions(aim)
            yield "judge", aim.judge
            yield "judge_from", aim.judge_from.isoformat() if aim.judge_from else ""


def _pace(aim: Moving | Total) -> Iterator[tuple[str, str]]:
    for point in aim.pace:
        yield f"pace.{point.on}", plain(point.level)
    yield "pace_from", aim.pace_from.isoformat() if aim.pace_from else ""


def _exceptions(aim: Holding) -> Iterator[tuple[str, str]]:
    """The limits of exceptions, stretch by stretch; one without limits allows everything."""
    for start, end, limits in _stretches(aim.exceptions):
        route = f"except.{start}/{end}"
        if limits == Limits():
            yield f"{route}.limits", "none"
        for key, text in _limits(limits):
            yield f"{route}.{key}", text


def _stretches(exceptions: Sequence[LimitsException]) -> list[tuple[date, date, Limits]]:
    """The longest stretches of days with the same limits.

    Of exceptions that overlap the first one holds, so their order matters where they do and
    nowhere else: what counts for each day is what people agree to.
    """
    spans = sorted(
        (one.start.toordinal(), one.end.toordinal(), place)
        for place, one in enumerate(exceptions)
        if one.start <= one.end
    )
    cuts = sorted({day for start, end, _ in spans for day in (start, end + 1)})
    holding: list[tuple[int, int]] = []  # a heap of those that have begun: place and last day
    begun = 0
    found: list[tuple[int, int, Limits]] = []
    for day, after in pairwise(cuts):
        while begun < len(spans) and spans[begun][0] <= day:
            heappush(holding, (spans[begun][2], spans[begun][1]))
            begun += 1
        while holding and holding[0][1] < day:
            heappop(holding)
        if not holding:
            continue
        limits = exceptions[holding[0][0]].limits
        if found and found[-1][1:] == (day - 1, limits):
            found[-1] = (found[-1][0], after - 1, limits)
        else:
            found.append((day, after - 1, limits))
    return [(date.fromordinal(start), date.fromordinal(end), own) for start, end, own in found]


def _limits(limits: Limits) -> Iterator[tuple[str, str]]:
    yield "at_least", _number(limits.at_least)
    yield "at_most", _number(limits.at_most)
    yield "above", _number(limits.above)
    yield "below", _number(limits.below)


def change_text(change: Change) -> str:
    """A change in one spelling: `-30%`, `3pp`, `-1.2`."""
    suffix = {ChangeKind.RELATIVE: "%", ChangeKind.POINTS: "pp", ChangeKind.UNITS: ""}
    return plain(change.amount) + suffix[change.kind]


def _number(value: Decimal | None) -> str:
    return "" if value is None else plain(value)


def _text(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
