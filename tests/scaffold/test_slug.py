"""Ids made from titles: in Latin letters, from many languages, free on the board."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.decode.board import decode_board
from sitegen.decode.layout import layout
from sitegen.decode.names import id_problem
from sitegen.scaffold.slug import LONGEST, free_id, goal_id_problem, slug, taken_ids
from sitegen.source import RawFile


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Answer first messages 30% faster", "answer-first-messages-30-faster"),
        ("Don't make them wait", "dont-make-them-wait"),
        ("Größe & Maß", "grosse-and-mass"),
        ("Sætre går på jobb", "saetre-gar-pa-jobb"),
        ("Nguyễn Minh Tuấn", "nguyen-minh-tuan"),
        ("Żółć gęślą", "zolc-gesla"),
        ("Быстрее отвечаем", "bystree-otvechaem"),
        ("Відповідаємо за її час", "vidpovidayemo-za-yiyi-chas"),
        ("Απαντάμε γρήγορα", "apantame-grigora"),
        ("ＡＢＣ ½", "abc-1-2"),
        ("Before–after", "before-after"),
        ("もっと速く", ""),
        ("!!!", ""),
    ],
)
def test_a_title_becomes_an_id(title: str, id: str) -> None:
    assert slug(title) == id


def test_a_long_title_ends_with_a_whole_word() -> None:
    id = slug("word " * 40)
    assert len(id) <= LONGEST
    assert set(id.split("-")) == {"word"}


def test_one_endless_word_is_cut() -> None:
    assert slug("a" * 200) == "a" * LONGEST


@given(st.text(max_size=80))
def test_whatever_the_title_the_id_is_one(title: str) -> None:
    id = free_id(title, "", frozenset())
    assert goal_id_problem(id, ()) == ""


def test_an_id_is_one_that_nobody_has() -> None:
    taken = {"answer-sooner", "answer-sooner-2"}
    assert free_id("Answer sooner", "", frozenset()) == "answer-sooner"
    assert free_id("Answer sooner", "", taken) == "answer-sooner-3"


def test_a_title_without_latin_letters_takes_what_is_proposed_instead() -> None:
    assert free_id("もっと速く", "frontline-2027-Q1", frozenset()) == "frontline-2027-q1"
    assert free_id("もっと速く", "", {"goal"}) == "goal-2"


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Index", "goal-index"),
        ("404", "goal-404"),
        ("CON", "goal-con"),
        ("2027-01-05 agree, Maria", "goal-2027-01-05-agree-maria"),
    ],
)
def test_a_name_that_means_something_else_is_avoided(title: str, id: str) -> None:
    assert free_id(title, "", frozenset()) == id
    assert id_problem(id) == ""
    assert layout((f"goals/frontline/{id}.md",)).goals


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("Answer", "small letters"),
        ("answer--sooner", "single hyphens"),
        ("", "no id"),
        ("feed", "keeps for itself"),
        ("2027-01-05-agree-maria", "begins with a date"),
        ("answer-sooner", "is taken"),
    ],
)
def test_an_id_that_cannot_be_is_explained(id: str, words: str) -> None:
    assert words in goal_id_problem(id, {"answer-sooner"})


def test_an_id_that_can_be_has_no_problem() -> None:
    assert goal_id_problem("answer-sooner", {"answer-later"}) == ""


def test_ids_of_files_ledgers_and_former_names_are_taken() -> None:
    files = (
        RawFile("teams.yaml", b"teams: {frontline: {}}\n"),
        RawFile(
            "goals/frontline/calm.md", b"---\nformerly: [quiet, still]\ndue: 2027-Q1\n---\n# A"
        ),
        RawFile("goals/frontline/2026/broken.yaml", b"{"),
        RawFile("goals/frontline/lost/2026-01-05-agree-maria.md", b""),
        RawFile("goals/frontline/counted/csat.csv", b"date,value\n"),
        RawFile("goals/README.md", b"Read me"),
    )
    taken = taken_ids((file.path for file in files), decode_board(files).goals)
    assert taken == {"calm", "quiet", "still", "broken", "lost", "counted"}
