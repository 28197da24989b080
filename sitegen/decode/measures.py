"""Reading one measure of a goal, in its short or its long form, into terms and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sitegen.dates import Cadence, Grain, Span
from sitegen.decode import catalogue
from sitegen.decode.aims import LIMIT_KEYS, SORTS, aim
from sitegen.decode.levels import Levels
from sitegen.decode.measure_examples import examples
from sitegen.decode.measure_keys import LONG_FORM, Baseline
from sitegen.decode.nodes import Mapping, Node
from sitegen.decode.notes import Notes, shown
from sitegen.decode.readings import as_reading
from sitegen.decode.records import Values
from sitegen.decode.scalars import scalar
from sitegen.decode.shapes import Either, OneSort
from sitegen.decode.short_form import SHORT_FORM, ShortForm, parse_short_form
from sitegen.decode.short_hints import likely_form
from sitegen.model.board import Metric
from sitegen.model.goal import Benchmark, Evidence
from sitegen.model.ledger import Reading
from sitegen.model.terms import Aim, Measure, MeasureKind, Milestones, Role, YesNo
from sitegen.numbers import NumberProblem

MEASURE = Either(
    (
        SHORT_FORM,
        OneSort(
            record=LONG_FORM,
            by="kind",
            sorts=SORTS,
            told_by=("target", "change"),
            then=MeasureKind.MOVING,
            else_by=LIMIT_KEYS,
            otherwise=MeasureKind.HOLDING,
            one_of=("target", "change"),
        ),
    )
)
"""What `measure` takes for one measure."""

WEEKLY = Cadence(Span(1, Grain.WEEK))


@dataclass(frozen=True, slots=True)
class DecodedMeasure:
    """A measure with its evidence and the readings written in the goal's file."""

    measure: Measure
    evidence: Evidence
    readings: tuple[Reading, ...] = ()


def measure(
    id: str, node: Node, metrics: tuple[Metric, ...], notes: Notes
) -> DecodedMeasure | None:
    """The measure `id` of a goal, or None with findings."""
    notes.numbers = examples(node, metrics, id)
    found = _read(id, node, metrics, notes)
    notes.numbers = {}
    return found


def _read(id: str, node: Node, metrics: tuple[Metric, ...], notes: Notes) -> DecodedMeasure | None:
    if isinstance(node, Mapping):
        values = LONG_FORM(node, notes)
        short = None
    else:
        values = Values({}, Mapping((), node.place))
        short = _short(id, node, metrics, notes)
        if short is None:
            return None
    if values is None:
        return None
    name = values.get("metric", id)
    metric = next((one for one in metrics if one.id == name), None)
    if metric is None and values.wrote("definition"):
        metric = Metric(id="", name=id)
    direction = values.get("direction", metric.direction if metric else None)
    levels = Levels(notes, metric, values.get("unit", ""), direction)
    role = (short.role if short else values.get("role")) or Role.OUTCOME
    aimed = aim(id, short, values, levels, notes)
    if aimed is None:
        return None
    return DecodedMeasure(
        _measure(id, role, values, metric, levels, aimed),
        _evidence(id, values),
        _inline(id, values, levels.unit, notes),
    )


def _short(id: str, node: Node, metrics: tuple[Metric, ...], notes: Notes) -> ShortForm | None:
    notes.key = id
    found = scalar(node, notes, "a measure", notes.numbers[""])
    notes.key = ""
    if not found:
        return None
    try:
        short = parse_short_form(found.text)
    except NumberProblem as problem:
        notes.add(catalogue.BAD_NUMBER, node.place, f"{problem}.")
        return None
    if short is None:
        metric = next((one for one in metrics if one.id == id), None)
        notes.add(
            catalogue.BAD_MEASURE,
            node.place,
            f"{shown(found.text)} does not say from where to where, or between which limits.",
            likely_form(id, found.text, metric, tuple(LONG_FORM.fields)),
        )
    return short


def _measure(
    id: str,
    role: Role,
    values: Values,
    metric: Metric | None,
    levels: Levels,
    aimed: Aim,
) -> Measure:
    reference = metric.reference if metric else ""
    definition = values.get("definition", metric.definition if metric and not reference else "")
    scope = values.get("scope", {})
    return Measure(
        id=id,
        role=role,
        aim=aimed,
        metric=reference if metric else values.get("metric", _assumed_metric(id, aimed)),
        definition=definition,
        unit=levels.unit,
        direction=values.get("direction", metric.direction if metric else None),
        statistic=values.get("statistic", metric.statistic if metric else ""),
        clock=values.get("clock", metric.clock if metric else ""),
        scope=tuple(sorted((key, ", ".join(sorted(texts))) for key, texts in scope.items())),
        window=values.get("window", ""),
        every=values.get("every", WEEKLY),
        first=values.get("first"),
        min_n=values.get("min_n"),
        weight=values.get("weight", Decimal(1)),
    )


def _assumed_metric(id: str, aimed: Aim) -> str:
    """A number is counted by a metric, by default the one of its id; the rest explains itself."""
    return "" if isinstance(aimed, Milestones | YesNo) else id


def _evidence(id: str, values: Values) -> Evidence:
    baseline = values.get("baseline", Baseline(None))
    readings = values.get("readings", "")
    return Evidence(
        measure=id,
        metric=values.get("metric", id),
        start=baseline.start,
        end=baseline.end,
        n=baseline.n,
        source=baseline.source,
        readings=readings if isinstance(readings, str) else "",
        benchmarks=tuple(
            Benchmark(
                value=one.get("value").value,
                population=one.get("population", ""),
                source=one.get("source", ""),
                on=one.get("date"),
            )
            for one in values.get("benchmarks", ())
            if one.get("value")
        ),
    )


def _inline(id: str, values: Values, unit: str, notes: Notes) -> tuple[Reading, ...]:
    raws = values.get("readings", ())
    if isinstance(raws, str):
        return ()
    read = (as_reading(raw, id, raw.on, {id: unit}, notes) for raw in raws)
    return tuple(one for one in read if one is not None)
