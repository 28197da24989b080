"""The card of a goal: small, framed by others, and leading to the goal itself."""

from __future__ import annotations

import html5lib

from tests.pages.build import pages
from tests.pages.html import outline, text_of
from tests.pages.sites import board, full_board, goal_state

URL = "https://northwind.example/goals/"
CARD = pages(board(goal_state("a"), url=URL))["goals/a/card.html"]


def test_a_card_says_state_progress_time_and_the_day_of_the_board() -> None:
    told = text_of(CARD)
    for words in (
        "Answer first messages 30% faster",
        "at risk",
        "8 points (8 days) behind plan on 29 October.",
        "1 Oct – 31 Dec",
        "Northwind Support",
        "20 November 2026",
    ):
        assert words in told


def test_a_card_has_no_navigation_and_its_links_leave_the_frame() -> None:
    tree = html5lib.parse(CARD, namespaceHTMLElements=False)
    assert not {"nav", "header", "footer"} & set(outline(CARD).tags)
    links = [one.attrib for one in tree.iter("a")]
    assert [one["href"] for one in links] == ["../../goals/a/index.html", "../../index.html"]
    assert all(one["target"] == "_blank" and "noopener" in one["rel"] for one in links)


def test_a_policy_in_a_page_cannot_speak_of_frames_so_a_card_does_not() -> None:
    assert "frame-ancestors" not in CARD
    assert "X-Frame-Options" not in CARD


def test_search_engines_are_sent_to_the_goal() -> None:
    assert '<meta name="robots" content="noindex, nofollow">' in CARD
    assert f'<link rel="canonical" href="{URL}goals/a/">' in CARD


def test_every_goal_has_a_card() -> None:
    site = full_board()
    found = {path for path in pages(site) if path.endswith("/card.html")}
    assert found == {f"goals/{state.id}/card.html" for state in site.goals}
