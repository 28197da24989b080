"""Names: which ids are refused, and what a wrong name of an entry probably means."""

from __future__ import annotations

import pytest

from sitegen.decode.layout import Place
from sitegen.decode.names import id_problem, likely_names, misnamed

KINDS = (
    "the kinds agree, decline, check-in, review, amend, pause, resume, close, confirm, correct"
    ", note"
)
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
        ("22-11-2026-agree-chen.md", "2026-11-22-agree-chen.md"),
        ("2026-11-22-approve-chen.md", "2026-11-22-agree-chen.md"),
        ("2026-11-22-update-chen.md", "2026-11-22-check-in-chen.md"),
        ("2026-01-16-agreement.yaml", "2026-01-16-agreements.yaml"),
        ("2026-01-16-note-note.md", ""),
    ],
)
def test_what_a_wrong_name_probably_means(name: str, meant: str) -> None:
    assert likely_names(name, PEOPLE) == ((meant,) if meant else ())


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
    assert likely_names(name, PEOPLE) == ()


def test_the_finding_names_the_likely_name() -> None:
    path = "goals/a/b/2026-1-16-check-in-maria.md"
    found = misnamed(Place(path, "goals/a/b", "2026-1-16-check-in-maria"), PEOPLE)
    assert (found.code, found.location.path) == ("F113", path)
    assert found.fix == "Did you mean 2026-01-16-check-in-maria.md?"


@pytest.mark.parametrize(
    ("name", "wrong", "fix"),
    [
        ("2026-11-31-agree-chen.md", "November has 30 days", "Begin it with the day"),
        ("2026-13-01-agree-chen.md", "there is no month 13", "Begin it with the day"),
        (
            "2026-11-22-dance-chen.md",
            f"“dance” is none of {KINDS}",
            "Name it 2026-11-22-<kind>-chen",
        ),
        (
            "2026-11-22-agrre-chen.md",
            f"“agrre” is none of {KINDS}",
            "Did you mean 2026-11-22-agree-",
        ),
        ("2026-11-22-agree.md", "it says nobody's id", "Add who it is from: 2026-11-22-agree-<"),
        (
            "5-6-2026-agree-chen.md",
            "its date begins with the year",
            "Did you mean 2026-06-05-agree-",
        ),
        (
            "agree-chen.md",
            "it begins with no date",
            "Begin it with the day, as in 2026-01-16-agree-",
        ),
        ("thanks.md", "<date>-<kind>-<person>.md", "Name it <date>-<kind>-<person>.md"),
        ("2026-11-22.md", "<date>-<kind>-<person>.md", "Name it <date>-<kind>-<person>.md"),
    ],
)
def test_what_is_wrong_about_a_name_is_said(name: str, wrong: str, fix: str) -> None:
    found = misnamed(Place(f"goals/a/b/{name}", "goals/a/b", name.removesuffix(".md")), PEOPLE)
    assert found.message == f"“{name}” is no name of an entry: {wrong}."
    assert found.fix.startswith(fix)


def test_a_date_that_can_be_read_in_two_ways_gives_two_names() -> None:
    names = likely_names("05-06-2026-agree-chen.md", PEOPLE)
    assert names == ("2026-06-05-agree-chen.md", "2026-05-06-agree-chen.md")


def test_without_a_likely_name_the_finding_says_how_names_are_made() -> None:
    found = misnamed(Place("goals/a/b/thoughts.md", "goals/a/b", "thoughts"), PEOPLE)
    assert found.fix.startswith("Name it <date>-<kind>-<person>.md")
