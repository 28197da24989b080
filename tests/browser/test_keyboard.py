"""Everything on a page can be reached and seen with the Tab key alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import looking, sites

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MOST = 60
"""So many stops are enough to know the page; a board of 200 goals has hundreds."""

FOCUSED = """() => {
    const now = document.activeElement;
    if (!now || now === document.body) return null;
    const style = getComputedStyle(now);
    const box = now.getBoundingClientRect();
    const ringed = (one) => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) >= 2;
    const label = now.labels && now.labels[0] ? getComputedStyle(now.labels[0]) : style;
    return {
        html: now.outerHTML.slice(0, 120),
        isRinged: ringed(style) || ringed(label),
        isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        isSkip: now.classList.contains("skip"),
    };
}"""


@pytest.mark.parametrize("width", [looking.PHONE, looking.DESKTOP])
@pytest.mark.parametrize("board", ["example", "arabic"])
def test_every_stop_of_the_tab_key_is_seen(
    chromium: Browser, built: dict[str, Path], board: str, width: int
) -> None:
    page = looking.tab(chromium, width)
    for kind in sites.kinds(built[board]):
        looking.show(page, built[board], kind.path)
        stops: list[dict[str, Any]] = []
        for _ in range(MOST):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUSED)
            if stop is None:
                break
            stops.append(stop)
        assert stops, kind.path
        if kind.name != "goal-card":  # a card is all content: there is nothing to skip
            assert stops[0]["isSkip"], f"{kind.path}: the first stop skips to the content"
        hidden = [one["html"] for one in stops if not (one["isRinged"] and one["isInView"])]
        assert hidden == [], kind.path
    page.context.close()


def test_the_skip_link_leads_to_the_content(chromium: Browser, built: dict[str, Path]) -> None:
    page = looking.tab(chromium, looking.DESKTOP)
    looking.show(page, built["example"], "index.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    page.context.close()
