"""What docs/feeds.md says of feeds, calendars, tables and cards is what a build makes."""

from __future__ import annotations

import re

from sitegen.exports import board_csv, readings_csv
from sitegen.exports._days import UPCOMING
from sitegen.exports._events import Kind
from sitegen.exports.feed_xml import NEWEST
from tests.documents import document, tables

NAME = "docs/feeds.md"
DOC = document(NAME)


def columns(head: str) -> list[str]:
    """What stands between backticks in the first column of the table with that head."""
    return [name for row in tables(NAME, head, "what") for name in re.findall(r"`([^`]+)`", row[0])]


def test_every_column_is_told_in_its_order() -> None:
    assert columns("column of `board.csv`") == list(board_csv.HEADS)
    assert columns("column of `readings.csv`") == list(readings_csv.HEADS)


def test_every_kind_of_news_is_told() -> None:
    told = re.search(r"first category \(([^)]+)\)", DOC)
    assert told
    assert re.findall(r"`([^`]+)`", told[1]) == [kind.value for kind in Kind]


def test_the_numbers_are_those_of_the_program() -> None:
    words = {4: "four"}
    assert f"the newest {NEWEST} things" in DOC
    ahead = words[UPCOMING]
    assert f"the next {ahead} check-ins and the next {ahead} reviews" in DOC
