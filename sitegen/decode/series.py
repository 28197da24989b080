"""Reading a series: a CSV with a date, a value, and maybe the number of cases and a note."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sitegen.decode import catalogue
from sitegen.decode.notes import Notes, clean, did_you_mean, shown
from sitegen.decode.scalars import certain_day, parse_day
from sitegen.decode.units import same_unit, unit_name
from sitegen.finding import Edit
from sitegen.model.ledger import Reading, Series
from sitegen.numbers import NumberProblem, Quantity, parse_quantity
from sitegen.source import Document, Location, Place

COLUMNS = ("date", "value", "n", "note")
MAX_COLUMNS = 40
"""A table with more columns is no series that somebody wrote."""
MAX_SAID = 19
"""More findings than this about the rows of one file help nobody; the last one counts the rest."""

_DECIMAL_COMMA = re.compile(r"\d,\d")
_DAY_FIRST = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file with the line it starts on; `text` is that line as written."""

    line: int
    text: str
    cells: tuple[str, ...]

    def place(self, column: int) -> Place:
        """Where a cell stands; the whole line where quotes hide the columns' borders."""
        whole = Place(self.line, 1, self.line, len(self.text) + 1)
        if '"' in self.text or column >= len(self.cells):
            return whole
        start = 1 + sum(len(cell) + 1 for cell in self.cells[:column])
        return Place(self.line, start, self.line, start + len(self.cells[column]))


@dataclass(frozen=True, slots=True)
class Header:
    """The first line: how many columns it names, where the known ones stand, a sound row."""

    width: int
    columns: dict[str, int]
    example: str

    @property
    def needed(self) -> int:
        """How many cells a row has at least: those up to its date and value."""
        return max(self.columns["date"], self.columns["value"]) + 1


def series(measure: str, unit: str | None, document: Document, notes: Notes) -> Series:
    """The readings of a series; `unit` is the measure's, or None where that is not known."""
    rows = _rows(document.text)
    header = _header(next(rows, None), document.text, notes)
    if header is None:
        return Series(measure=measure, document=document)
    rows_notes = Notes(notes.path)
    readings = tuple(
        reading
        for row in rows
        if (reading := _reading(row, header, measure, unit, rows_notes)) is not None
    )
    _hand_over(rows_notes, notes)
    return Series(measure=measure, document=document, readings=readings)


def _rows(text: str) -> Iterator[Row]:
    """The rows that are not blank. An unclosed quote ends with the file, never beyond."""
    lines = text.split("\n")
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(lines[0]))
    start = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            # A cell of more than 131,072 characters: certainly an unclosed quote.
            yield Row(start + 1, lines[start], (lines[start],))
            return
        if any(cell.strip() for cell in cells):
            yield Row(start + 1, lines[start], tuple(cells))
        start = reader.line_num


def _delimiter(first_line: str) -> str:
    return ";" if ";" in first_line else "," if "," in first_line else "\t"


def _example(names: list[str], text: str) -> str:
    """A sound row for these columns, with the delimiter and the decimal sign of the file."""
    delimiter = _delimiter(text.split("\n", 1)[0])
    value = "3.4" if delimiter == "," or not _DECIMAL_COMMA.search(text) else "3,4"
    known = {"date": "2026-01-16", "value": value, "n": "41"}
    return delimiter.join(known.get(name, "") for name in names).rstrip(delimiter)


def _header(header: Row | None, text: str, notes: Notes) -> Header | None:
    if header is None:
        notes.add(catalogue.SERIES_COLUMNS, Place(), "This series is empty.")
        return None
    if len(header.cells) > MAX_COLUMNS:
        notes.add(
            catalogue.SERIES_COLUMNS,
            header.place(MAX_COLUMNS),
            f"The first line names {len(header.cells):,} columns; at most {MAX_COLUMNS} fit.",
        )
        return None
    names = [clean(cell).casefold() for cell in header.cells]
    known = {name: names.index(name) for name in COLUMNS if name in names}
    for at, name in enumerate(names):
        if name not in COLUMNS and "date" in known:
            notes.add(
                catalogue.SERIES_COLUMNS,
                header.place(at),
                f"{shown(name)} is no column that is known here.",
                did_you_mean(name, COLUMNS),
            )
        elif name in COLUMNS and known[name] != at:
            notes.add(
                catalogue.SERIES_COLUMNS, header.place(at), f"The column {name} stands here twice."
            )
    if "date" not in known or "value" not in known:
        missing = " and ".join(name for name in COLUMNS[:2] if name not in known)
        notes.add(
            catalogue.SERIES_COLUMNS,
            header.place(len(header.cells)),
            f"The first line names no column {missing}.",
        )
        return None
    return Header(len(header.cells), known, f"Write the row like `{_example(names, text)}`.")


def _reading(
    row: Row, header: Header, measure: str, unit: str | None, notes: Notes
) -> Reading | None:
    columns = header.columns
    if not header.needed <= len(row.cells) <= header.width:
        notes.add(
            catalogue.SERIES_ROW,
            row.place(len(row.cells)),
            f"This row has {len(row.cells)} column{'s' if len(row.cells) > 1 else ''}, and the "
            f"first line names {header.width}.",
            f"{header.example} A text with the sign between columns in it needs quotes.",
        )
        return None
    cell = {
        name: row.cells[at].strip() if at < len(row.cells) else "" for name, at in columns.items()
    }
    on = _day(cell["date"], row.place(columns["date"]), header.example, notes)
    value = _value(cell["value"], unit, row.place(columns["value"]), header.example, notes)
    n = _count(cell.get("n", ""), row.place(columns.get("n", 0)), header.example, notes)
    if on is None or value is None:
        return None
    return Reading(
        measure=measure,
        on=on,
        value=value.value,
        n=n,
        note=clean(cell.get("note", "")),
        location=Location(notes.path, row.place(columns["value"])),
    )


def _day(text: str, place: Place, example: str, notes: Notes) -> date | None:
    match = _DAY_FIRST.fullmatch(text) if text.isascii() else None
    iso = f"{match[3]}-{match[2]}-{match[1]}" if match else text
    try:
        return parse_day(iso)
    except ValueError as problem:
        is_bare = place.end_column - place.column == len(text)
        right = certain_day(text) if is_bare else ""
        edits = (Edit(location=Location(notes.path, place), old=text, new=right),) if right else ()
        said = f"{shown(text)} {problem}"
        notes.add(catalogue.SERIES_ROW, place, said, example, edits=edits)
        return None


def _value(
    text: str, unit: str | None, place: Place, example: str, notes: Notes
) -> Quantity | None:
    try:
        quantity = parse_quantity(text)
    except NumberProblem as problem:
        said = f"{shown(text)} {problem}." if text else "There is no value in this row."
        notes.add(catalogue.SERIES_ROW, place, said, example)
        return None
    written = unit_name(quantity.unit)
    if written and unit is not None and not same_unit(written, unit):
        notes.add(
            catalogue.BAD_UNIT,
            place,
            f"This reading is in {written}, and the measure counts in {unit or 'plain numbers'}.",
            f"Write it in {unit}, or the number alone." if unit else "Write the number alone.",
        )
        return None
    return quantity


def _count(text: str, place: Place, example: str, notes: Notes) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= 9:
        return int(text)
    notes.add(catalogue.SERIES_ROW, place, f"{shown(text)} is no whole number of cases.", example)
    return None


def _hand_over(rows_notes: Notes, notes: Notes) -> None:
    said, rest = rows_notes.findings[:MAX_SAID], rows_notes.findings[MAX_SAID:]
    notes.findings.extend(said)
    if rest:
        notes.add(
            catalogue.SERIES_ROW,
            rest[0].location.place,
            f"{rows_notes.count - MAX_SAID:,} more findings in this series begin here.",
        )
