"""The text of new entries: what is written is what is read back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.decode.board import decode_board
from sitegen.decode.nodes import Sequence
from sitegen.model.goal import Goal
from sitegen.model.ledger import Action, Amend, CheckIn, Entry, EntryKind, FieldChange, Pause
from sitegen.model.ledger import Close as CloseEntry
from sitegen.model.ledger import Review as ReviewEntry
from sitegen.scaffold.entries import (
    NewEntry,
    Value,
    changes_node,
    entry_file,
    entry_text,
    texts_node,
)
from sitegen.scaffold.measures import group
from sitegen.source import Document, Place, RawFile

FOLDER = "goals/frontline/faster"
DAY = date(2026, 2, 3)
GOAL = "---\ndue: 2026-Q1\nmeasures:\n  csat: {at_least: 92%, unit: '%'}\n---\n# T\nWhy.\n"
DIGEST = "terms/1:415e319f912d6941e4a56d9ee9339d00"


def new(kind: EntryKind, keys: Mapping[str, Value] | None = None, prose: str = "") -> NewEntry:
    return NewEntry(
        kind=kind, on=DAY, person="maria", keys=tuple((keys or {}).items()), prose=prose
    )


def read_back(entry: NewEntry) -> Entry:
    """The entry as the board reads it; there may be nothing to say about it."""
    file = entry_file(entry, FOLDER, ())
    goal = RawFile(f"{FOLDER}.md", GOAL.encode())
    read = decode_board([goal, file])
    about = [finding for finding in read.findings if finding.location.path == file.path]
    assert [finding.message for finding in about] == []
    (found,) = read.goals[0].ledger.entries
    return found


def test_an_entry_with_keys_and_words_reads_like_one_that_a_person_wrote() -> None:
    entry = new(
        EntryKind.CHECK_IN,
        {
            "readings": group([("csat", group([("value", "93%"), ("n", "41")]))]),
            "confidence": "on_track",
            "going_well": "",
            "blockers": texts_node(["The page: it is Marketing's", "no"]),
            "help_wanted": texts_node([]),
        },
        "Mondays are calm.\n\nTuesdays are not.\n",
    )
    assert entry_text(entry) == (
        "---\n"
        "readings:\n"
        "  csat: {value: 93%, n: 41}\n"
        "confidence: on_track\n"
        'blockers: ["The page: it is Marketing\'s", "no"]\n'
        "---\n"
        "Mondays are calm.\n\nTuesdays are not.\n"
    )
    found = read_back(entry)
    assert isinstance(found, CheckIn)
    assert found.blockers == ("The page: it is Marketing's", "no")
    assert found.prose == "Mondays are calm.\n\nTuesdays are not."


def test_actions_stand_one_a_line() -> None:
    action = group([("who", "chen"), ("what", "Sort it, please"), ("due", "2026-03-01")])
    entry = new(EntryKind.REVIEW, {"actions": Sequence((action,), Place())})
    assert '\n  - {who: chen, what: "Sort it, please", due: 2026-03-01}\n' in entry_text(entry)
    found = read_back(entry)
    assert isinstance(found, ReviewEntry)
    assert found.actions == (Action(who="chen", what="Sort it, please", due=date(2026, 3, 1)),)


def test_changes_say_from_what_to_what_and_leave_out_what_is_absent() -> None:
    changes = (
        FieldChange(route="due", before="2026-03-31", after="2026-04-30"),
        FieldChange(route="measures.csat.except.2026-01-20/2026-02-10.at_least", after="88"),
        FieldChange(route="stop_if", before="Two of us: ill #1"),
    )
    entry = new(
        EntryKind.AMEND, {"terms": DIGEST, "replaces": DIGEST, "changes": changes_node(changes)}
    )
    found = read_back(entry)
    assert isinstance(found, Amend)
    assert found.changes == changes


def test_words_of_several_lines_stand_below_their_key() -> None:
    entry = new(EntryKind.CLOSE, {"lessons": "First.\n\n  - an item: one\nLast.", "next": "A: b"})
    assert "lessons: |\n  First.\n\n    - an item: one\n  Last.\n" in entry_text(entry)
    found = read_back(entry)
    assert isinstance(found, CloseEntry)
    assert (found.lessons, found.next) == ("First.\n\n  - an item: one\nLast.", "A: b")


def test_without_keys_there_are_only_words_and_without_words_nothing() -> None:
    assert entry_text(new(EntryKind.CONFIRM, {}, "I counted them.")) == "I counted them.\n"
    assert entry_text(new(EntryKind.CONFIRM)) == ""
    assert read_back(new(EntryKind.CONFIRM)).prose == ""


def test_words_that_begin_like_keys_are_still_words() -> None:
    assert read_back(new(EntryKind.RESUME, {}, "---\nuntil: then\n")).prose == "---\nuntil: then"


lines = st.text(
    st.characters(categories=("L", "M", "N", "P", "S"), include_characters=" "), max_size=30
).filter(lambda line: line.isprintable())
texts = st.lists(lines, min_size=1, max_size=4).map("\n".join).filter(lambda text: text.strip())


@given(texts, texts)
def test_any_words_come_back_as_they_were(lessons: str, following: str) -> None:
    found = read_back(new(EntryKind.CLOSE, {"lessons": lessons, "next": following}))
    assert isinstance(found, CloseEntry)
    for said, wrote in ((found.lessons, lessons), (found.next, following)):
        expected = "\n".join(row.rstrip() for row in wrote.strip().split("\n"))
        assert "\n".join(row.rstrip() for row in said.split("\n")) == expected


# --- names -----------------------------------------------------------------------------------


def name(*taken: str, after: tuple[Entry, ...] = ()) -> str:
    paths = [f"{FOLDER}/{one}" for one in taken]
    return entry_file(new(EntryKind.PAUSE), FOLDER, paths, after).path.rpartition("/")[2]


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert name() == "2026-02-03-pause-maria.md"
    assert name("2026-02-03-pause-chen.md") == "2026-02-03-pause-maria.md"
    assert name("2026-02-03-pause-maria.md") == "2026-02-03-pause-maria_2.md"
    taken = ("2026-02-03-pause-maria.yaml", "2026-02-03-pause-maria_2.md")
    assert name(*taken) == "2026-02-03-pause-maria_3.md"


def test_another_goal_takes_no_name() -> None:
    other = entry_file(
        new(EntryKind.PAUSE), FOLDER, ["goals/frontline/slower/2026-02-03-pause-maria.md"]
    )
    assert other.path.endswith("/2026-02-03-pause-maria.md")


def test_an_entry_can_be_put_behind_others_of_its_day() -> None:
    stem = "2026-02-03-resume-chen"
    other = Pause(id=stem, on=DAY, person="chen", document=Document(f"{FOLDER}/{stem}.md"))
    assert name(after=(other,)) == "2026-02-03-pause-maria_2.md"


def test_names_end_somewhere() -> None:
    stems = ("2026-02-03-pause-maria", *(f"2026-02-03-pause-maria_{n}" for n in range(2, 1000)))
    with pytest.raises(ValueError, match="999 entries"):
        name(*(f"{stem}.md" for stem in stems))


def test_a_goal_is_told_from_its_ledger() -> None:
    """The folder is the goal's path without its ending, so the entry is read as one of it."""
    goal = RawFile(f"{FOLDER}.md", GOAL.encode())
    file = entry_file(new(EntryKind.PAUSE, {"until": "2026-03-01"}, "Wait."), FOLDER, ())
    (found,) = decode_board([goal, file]).goals
    assert isinstance(found, Goal)
    assert [entry.id for entry in found.ledger.entries] == ["2026-02-03-pause-maria"]
