"""Reading metrics: a board's own, and the library's, which have the same keys and a version."""

from __future__ import annotations

from dataclasses import replace

from sitegen.decode.nodes import Node
from sitegen.decode.notes import Notes
from sitegen.decode.records import Many, Record, Values
from sitegen.decode.scalars import Choice, Text, count, identifier, number
from sitegen.decode.units import unit_name
from sitegen.model.board import About, Metric
from sitegen.model.terms import Direction

CHOICES = {"statistic": Text(longest=80), "clock": Text(longest=80), "source": Text()}

METRIC = Record(
    {
        "name": Text(longest=80),
        "version": count,
        "definition": Text(),
        "formula": Text(),
        "unit": Text(longest=40),
        "direction": Choice(Direction),
        "about": Choice(About),
        "low": number,
        "high": number,
        **CHOICES,
        "choose": Many(Text()),
        "traps": Many(Text()),
        "guardrail": Many(identifier),
        "sources": Many(Text()),
    },
    what="a metric",
)


def metric(id: str, values: Values, library: Metric | None = None) -> Metric:
    """A metric from its keys; what they leave out comes from the library's of the same id.

    A board that says what a library metric counts (its definition, unit or direction) has a
    metric of its own from then on; one that only chooses a statistic, clock or source, or
    explains it in its own words, keeps the library's. The library's formula and sources stand
    for its definition, and go with it.
    """
    base = library or Metric(id=id, name=id.replace("-", " ").capitalize())
    if values.wrote("definition"):
        base = replace(base, formula="", sources=())
    own = any(values.wrote(key) for key in ("definition", "unit", "direction"))
    return Metric(
        id=id,
        name=values.get("name", base.name),
        version=0 if own else base.version,
        definition=values.get("definition", base.definition),
        unit=unit_name(values.get("unit", base.unit)),
        direction=values.get("direction", base.direction),
        low=values.get("low", base.low),
        high=values.get("high", base.high),
        statistic=values.get("statistic", base.statistic),
        clock=values.get("clock", base.clock),
        source=values.get("source", base.source),
        about=values.get("about", base.about),
        formula=values.get("formula", base.formula),
        choose=values.get("choose", base.choose),
        traps=values.get("traps", base.traps),
        guardrail=values.get("guardrail", base.guardrail),
        sources=values.get("sources", base.sources),
    )


def library_metric(id: str, node: Node, notes: Notes) -> Metric | None:
    """A metric of the library, from its own file."""
    values = METRIC(node, notes)
    if values is None:
        return None
    return replace(metric(id, values), version=values.get("version", 1))
