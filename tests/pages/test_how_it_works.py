"""What the page promises about agreeing, what its words mean, and how the board is set."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sitegen.finding import Severity
from sitegen.model.board import Gate
from sitegen.rulebook import all_rules
from sitegen.views.gates import STOPPED
from tests.pages.build import pages
from tests.pages.html import text_of
from tests.pages.sites import board


def said(**changed: Any) -> str:
    """The words of the page on a board with other settings."""
    site = board()
    settings = replace(site.facts.settings, **changed)
    shown = replace(site, facts=replace(site.facts, settings=settings))
    return text_of(pages(shown)["how-it-works/index.html"])


def test_everybody_can_agree_by_a_file_or_a_command() -> None:
    assert (
        "Everyone who has to agree adds an agree file or runs sitegen agree; whoever proposes the "
        "goal under their own account has agreed by that."
    ) in said()


@pytest.mark.parametrize(
    ("recorder", "approval_agrees", "is_said"),
    [
        ((), True, False),
        (("job@northwind.example",), False, False),
        (("job@northwind.example",), True, True),
    ],
)
def test_approving_is_called_agreeing_only_where_a_job_records_it(
    recorder: tuple[str, ...], approval_agrees: bool, is_said: bool
) -> None:
    text = said(recorder=recorder, approval_agrees=approval_agrees)
    assert ("Approving the pull request is agreeing too" in text) is is_said
    assert "job@" not in text


def test_a_point_is_explained() -> None:
    assert "A point is a hundredth of the way from baseline to target" in said()


def test_all_rules_are_listed_by_family() -> None:
    text = said()
    assert f"{len(all_rules())} rules, before a change lands." in text
    assert "This board has all of them as they come." in text
    for rule in all_rules():
        assert f"{rule.code} {rule.name} {rule.severity} {rule.why.replace('`', '')}" in text
    assert "Dates 7 rules Whether each day is one" in text
    assert "History 1 rule Whether git can tell" in text


def test_rules_that_the_board_has_set_otherwise_stand_out() -> None:
    text = said(rules=(("no-challenge", None), ("W904", Severity.WARNING), ("M431", Severity.HINT)))
    assert "as they come." not in text
    assert (
        "This board has set these rules otherwise than they come: "
        "C610 no-challenge: off, by itself a warning. "
        "W904 title-without-number: warning, by itself a hint. "
    ) in text
    assert "C610 no-challenge off here, by itself a warning A goal that is too easy" in text
    assert "Craft of a goal 4 rules, 1 set by this board" in text
    assert "M431 target-in-normal-band hint" in text


def test_each_rule_has_an_address() -> None:
    page = pages(board())["how-it-works/index.html"]
    assert all(f'<div id="{rule.code}">' in page for rule in all_rules())


def test_what_the_gate_of_a_review_lets_pass_is_said() -> None:
    text = said()
    assert "This board makes no exception." in text
    assert all(words in text for words in STOPPED.values())
    text = said(allow=(Gate.ENTRY_EDITED,))
    assert "What somebody said is changed after it landed. This board lets it pass. What" in text
    assert text.count("This board lets it pass.") == 1
    assert "What passes is named in every review all the same." in text


def test_the_gate_is_told_whole() -> None:
    assert set(STOPPED) == set(Gate)
