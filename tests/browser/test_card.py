"""The card of a goal works in the frame of a page of somebody else."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import looking, sites
from tests.documents import document

SIZE = re.search(r'width="(\d+)" height="(\d+)"', document("docs/feeds.md"))
"""The frame that the document tells people to copy."""
CARD = "goals/call-before-they-need-us/card.html"


def test_a_card_is_shown_in_a_frame_of_another_host_and_its_link_opens_beside_it(
    chromium: Browser, built: dict[str, Path], tmp_path: Path
) -> None:
    assert SIZE
    page = looking.tab(chromium, looking.DESKTOP)
    noticed = looking.watched(page)
    with sites.served(built["example"]) as base:
        wiki = tmp_path / "wiki.html"
        wiki.write_text(
            f'<iframe src="{base}{CARD}" {SIZE[0]} title="A goal" '
            'sandbox="allow-popups allow-scripts"></iframe>'
        )
        page.goto(wiki.as_uri())
        card = page.frame_locator("iframe")
        title = card.get_by_role("heading", level=1)
        assert title.inner_text() == "Call 500 customers before they need us"
        assert "serif" in title.evaluate("one => getComputedStyle(one).fontFamily")
        height = card.locator("html").evaluate("one => one.scrollHeight")
        assert height <= int(SIZE[2])
        with page.context.expect_page() as opened:
            title.get_by_role("link").click()
        opened.value.wait_for_load_state()
        assert opened.value.url == f"{base}{CARD.replace('card.html', 'index.html')}"
    page.context.close()
    assert noticed.said == []
