"""From a key result to a measure, as far as it is certain; and a remark for what is not."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sitegen.decode.nodes import Node
from sitegen.decode.notes import shown
from sitegen.decode.units import same_unit, unit_name
from sitegen.importing.objectives import KeyResult
from sitegen.model.board import Metric
from sitegen.model.terms import Direction
from sitegen.numbers import NumberProblem, Quantity, canonical, parse_quantity
from sitegen.scaffold.answers import scalar
from sitegen.scaffold.measures import NewMeasure, amount, group
from sitegen.scaffold.slug import numbered, slug

_YES = frozenset(("yes", "done", "true", "complete", "completed"))
_NO = frozenset(("no", "not done", "false", "open", "not started"))
_LONGEST_ID = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class FromRow:
    """What a row gives: a measure, the row of its reading, and what is left to people."""

    measure: NewMeasure | None = None
    reading: str = ""
    remarks: tuple[str, ...] = ()


class _Untold(Exception):
    """Why no measure can be made of a row, as the end of a sentence."""


def from_row(
    row: KeyResult, on: date, metrics: tuple[Metric, ...], taken: Collection[str]
) -> FromRow:
    """The measure of a key result. `on` is the day of its current value."""
    if not row.key_result:
        return FromRow()
    said = f"Line {row.line}, {shown(row.key_result)}"
    if row.target.casefold() in _YES:
        measure = NewMeasure(_id(row.key_result, metrics, taken), scalar("yes or no"))
        return FromRow(measure=measure, reading=_done(row.current, on))
    try:
        target, unit = _numbers(row)
        base = _quantity("baseline", row.baseline)
    except _Untold as why:
        return FromRow(remarks=(f"{said}: {why}, so it is not counted yet.",))
    metric = _metric(row.key_result, unit, base, target, metrics, taken)
    id = metric.id if metric else _id(row.key_result, metrics, taken)
    measure = NewMeasure(id, _node(row, base, target, unit, is_known=metric is not None))
    remarks = list(_open(said, base, target, unit, is_known=metric is not None))
    reading = ""
    try:
        now = _quantity("current", row.current)
        if now and now.unit and not same_unit(unit_name(now.unit), unit):
            raise _Untold("current value and target have different units")
        reading = f"{on},{canonical(now.value)}" if now else ""
    except _Untold as why:
        remarks.append(f"{said}: {why}, so its current value is left out.")
    return FromRow(measure=measure, reading=reading, remarks=tuple(remarks))


def _quantity(name: str, text: str) -> Quantity | None:
    if not text:
        return None
    try:
        return parse_quantity(text)
    except NumberProblem as problem:
        raise _Untold(f"the {name} {shown(text)} {problem}") from None


def _numbers(row: KeyResult) -> tuple[Quantity, str]:
    """The target and the one unit of a row."""
    target = _quantity("target", row.target)
    if target is None:
        raise _Untold("there is no target")
    base = _quantity("baseline", row.baseline)
    written = [unit for unit in (row.unit, target.unit, base.unit if base else "") if unit]
    units = [unit_name(unit) for unit in written]
    if any(not same_unit(unit, units[0]) for unit in units):
        raise _Untold("its numbers have different units")
    return target, units[0] if units else ""


def _metric(
    text: str,
    unit: str,
    base: Quantity | None,
    target: Quantity,
    metrics: tuple[Metric, ...],
    taken: Collection[str],
) -> Metric | None:
    """The metric that a key result names, if it is the only one and its unit and way fit."""
    words = f" {' '.join(re.findall(r'[a-z0-9]+', text.casefold()))} "
    found = [
        one
        for one in metrics
        if f" {one.name.casefold()} " in words or f" {one.id.replace('-', ' ')} " in words
    ]
    if len(found) != 1 or found[0].id in taken or base is None:
        return None
    metric = found[0]
    way = Direction.UP if target.value > base.value else Direction.DOWN
    fits = unit and same_unit(unit, metric.unit) and metric.direction in (None, way)
    return metric if fits and base.value != target.value else None


def _node(
    row: KeyResult, base: Quantity | None, target: Quantity, unit: str, *, is_known: bool
) -> Node:
    level = amount(canonical(target.value), unit)
    if is_known and base:
        return scalar(f"from {canonical(base.value)} to {level}")
    keys: list[tuple[str, str]] = [("definition", row.key_result)]
    if unit:
        keys.append(("unit", unit))
    if base and base.value != target.value:
        way = Direction.UP if target.value > base.value else Direction.DOWN
        keys.append(("direction", str(way)))
    keys.append(("baseline", canonical(base.value) if base else "unknown"))
    keys.append(("target", level))
    return group(keys)


def _open(
    said: str, base: Quantity | None, target: Quantity, unit: str, *, is_known: bool
) -> list[str]:
    """What people still have to say about a measure with a target."""
    found = []
    if base is None:
        found.append(f"{said}: where does it stand today, and is it a level or a total?")
    elif base.value == target.value:
        found.append(f"{said}: its baseline is its target already; which way shall it go?")
    if not unit:
        found.append(f"{said}: in which unit is {canonical(target.value)}?")
    if not is_known:
        found.append(f"{said}: who counts it, from where, and how?")
    return found


def _done(text: str, on: date) -> str:
    word = text.casefold()
    if word in _YES or word in _NO:
        return f"{on},{int(word in _YES)}"
    return ""


def _id(text: str, metrics: tuple[Metric, ...], taken: Collection[str]) -> str:
    """A free id for a measure of its own; never that of a metric, which would count otherwise."""
    known = {one.id for one in metrics} | set(taken)
    return numbered(slug(text, _LONGEST_ID) or "key-result", known)
