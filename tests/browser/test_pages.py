"""No page is too wide, complains, asks another host or runs what its content says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser import looking, sites

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FORMS = "take-part"
"""Forms are script; what stands there without it, test_take_part.py says."""
ZOOMED = looking.DESKTOP // 2
"""At 200 % a desktop's window is as wide as half of it."""


@pytest.mark.parametrize("width", [looking.PHONE, ZOOMED, looking.DESKTOP])
@pytest.mark.parametrize("board", sites.BOARDS)
def test_no_page_scrolls_sideways(
    chromium: Browser, built: dict[str, Path], board: str, width: int
) -> None:
    page = looking.tab(chromium, width)
    wide = []
    for kind in sites.looked_at(board, built[board], width):
        looking.show(page, built[board], kind.path)
        wide += [kind.path] if looking.is_too_wide(page) else []
    page.context.close()
    assert wide == []


@pytest.mark.parametrize("board", sites.BOARDS)
def test_pages_on_a_server_ask_only_that_server_and_say_nothing(
    page: Page, built: dict[str, Path], board: str
) -> None:
    noticed = looking.watched(page)
    with sites.served(built[board]) as base:
        for kind in sites.kinds(built[board]):
            if kind.name != "404":  # its links name the board's own address
                page.goto(base + kind.path)
                page.wait_for_load_state("networkidle")
        assert {urlsplit(url).netloc for url in noticed.asked} == {urlsplit(base).netloc}
    assert noticed.said == []


@pytest.mark.parametrize("board", sites.BOARDS)
def test_pages_on_a_disk_ask_only_the_disk_and_say_nothing(
    page: Page, built: dict[str, Path], board: str
) -> None:
    noticed = looking.watched(page)
    for kind in sites.kinds(built[board]):
        if kind.name != "404":
            looking.show(page, built[board], kind.path)
            page.wait_for_load_state("networkidle")
    assert {urlsplit(url).scheme for url in noticed.asked} == {"file"}
    assert noticed.said == []


@pytest.mark.parametrize("board", sites.BOARDS)
def test_the_policy_is_in_force_on_a_disk(page: Page, built: dict[str, Path], board: str) -> None:
    looking.show(page, built[board], "index.html")
    family = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert "serif" in family, "the board's own style is applied"
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.wasRun = true";
            document.head.append(script);
            document.body.setAttribute("style", "color: rgb(1, 2, 3)");
            document.body.setAttribute("onclick", "window.wasRun = true");
            document.body.click();
        }"""
    )
    assert page.evaluate("window.wasRun === undefined")
    assert page.evaluate("getComputedStyle(document.body).color") != "rgb(1, 2, 3)"


def test_pages_are_whole_without_script(chromium: Browser, built: dict[str, Path]) -> None:
    kinds = [kind for kind in sites.kinds(built["example"]) if kind.name != FORMS]
    for kind in kinds:
        words = []
        for is_on in (True, False):
            context = chromium.new_context(java_script_enabled=is_on)
            page = context.new_page()
            looking.show(page, built["example"], kind.path)
            words.append(set(page.locator("main").inner_text().split()))
            context.close()
        with_script, without = words
        # Search needs script, so its label and its button are all that may be missing.
        assert len(with_script - without) <= 4, kind.path
