"""Importing: what docs/import.md says is what the program does."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen import pipeline
from sitegen.cli import commands
from sitegen.edges.import_maps import map_names, read_named_map
from sitegen.importing import maps
from sitegen.importing.conditions import SIGNS
from sitegen.importing.maps import read_map
from sitegen.importing.objectives import SPELLINGS, read_sheet_map
from sitegen.importing.problems import MOST_ALIKE
from sitegen.importing.statistics import KNOWN
from sitegen.importing.table import MAX_COLUMNS
from sitegen.source import RawFile
from tests.boards import TEAMS, write
from tests.documents import document

TEXT = document("docs/import.md")
FIRST, BASELINE, SECOND = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)


def test_the_maps_in_it_are_sound() -> None:
    read, findings = read_map(RawFile("map.yaml", FIRST.encode()))
    assert read, [one.message for one in findings]
    names = [source.name for source in read.sources]
    assert names == [
        "answer-faster/first-response-time",
        "answer-faster/csat",
        "calm-mondays/backlog",
    ]
    sheet, findings = read_sheet_map(RawFile("columns.yaml", SECOND.encode()))
    assert sheet, [one.message for one in findings]


def test_the_example_of_a_baseline_is_what_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # 3, 3:30, 4, 5:15 and 6 hours: the median is the one in the middle, 4
    waits = ("03:00:00", "03:30:00", "04:00:00", "05:15:00", "06:00:00")
    rows = "".join(f"{n},2025-1{n % 3}-0{n} 10:00,{wait}\n" for n, wait in enumerate(waits, 1))
    goal = "goals/frontline/answer-faster"
    part = TEXT.partition("## A baseline")[2]
    [text] = re.findall(r"```markdown\n(.*?)```", part, re.DOTALL)
    [command] = re.findall(r"```\nsitegen (import readings .*)\n```", part)
    teams = TEAMS.replace("2026-03-01", "2026-01-02")
    table = f"Ticket ID,Created time,First response time (in hrs)\n{rows}"
    files = {"teams.yaml": teams, f"{goal}.md": text, "baseline.yaml": BASELINE}
    monkeypatch.chdir(write(tmp_path, files | {"tickets-of-last-quarter.csv": table}))
    done = CliRunner().invoke(commands, command.split())
    assert done.exit_code == 0, done.output
    [line] = re.findall(r"writes one line, `([^`]+)`", part)
    written = (tmp_path / goal / "first-response-time.csv").read_text(encoding="utf-8")
    assert written == f"date,value,n\n{line}\n"
    site = pipeline.site(pipeline.load(tmp_path), date(2026, 1, 2))
    assert site.goals[0].numbers.measures[0].baseline == 4
    assert "source: …" in part


def test_every_key_of_a_map_is_told() -> None:
    told = set(re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE))
    known = {*maps._MAP.fields, *maps._SOURCE.fields} - {"readings"}
    assert told - set(map_names()) == known
    assert all(f"`{sign}`" in TEXT for sign in (*SIGNS, *(name for name in KNOWN if name != "p90")))


def test_the_ready_maps_are_told_with_their_readings() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (`[^|]*`) \|", TEXT, re.MULTILINE))
    for name in map_names():
        read, _ = read_map(read_named_map(name))
        assert read
        assert rows[name] == ", ".join(f"`{source.measure}`" for source in read.sources)


def test_every_column_of_a_sheet_is_told() -> None:
    told = re.findall(r"^\| ([a-z ]+) \| ([^|]+) \|", TEXT.partition("## Goals")[2], re.MULTILINE)
    named = {name.replace(" ", "_"): names for name, names in told if name != "column"}
    assert named.keys() == SPELLINGS.keys()
    for name, names in named.items():
        assert set(names.strip().split(", ")) <= set(SPELLINGS[name])


def test_the_bounds_are_those_of_the_program() -> None:
    assert f"{MAX_COLUMNS:,} columns" in TEXT
    assert MOST_ALIKE == 10
    assert "Of mistakes alike ten are\ntold" in TEXT
