"""ical.js, which web calendars are built on, reads our calendars as icalendar does."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.browser import sites
from tests.browser.conftest import HERE

READ = """
import ICAL from "ical.js";
let text = "";
for await (const part of process.stdin) text += part;
const board = new ICAL.Component(ICAL.parse(text));
const events = board.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
console.log(JSON.stringify(events.map((one) => ({
  uid: one.uid, title: one.summary, told: one.description,
  start: one.startDate.toString(), end: one.endDate.toString(), isDay: one.startDate.isDate,
}))));
"""


def read_by_ical_js(path: Path) -> list[dict[str, Any]]:
    node = shutil.which("node")
    assert node, "ical.js needs Node"
    ran = subprocess.run(
        [node, "--input-type=module", "--eval", READ],
        input=path.read_bytes(),
        cwd=HERE,
        capture_output=True,
        check=True,
        timeout=60,
    )
    found: list[dict[str, Any]] = json.loads(ran.stdout)
    return found


def read_by_icalendar(path: Path) -> list[dict[str, Any]]:
    found: Any = icalendar.Calendar.from_ical(path.read_bytes())
    return [
        {
            "uid": str(one["UID"]),
            "title": str(one["SUMMARY"]),
            "told": str(one["DESCRIPTION"]),
            "start": f"{one['DTSTART'].dt}",
            "end": f"{one['DTEND'].dt}",
            "isDay": True,
        }
        for one in found.walk("VEVENT")
    ]


@pytest.mark.parametrize("board", sites.BOARDS)
def test_two_programs_read_the_same_days(built: dict[str, Path], board: str) -> None:
    for path in sorted(built[board].rglob("calendar.ics")):
        assert read_by_ical_js(path) == read_by_icalendar(path), path


def test_the_example_board_has_days_to_read(built: dict[str, Path]) -> None:
    assert len(read_by_ical_js(built["example"] / "calendar.ics")) > 20
