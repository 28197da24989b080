"""Reading a map of readings: YAML that says which columns of a table make which readings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sitegen.decode import catalogue
from sitegen.decode.nodes import Mapping, Node, Scalar
from sitegen.decode.notes import Notes, did_you_mean, shown
from sitegen.decode.parts import Parts
from sitegen.decode.records import Many, Record, Values, once
from sitegen.decode.scalars import Choice, Text, count, day, identifier, is_id, scalar
from sitegen.decode.spans import cadence
from sitegen.finding import Finding, Severity
from sitegen.importing.conditions import conditions
from sitegen.importing.model import (
    AmountSpec,
    ClockForm,
    DateOrder,
    DateSpec,
    DecimalSign,
    ReadingsMap,
    Source,
)
from sitegen.importing.statistics import KNOWN, statistic_name
from sitegen.source import Document, RawFile

COLUMNS = Many(Text(longest=200), most=20)
"""Reads the names that one column may have."""


def read_map(file: RawFile) -> tuple[ReadingsMap | None, tuple[Finding, ...]]:
    """The map in a file, or None with the errors that say why there is none."""
    parts = Parts()
    part = parts.keys(file)
    notes = Notes(file.path)
    read = None
    if part is not None:
        if part.root is None:
            notes.add(catalogue.NO_VALUE, part.document.at().place, "This map says nothing yet.")
        else:
            read = _readings_map(part.root, part.document, notes)
    every = (*parts.findings, *notes.findings)
    found = tuple(one for one in every if one.severity is Severity.ERROR)
    return read if not found else None, found


def _decimals(node: Node, notes: Notes) -> int | None:
    """How many decimals: 0 to 6."""
    found = scalar(node, notes, "a whole number", "2")
    if found and found.text.strip() in tuple("0123456"):
        return int(found.text)
    if found:
        said = f"{shown(found.text)} is no number of decimals from 0 to 6."
        notes.add(catalogue.BAD_WHOLE_NUMBER, node.place, said)
    return None


def _statistic(node: Node, notes: Notes) -> str | None:
    found = scalar(node, notes, "a statistic", "median")
    if not found:
        return None
    name = statistic_name(found.text)
    if not name:
        said = f"{shown(found.text)} is none of {', '.join(KNOWN)}, nor another percentile."
        hint = did_you_mean(found.text, KNOWN, or_all=False) or "Write one of them."
        notes.add(catalogue.BAD_CHOICE, node.place, said, hint)
        return None
    return name


def _timezone(node: Node, notes: Notes) -> str | None:
    found = scalar(node, notes, "a time zone", "Europe/Oslo")
    if not found:
        return None
    try:
        return ZoneInfo(found.text.strip()).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        said = f"{shown(found.text)} is no time zone; they are named by continent and city."
        fix = f"Write it like {notes.example('Europe/Oslo')}, or {notes.example('UTC')}."
        notes.add(catalogue.BAD_CHOICE, node.place, said, fix)
        return None


def _every(node: Node, notes: Notes) -> object | None:
    """A cadence, or `row`: then the text itself."""
    if isinstance(node, Scalar) and node.text.strip().casefold() == "row":
        return "row"
    return cadence(node, notes)


_DATE = Record(
    {"column": COLUMNS, "form": Choice(DateOrder), "timezone": _timezone},
    required=("column",),
    what="column, and form or timezone",
)
_AMOUNT = Record(
    {
        "column": COLUMNS,
        "unit": Text(longest=40),
        "form": Choice(ClockForm),
        "decimal": Choice(DecimalSign),
    },
    required=("column",),
    what="column, and unit, form or decimal",
)


def _date(node: Node, notes: Notes) -> DateSpec | None:
    if not isinstance(node, Mapping):
        columns = COLUMNS(node, notes)
        return DateSpec(columns=columns) if columns else None
    values = _DATE(node, notes)
    if values is None or not values.get("column"):
        return None
    return DateSpec(
        columns=values.get("column"),
        order=values.get("form"),
        zone=values.get("timezone", ""),
    )


def _amount(node: Node, notes: Notes) -> AmountSpec | None:
    if not isinstance(node, Mapping):
        columns = COLUMNS(node, notes)
        return AmountSpec(columns=columns) if columns else None
    values = _AMOUNT(node, notes)
    if values is None or not values.get("column"):
        return None
    return AmountSpec(
        columns=values.get("column"),
        unit=values.get("unit", ""),
        clock=values.get("form"),
        decimal=values.get("decimal"),
    )


_SHARED: dict[str, Any] = {
    "goal": identifier,
    "date": _date,
    "id": COLUMNS,
    "where": conditions,
    "every": _every,
    "from": day,
    "min_n": count,
}
"""What may stand once for all readings, or at one of them."""

_SOURCE = Record(
    {
        **_SHARED,
        "value": _amount,
        "counts": conditions,
        "n": COLUMNS,
        "statistic": _statistic,
        "default_statistic": _statistic,
        "decimals": _decimals,
    },
    what="date, value, statistic and the like",
)


def _sources(node: Node, notes: Notes) -> Mapping | None:
    """The readings as they are written: what holds for all of them is known only later."""
    if isinstance(node, Mapping) and node.items:
        return node
    notes.add(
        catalogue.WRONG_SHAPE,
        node.place,
        "Measures with their columns belong here.",
        "Write a measure, or a goal and a measure, on a line of its own, as in `csat:`.",
    )
    return None


_MAP = Record(
    {
        **_SHARED,
        "timezone": _timezone,
        "decimal": Choice(DecimalSign),
        "readings": _sources,
    },
    required=("readings",),
    what="date, id and readings",
)


def _readings_map(root: Node, document: Document, notes: Notes) -> ReadingsMap | None:
    values = _MAP(root, notes)
    node = values.get("readings") if values else None
    if values is None or node is None:
        return None
    sources = []
    for name, below in once(_target, node, notes):
        notes.key = name
        own = _SOURCE(below, notes)
        if own is not None and (source := _source(name, own, values, below, notes)):
            sources.append(source)
    return ReadingsMap(sources=tuple(sources), document=document)


def _target(node: Node, notes: Notes) -> str | None:
    """`measure` or `goal/measure`."""
    found = scalar(node, notes, "a measure, or a goal and a measure", "csat")
    if not found:
        return None
    parts = found.text.strip().split("/")
    if len(parts) <= 2 and all(is_id(part) for part in parts):
        return found.text.strip()
    said = f"{shown(found.text)} is no id of a measure, nor a goal, a slash and a measure."
    notes.add(catalogue.BAD_ID, node.place, said)
    return None


def _source(name: str, own: Values, shared: Values, node: Node, notes: Notes) -> Source | None:
    goal, _, measure = name.rpartition("/")
    when = own.get("date", shared.get("date"))
    every = own.get("every", shared.get("every"))
    if when is None:
        if not own.wrote("date") and not shared.wrote("date"):
            said = f"Nothing says which column has the date of {name}."
            notes.add(catalogue.MISSING_KEY, node.place, said, "Add `date: NAME OF THE COLUMN`.")
        return None
    value = own.get("value")
    decimal = shared.get("decimal")
    if value and decimal and value.decimal is None:
        value = replace(value, decimal=decimal)
    source = Source(
        goal=goal or own.get("goal", shared.get("goal", "")),
        measure=measure,
        day=when if when.zone else replace(when, zone=shared.get("timezone", "")),
        value=value,
        where=(*shared.get("where", ()), *own.get("where", ())),
        counts=own.get("counts", ()),
        id=own.get("id", shared.get("id", ())),
        n=own.get("n", ()),
        statistic=own.get("statistic", ""),
        default_statistic=own.get("default_statistic", ""),
        every=None if every == "row" else every,
        by_row=every == "row",
        start=own.get("from", shared.get("from")),
        min_n=own.get("min_n", shared.get("min_n", 1)),
        decimals=own.get("decimals", 2),
        place=node.place,
    )
    return source if _is_whole(source, own, notes) else None


def _is_whole(source: Source, own: Values, notes: Notes) -> bool:
    """Whether the keys of a reading go together; says where they do not."""
    wrong = list(_contradictions(source, own))
    for said, fix in wrong:
        notes.add(catalogue.WRONG_SHAPE, source.place, f"{source.name}: {said}", fix)
    return not wrong


def _contradictions(source: Source, own: Values) -> Iterator[tuple[str, str]]:
    told = source.statistic or source.default_statistic
    needs_value = source.by_row or told not in ("count", "share")
    if needs_value and source.value is None and not own.wrote("value") and not source.counts:
        yield "nothing says which column has the value.", "Add `value: NAME OF THE COLUMN`."
    if source.counts and source.statistic not in ("", "share"):
        yield "`counts` says which rows make a share.", "Write `statistic: share`, or `where`."
    if source.statistic == "share" and not source.counts:
        yield "a share needs `counts`.", "Add which rows count, as in `counts: {Score: Good}`."
    if source.by_row and (told or source.counts):
        yield "each row is a reading, so there is nothing to compute.", "Leave `statistic` out."
    if source.n and not source.by_row:
        yield "`n` goes with `every: row`; else rows are counted.", "Leave `n` out."
