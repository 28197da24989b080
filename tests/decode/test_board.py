"""A whole board from its files: each is read, however broken the others are."""

from __future__ import annotations

import random

import pytest

from sitegen.decode.board import Decoded, decode_board, decode_library
from sitegen.model.ledger import CheckIn
from sitegen.source import RawFile, Refusal

TEAMS = "people: {maria: {name: Maria}}\nteams: {a: {lead: maria, members: [maria]}}\n"
GOAL = """\
---
due: 2026-Q1
measures: {csat: at least 92%, m: {at_most: 3, readings: log.csv}}
---
# T

Why.
"""
LIBRARY = decode_library([RawFile("metrics/csat.yaml", b'{unit: "%", direction: up}')])


def decoded(files: dict[str, str]) -> tuple[Decoded, list[str]]:
    raw = [RawFile(path, text.encode()) for path, text in files.items()]
    found = decode_board(raw, LIBRARY)
    return found, [f"{finding.location.path} {finding.code}" for finding in found.findings]


BOARD = {
    "teams.yaml": TEAMS,
    "goals/a/b.md": GOAL,
    "goals/a/b/2026-01-16-check-in-maria.md": "---\nreadings: {csat: 93%}\n---\n",
    "goals/a/b/2026-01-09-note-maria.yaml": "text: Thanks.\n",
    "goals/a/b/2026-01-09-agree-maria_2.md": "",
    "goals/a/b/2026-01-09-agree-maria.md": "",
    "goals/a/b/csat.csv": "date,value\n2026-01-09,92\n",
    "goals/a/b/log.csv": "date,value\n2026-01-09,2\n",
    "goals/a/2026/c.yaml": "title: C\nwhy: Because.\nstory: |\n  Because.\ndue: 2026\n",
}


def test_a_goal_has_its_ledger_in_order() -> None:
    found, said = decoded(BOARD)
    assert said == []
    b, c = found.goals
    assert [entry.id for entry in b.ledger.entries] == [
        "2026-01-09-agree-maria",
        "2026-01-09-note-maria",
        "2026-01-09-agree-maria_2",
        "2026-01-16-check-in-maria",
    ]
    assert [series.measure for series in b.ledger.series] == ["csat", "m"]
    [check_in] = b.ledger.of(CheckIn)
    assert [reading.measure for reading in check_in.readings] == ["csat"]
    assert (c.id, c.team, c.story.title, c.story.why) == ("c", "a", "C", "Because.")
    assert (b.story.title, b.story.why, b.story.prose) == ("T", "Why.", "Why.\n")
    assert set(found.documents) == set(BOARD)


def test_the_order_of_the_files_does_not_matter() -> None:
    paths = list(BOARD)
    random.Random(7).shuffle(paths)  # noqa: S311  # dice, not secrets
    assert decoded({path: BOARD[path] for path in paths})[0].goals == decoded(BOARD)[0].goals


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"teams.yaml": "teams: ["}, ["teams.yaml S101"]),
        ({"goals/a/d.md": "---\na: [\n---\n"}, ["goals/a/d.md S101"]),
        ({"goals/a/d.md": "---\n---\n"}, ["goals/a/d.md S153"]),
        ({"goals/a/d.md": "---\n[a]\n---\n"}, ["goals/a/d.md S151"]),
        ({"goals/a/d.yaml": ""}, ["goals/a/d.yaml S153"]),
        ({"goals/a/b/2026-01-09-note-chen.md": "---\n[\n---\n"}, None),
        ({"goals/a/b/2026-01-09-note-chen.yaml": "[a]"}, None),
        ({"goals/a/b/more.csv": "\0"}, None),
        ({"goals/d.md": GOAL}, ["goals/d.md F116"]),
        ({"goals/a/D.md": GOAL}, ["goals/a/D.md F114"]),
        ({"goals/z/b.md": GOAL}, ["goals/z/b.md F115"]),
        ({"goals/a/d/2026-01-09-note-chen.md": ""}, ["goals/a/d/2026-01-09-note-chen.md F112"]),
        ({"goals/a/csat.csv": "date,value\n"}, ["goals/a/csat.csv F112"]),
    ],
)
def test_one_broken_file_hides_no_other(more: dict[str, str], expected: list[str] | None) -> None:
    found, said = decoded(BOARD | more)
    assert len(said) == 1
    assert expected in (None, said)
    kept = {goal.id: goal for goal in found.goals}
    assert {"b", "c"} <= set(kept)
    if not any(path.startswith("goals/z/") for path in more):
        assert len(kept["b"].ledger.entries) == 4


def test_goals_that_cannot_be_read_are_known_by_their_paths() -> None:
    broken = {"goals/a/d.md": "---\na: [\n---\n", "goals/z/b.md": GOAL, "goals/e.md": GOAL}
    fine = {"goals/a/README.md": "Hello", "goals/a/b/more.csv": "\0", "goals/a/b/x.md": "?"}
    assert decoded(BOARD)[0].unread == ()
    assert decoded(BOARD | broken | fine)[0].unread == (
        "goals/a/d.md",
        "goals/e.md",
        "goals/z/b.md",
    )
    linked = RawFile("goals/a/d.md", refusal=Refusal.SYMLINK)
    assert decode_board([linked], LIBRARY).unread == ("goals/a/d.md",)


def test_a_series_of_a_goal_that_cannot_be_read_is_read_all_the_same() -> None:
    files = {
        "teams.yaml": TEAMS,
        "goals/a/b.md": "---\na: [\n---\n",
        "goals/a/b/csat.csv": "date,value\n2026-01-09,lots\n",
        "goals/a/b/2026-01-09-check-in-maria.md": "---\nreadings: {csat: lots}\n---\n",
    }
    assert decoded(files)[1] == [
        "goals/a/b.md S101",
        "goals/a/b/2026-01-09-check-in-maria.md M401",
        "goals/a/b/csat.csv V151",
    ]


def test_a_board_of_nothing() -> None:
    found, said = decoded({})
    assert said == ["teams.yaml F110", "goals F117"]
    assert (found.goals, found.facts.metrics) == ((), LIBRARY)


def test_of_several_entries_without_a_goal_one_is_told() -> None:
    orphan = {
        "goals/a/d/2026-01-09-note-maria.md": "",
        "goals/a/d/2026-01-10-note-maria.md": "",
        "goals/a/d/csat.csv": "date,value\n",
    }
    assert decoded(BOARD | orphan)[1] == ["goals/a/d/2026-01-09-note-maria.md F112"]


@pytest.mark.parametrize(
    "path", ["goals/a/plan", "goals/a/x.png", "goals/a/b/thoughts.md", "goals"]
)
def test_a_file_that_may_not_be_read_is_told_as_that(path: str) -> None:
    raw = [RawFile(name, text.encode()) for name, text in BOARD.items()]
    refused = RawFile(path, refusal=Refusal.UNREADABLE, detail="permission denied")
    found = decode_board([*raw, refused], LIBRARY)
    assert [(finding.location.path, finding.code) for finding in found.findings] == [(path, "F106")]


def test_prose_in_a_key_is_told_at_its_line() -> None:
    tangle = "We" + "*" * 4_000
    found, said = decoded(BOARD | {"goals/a/d.yaml": f"due: 2026\nstory: |\n  {tangle}\n"})
    assert said == ["goals/a/d.yaml P103"]
    assert found.findings[0].location.place.line in (2, 3)


@pytest.mark.parametrize("data", [b"[", b"", b"unit: {", b"colour: red\n", b"\xff"])
def test_a_broken_metric_of_the_library_is_a_bug(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"metrics/m\.yaml cannot be read"):
        decode_library([RawFile("metrics/m.yaml", data)])


@pytest.mark.parametrize("text", ["", "\n\n", "# who we are\n"])
def test_a_file_of_teams_that_says_nothing_is_told(text: str) -> None:
    assert decoded(BOARD | {"teams.yaml": text})[1] == ["teams.yaml S153"]
