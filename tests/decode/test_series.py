"""Series: a date and a value a row, as people and spreadsheets write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sitegen.decode.notes import Notes
from sitegen.decode.series import MAX_SAID, series
from sitegen.model.ledger import Series
from sitegen.source import Document, Location, Place
from tests.decode.reading import said


def decoded(text: str, unit: str | None = "hours") -> tuple[Series, Notes]:
    notes = Notes("m.csv")
    return series("m", unit, Document("m.csv", text), notes), notes


def values(text: str, unit: str | None = "hours") -> list[tuple[date, Decimal]]:
    found, notes = decoded(text, unit)
    assert notes.findings == []
    return [(reading.on, reading.value) for reading in found.readings]


NINTH, SIXTEENTH = date(2026, 1, 9), date(2026, 1, 16)


@pytest.mark.parametrize(
    "text",
    [
        "date,value\n2026-01-09,4.0\n2026-01-16,3.9\n",
        "date,value\n2026-01-09,4.0\n2026-01-16,3.9",
        "Date, Value \n\n2026-01-09, 4.0\n,\n2026-01-16 ,3.9 h\n",
        "date;value\n09.01.2026;4,0\n16.01.2026;3,9\n",
        "date\tvalue\n2026-01-09\t4.0\n2026-01-16\t3.9\n",
        "value,date\n4.0,2026-01-09\n3.9,2026-01-16\n",
        'date,value\n"2026-01-09","4,0"\n2026-01-16,3.9\n',
        "date,value,n,note\n2026-01-09,4.0\n2026-01-16,3.9,,\n",
    ],
)
def test_each_way_to_write_a_series(text: str) -> None:
    assert values(text) == [(NINTH, Decimal("4.0")), (SIXTEENTH, Decimal("3.9"))]


def test_cases_notes_and_places() -> None:
    found, notes = decoded('date,value,n,note\n2026-01-09,4.0,412,"rain, all week"\n')
    assert notes.findings == []
    [reading] = found.readings
    assert (reading.n, reading.note, reading.measure) == (412, "rain, all week", "m")
    assert reading.location == Location("m.csv", Place(2, 1, 2, 36))
    [plain] = decoded("date,value\n2026-01-09,4.0\n")[0].readings
    assert plain.location == Location("m.csv", Place(2, 12, 2, 15))


def test_a_text_over_several_lines_is_one_row() -> None:
    text = 'date,value,note\n2026-01-09,4.0,"rain\nand snow"\n2026-01-16,x,\n'
    found, notes = decoded(text)
    assert [reading.note for reading in found.readings] == ["rain and snow"]
    assert said(notes.findings) == ["V151 4:12"]


def test_of_an_unknown_measure_the_unit_is_not_judged() -> None:
    assert values("date,value\n2026-01-09,4 parsecs\n", None) == [(NINTH, Decimal(4))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["V150 1:1"]),
        ("\n\n", ["V150 1:1"]),
        ("date,worth\n", ["V150 1:6", "V150 1:1"]),
        ("when,value\n", ["V150 1:1"]),
        ("2026-01-09,4.0\n", ["V150 1:1"]),
        ("date,value,value\n", ["V150 1:12"]),
        ("date,value,cases\n2026-01-09,4.0,3\n", ["V150 1:12"]),
        ("date,value\n2026-02-30,4\n", ["V151 2:1"]),
        ("date,value\n9.1.2026,4\n", ["V151 2:1"]),
        ("date,value\n2026-01-09,NaN\n", ["V151 2:12"]),
        ("date,value\n2026-01-09,inf\n", ["V151 2:12"]),
        ("date,value\n2026-01-09,\n", ["V151 2:12"]),
        ('date,value\n2026-01-09,"1,000"\n', ["V151 2:1"]),
        ("date,value\n2026-01-09,3%\n", ["M402 2:12"]),
        ("date,value\n2026-01-09\n", ["V151 2:1"]),
        ("date,value\n2026-01-09,3,9\n", ["V151 2:1"]),
        ("date,value,n\n2026-01-09,3,few\n", ["V151 2:14"]),
        ("date,value,n\n2026-01-09,3,1.5\n", ["V151 2:14"]),
        ("date,value\nx,y\n", ["V151 2:1", "V151 2:3"]),
    ],
)
def test_what_is_wrong_is_told_at_its_cell(text: str, expected: list[str]) -> None:
    assert said(decoded(text)[1].findings) == expected


def test_one_wrong_row_hides_no_other() -> None:
    found, notes = decoded("date,value\n2026-01-09,4\n2026-01-10,lots\n2026-01-16,3\n")
    assert [reading.on for reading in found.readings] == [NINTH, SIXTEENTH]
    assert len(notes.findings) == 1


def test_very_many_wrong_rows_are_counted() -> None:
    _, notes = decoded("date,value\n" + "2026-01-09,lots\n" * (MAX_SAID + 5))
    assert len(notes.findings) == MAX_SAID + 1
    last = notes.findings[-1]
    assert last.message == "5 more findings in this series begin here."
    assert last.location.place.line == MAX_SAID + 2


def test_a_first_line_of_very_many_columns_is_told_once() -> None:
    found, notes = decoded("date,value" + ",x" * 500_000 + "\n2026-01-09,4\n")
    assert found.readings == ()
    [told] = notes.findings
    assert told.message == "The first line names 500,002 columns; at most 40 fit."
    assert told.location.place == Place(1, 88, 1, 89)


def test_an_unclosed_quote_ends_with_the_file() -> None:
    text = 'date,value\n2026-01-09,"4\n' + "2026-01-16,3\n" * 20_000
    found, notes = decoded(text)
    assert found.readings == ()
    assert said(notes.findings) == ["V151 2:1"]
