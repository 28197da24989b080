"""Measures of a new goal: read from a line of text, or put together from answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sitegen.decode.measures import DecodedMeasure, measure
from sitegen.decode.nodes import Mapping, Node, Scalar
from sitegen.decode.scalars import is_id
from sitegen.decode.tree import compose
from sitegen.decode.units import unit_name
from sitegen.model.board import Metric
from sitegen.model.terms import Direction, Role
from sitegen.numbers import NumberProblem, canonical, parse_quantity
from sitegen.scaffold.answers import Unfit, node_value, scalar
from sitegen.source import Place


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """A measure as it will stand in the file: its id, and a short form or a group of keys."""

    id: str
    node: Node

    def read(self, metrics: tuple[Metric, ...]) -> DecodedMeasure:
        """What the decoder makes of it. Raises Unfit."""
        return node_value(lambda node, notes: measure(self.id, node, metrics, notes), self.node)


_AIMS = frozenset("target change at_least at_most above below between kind".split())
"""The keys of a measure that say what it aims at: with one of them it is whole."""


def is_whole(measure: NewMeasure) -> bool:
    """Whether a measure says what it aims at; one whose conversation broke off may not."""
    node = measure.node
    if isinstance(node, Mapping):
        return bool(_AIMS & set(node.keys))
    return not isinstance(node, Scalar) or not node.is_empty


def is_guardrail(measure: NewMeasure) -> bool:
    """Whether a measure in its long form, whole or not, is said to be a guardrail."""
    role = measure.node.get("role") if isinstance(measure.node, Mapping) else None
    return isinstance(role, Scalar) and role.text.strip().casefold() == Role.GUARDRAIL


def group(pairs: Iterable[tuple[str, Node | str]]) -> Mapping:
    """Keys and values as a group; texts as they are."""
    items = (
        (scalar(key), scalar(value) if isinstance(value, str) else value) for key, value in pairs
    )
    return Mapping(tuple(items), Place())


def measure_from_line(line: str, metrics: tuple[Metric, ...]) -> NewMeasure:
    """A measure written as in a file: `csat: at least 92%` or `csat: {at_least: 92%}`.

    Raises Unfit with what is wrong.
    """
    id, node = named_line(
        line,
        "A measure is a name, a colon with a space, and an aim on one line, such as "
        "`first-response-time: from 4.0 to 2.8 hours`.",
    )
    found = NewMeasure(id, node)
    found.read(metrics)
    return found


def named_line(line: str, wanted: str) -> tuple[str, Node]:
    """An id and its value, on one line as in a file. Raises Unfit, with what is `wanted`."""
    tree = compose(line.strip(), "")
    if tree.findings:
        raise Unfit(f"{tree.findings[0].message} {tree.findings[0].fix}")
    root = tree.root
    if "\n" in line.strip() or not isinstance(root, Mapping) or len(root.items) != 1:
        raise Unfit(wanted)
    key, node = root.items[0]
    if not is_id(key.text):
        raise Unfit(f"“{key.text}” is no id: an id has small letters, digits and single hyphens.")
    return key.text, node


def value_from_text(text: str) -> Node:
    """A value as in a file: a list or a group in its brackets, or else the text. Raises Unfit."""
    if not text.strip().startswith(("[", "{")):
        return scalar(text.strip())
    tree = compose(text.strip(), "")
    if tree.findings or tree.root is None:
        raise Unfit(f"“{text}” is no list and no group of keys.")
    return tree.root


def from_to(baseline: str, target: str, unit: str) -> str:
    """The short form that moves a measure; `unit` is for where none was typed."""
    first, last = parse_quantity(baseline), parse_quantity(target)
    shared = last.unit or first.unit or unit
    start = _number(baseline) if first.unit in ("", shared) else baseline.strip()
    return f"from {start} to {amount(_number(target), shared)}"


def keep(metric: Metric, limit: str) -> str:
    """The short form of a guardrail: a metric that must not get worse than a limit."""
    word = "at most" if metric.direction is Direction.DOWN else "at least"
    unit = parse_quantity(limit).unit or metric.unit
    return f"guardrail {word} {amount(_number(limit), unit)}"


def moved(keys: Iterable[tuple[str, Node]], baseline: Node, target: str, unit: str) -> Mapping:
    """The long form that moves a measure; `target` is a level, or a change such as `-30%`."""
    if is_relative(target, unit):
        return group((*keys, ("baseline", baseline), ("change", target)))
    level = target if parse_quantity(target).unit else amount(target, unit)
    return group((*keys, ("baseline", baseline), ("target", level)))


def begun(measure: NewMeasure) -> tuple[tuple[str, Node], ...]:
    """The keys that a measure has so far."""
    node = measure.node
    items = node.items if isinstance(node, Mapping) else ()
    return tuple((key.text, value) for key, value in items)


def is_number(text: str) -> bool:
    """Whether a text is a number, with or without a unit."""
    try:
        parse_quantity(text)
    except NumberProblem:
        return False
    return True


def is_relative(text: str, unit: str) -> bool:
    """Whether a number is a change in percent of a measure in another unit: `-30%` of hours."""
    quantity = parse_quantity(text)
    return quantity.signed and unit_name(quantity.unit) == "%" != unit_name(unit)


def amount(number: str | Decimal, unit: str) -> str:
    """A number and its unit, as people write them: `92%`, `2.8 hours`."""
    plain = number if isinstance(number, str) else canonical(number)
    return f"{plain}%" if unit == "%" else f"{plain} {unit}".strip()


def _number(text: str) -> str:
    """The number as it was typed (`4.0`), without its unit; a comma becomes a point."""
    quantity = parse_quantity(text)
    typed = text.strip().removesuffix(quantity.unit).strip().replace(",", ".")
    return typed if typed.replace(".", "", 1).isdecimal() else canonical(quantity.value)
