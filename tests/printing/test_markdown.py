"""What people wrote shows as itself where a forge reads Markdown."""

from __future__ import annotations

import re
from html import unescape

import pytest
from markdown import markdown

from sitegen.printing.markdown import as_text
from tests.printing.gitlab_references import INPUTS, found_in


def shown(text: str) -> str:
    """What stands on the page that a forge makes of a text."""
    return unescape(re.sub("<[^>]*>", "", markdown(as_text(text))))


@pytest.mark.parametrize("text", INPUTS)
def test_a_reference_of_gitlab_refers_to_nothing(text: str) -> None:
    said = f"see {text} for more, northwind/goals{text} and ({text})"
    assert found_in(said)
    assert found_in(shown(said)) == []


@pytest.mark.parametrize("text", [*INPUTS, "@maria", "#12", "GH-7", "https://a.example/b>c"])
def test_nothing_is_lost_but_the_look_of_a_reference(text: str) -> None:
    plain = f"It says {text}"
    assert shown(plain).replace("\u200b", "") == plain.replace("::", ": :")


@pytest.mark.parametrize(
    "text",
    [
        "From 4.0 to 2.8 hours: 30% less, 92%.",
        "Done! 12 of 12, at 14:30",
        "A PACT goal of Frontline (frontline)",
        "csat at least 92 %, then 93 %",
        "12 % more, {curly} and ^up",
    ],
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert as_text(text) == text


def test_money_and_companies_still_read_well() -> None:
    assert shown("$12 & more, R&D, ~5 minutes") == "$\u200b12 & more, R&D, ~\u200b5 minutes"
