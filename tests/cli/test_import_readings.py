"""`sitegen import readings`: from a table to the ledger, told, tried, and again without effect."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen import pipeline
from sitegen.cli import commands
from sitegen.compute.readings import collect
from sitegen.edges import additions
from sitegen.faults import Fault
from tests.boards import write
from tests.cli.ledgers import FILES, TODAY, Board, board, on_a_terminal

MAP = """\
date: Created at
id: Id
readings:
  faster/first-response-time:
    value: {column: Minutes, unit: minutes}
    statistic: median
  faster/csat:
    where: {Score: [Good, Bad]}
    counts: {Score: Good}
"""
TICKETS = (
    "Id,Created at,Minutes,Score,Requester\n"
    "1,2026-01-02 10:00,120,Good,anna@customer.example\n"
    "2,2026-01-08 10:00,240,Bad,anna@customer.example\n"
    "3,2026-01-09 10:00,180,Good,anna@customer.example\n"
    "4,2026-01-20 10:00,,Offered,anna@customer.example\n"
)
TIMES = "goals/frontline/faster/first-response-time.csv"
SCORES = "goals/frontline/faster/csat.csv"
ALL = ("--since", "2026-01-01", "--until", "2026-02-01")


def run(here: Board, *arguments: str, table: str = TICKETS, code: int = 0) -> str:
    write(here.root, {"tickets.csv": table, "map.yaml": MAP})
    told = ("import", "readings", "tickets.csv", "--map", "map.yaml", *ALL, *arguments)
    return here.run(*told, code=code)


def test_readings_are_written_and_everything_is_told(here: Board) -> None:
    # The goal runs from Thursday 1 January: slots end on the 8th, the 15th, the 22nd, the 29th.
    said = run(here)
    assert here.text(TIMES) == "date,value,n\n2026-01-08,3,2\n2026-01-15,3,1\n"
    assert here.text(SCORES) == "date,value,n\n2026-01-08,50,2\n2026-01-15,100,1\n"
    assert "faster/first-response-time (median, hours)\n" in said
    assert "  4 rows from 2026-01-02 to 2026-01-20\n" in said
    assert "  took 3 rows into 2 readings, 2 of them new\n" in said
    assert "    2026-01-08  3  n 2  new\n" in said
    assert "  left 1 row without a value (line 5)\n" in said
    assert "  left 1 row not meant by `where` (line 5)\n" in said
    assert "  left 2 slots without a row (2026-01-16 to 2026-01-29)\n" in said
    assert f"Wrote {TIMES}\n" in said
    assert "  git switch -c readings/2026-02-02\n" in said
    assert here.errors() == []


def test_without_a_map_the_ready_ones_are_named_and_an_example(here: Board) -> None:
    write(here.root, {"tickets.csv": TICKETS})
    said = " ".join(here.run("import", "readings", "tickets.csv", code=2).split())
    assert "--map names it: freshdesk, hubspot, intercom, zendesk come with the program" in said
    assert "(`sitegen import readings --list` says what each reads)" in said
    assert "Such as: sitegen import readings tickets.csv --map freshdesk --goal GOAL" in said


def test_a_second_time_changes_nothing(here: Board) -> None:
    run(here)
    before = (here.text(TIMES), here.text(SCORES))
    said = run(here)
    assert "2 readings, 0 of them new" in said
    assert "Nothing to write." in said
    assert (here.text(TIMES), here.text(SCORES)) == before


def test_what_comes_back_is_what_the_table_said(here: Board) -> None:
    run(here)
    loaded = pipeline.load(here.root)
    goal = next(one for one in loaded.decoded.goals if one.id == "faster")
    found = collect(goal, TODAY).of("csat")
    assert [(str(one.on), str(one.value), one.n) for one in found] == [
        ("2026-01-08", "50", 2),
        ("2026-01-15", "100", 1),
    ]


def test_nothing_of_a_customer_is_written_anywhere(here: Board) -> None:
    known = {path for path in here.root.rglob("*") if path.is_file()}
    run(here, "--skip-unreadable", table=TICKETS + "anna-7,soon,x,Good,anna@customer.example\n")
    new = {path for path in here.root.rglob("*") if path.is_file()} - known
    written = {path.name: path.read_text(encoding="utf-8") for path in new}
    assert written.keys() == {"tickets.csv", "map.yaml", "first-response-time.csv", "csat.csv"}
    assert "anna" not in written["csat.csv"] + written["first-response-time.csv"]


def test_another_value_is_told_and_kept_or_replaced(here: Board) -> None:
    run(here)
    other = TICKETS.replace(",240,", ",360,")
    said = run(here, table=other)
    assert f"  kept 2026-01-08: the board has 3 ({TIMES}:2), the table 4\n" in said
    assert "2026-01-08,3,2" in here.text(TIMES)
    said = run(here, "--replace", table=other)
    assert "    2026-01-08  4  n 2  replaced\n" in said
    assert here.text(TIMES) == "date,value,n\n2026-01-08,4,2\n2026-01-15,3,1\n"


def test_a_check_in_is_never_replaced(here: Board) -> None:
    here.run("check-in", "faster", "--reading", "csat=93%,at=2026-01-15")
    said = run(here, "--replace")
    assert "  kept 2026-01-15: the board has 93 (goals/frontline/faster/2026-02-02-" in said
    assert here.text(SCORES) == "date,value,n\n2026-01-08,50,2\n"


def test_a_dry_run_says_it_all_and_writes_nothing(here: Board) -> None:
    said = run(here, "--dry-run")
    assert f"Would write {TIMES}, {SCORES}; nothing was written." in said
    assert here.entries() == []


def test_rows_that_cannot_be_read_stop_it_unless_they_are_to_be_skipped(here: Board) -> None:
    table = TICKETS + "5,2026-01-09,soon,Good,x\n6,05/06/2026,60,Good,x\n"
    said = run(here, table=table, code=1)
    assert "tickets.csv:6: Minutes: “soon” is no number." in said
    assert "tickets.csv:7: Created at: “05/06/2026” may be 2026-06-05 or 2026-05-06." in said
    assert said.endswith("Nothing was written.\n")
    assert here.entries() == []
    said = run(here, "--skip-unreadable", table=table)
    assert "  left 2 rows that cannot be read (lines 6, 7)\n" in said
    assert here.text(TIMES).endswith("2026-01-15,3,1\n")


def test_only_the_measure_that_was_asked_for(here: Board) -> None:
    write(here.root, {"export.csv": "Id,Created at,First reply time in minutes\n1,2026-01-02,60\n"})
    told = ("import", "readings", "export.csv", "--map", "zendesk", *ALL)
    said = here.run(*told, "--goal", "faster", code=1)
    assert "csat: There is no column “Solved at”." in said
    here.run(*told, "--goal", "faster/first-response-time")
    assert here.text(TIMES) == "date,value,n\n2026-01-08,1,1\n"
    said = here.run(*told, "--goal", "faster/cast", code=2)
    assert "no readings of “cast”. Did you mean csat?" in said


@pytest.mark.parametrize(
    ("arguments", "words", "code"),
    [
        (("--map", "zendsk"), "Did you mean zendesk?", 2),
        (("--map", "broken.yaml"), "broken.yaml:2:1: “valeu” is no key that is known here.", 1),
        (("--map", "zendesk"), "nothing says which goal it is for", 1),
        (("--map", "zendesk", "--goal", "fastr"), "Did you mean faster?", 2),
        (("--map", "zendesk", "--since", "soon"), "“soon” is no date", 2),
    ],
)
def test_what_is_wrong_is_told(
    here: Board, arguments: tuple[str, ...], words: str, code: int
) -> None:
    broken = "readings: {faster/csat: {date: D, value: V, every: row}}\nvaleu: x\n"
    write(here.root, {"t.csv": TICKETS, "broken.yaml": broken})
    assert words in here.run("import", "readings", "t.csv", *arguments, code=code)


def test_a_table_that_is_not_there_is_a_fault(here: Board) -> None:
    said = here.run(
        "import", "readings", "none.csv", "--map", "zendesk", "--goal", "faster", code=2
    )
    assert "none.csv cannot be read" in said


def test_a_series_with_a_mistake_is_mended_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = board(tmp_path, monkeypatch, FILES | {SCORES: "date,value\n2026-01-08,ninety\n"})
    said = run(here, code=2)
    assert f"{SCORES}:2: “ninety” is no number" in said
    assert "Mend this first." in said
    assert here.entries() == ["csat.csv"]


def test_maps_can_be_listed_and_shown(here: Board) -> None:
    assert "zendesk     first-response-time, resolution-time, csat" in here.run(
        "import", "readings", "--list"
    )
    assert here.run("import", "readings", "--show", "hubspot").startswith("# HubSpot")
    assert "Did you mean hubspot?" in here.run("import", "readings", "--show", "hubsport", code=2)


def test_all_files_are_written_or_none(here: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here.root, {SCORES: "date,value,n\n"})

    def full(*_: object) -> None:
        raise Fault("The disk is full.")

    monkeypatch.setattr(additions, "mend", full)
    assert "The disk is full." in run(here, code=2)
    assert here.entries() == ["csat.csv"]


HOSTILE = {
    "a cell of ten megabytes": "Id,Created at,Minutes,Score\n1," + "x" * 10_000_000 + ",1,Good\n",
    "ten thousand columns": ",".join(f"c{n}" for n in range(10_000)) + "\n",
    "a quote that does not end": 'Id,Created at,Minutes,Score\n1,"2026-01-08,1,Good\n' * 30_000,
    "no text": "\0" * 100_000,
    "formulas": "Id,Created at,Minutes,Score\n1,2026-01-08,\"=cmd|'/c calc'!A1\",Good\n",
    "orders to the terminal": "Id,Created at,Minutes,Score\n1,\x1b[2J\x07,1,Good\n",
    "cells": "Id,Created at,Minutes,Score\n" + "1," * 400_000 + "\n",
    "a date of many digits": f"Id,Created at,Minutes,Score\n1,{'9' * 5_000},1,Good\n",
    "half a pair": "Id,Created at,Minutes,Score\n\ud83d,2026-01-08,x,Good\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_table_is_refused_in_few_words(here: Board, name: str) -> None:
    data = HOSTILE[name].encode("utf-8", "surrogatepass")
    (here.root / "hostile.csv").write_bytes(data)
    write(here.root, {"map.yaml": MAP})
    told = ["import", "readings", "hostile.csv", "--map", "map.yaml"]
    done = CliRunner().invoke(commands, told)
    assert isinstance(done.exception, SystemExit | Fault), done.exception
    said = done.output + str(done.exception)
    assert len(said) < 10_000
    assert "\x1b" not in said
    assert here.entries() == []


def test_memory_does_not_grow_with_what_a_table_says_besides(here: Board) -> None:
    def peak(rows: int) -> int:
        row = "2026-01-08 10:00,120,Good," + "a long complaint " * 50 + "\n"
        table = "Created at,Minutes,Score,Text\n" + row * rows
        (here.root / "tickets.csv").write_text(table, encoding="utf-8")
        del table
        tracemalloc.start()
        here.run("import", "readings", "tickets.csv", "--map", "map.yaml", "--dry-run")
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    write(here.root, {"map.yaml": MAP.replace("id: Id\n", "")})
    peak(10)  # what is loaded once
    few, many = peak(1_000), peak(5_000)  # 0.9 and 4.5 MB
    # 4,000 more rows of 900 bytes are 3.6 MB; each of them may keep 8 bytes a measure, and 40
    # more while the median of their slot is found: 0.2 MB.
    assert many - few < 600_000


def test_on_a_terminal_it_works_as_elsewhere(here: Board) -> None:
    write(here.root, {"tickets.csv": TICKETS, "map.yaml": MAP})
    ran = on_a_terminal(here, "import", "readings", "tickets.csv", "--map", "map.yaml", typed=())
    assert ran.code == 0, ran.said
