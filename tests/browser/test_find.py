"""Finding a goal on the board: filters that need no script, and a search that needs little."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import looking

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HEADINGS = "section.group:visible h2"
TITLES = ".row:visible .statement"


@pytest.fixture(params=[True, False], ids=["with script", "without"])
def shown(
    chromium: Browser, built: dict[str, Path], request: pytest.FixtureRequest
) -> Iterator[Page]:
    """The example board, with and without script."""
    context = chromium.new_context(java_script_enabled=request.param)
    page = context.new_page()
    looking.show(page, built["example"], "index.html")
    yield page
    context.close()


@pytest.fixture
def board(page: Page, built: dict[str, Path]) -> Page:
    """The example board with its search."""
    looking.show(page, built["example"], "index.html")
    return page


def choose(page: Page, *words: str) -> None:
    """Choose what is said so, as a click on its words does."""
    for word in words:
        page.locator("fieldset label", has_text=word).click()


def texts(page: Page, what: str) -> list[str]:
    return [text.strip() for text in page.locator(what).all_inner_texts()]


def test_a_status_leaves_its_goals_and_their_headings(shown: Page) -> None:
    choose(shown, "on track")
    assert texts(shown, TITLES) == [
        "Untangle nine of ten complex cases within 38 hours",
        "Call 500 customers before they need us",
    ]
    assert texts(shown, HEADINGS) == ["Technical support", "Customer success"]
    assert not shown.get_by_text("Recently celebrated").is_visible()


def test_status_and_kind_together_leave_what_is_both(shown: Page) -> None:
    choose(shown, "on track", "HARD goal")
    assert texts(shown, TITLES) == ["Untangle nine of ten complex cases within 38 hours"]
    assert texts(shown, HEADINGS) == ["Technical support"]


def test_where_no_goal_is_both_a_sentence_says_so(shown: Page) -> None:
    choose(shown, "to come", "HARD goal")
    assert texts(shown, TITLES) == []
    assert texts(shown, HEADINGS) == []
    assert shown.get_by_text("No goal").is_visible()


def test_all_brings_everything_back(shown: Page) -> None:
    everything = texts(shown, TITLES)
    assert len(everything) == 18
    choose(shown, "off track", "HARD goal")
    shown.locator("#s0").check(force=True)
    shown.locator("#k0").check(force=True)
    assert texts(shown, TITLES) == everything
    assert shown.get_by_text("Recently celebrated").is_visible()
    assert not shown.get_by_text("No goal").is_visible()


def test_filters_can_be_chosen_with_the_keyboard(shown: Page) -> None:
    shown.locator("#s0").focus()
    shown.keyboard.press("ArrowRight")
    assert shown.locator("#s1").is_checked()
    assert len(texts(shown, TITLES)) == 2


def test_each_choice_is_large_enough_for_a_thumb(chromium: Browser, built: dict[str, Path]) -> None:
    page = looking.tab(chromium, looking.PHONE)
    looking.show(page, built["example"], "index.html")
    page.get_by_text("By status, kind or words").click()
    boxes = [one.bounding_box() for one in page.locator("fieldset label, #search").all()]
    assert [box for box in boxes if not box or min(box["height"], box["width"]) < 44] == []
    page.context.close()


def test_filters_and_search_are_not_printed(board: Page) -> None:
    board.emulate_media(media="print")
    assert not board.get_by_text("Find a goal").is_visible()


def test_search_is_there_only_with_script(shown: Page) -> None:
    has_script = bool(shown.evaluate("document.querySelector('.none-left') === null"))
    assert shown.get_by_label("Search").is_visible() is has_script


def test_search_finds_goals_by_all_their_words_and_says_how_many(board: Page) -> None:
    board.get_by_label("Search").fill("mondays TICKETS")
    assert texts(board, TITLES) == [
        "Start Mondays with 120 tickets and without Saturdays",
        "Start Mondays with 160 tickets, not 410",
    ]
    assert board.locator("#found").inner_text() == "2 goals found."
    assert board.locator("#found").get_attribute("aria-live") == "polite"


def test_search_knows_the_team_and_does_not_mind_accents(board: Page) -> None:
    board.get_by_label("Search").fill("enablément")
    assert texts(board, HEADINGS) == ["Enablement"]
    assert board.locator("#found").inner_text() == "1 goal found."


def test_search_and_filters_go_together(board: Page) -> None:
    board.get_by_label("Search").fill("mondays")
    choose(board, "closed")
    assert texts(board, TITLES) == ["Start Mondays with 160 tickets, not 410"]
    assert board.locator("#found").inner_text() == "1 goal found."


def test_what_nobody_promised_is_not_found(board: Page) -> None:
    board.get_by_label("Search").fill("zeppelin")
    assert texts(board, HEADINGS) == []
    assert board.locator("#found").inner_text() == "No goal found."


def test_escape_clears_the_search(board: Page) -> None:
    board.get_by_label("Search").fill("zeppelin")
    board.keyboard.press("Escape")
    assert board.get_by_label("Search").input_value() == ""
    assert len(texts(board, TITLES)) == 18
    assert board.locator("#found").inner_text() == ""


def test_words_that_mean_harm_are_only_looked_for(page: Page, built: dict[str, Path]) -> None:
    looking.show(page, built["stress"], "index.html")
    page.get_by_label("Search").fill("<script>alert(")
    found = page.locator(TITLES)
    assert found.count() > 0
    assert '<script>alert("title")</script>' in found.first.inner_text()
