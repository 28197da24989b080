"""`board.csv` and `readings.csv`: tables that keep their numbers, and calculate nothing."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.exports import board_csv, readings_csv
from sitegen.exports._cells import as_text, table
from sitegen.site import Site
from tests.exports import made
from tests.exports.xml import parsed
from tests.pages.parts import moving_state, reading
from tests.pages.sites import board, goal_state

OFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
BOARDS = ("example", "stress", "empty", "hostile", "formulas")
PATHS = ("board.csv", "readings.csv")
VALUE_TYPE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type"


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def rows_of(site: Site, path: str) -> list[dict[str, str]]:
    return rows(made.exported(site)[path])


def test_every_table_is_rfc_4180_with_a_byte_order_mark(files: dict[str, bytes]) -> None:
    for path in PATHS:
        data = files[path]
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\n") == data.count(b"\r\n")
        assert data.endswith(b"\r\n")
        heads, *cells = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        assert heads[0] == "goal"
        assert {len(row) for row in cells} <= {len(heads)}


def test_the_board_has_a_row_for_each_goal() -> None:
    (row,) = rows_of(board(goal_state()), "board.csv")
    assert row == {
        "goal": "answer-first", "title": "Answer first messages 30% faster",
        "url": "goals/answer-first/index.html", "teams": "Frontline", "kind": "pact",
        "steward": "Maria Silva", "sponsor": "Henrik Dahl", "start": "2026-10-01",
        "due": "2026-12-31", "period": "2026-Q4", "lifecycle": "active", "status": "at_risk",
        "status_reason": "At risk: 8 points (8 days) behind plan on 29 October.",
        "freshness": "fresh", "progress": "0.5833", "expected": "0.6667",
        "agreed": "1", "parties": "2", "is_agreed": "true", "measure": "First response time",
        "unit": "hours", "baseline": "4", "target": "2.8", "latest": "3.3",
        "latest_on": "2026-10-29", "outcome": "", "guardrail_broken": "false",
    }  # fmt: skip


def test_the_readings_have_a_row_for_each_reading() -> None:
    found = rows_of(board(goal_state()), "readings.csv")
    assert len(found) == 4 + 3
    assert found[0] == {
        "goal": "answer-first", "title": "Answer first messages 30% faster", "teams": "Frontline",
        "measure": "first-response-time", "metric": "first-response-time@1", "role": "outcome",
        "unit": "hours", "date": "2026-10-08", "value": "3.9", "n": "120", "note": "",
    }  # fmt: skip


def test_an_empty_board_has_tables_with_heads_alone(
    all_files: dict[str, dict[str, bytes]],
) -> None:
    found = all_files["empty"]
    assert found["board.csv"].decode("utf-8-sig") == ",".join(board_csv.HEADS) + "\r\n"
    assert found["readings.csv"].decode("utf-8-sig") == ",".join(readings_csv.HEADS) + "\r\n"


def test_negative_numbers_stay_numbers() -> None:
    measure = replace(moving_state(), readings=(reading(date(2026, 10, 8), "-1.20"),))
    (row,) = rows_of(board(goal_state(measures=(measure,))), "readings.csv")
    assert row["value"] == "-1.2"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\r\n=1", "'=1"),
        ("  =1", "'=1"),
        ("\uff1d1", "'\uff1d1"),
        ("a;=1;b", "a;'=1;b"),
        ("two\nlines\tand\x00more", "two lines and more"),
        ("30% faster - at 2 = 3 + 4", "30% faster - at 2 = 3 + 4"),
        ("'quoted'", "'quoted'"),
    ],
)
def test_a_text_is_taken_for_text(text: str, expected: str) -> None:
    assert as_text(text) == expected


@given(st.text(max_size=60))
def test_no_text_begins_like_a_formula_wherever_it_is_cut(text: str) -> None:
    data = table(("head",), [(text,), (f"x;{text}",)]).decode("utf-8-sig")
    for cut in (",", ";", "\t"):
        for row in csv.reader(io.StringIO(data, newline=""), delimiter=cut):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z")), max_size=20), min_size=1))
def test_other_text_comes_back_as_it_was(cells: list[str]) -> None:
    plain = [f"a{cell}".replace(";", "") for cell in cells]
    data = table([f"h{n}" for n, _ in enumerate(plain)], [plain])
    _, found = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    assert found == plain


def test_values_are_written_by_their_kind() -> None:
    cells = ("text", 3, Decimal("-2.50"), date(2026, 11, 20), True, None)
    assert table(tuple("abcdef"), [cells]).splitlines()[1] == b"text,3,-2.5,2026-11-20,true,"


Cells = list[list[Element]]


def in_office(tables: Mapping[str, bytes], folder: Path, separator: str) -> dict[str, Cells]:
    """The cells of tables as LibreOffice reads them on a double click, all in one start of it."""
    for name, data in tables.items():
        (folder / f"{name}.csv").write_bytes(data)
    options = f"CSV:{ord(separator)},34,76,1"  # quotes, UTF-8, from the first line on
    subprocess.run(
        [OFFICE, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'me').as_uri()}",
         "--infilter=" + options, "--convert-to", "fods", "--outdir", str(folder),
         *(str(folder / f"{name}.csv") for name in tables)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    roots = {name: parsed((folder / f"{name}.fods").read_bytes()) for name in tables}
    return {
        name: [[*cells_of(row)] for row in root.iter(f"{TABLE}table-row")]
        for name, root in roots.items()
    }


def cells_of(row: Element) -> Iterator[Element]:
    """Each cell; equal neighbours stand in the file as one that is repeated."""
    for cell in row.iter(f"{TABLE}table-cell"):
        yield from [cell] * min(int(cell.get(f"{TABLE}number-columns-repeated", "1")), 100)


def shown(cell: Element) -> str:
    return "".join(cell.itertext()).strip()


def formulas_in(cells: Cells) -> list[str]:
    return [cell.attrib[f"{TABLE}formula"] for row in cells for cell in row
            if f"{TABLE}formula" in cell.attrib]  # fmt: skip


office = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed (libreoffice-calc)")


@pytest.fixture(scope="module", params=[",", ";"])
def opened(
    request: pytest.FixtureRequest,
    all_files: dict[str, dict[str, bytes]],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Cells]:
    """Both tables of every board, and a dangerous one, cut at one separator or at the other."""
    tables = {f"{name}-{path[:-4]}": all_files[name][path] for name in BOARDS for path in PATHS}
    tables["unguarded"] = b"a;=1+1;b\r\n=2+2,x\r\n"
    return in_office(tables, tmp_path_factory.mktemp("office"), request.param)


@office
def test_a_spreadsheet_program_calculates_what_is_not_guarded(opened: dict[str, Cells]) -> None:
    """So that the next test can fail."""
    assert formulas_in(opened["unguarded"])


@office
@pytest.mark.parametrize("name", BOARDS)
def test_a_spreadsheet_program_finds_no_formula(opened: dict[str, Cells], name: str) -> None:
    for path in PATHS:
        cells = opened[f"{name}-{path[:-4]}"]
        assert cells
        assert formulas_in(cells) == []


@office
@pytest.mark.parametrize("opened", [","], indirect=True)
def test_a_spreadsheet_program_reads_numbers_days_and_names(
    opened: dict[str, Cells], all_files: dict[str, dict[str, bytes]]
) -> None:
    data = all_files["example"]["board.csv"]
    heads, *goals = opened["example-board"]
    names = [shown(cell) for cell in heads][: len(board_csv.HEADS)]
    assert names == list(board_csv.HEADS)
    first = dict(zip(names, goals[0], strict=False))
    kinds = {"title": "string", "due": "date", "parties": "float", "target": "float"}
    assert {name: first[name].attrib[VALUE_TYPE] for name in kinds} == kinds
    stewards = [shown(row[names.index("steward")]) for row in goals]
    assert stewards == [row["steward"] for row in rows(data)]
    assert any(not name.isascii() for name in stewards)
