"""The keys of a measure's long form, and how each is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sitegen.decode import catalogue, patterns
from sitegen.decode.forms import A_QUANTITY
from sitegen.decode.nodes import Mapping, Node, Scalar, Sequence
from sitegen.decode.notes import Notes, clean
from sitegen.decode.readings import RawReading, raw_reading, reading_value
from sitegen.decode.records import ByDay, ById, Many, Record
from sitegen.decode.scalars import (
    Choice,
    Reader,
    Text,
    count,
    day,
    identifier,
    number,
    quantity,
)
from sitegen.decode.shapes import Either, Several, Written, takes
from sitegen.decode.spans import cadence
from sitegen.model.terms import Direction, Judge, MeasureKind, Role
from sitegen.numbers import Quantity


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline and where it comes from; `value` is None while it is not known."""

    value: Quantity | None
    start: date | None = None
    end: date | None = None
    n: int | None = None
    source: str = ""


_NOT_KNOWN = ("unknown", "from readings")
_A_BASELINE = Written(
    name="baseline",
    pattern=patterns.alone(f"{patterns.quantity()}|{patterns.one_of(_NOT_KNOWN)}"),
    numbers=A_QUANTITY.numbers,
    likes=_NOT_KNOWN,
    fix="Write a number in plain digits, `unknown` or `from readings`.",
)


@takes(_A_BASELINE)
def _baseline_value(node: Node, notes: Notes) -> Baseline | None:
    if isinstance(node, Scalar) and clean(node.text).casefold() in _NOT_KNOWN:
        return Baseline(None)
    read = quantity(node, notes)
    return Baseline(read) if read else None


_BASELINE = Record(
    {"value": _baseline_value, "from": day, "to": day, "n": count, "source": Text()},
    required=("value",),
    what="a baseline or its keys",
)


@takes(Either((_baseline_value, _BASELINE)))
def _baseline(node: Node, notes: Notes) -> Baseline | None:
    if not isinstance(node, Mapping):
        return _baseline_value(node, notes)
    values = _BASELINE(node, notes)
    if values is None:
        return None
    read = values.get("value", Baseline(None))
    return Baseline(
        read.value,
        values.get("from"),
        values.get("to"),
        values.get("n"),
        values.get("source", ""),
    )


@takes(Several(quantity, 2, 2))
def _between(node: Node, notes: Notes) -> tuple[Quantity, ...] | None:
    written = len(node.items) if isinstance(node, Sequence) else 1
    read = Many(quantity)(node, notes) or ()
    if written != 2:
        notes.add(
            catalogue.WRONG_SHAPE,
            node.place,
            "Two numbers belong here.",
            f"Write them like {notes.example('[3, 5]')}.",
        )
    return read if written == len(read) == 2 else None


_A_SERIES = Written(
    name="series",
    pattern=r"\.csv\s*$",
    fix="Name a CSV in the ledger, such as wait-time.csv, or write readings by day.",
)


@takes(Either((_A_SERIES, ByDay(raw_reading))))
def _readings(node: Node, notes: Notes) -> tuple[RawReading, ...] | str | None:
    """Inline readings by day, or the name of a series in the ledger."""
    if isinstance(node, Scalar) and node.text.strip().endswith(".csv"):
        return clean(node.text)
    days = ByDay(raw_reading)(node, notes)
    if days is None:
        return None
    return tuple(
        RawReading(read.value, read.unit, read.place, on, read.n, read.note) for on, read, _ in days
    )


_LIMITS: dict[str, Reader[Any]] = {
    "at_least": quantity,
    "at_most": quantity,
    "between": _between,
    "above": quantity,
    "below": quantity,
}

LONG_FORM = Record(
    {
        "role": Choice(Role),
        "kind": Choice(MeasureKind),
        "metric": identifier,
        "definition": Text(),
        "unit": Text(longest=40),
        "direction": Choice(Direction),
        "statistic": Text(longest=80),
        "clock": Text(longest=80),
        "scope": ById(Many(Text(longest=200))),
        "window": Text(longest=200),
        "every": cadence,
        "first": day,
        "baseline": _baseline,
        "target": quantity,
        "change": quantity,
        "stretch": quantity,
        "pace": ByDay(quantity),
        "pace_from": day,
        **_LIMITS,
        "except": Many(
            Record({"from": day, "to": day, **_LIMITS, "because": Text()}, required=("from", "to"))
        ),
        "judge": Choice(Judge),
        "judge_from": day,
        "min_n": count,
        "weight": number,
        "readings": _readings,
        "benchmarks": Many(
            Record(
                {
                    "value": reading_value,
                    "population": Text(),
                    "source": Text(),
                    "date": day,
                },
                required=("value",),
            )
        ),
    },
    what="a measure",
)
