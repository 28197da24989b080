"""What an author says in their own name, and what is somebody else's or no language at all."""

from __future__ import annotations

import pytest

from sitegen.prose.own_words import HIDDEN, own_words


def left(text: str) -> str:
    """The own words of a text; `·` stands for each stretch that is blanked out."""
    own = own_words(text)
    assert len(own) == len(text)
    assert own.count("\n") == text.count("\n")
    parts = own.replace("\n", " ").split(HIDDEN)
    return "·".join(part for part in (parts[0], *filter(None, parts[1:])))


@pytest.mark.parametrize(
    "quotation",
    [
        '"be the best"',
        "'be the best'",
        "“be the best”",
        "‘be the best’",
        "„be the best“",
        "„be the best”",
        "‚be the best‘",
        "”be the best”",
        "’be the best’",
        "«be the best»",
        "« be the best »",
        "»be the best«",
        "»be the best»",
        "‹be the best›",
        "›be the best‹",
        "「be the best」",
        "『be the best』",
        '"don\'t stop"',
        "‘don’t stop’",
    ],
)
def test_a_quotation_is_not_the_authors_own(quotation: str) -> None:
    assert left(f"They say {quotation}, always") == "They say ·, always"


@pytest.mark.parametrize(
    "text",
    [
        "the customers' wishes and the team's own",
        'a 5" screen and a 7" one',
        "don’t and won’t",
        "an open “quotation that never ends",
        'a lone " mark',
        "closed » and « open",
        "a ` lone backtick",
        "a < b and c > d",
    ],
)
def test_apostrophes_inches_and_lone_marks_quote_nothing(text: str) -> None:
    assert own_words(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "`code`",
        "``co ` de``",
        "<!-- a comment -->",
        "<b class='x'>",
        "https://x.example/best",
        "mailto:a@x.example",
    ],
)
def test_code_comments_tags_and_addresses_are_no_words(text: str) -> None:
    assert left(f"so {text} it") == "so · it"


def test_of_a_link_the_words_stay() -> None:
    assert left("[the page](https://x.example) here") == "[the page· here"


def test_marks_of_emphasis_are_no_letters() -> None:
    assert own_words("_best_ and **best**") == "*best* and **best**"


def test_an_escaped_backtick_begins_no_code() -> None:
    assert left(r"\`best` and `code`") == r"\`best·code`"
