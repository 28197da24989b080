"""What a file under goals/ is, told from its path alone."""

from __future__ import annotations

from datetime import date

import pytest

from sitegen.decode.entries import EntryName
from sitegen.decode.layout import Layout, entry_name, layout
from sitegen.model.ledger import EntryKind


@pytest.mark.parametrize(
    ("stem", "meant"),
    [
        (
            "2026-01-05-agree-maria",
            EntryName(on=date(2026, 1, 5), kind=EntryKind.AGREE, person="maria"),
        ),
        (
            "2026-01-16-check-in-ana-sofia_2",
            EntryName(on=date(2026, 1, 16), kind=EntryKind.CHECK_IN, person="ana-sofia", number=2),
        ),
        (
            "2026-01-06-agreements_1",
            EntryName(on=date(2026, 1, 6), kind=EntryKind.AGREEMENTS),
        ),
        ("2026-01-06-agreements", EntryName(on=date(2026, 1, 6), kind=EntryKind.AGREEMENTS)),
    ],
)
def test_names_of_entries(stem: str, meant: EntryName) -> None:
    assert entry_name(stem) == meant


@pytest.mark.parametrize(
    "stem",
    [
        "2026-1-16-check-in-maria",
        "2026-02-30-check-in-maria",
        "2026-01-16-checkin-maria",
        "2026-01-16-check-in",
        "2026-01-16-check-in-Maria",
        "2026-01-16-check-in-maria_0",
        "2026-01-16-check-in-maria_1000",
        "2026-01-06-agreements-maria",
        "check-in-maria",
        "faster-answers",
    ],
)
def test_other_names_are_none(stem: str) -> None:
    assert entry_name(stem) is None


def sorted_out(*paths: str) -> dict[str, list[str]]:
    found: Layout = layout(paths)
    return {
        "goals": found.goals,
        "entries": [place.path for place in found.entries],
        "series": [place.path for place in found.series],
        "misnamed": [place.path for place in found.misnamed],
        "stray": found.stray,
    }


def test_a_board() -> None:
    assert sorted_out(
        "goals/README.md",
        "goals/a/faster.md",
        "goals/a/faster/2026-01-05-agree-maria.md",
        "goals/a/faster/2026-01-06-agreements_1.yaml",
        "goals/a/faster/csat.csv",
        "goals/a/faster/readme.md",
        "goals/a/2026/calmer.yaml",
        "goals/a/2026/plan.yml",
    ) == {
        "goals": ["goals/a/faster.md", "goals/a/2026/calmer.yaml", "goals/a/2026/plan.yml"],
        "entries": [
            "goals/a/faster/2026-01-05-agree-maria.md",
            "goals/a/faster/2026-01-06-agreements_1.yaml",
        ],
        "series": ["goals/a/faster/csat.csv"],
        "misnamed": [],
        "stray": [],
    }


def test_texts_in_a_goal_s_ledger_are_misnamed_entries() -> None:
    found = sorted_out("goals/a/b.md", "goals/a/b/notes.md", "goals/a/b/2026-1-5-agree-x")
    assert found["misnamed"] == ["goals/a/b/notes.md", "goals/a/b/2026-1-5-agree-x"]
    assert found["goals"] == ["goals/a/b.md"]


@pytest.mark.parametrize(
    "name",
    [
        "2026-01-05-agree-x.txt",
        "2026-1-5-agree-x.md",
        "2026-01-05 agree x.md",
        "20260105-agree-x",
        "2026.1.5_x.yaml",
    ],
)
def test_a_name_that_begins_with_a_day_is_no_goal(name: str) -> None:
    assert sorted_out(f"goals/a/{name}")["misnamed"] == [f"goals/a/{name}"]


def test_other_files_are_astray() -> None:
    paths = ["goals/a/notes.txt", "goals/a/plan", "goals/a/b.MD", "goals"]
    assert sorted_out(*paths)["stray"] == [
        "goals/a/notes.txt",
        "goals/a/b.MD",
        "goals/a/plan",
        "goals",
    ]


@pytest.mark.parametrize("wrong", ["2026-01-05-agree-maria.md", "csat.csv"])
def test_a_file_put_beside_goals_by_mistake_hides_none_of_them(wrong: str) -> None:
    found = sorted_out("goals/a/b.md", "goals/a/c.yaml", f"goals/a/{wrong}")
    assert found["goals"] == ["goals/a/b.md", "goals/a/c.yaml"]
    assert found["misnamed"] == []


def test_the_result_keeps_the_order_given() -> None:
    assert sorted_out("goals/a/c.md", "goals/a/b.md")["goals"] == ["goals/a/c.md", "goals/a/b.md"]
