"""Pictures of every kind of page, at both widths and in both schemes, for people to look at.

They are kept in `build/pictures/` (CI offers them for download). What a machine can tell of a
picture is that something is on it: that the page is neither blank nor of one colour.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error

from tests.browser import looking, sites

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.looking import Scheme

PICTURES = sites.ROOT / "build" / "pictures"
BLANK = 6_000
"""A page with nothing on it makes a PNG of about 4 kB at 1280 px."""


@pytest.mark.parametrize(("width", "scheme"), looking.LOOKS)
@pytest.mark.parametrize("board", sites.BOARDS)
def test_every_kind_of_page_is_pictured(
    chromium: Browser, built: dict[str, Path], board: str, width: int, scheme: Scheme
) -> None:
    page = looking.tab(chromium, width, scheme)
    folder = PICTURES / board
    folder.mkdir(parents=True, exist_ok=True)
    for kind in sites.looked_at(board, built[board], width):
        looking.show(page, built[board], kind.path)
        # 200 goals are a long page: what matters is at its top.
        tall = page.evaluate("document.documentElement.scrollHeight") > 12_000
        picture = folder / f"{kind.name}-{width}-{scheme}.png"
        _take(page, picture, is_whole=not tall)
        assert picture.stat().st_size > BLANK, kind.path
    page.context.close()


def _take(page: Page, picture: Path, *, is_whole: bool) -> None:
    """Take a picture; once more where Chromium could not, as happens on a busy machine."""
    try:
        page.screenshot(path=picture, full_page=is_whole)
    except Error as error:
        if "Unable to capture screenshot" not in error.message:
            raise
        page.screenshot(path=picture, full_page=is_whole)
