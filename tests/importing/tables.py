"""Tables and maps in tests, and what comes of them on the board of `GOAL`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from sitegen.decode.board import decode_board, decode_library
from sitegen.edges.library import read_library
from sitegen.importing.gather import Gathered, gather
from sitegen.importing.maps import read_map
from sitegen.importing.model import ReadingsMap
from sitegen.importing.plans import Plans, by_name, plans
from sitegen.importing.problems import Problems
from sitegen.importing.readings import Covered, Made, made
from sitegen.importing.table import Table
from sitegen.model.goal import Goal
from sitegen.source import RawFile

TEAMS = """\
board: {title: Test board, timezone: Europe/Oslo, frozen: 2026-02-03}
people: {maria: {name: Maria Silva}, henrik: {}}
teams:
  frontline: {name: Frontline, lead: maria, sponsor: henrik, members: [maria]}
"""
GOAL = """\
---
start: 2026-01-05
due: 2026-03-31
measures:
  first-response-time: from 4.0 to 2.8 hours
  csat: guardrail at least 92%
  calls: {kind: total, target: 500 calls, definition: Calls to customers, direction: up}
  mood: {at_least: 3, unit: points, definition: Mood, every: irregular}
  rehearsal: yes or no
---
# Answer first messages 30% faster
We make customers wait too long.
"""
FIRST = "date: Created\nreadings:\n  faster/first-response-time:\n"
MEDIAN = FIRST + "    value: {column: Minutes, unit: minutes}\n    statistic: median\n"


class TextLines:
    """The lines of a text, as those of a file come."""

    def __init__(self, text: str) -> None:
        self.number = 0
        self._lines = iter(text.splitlines(keepends=True))

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        return line


def goal(text: str = GOAL, **series: str) -> Goal:
    """A goal `faster` with a series for each of some measures."""
    files = {"teams.yaml": TEAMS, "goals/frontline/faster.md": text}
    for name, rows in series.items():
        files[f"goals/frontline/faster/{name.replace('_', '-')}.csv"] = rows
    raw = tuple(RawFile(path, content.encode()) for path, content in files.items())
    (found,) = decode_board(raw, decode_library(read_library())).goals
    return found


def a_map(text: str) -> ReadingsMap:
    """A map without a mistake."""
    read, findings = read_map(RawFile("map.yaml", text.encode()))
    assert read is not None, [one.message for one in findings]
    return read


def planned(text: str, problems: Problems, at: Goal, asked: str = "") -> Plans:
    """What a map would do on the board of that goal."""
    return plans(a_map(text), by_name({at.id: at}), asked, (at.id,), problems)


def gathered(
    text: str, table: str, at: Goal | None = None, zone: str = "Europe/Oslo"
) -> tuple[tuple[Gathered, ...], Problems]:
    """What a table says by a map, and what is wrong with it."""
    problems = Problems("table.csv")
    done = planned(text, problems, at or goal())
    assert not problems.count, [str(one) for one in problems.told]
    lines = Table(TextLines(table), problems)
    return gather(lines, done.plans, ZoneInfo(zone), problems), problems


def readings(
    text: str,
    table: str,
    at: Goal | None = None,
    since: date | None = date(2026, 1, 1),
    until: date | None = date(2026, 2, 2),
) -> list[tuple[str, str, int | None]]:
    """Day, value and n of the readings of a map's first measure; nothing may be wrong."""
    found, problems = gathered(text, table, at)
    assert not problems.count, [str(one) for one in problems.told]
    return as_rows(of(found[0], since, until))


def of(found: Gathered, since: date | None, until: date | None) -> Made:
    """The readings of what was gathered, on 3 February 2026."""
    return made(found, Covered(since=since, until=until, yesterday=date(2026, 2, 2)))


def as_rows(done: Made) -> list[tuple[str, str, int | None]]:
    """Readings, plain."""
    return [(one.on.isoformat(), f"{one.value:f}", one.n) for one in done.readings]


def wrong(text: str, table: str) -> list[str]:
    """What is wrong with a table, in words."""
    _, problems = gathered(text, table)
    return [str(one) for one in problems.told]
