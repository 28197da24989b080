"""Names in sentences, whichever way they are written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitegen.model.board import Settings
from sitegen.views.people import called, isolated, name_of, names_of
from tests.pages.build import pages
from tests.pages.sites import board, goal_state

SITE = board(goal_state())


@pytest.mark.parametrize("name", ["Maria Silva", "Nguyễn Minh Tuấn", "田中 雪", "Оксана", ""])
def test_a_name_from_left_to_right_is_written_as_it_is(name: str) -> None:
    assert isolated(name) == name


@pytest.mark.parametrize("name", ["أمير حداد", "נועה לוי", "Amir (أمير)"])
def test_a_name_from_right_to_left_leaves_the_sentence_around_it_in_order(name: str) -> None:
    assert isolated(name) == f"\u2068{name}\u2069"


def test_a_name_cannot_end_its_isolation_early() -> None:
    assert isolated("أمير\u2069 and nobody") == "\u2068أمير and nobody\u2069"


def test_names_are_isolated_within_sentences_and_alone_as_they_are() -> None:
    assert name_of(SITE, "amir") == "أمير حداد"
    assert called(SITE, "amir") == "\u2068أمير حداد\u2069"
    assert names_of(SITE, ("amir", "maria")) == "\u2068أمير حداد\u2069 and Maria Silva"


def test_our_own_sentences_run_from_left_to_right_whoever_comes_first() -> None:
    built = pages(SITE)
    changes = built["changes/index.html"]
    assert '<bdi class="who" dir="ltr">Maria Silva</bdi> <bdi dir="ltr">agreed</bdi>' in changes


def test_people_of_the_same_role_are_counted() -> None:
    site = replace(SITE, facts=replace(SITE.facts, settings=Settings(show_roles=True)))
    assert names_of(site, ("chen", "maria", "amir", "zsofia")) == (
        "3 members of Frontline and the lead of Frontline"
    )
    assert names_of(site, ("nobody", "none", "chen")) == "2 people and a member of Frontline"
