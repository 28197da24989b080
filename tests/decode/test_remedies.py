"""What has one right answer, and what only seems to."""

from __future__ import annotations

import re

import pytest

from sitegen.decode.board import decode_board
from sitegen.decode.names import certain_name
from sitegen.decode.remedies import certain_word
from sitegen.decode.scalars import certain_day
from sitegen.finding import Edit, Rename
from sitegen.source import Place, RawFile
from tests.boards import GOAL, GOAL_PATH, TEAMS
from tests.documents import tables


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-1-16", "2026-01-16"),
        ("2026/01/16", "2026-01-16"),
        ("2026_1_6", "2026-01-06"),
        ("20260116", "2026-01-16"),
        ("16.01.2026", "2026-01-16"),
        ("05.06.2026", "2026-06-05"),  # with dots the day comes first
        ("16/01/2026", "2026-01-16"),  # there is no month 16
        ("05/05/2026", "2026-05-05"),  # both readings are one day
        ("16 January 2026", "2026-01-16"),
        ("Jan 16, 2026", "2026-01-16"),
        ("05/06/2026", ""),
        ("16.01.26", ""),  # or the 26th of January 2016
        ("2026-02-30", ""),
        ("2026-13-01", ""),
        ("1826-01-16", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_a_day_is_certain_where_it_has_one_reading(written: str, day: str) -> None:
    assert certain_day(written) == day


KEYS = ("start", "due", "with", "steward", "sponsor", "support", "tags", "n", "at_least")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("strat", "start"),
        ("deu", "due"),
        ("stewards", "steward"),
        ("tag", "tags"),
        ("sponsar", "sponsor"),
        ("Due", "due"),
        ("At-Least", "at_least"),
        ("at least", "at_least"),
        ("supoprt", "support"),
        ("m", ""),  # too short to tell
        ("du", ""),
        ("stwrd", ""),
        ("supprrot", ""),  # two slips
        ("sttartt", ""),
        ("", ""),
    ],
)
def test_a_word_is_certain_where_one_slip_makes_it_of_one_other(written: str, meant: str) -> None:
    assert certain_word(written, KEYS) == meant


def test_a_word_between_two_others_is_neither() -> None:
    assert certain_word("lint", ("link", "line")) == ""
    assert certain_word("lint", ("link", "lines")) == "link"


PEOPLE = {"maria", "chen", "anna-lena", "note"}


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("2026-1-16-agree-maria", "2026-01-16-agree-maria.md"),
        ("2026-01-16-checkin-maria.md", "2026-01-16-check-in-maria.md"),
        ("2026-01-16-Check-In-Maria.md", "2026-01-16-check-in-maria.md"),
        ("2026_01_16 check in maria.md", "2026-01-16-check-in-maria.md"),
        ("16.01.2026-check-in-maria.yaml", "2026-01-16-check-in-maria.yaml"),
        ("2026-1-16-note-chen_2.md", "2026-01-16-note-chen_2.md"),
        ("2026-01-16-check-in-anna-lena.txt", "2026-01-16-check-in-anna-lena.md"),
        ("20260116-maria-check-in.md", "2026-01-16-check-in-maria.md"),
        ("2026-1-16-note-note.md", "2026-01-16-note-note.md"),
        ("05-06-2026-agree-maria.md", ""),  # May or June
        ("2026-02-30-agree-maria.md", ""),
        ("2026-01-16-approve-maria.md", ""),  # nobody's consent is guessed
        ("2026-01-16-agree-mari.md", ""),
        ("2026-01-16-agree.md", ""),
        ("2026-01-16-agree-maria copy.md", ""),
        ("2026-01-16-agree-maria (1).md", ""),
        ("2026-01-16-agree-maria-chen.md", ""),
        ("agree-maria.md", ""),
    ],
)
def test_a_name_is_certain_with_one_day_one_kind_and_one_person(written: str, right: str) -> None:
    assert certain_name(written, PEOPLE) == right


def edits(text: str, path: str = GOAL_PATH) -> list[tuple[str, str]]:
    """What the edits of a goal's findings replace, and with what."""
    files = (RawFile("teams.yaml", TEAMS.encode()), RawFile(path, text.encode()))
    found = decode_board(files)
    return [
        (edit.old, edit.new)
        for one in found.findings
        for edit in one.edits
        if isinstance(edit, Edit)
    ]


def goal(*lines: str) -> str:
    return GOAL.replace("measures:\n", "".join(f"{one}\n" for one in lines) + "measures:\n")


@pytest.mark.parametrize(
    ("line", "old", "new"),
    [
        ("start: 2026-1-5", "2026-1-5", "2026-01-05"),
        ('start: "5.1.2026"', "5.1.2026", "2026-01-05"),
        ("sponsor: '@henrik'", "@henrik", "henrik"),
        ("sponsor: @henrik", "@henrik", "henrik"),
        ("kind: Pactt", "Pactt", "pact"),
        ("strat: 2026-01-05", "strat", "start"),
        ("looks_like: Teams: all at ease", "Teams: all at ease", '"Teams: all at ease"'),
        ("looks_like: @all are at ease", "@all are at ease", '"@all are at ease"'),
        ('looks_like: Say: "yes"', 'Say: "yes"', "'Say: \"yes\"'"),
        ("incentive: Lunch #2", "Lunch #2", '"Lunch #2"'),
    ],
)
def test_a_finding_carries_the_edit_that_mends_it(line: str, old: str, new: str) -> None:
    assert edits(goal(line)) == [(old, new)]


@pytest.mark.parametrize(
    "line",
    [
        "start: 05/06/2026",
        "owner: maria",  # another word, and no slip
        "title: Faster",  # belongs elsewhere
        "deu: 2026-Q2",  # due is there already
        "strat: tomorrow",  # no value of start
        "looks_like: change: all of it",  # a group of keys, or a text
        "looks_like: Teams: all\n  at ease",  # goes on in the next line
        "looks_like: Teams: all #5",  # the number would be lost
        "stop_if: Ticket #2",  # terms
        "incentive: Lunch #now",  # may be a comment
        "incentive: Lunch  #2",  # may be a comment
        "incentive: Lunch #2 # and more",
        "steward: maria #2",  # no text
        "tags: [a, Lunch #2\n  ]",  # in brackets
        "sponsor: @henrik, @maria",
    ],
)
def test_what_may_be_meant_in_two_ways_is_left(line: str) -> None:
    assert edits(goal(line)) == []


def test_two_keys_that_may_be_the_same_one_are_left() -> None:
    assert edits(goal("strat: 2026-01-05", "stat: 2026-01-06")) == []


def test_days_as_keys_are_mended_too() -> None:
    text = GOAL.replace("from 4.0 to 2.8 hours", "{baseline: 4, target: 2, pace: {2026-2-1: 3}}")
    assert edits(text) == [("2026-2-1", "2026-02-01")]


def test_an_edit_says_where_it_goes_in_characters() -> None:
    text = goal("support: {macros: {what: Grüße 🎉, due: 2026-1-30}}")
    files = (RawFile("teams.yaml", TEAMS.encode()), RawFile(GOAL_PATH, text.encode()))
    [finding] = [one for one in decode_board(files).findings if one.edits]
    [edit] = finding.edits
    assert not isinstance(edit, Rename)
    assert edit.location.place == Place(3, 40, 3, 49)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("2026-1-16,3.4\n", [("2026-1-16", "2026-01-16")]),
        ("2026/01/16,3.4\n", [("2026/01/16", "2026-01-16")]),
        ("05/06/2026,3.4\n", []),
        ('"2026-1-16",3.4\n', []),  # where the borders of cells are not plain to see
        (" 2026-1-16,3.4\n", []),
        ("16.01.2026,3.4\n", []),  # a spreadsheet's own form, which is read as it is
    ],
)
def test_a_day_of_a_series_is_mended_where_its_cell_is_bare(
    rows: str, expected: list[tuple[str, str]]
) -> None:
    path = GOAL_PATH.replace(".md", "/csat.csv")
    files = {"teams.yaml": TEAMS, GOAL_PATH: GOAL, path: f"date,value\n{rows}"}
    found = decode_board(RawFile(name, text.encode()) for name, text in files.items()).findings
    told = [edit for one in found for edit in one.edits if isinstance(edit, Edit)]
    assert [(edit.old, edit.new) for edit in told] == expected


def test_a_wrong_name_beside_goals_is_no_entry_by_any_other() -> None:
    ledger = GOAL_PATH.replace(".md", "")
    names = ("goals/frontline/2026-1-6-agree-chen", f"{ledger}/2026-1-6-agree-chen")
    files = {"teams.yaml": TEAMS, GOAL_PATH: GOAL, **dict.fromkeys(names, "")}
    found = decode_board(RawFile(name, text.encode()) for name, text in files.items()).findings
    renames = [edit for one in found for edit in one.edits]
    assert renames == [Rename(path=names[1], to=f"{ledger}/2026-01-06-agree-chen.md")]


def documented(what: str) -> tuple[list[str], str]:
    """The examples of a row of the table in the documentation, and what they become."""
    [(_, given, right)] = [
        row for row in tables("docs/ci.md", "what", "from", "to") if row[0].startswith(what)
    ]
    return re.findall(r"`([^`]+)`", given), re.findall(r"`([^`]+)`", right)[0]


def test_the_documented_dates_and_names_are_certain() -> None:
    written, right = documented("dates")
    assert {certain_day(one) for one in written} == {right}
    written, right = documented("names of entries")
    names = [one for one in written if one != "about:"]
    assert certain_name(names[0], PEOPLE) == right
    assert all(certain_name(one, PEOPLE) for one in names)


def test_the_documented_quotes_and_ids_are_mended() -> None:
    for what in ("quotes", "ids"):
        written, right = documented(what)
        mended = []
        for line in written:
            key, value = line.split(": ", 1)
            below = key if key in ("steward", "looks_like") else f"support: \n  a:\n    {key}"
            if key == "hard":
                below = "challenge:\n  hard"
            [(old, new)] = edits(goal(*f"{below}: {value}".split("\n")))
            assert old == value
            mended.append(f"{key}: {new}")
        assert mended[0] == right
