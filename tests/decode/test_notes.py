"""How findings show values and name what may have been meant."""

from __future__ import annotations

import pytest

from sitegen.decode import catalogue
from sitegen.decode.notes import Notes, clean, did_you_mean, shown
from sitegen.source import Location, Place


def test_a_value_is_shown_in_quotes_on_one_line() -> None:
    assert shown(" two\n lines\t") == "“two lines”"


def test_a_long_value_is_cut() -> None:
    assert shown("x" * 60) == f"“{'x' * 60}”"
    assert shown("x" * 61) == f"“{'x' * 60}…”"


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("stewart", "Did you mean steward?"),
        ("Check_In", "Did you mean check-in?"),
        ("at-least", "Did you mean at_least?"),
        ("zzz", "Known here: steward, check-in, at_least."),
    ],
)
def test_the_nearest_word_is_named_or_all_of_a_few(word: str, sentence: str) -> None:
    assert did_you_mean(word, ("steward", "check-in", "at_least")) == sentence


def test_of_many_words_none_is_named_where_none_is_near() -> None:
    assert did_you_mean("zzz", [f"word-{number}" for number in range(13)]) == ""
    assert did_you_mean("zzz", []) == ""


def test_words_that_the_message_names_are_not_named_again() -> None:
    assert did_you_mean("zzz", ("hard", "pact"), or_all=False) == ""
    assert did_you_mean("packt", ("hard", "pact"), or_all=False) == "Did you mean pact?"


def test_text_is_folded_and_composed() -> None:
    assert clean("  Bjo\u0308rn \n S.") == "Björn S."


def test_a_finding_is_kept_with_its_file_and_the_rule_s_own_remedy() -> None:
    notes = Notes("goals/a/b.md")
    notes.add(catalogue.BAD_DATE, Place(2, 3, 2, 9), "No date.")
    [finding] = notes.findings
    assert finding.location == Location("goals/a/b.md", Place(2, 3, 2, 9))
    assert finding.fix == catalogue.BAD_DATE.fix


def test_of_very_many_alike_the_first_are_kept_and_no_others_are_searched_for() -> None:
    notes = Notes("a.md")
    searched = []

    def search() -> str:
        searched.append(1)
        return "Did you mean this?"

    for line in range(1, 1_001):
        notes.add(catalogue.UNKNOWN_KEY, Place(line), "no such key", search)
    notes.add(catalogue.NO_VALUE, Place(5), "nothing here")
    assert [one.location.place.line for one in notes.findings] == [*range(1, 22), 5]
    assert len(searched) == 21
    assert notes.count == 1_001
