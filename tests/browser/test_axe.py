"""axe-core finds nothing to mend on any kind of page, at both widths and in both schemes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import looking, sites
from tests.browser.conftest import MODULES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.looking import Scheme


def violations(answer: dict[str, Any]) -> list[str]:
    """Each thing that axe would have mended: the rule, the element, and what is wrong with it."""
    return [
        f"{found['id']}: {node['html']}: {node['failureSummary']}"
        for found in answer["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize(("width", "scheme"), looking.LOOKS)
@pytest.mark.parametrize("board", sites.BOARDS)
def test_axe_finds_nothing(
    chromium: Browser, built: dict[str, Path], board: str, width: int, scheme: Scheme
) -> None:
    axe = (MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    page = looking.tab(chromium, width, scheme)
    found: dict[str, list[str]] = {}
    for kind in sites.looked_at(board, built[board], width):
        looking.show(page, built[board], kind.path)
        page.evaluate(axe)
        wrong = violations(page.evaluate("axe.run()"))
        found |= {kind.path: wrong} if wrong else {}
    page.context.close()
    assert found == {}
