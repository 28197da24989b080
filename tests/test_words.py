"""Lists, sentences and lines of English words."""

from __future__ import annotations

import pytest

from sitegen.words import listed, one_line, sentence


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), ""),
        (("a",), "a"),
        (("a", "b"), "a and b"),
        (("a", "b", "c"), "a, b and c"),
        (("", "a", "", "b"), "a and b"),
        (("",), ""),
    ],
)
def test_a_list_reads_as_people_say_it(words: tuple[str, ...], told: str) -> None:
    assert listed(words) == told


def test_a_choice_is_listed_with_its_own_word() -> None:
    assert listed(("keep", "adjust", "stop"), "or") == "keep, adjust or stop"


def test_a_sentence_begins_with_a_capital_letter_and_keeps_the_others() -> None:
    assert sentence("the CSAT holds.") == "The CSAT holds."
    assert sentence("") == ""


def test_any_white_space_becomes_one_space() -> None:
    assert one_line(" a\n\tb\u00a0 c ") == "a b c"
