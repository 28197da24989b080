"""Phones fold away what is secondary; wide screens and paper show it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import looking

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

GOAL = "goals/coaching-that-sticks/index.html"
TEAM = "teams/frontline/index.html"
CHANGES = "changes/index.html"
WINS = "wins/index.html"
BEHIND = {
    GOAL: (
        "What makes it hard",
        "Planned by then",
        "Work that should move it",
        "Challenging yet attainable",
    ),
    TEAM: ("member since 2 Mar", "Open the chat on Sundays"),
    CHANGES: ("The first hundred calls",),
    WINS: ("Access granted, a day early for once",),
}
"""Words of what is folded, by page."""
OPEN = (
    "We are the team that is meant to keep customers",
    "off track",
    "6% of the way",
    "Latest check-in",
    "Help wanted",
    "Both open positions",
    "Still to answer",
)
"""Words that nobody should have to look for: why, status, measures, check-in, what waits."""


def shown(page: Page) -> str:
    """What can be read of a page: text that is folded away is no part of it."""
    return str(page.locator("main").inner_text())


@pytest.mark.parametrize("path", BEHIND)
def test_what_phones_fold_opens_by_a_tap(
    chromium: Browser, built: dict[str, Path], path: str
) -> None:
    page = looking.tab(chromium, looking.PHONE)
    looking.show(page, built["example"], path)
    assert [words for words in BEHIND[path] if words in shown(page)] == []
    for one in page.locator(".fold > summary").all():
        one.click()
    assert [words for words in BEHIND[path] if words not in shown(page)] == []
    page.context.close()


@pytest.mark.parametrize("path", BEHIND)
def test_wide_screens_and_paper_show_it_without_a_tap(
    chromium: Browser, built: dict[str, Path], path: str
) -> None:
    page = looking.tab(chromium, looking.DESKTOP)
    looking.show(page, built["example"], path)
    assert [words for words in BEHIND[path] if words not in shown(page)] == []
    assert page.locator(".fold > summary:visible").count() == 0
    page.set_viewport_size({"width": looking.PHONE, "height": 900})
    page.emulate_media(media="print")
    if path != TEAM:  # which prints as the pack for a review
        assert [words for words in BEHIND[path] if words not in shown(page)] == []
    if path == GOAL:
        assert "earlier entries" not in shown(page), "they stand there instead"
        assert "Scared of the listening part" in shown(page)
    page.context.close()


def test_status_why_measures_and_check_in_are_never_folded(
    chromium: Browser, built: dict[str, Path]
) -> None:
    page = looking.tab(chromium, looking.PHONE)
    looking.show(page, built["example"], GOAL)
    told = shown(page)
    assert [words for words in OPEN if words not in told] == []
    assert page.locator(".measure > .plot > svg:visible").count() == 4
    page.context.close()
