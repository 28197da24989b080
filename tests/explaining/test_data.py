"""The examples of rules are fresh, and each rule has what its explanation needs."""

from __future__ import annotations

import pytest

from sitegen.edges.rule_examples import read_rule_examples
from sitegen.explaining.examples import Example, examples
from sitegen.explaining.in_words import IN_WORDS
from sitegen.families import FAMILIES, family_of
from sitegen.rulebook import all_rules
from tests.rules.test_rules import MADE_HERE, TOLD_BY_HISTORY
from tools import rules

RULES = {rule.code: rule for rule in all_rules()}
FOUND = examples(read_rule_examples())
STALE = "run `make rules`, read what it changed, and commit it"


def test_the_examples_are_those_of_the_boards() -> None:
    assert rules.data() == read_rule_examples(), STALE


def test_the_document_is_that_of_the_rules() -> None:
    written = rules.DOCUMENT.read_text(encoding="utf-8")
    assert rules.text(read_rule_examples()) == written, STALE


def test_the_examples_are_small_enough_to_ship() -> None:
    assert len(read_rule_examples().encode()) < 400_000


def test_every_rule_has_an_example_or_one_in_words() -> None:
    assert set(IN_WORDS) == MADE_HERE | TOLD_BY_HISTORY
    assert set(FOUND) == set(RULES) - set(IN_WORDS)


def test_every_rule_belongs_to_a_family_and_every_family_has_rules() -> None:
    assert {family_of(rule).letter for rule in RULES.values()} == {one.letter for one in FAMILIES}
    assert len({one.letter for one in FAMILIES}) == len(FAMILIES)
    assert all(one.about.endswith(".") for one in FAMILIES)


@pytest.mark.parametrize("code", FOUND)
def test_an_example_shows_the_place_that_is_spoken_of(code: str) -> None:
    shown = FOUND[code]
    first = shown.bad.files[0]
    assert first.path == shown.said.path
    assert first.is_gone or not first.lines or shown.said.line in {n.number for n in first.lines}


@pytest.mark.parametrize("code", FOUND)
def test_a_good_example_shows_something_else_than_the_bad_one(code: str) -> None:
    assert _text(FOUND[code], "bad") != _text(FOUND[code], "good")
    assert FOUND[code].good.files


def _text(example: Example, kind: str) -> list[tuple[str, str]]:
    board = example.good if kind == "good" else example.bad
    return [(file.path, line.text) for file in board.files for line in file.lines] or [
        (file.path, file.note) for file in board.files
    ]


@pytest.mark.parametrize("code", FOUND)
def test_an_example_is_short(code: str) -> None:
    for board in (FOUND[code].bad, FOUND[code].good):
        assert sum(len(file.lines) for file in board.files) <= 16
        assert all(len(line.text) <= 115 for file in board.files for line in file.lines)
