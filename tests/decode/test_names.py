"""Names: which ids are refused, and what a wrong name of an entry probably means."""

from __future__ import annotations

import pytest

from sitegen.decode.layout import Place
from sitegen.decode.names import id_problem, likely_name, misnamed

PEOPLE = ("maria", "chen", "ana-sofia", "note")


@pytest.mark.parametrize("id", ["faster-answers", "a", "2026", "con-1", "com10"])
def test_sound_ids(id: str) -> None:
    assert id_problem(id) == ""


@pytest.mark.parametrize("id", ["con", "NUL", "com1", "lpt9", "index", "feed", "404"])
def test_reserved_names_are_refused(id: str) -> None:
    assert id_problem(id) == f"“{id}” is a name that Windows or the site keeps for itself."


@pytest.mark.parametrize("id", ["Faster", "a_b", "a b", "ä", "-a", "", "x" * 101])
def test_other_names_are_no_ids(id: str) -> None:
    assert "is no id" in id_problem(id)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("2026-1-16-check-in-maria.md", "2026-01-16-check-in-maria.md"),
        ("2026-01-16-check-in-maria", "2026-01-16-check-in-maria.md"),
        ("2026-01-16-check-in-maria.markdown", "2026-01-16-check-in-maria.md"),
        ("2026-01-16-maria-checkin.yaml", "2026-01-16-check-in-maria.yaml"),
        ("20260116 Check in Maria.md", "2026-01-16-check-in-maria.md"),
        ("2026.01.16_checkin_ana-sofia.md", "2026-01-16-check-in-ana-sofia.md"),
        ("2026-01-16-agre-mariah.md", "2026-01-16-agree-maria.md"),
        ("2026-01-16-agreement.yaml", "2026-01-16-agreements.yaml"),
        ("2026-01-16-note-note.md", ""),
    ],
)
def test_what_a_wrong_name_probably_means(name: str, meant: str) -> None:
    assert likely_name(name, PEOPLE) == meant


@pytest.mark.parametrize(
    "name",
    [
        "thoughts.md",
        "2026-13-16-check-in-maria.md",
        "2026-01-16-check-in-nobody.md",
        "2026-01-16-dance-maria.md",
        "2026-01-16-maria.md",
    ],
)
def test_a_name_that_may_mean_anything_is_not_guessed_at(name: str) -> None:
    assert likely_name(name, PEOPLE) == ""


def test_the_finding_names_the_likely_name() -> None:
    path = "goals/a/b/2026-1-16-check-in-maria.md"
    found = misnamed(Place(path, "goals/a/b", "2026-1-16-check-in-maria"), PEOPLE)
    assert (found.code, found.location.path) == ("F113", path)
    assert found.fix == "Did you mean 2026-01-16-check-in-maria.md?"


def test_without_a_likely_name_the_finding_says_how_names_are_made() -> None:
    found = misnamed(Place("goals/a/b/thoughts.md", "goals/a/b", "thoughts"), PEOPLE)
    assert found.fix.startswith("Name it <date>-<kind>-<person>.md")
