"""The file of a series with new readings in it: what is there keeps its place and its form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from sitegen.compute.readings import collect
from sitegen.importing.plans import Plan
from sitegen.importing.readings import Made, NewReading
from sitegen.model.ledger import Reading, Series
from sitegen.numbers import canonical
from sitegen.source import RawFile

COLUMNS = ("date", "value", "n", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What readings do to a goal's series.

    `differing` are those of which the board has another value; with `replaces` the ones that
    stand in the series itself are replaced. `file` is None where nothing changes.
    """

    made: Made
    path: str
    added: tuple[NewReading, ...]
    same: tuple[NewReading, ...]
    differing: tuple[tuple[NewReading, Reading], ...]
    replaced: tuple[tuple[NewReading, Reading], ...]
    file: RawFile | None


def merged(made: Made, before: RawFile | None, path: str, *, replaces: bool) -> Merge:
    """The readings, sorted by what the board has already; `before` is the series as it is."""
    goal = made.plan.goal
    known = {one.on: one for one in collect(goal, date.max).of(made.plan.measure.id)}
    added, same, differing, replaced = [], [], [], []
    for reading in made.readings:
        old = known.get(reading.on)
        if old is None:
            added.append(reading)
        elif old.value == reading.value:
            same.append(reading)
        elif replaces and old.location.path == path and _is_one_line(before, old):
            replaced.append((reading, old))
        else:
            differing.append((reading, old))
    file = None
    if added or replaced:
        file = _with(before, path, tuple(added), tuple(replaced), _series(made.plan, path))
    return Merge(
        made=made,
        path=path,
        added=tuple(added),
        same=tuple(same),
        differing=tuple(differing),
        replaced=tuple(replaced),
        file=file,
    )


def _is_one_line(before: RawFile | None, old: Reading) -> bool:
    """Whether a reading's row ends on the line on which it begins: no note goes on."""
    lines = _text(before).split("\n") if before else []
    at = old.location.place.line - 1
    return at < len(lines) and lines[at].count('"') % 2 == 0


def _text(file: RawFile) -> str:
    text = file.data.decode("utf-8")
    return text if "\n" in text else text.replace("\r", "\n")


def series_path(plan: Plan) -> str:
    """Where the readings of a measure stand: the series that is there, or the usual place."""
    folder = plan.goal.ledger_folder
    name = plan.goal.story.evidence_of(plan.measure.id).readings
    there = [one.document.path for one in plan.goal.ledger.series if one.measure == plan.measure.id]
    if there:
        return there[0]
    is_plain = name.endswith(".csv") and PurePosixPath(name).name == name
    return f"{folder}/{name if is_plain else f'{plan.measure.id}.csv'}"


def _series(plan: Plan, path: str) -> Series | None:
    found = (one for one in plan.goal.ledger.series if one.document.path == path)
    return next(found, None)


def _with(
    before: RawFile | None,
    path: str,
    added: tuple[NewReading, ...],
    replaced: tuple[tuple[NewReading, Reading], ...],
    series: Series | None,
) -> RawFile:
    if before is None or not before.data.strip():
        form = _Form(columns=_new_columns(added))
        rows = "".join(f"{form.row(one)}\n" for one in sorted(added, key=lambda one: one.on))
        return RawFile(path, f"{','.join(form.columns)}\n{rows}".encode())
    text = _text(before)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split("\n")
    form = _form(lines)
    for reading, old in replaced:
        at = old.location.place.line - 1
        lines[at] = form.row(reading, note=old.note) + ("\r" if lines[at].endswith("\r") else "")
    known = [(one.on, one.location.place.line) for one in series.readings] if series else []
    at_end: list[str] = []
    for reading in sorted(added, key=lambda one: one.on, reverse=True):
        before_line = _line_after(reading.on, known)
        if before_line:
            lines.insert(before_line - 1, form.row(reading) + end.removesuffix("\n"))
        else:
            at_end.insert(0, form.row(reading))
    text = "\n".join(lines)
    body = text.rstrip("\r\n")
    if at_end:
        text = body + end + end.join(at_end) + (text[len(body) :] or end)
    return RawFile(path, text.encode())


def _line_after(on: date, known: list[tuple[date, int]]) -> int:
    """The line before which a day belongs; 0 for the end, also where no order can be seen.

    New rows come latest first, so the lines of the old ones still hold for earlier days.
    """
    later = [line for day, line in known if day > on]
    earlier = [line for day, line in known if day < on]
    return min(later) if later and min(later) > max(earlier, default=1) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """How a series is written: its columns, the sign between them and the decimal sign."""

    columns: tuple[str, ...]
    delimiter: str = ","
    has_comma: bool = False

    def row(self, reading: NewReading, note: str = "") -> str:
        """A reading as a row. A note keeps its words; quotes are doubled."""
        value = canonical(reading.value)
        cells = {
            "date": reading.on.isoformat(),
            "value": value.replace(".", ",") if self.has_comma else value,
            "n": "" if reading.n is None else str(reading.n),
            "note": '"' + note.replace('"', '""') + '"' if note else "",
        }
        return self.delimiter.join(cells.get(name, "") for name in self.columns)


def _form(lines: list[str]) -> _Form:
    """The form of a series as it stands; `decode.series` has read it without a finding."""
    first = lines[0].strip().lstrip("\ufeff")
    delimiter = ";" if ";" in first else "," if "," in first else "\t"
    names = (name.strip(' "').casefold() for name in first.split(delimiter))
    columns = tuple(" ".join(name.split()) for name in names)
    has_comma = delimiter != "," and "," in _values(lines, columns, delimiter)
    return _Form(columns=columns, delimiter=delimiter, has_comma=has_comma)


def _values(lines: list[str], columns: tuple[str, ...], delimiter: str) -> str:
    """The values of a series, one behind the other."""
    at = columns.index("value")
    rows = (line.split(delimiter) for line in lines[1:])
    return " ".join(row[at] for row in rows if len(row) > at)


def _new_columns(readings: tuple[NewReading, ...]) -> tuple[str, ...]:
    return COLUMNS[:3] if any(one.n is not None for one in readings) else COLUMNS[:2]
