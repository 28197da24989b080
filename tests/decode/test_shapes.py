"""What readers say that they take is what they take, text by text."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.decode import patterns
from sitegen.decode.addresses import Pattern, address, address_id, branch, folder
from sitegen.decode.entries import digest
from sitegen.decode.goals import GOAL_KEYS, Visibility
from sitegen.decode.measure_keys import LONG_FORM
from sitegen.decode.nodes import Node, Scalar
from sitegen.decode.notes import Notes
from sitegen.decode.readings import reading_value
from sitegen.decode.scalars import (
    Choice,
    Reader,
    Text,
    count,
    day,
    identifier,
    number,
    quantity,
    yes_or_no,
)
from sitegen.decode.settings import Share, points
from sitegen.decode.shapes import Either, Words, Written, shape_of, takes
from sitegen.decode.short_form import SHORT_FORM, parse_short_form
from sitegen.decode.spans import cadence, due
from sitegen.decode.teams import TEAMS_YAML
from sitegen.forge import EDIT_PARTS
from sitegen.model.ledger import Confidence
from sitegen.model.terms import Kind, MeasureKind
from sitegen.numbers import NumberProblem
from sitegen.source import Place


@takes(SHORT_FORM)
def short_form(node: Node, _notes: Notes) -> object:
    assert isinstance(node, Scalar)
    try:
        return parse_short_form(node.text)
    except NumberProblem:
        return None


def reader_of(record: Any, key: str) -> Reader[Any]:
    found: Reader[Any] = record[key]
    return found


READERS: tuple[Reader[Any], ...] = (
    identifier,
    day,
    number,
    quantity,
    count,
    yes_or_no,
    cadence,
    due,
    reading_value,
    digest,
    points,
    short_form,
    Text(longest=5),
    address,
    address_id,
    branch,
    folder,
    Pattern(EDIT_PARTS, (("path",), ("folder", "name"))),
    TEAMS_YAML.fields["format"],
    Share(),
    Share(most=1000),
    Choice(Kind),
    Choice(MeasureKind),
    Choice(Confidence),
    Choice(Visibility),
    reader_of(GOAL_KEYS, "agreement"),
    reader_of(LONG_FORM.fields, "baseline"),
)

PIECES = (
    *("0", "00", "1", "5", "12", "100", "120", "121", "1000", "1000001", "123456789012", "007"),
    *("4.0", "2,8", "1,200", "0,500", "1.200,5", "-3", "+3", "−2.5", "1e3", ".5", "5."),
    *("1_000", "1'000", "1’000", "1\u2009000", "½", "²", "٣", "_", "·", "/", "x", "k", "K", "’"),
    *("%", "h", "hours", "pp", "points", "EUR", "€", ":", "-", "e", "E5", "'", "t", "in"),
    *("a", "csat", "first-reply", "a--b", "-a", "Maria", "@maria", "x" * 100, "x" * 101),
    *("2026", "0000", "2026-Q1", "2026q4", "2026-H2", "2026-Q5", "2026-01-16", "2026-02-29"),
    *("2024-02-29", "2100-02-29", "2026-1-16", "1969-12-31", "2200-01-01", "2026-04-31"),
    *("day", "Weeks", "month", "quarters", "year", "irregular", "on", "friday", "Monday", "days"),
    *("yes", "No", "ON", "off", "true", "FALSE", "done", "unknown", "from", "readings", "all"),
    *("quorum", "steward", "and", "sponsor", "pact", "HARD", "yes_no", "on_track", "internal"),
    *("guardrail", "lead", "outcome", "to", "at", "least", "most", "between", "below", "above"),
    *("total", "milestones", "or", "no", "yes/no", "terms/1:", "0f" * 16, "tickets in shops"),
    *("main", "feature/", "..", ".", "/", "@{", "@", ".lock", "~1", "release-1.2", "ü"),
    *("https://a.example/", "http:", "{path}", "{folder}", "{name}", "{nam}", "{", "con", "404"),
)
TEXTS = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(("", " ", "  ", "\n"))), max_size=7
)


def takes_text(reader: Reader[Any], text: str) -> bool:
    """Whether a reader takes a text, by what it says of itself."""
    shape = shape_of(reader)
    if isinstance(shape, Either):
        shape = next(one for one in map(shape_of, shape.ways) if isinstance(one, Written))
    if isinstance(shape, Words):
        return bool(re.search(patterns.alone(patterns.one_of(shape.words)), text))
    assert isinstance(shape, Written)
    is_short = not shape.longest or len(text) <= shape.longest
    return is_short and bool(re.search(shape.pattern, text))


def reads(reader: Reader[Any], text: str) -> bool:
    notes = Notes("goals/a/b.md")
    read = reader(Scalar(text, True, Place(1, 1, 1, 1 + len(text))), notes)
    return read is not None and not notes.findings


# Known by place: the text of a function tells its address, which no two workers share.
@pytest.mark.parametrize("reader", READERS, ids=range(len(READERS)))
@example([("from", " "), ("4", " "), ("to", " "), ("to", " "), ("5", "")])
@example([("from", " "), ("4", " "), ("t", " "), ("to", " "), ("5", "")])
@example([("500", " "), ("tickets in shops", " "), ("in", " "), ("total", "")])
@example([("quorum", ""), ("100", ""), ("%", "")])
@example([("quorum", " "), ("0", ""), ("%", "")])
@example([("2", "  "), ("Weeks", " "), ("on", " "), ("friday", "")])
@example([("3", "  "), ("month", "")])
@example([("EUR", " "), ("1,200", "")])
@example([("1", ""), ("_", ""), ("000", "")])
@example([("5", " "), ("h", " "), ("30", " "), ("min", "")])
@example([("5", " "), ("day", " "), ("x", "")])
@example([("from", " "), ("1", ""), ("k", " "), ("to", " "), ("2", ""), ("k", " "), ("h", "")])
@example([("from", " "), ("1", " "), ("’", ""), ("000", " "), ("to", " "), ("2", "")])
@example([("5", ""), ("٣", "")])
@example([("feature/", ""), ("..", ""), ("/", ""), ("main", "")])
@example([("feature/", ""), ("main", ""), (".lock", " ")])
@example([("main", ""), (".", ""), ("/", ""), ("a", "")])
@example([("a", ""), ("/", ""), ("..", " ")])
@example([("..", ""), ("/", ""), ("a", "")])
@example([("release-1.2", ""), ("/", ""), ("ü", "")])
@example([("5", " "), ("/", " "), ("week", "")])
@example([("5", " "), ("/", " "), ("x", " "), ("5", "")])
@example([("terms/1:", ""), ("0f" * 16, "")])
@given(TEXTS)
def test_a_reader_takes_what_it_says_and_nothing_else(
    reader: Reader[Any], pieces: list[tuple[str, str]]
) -> None:
    text = "".join(word + space for word, space in pieces)
    assert takes_text(reader, text) == reads(reader, text), text


def test_every_day_from_1970_to_2199_is_one_and_no_other_text_of_its_form_is() -> None:
    pattern = re.compile(patterns.alone(patterns.DAY))
    first, last = date(1970, 1, 1), date(2199, 12, 31)
    days = {(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)}
    written = {
        f"{year}-{month:02}-{day:02}"
        for year in range(1960, 2211)
        for month in range(14)
        for day in range(33)
    }
    assert {text for text in written if pattern.search(text)} == days


def test_patterns_know_nothing_that_only_python_knows() -> None:
    shapes = [shape_of(reader) for reader in READERS]
    for pattern in [one.pattern for one in shapes if isinstance(one, Written)]:
        assert not re.search(r"\\[dwAZzb]|\(\?[aiLmsux<P]|[*+?}]\+", pattern), pattern
