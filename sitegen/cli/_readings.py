"""Readings as they are typed: `csat=93%`, `faster/csat=93%,n=41,at=2026-01-14`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import click

from sitegen.decode.nodes import Node
from sitegen.decode.notes import Notes, did_you_mean, shown
from sitegen.decode.readings import as_reading, raw_reading
from sitegen.model.goal import Goal
from sitegen.model.ledger import Reading
from sitegen.scaffold.answers import Unfit, node_value, scalar
from sitegen.scaffold.measures import group

_PARTS = re.compile(r",\s*(?=(?:n|at|note)=)")


@dataclass(frozen=True, slots=True)
class Typed:
    """A reading from an option; `goal` is empty where only one goal can be meant."""

    goal: str
    measure: str
    value: str


def typed_reading(text: str) -> Typed:
    """A reading as its option has it. Raises click.BadParameter."""
    name, equals, value = text.partition("=")
    goal, _, measure = name.strip().rpartition("/")
    if not equals or not measure or not value.strip():
        raise click.BadParameter(
            f"{shown(text)} is not [GOAL/]MEASURE=VALUE, such as csat=93% or csat=93%,n=41.",
            param_hint="--reading",
        )
    return Typed(goal, measure, value.strip())


def reading_node(goal: Goal, measure: str, text: str) -> Node:
    """The value of a reading as an entry has it: alone, or with its cases, day and note.

    Raises Unfit where it cannot be read, or is in another unit than the measure.
    """
    value, *more = _PARTS.split(text)
    pairs = [part.partition("=")[::2] for part in more]
    node: Node = scalar(value.strip())
    if pairs:
        node = group([("value", node), *((key, rest.strip()) for key, rest in pairs)])
    known = {one.id: one.unit for one in goal.terms.measures}
    if measure not in known:
        hint = did_you_mean(measure, tuple(known))
        raise Unfit(f"{goal.id} has no measure {shown(measure)}. {hint}".strip())

    def read(given: Node, notes: Notes) -> Reading | None:
        raw = raw_reading(given, notes)
        return as_reading(raw, measure, date.min, known, notes) if raw else None

    node_value(read, node)
    return node
