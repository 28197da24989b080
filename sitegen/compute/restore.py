"""From a canonical table back to terms: how earlier versions are measured by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sitegen.compute.canonical import table as canonical_table
from sitegen.dates import LONGEST_DAYS, Cadence
from sitegen.decode.goals import MOST_MEASURES
from sitegen.decode.records import MOST_ITEMS
from sitegen.decode.scalars import is_id
from sitegen.decode.spans import parse_cadence
from sitegen.model.terms import (
    AgreementRule,
    Aim,
    Change,
    ChangeKind,
    Direction,
    Holding,
    Judge,
    Kind,
    Limits,
    LimitsException,
    Measure,
    MeasureKind,
    Milestones,
    Moving,
    PacePoint,
    Role,
    RuleKind,
    Terms,
    Total,
    YesNo,
)

_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_COUNT = re.compile(r"[1-9][0-9]{0,6}")


def restore(table: Mapping[str, str]) -> Terms:
    """The terms of a canonical table. Raises ValueError where it is none of version 1.

    The table may come from an entry that anybody wrote, so it is believed only where the
    terms made from it have this very table again.
    """
    try:
        terms = _terms(table)
    except (KeyError, ValueError) as problem:
        raise ValueError(f"no canonical terms: {problem}") from problem
    if canonical_table(terms) != dict(table):
        raise ValueError("no canonical terms: they are not in their one spelling")
    return terms


def _terms(table: Mapping[str, str]) -> Terms:
    measures: dict[str, dict[str, str]] = {}
    for route, text in table.items():
        if route.startswith("measures."):
            _, id, key = _three_parts(route)
            measures.setdefault(id, {})[key] = text
    if len(measures) > MOST_MEASURES:
        raise ValueError(f"{len(measures)} measures")
    start, due = _day(table.get("start")), _day(table.get("due"))
    if start and due and not 0 <= (due - start).days <= LONGEST_DAYS:
        raise ValueError(f"from {start} to {due}")
    return Terms(
        teams=tuple(_id(team) for team in table["teams"].split(", ")),
        kind=Kind(table["kind"]),
        agreement=_rule(table["agreement"]),
        start=start,
        due=due,
        stop_if=table.get("stop_if", ""),
        measures=tuple(_measure(id, keys) for id, keys in measures.items()),
    )


def _three_parts(route: str) -> tuple[str, str, str]:
    parts = route.split(".", 2)
    if len(parts) != 3:
        raise ValueError(route)
    return parts[0], parts[1], parts[2]


def _rule(text: str) -> AgreementRule:
    if text.startswith("quorum "):
        share = _exact(text.removeprefix("quorum ").removesuffix("%")) / 100
        if not 0 < share <= 1:
            raise ValueError(text)
        return AgreementRule(kind=RuleKind.QUORUM, share=share)
    if text.startswith("people"):
        people = text.removeprefix("people").strip()
        return AgreementRule(
            kind=RuleKind.PEOPLE, people=tuple(map(_id, people.split(", "))) if people else ()
        )
    return AgreementRule(kind=RuleKind(text))


def _measure(id: str, keys: Mapping[str, str]) -> Measure:
    direction = keys.get("direction")
    return Measure(
        id=_id(id),
        role=Role(keys["role"]),
        aim=_aim(MeasureKind(keys["kind"]), keys),
        metric=_metric(keys.get("metric", "")),
        definition=keys.get("definition", ""),
        unit=keys.get("unit", ""),
        direction=Direction(direction) if direction else None,
        statistic=keys.get("statistic", ""),
        clock=keys.get("clock", ""),
        scope=tuple(
            (key.removeprefix("scope."), text)
            for key, text in keys.items()
            if key.startswith("scope.")
        ),
        window=keys.get("window", ""),
        every=_cadence(keys["every"]),
        first=_day(keys.get("first")),
        min_n=_count(keys.get("min_n")),
        weight=_exact(keys.get("weight", "1")),
    )


def _aim(kind: MeasureKind, keys: Mapping[str, str]) -> Aim:
    match kind:
        case MeasureKind.MOVING:
            return Moving(
                baseline=_number(keys.get("baseline")),
                target=_number(keys.get("target")),
                change=_change(keys["change"]) if "change" in keys else None,
                stretch=_number(keys.get("stretch")),
                pace=_pace(keys),
                pace_from=_day(keys.get("pace_from")),
            )
        case MeasureKind.TOTAL:
            return Total(
                target=_exact(keys["target"]),
                stretch=_number(keys.get("stretch")),
                pace=_pace(keys),
                pace_from=_day(keys.get("pace_from")),
            )
        case MeasureKind.HOLDING:
            return Holding(
                limits=_limits(keys),
                exceptions=_exceptions(keys),
                judge=Judge(keys["judge"]),
                judge_from=_day(keys.get("judge_from")),
            )
        case MeasureKind.MILESTONES:
            return Milestones()
    return YesNo()


def _pace(keys: Mapping[str, str]) -> tuple[PacePoint, ...]:
    return tuple(
        PacePoint(on=date.fromisoformat(key.removeprefix("pace.")), level=_exact(text))
        for key, text in sorted(keys.items())
        if key.startswith("pace.")
    )


def _exceptions(keys: Mapping[str, str]) -> tuple[LimitsException, ...]:
    spans: dict[str, dict[str, str]] = {}
    for key, text in sorted(keys.items()):
        if key.startswith("except."):
            _, span, limit = _three_parts(key)
            spans.setdefault(span, {})[limit] = text
    if len(spans) > 2 * MOST_ITEMS:  # where many overlap, they are told as up to twice as many
        raise ValueError(f"{len(spans)} exceptions")
    found = []
    for span, limits in spans.items():
        start, _, end = span.partition("/")
        found.append(
            LimitsException(
                start=date.fromisoformat(start),
                end=date.fromisoformat(end),
                limits=_limits(limits),
            )
        )
    return tuple(found)


def _limits(keys: Mapping[str, str]) -> Limits:
    return Limits(
        at_least=_number(keys.get("at_least")),
        at_most=_number(keys.get("at_most")),
        above=_number(keys.get("above")),
        below=_number(keys.get("below")),
    )


def _change(text: str) -> Change:
    for suffix, kind in (("%", ChangeKind.RELATIVE), ("pp", ChangeKind.POINTS)):
        if text.endswith(suffix):
            return Change(kind=kind, amount=_exact(text.removesuffix(suffix)))
    return Change(kind=ChangeKind.UNITS, amount=_exact(text))


def _cadence(text: str) -> Cadence:
    cadence = parse_cadence(text)
    if cadence is None:
        raise ValueError(text)
    return cadence


def _count(text: str | None) -> int | None:
    if text is None:
        return None
    if not _COUNT.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str | None) -> Decimal | None:
    return _exact(text) if text else None


def _exact(text: str) -> Decimal:
    """A number in full. A target that follows from a change can be longer than people write."""
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)


def _id(text: str) -> str:
    """An id as files have them: it may become a part of a path."""
    if not is_id(text):
        raise ValueError(text)
    return text


def _metric(text: str) -> str:
    id, _, version = text.partition("@")
    if text and not (is_id(id) and (version.isdigit() or text == id)):
        raise ValueError(text)
    return text
