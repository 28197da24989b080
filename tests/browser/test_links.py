"""Every link inside a site leads to a page, and every fragment to a place on it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.browser import sites


@cache
def tree(page: Path) -> Element:
    return html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)


@cache
def places(page: Path) -> frozenset[str]:
    return frozenset(one.attrib["id"] for one in tree(page).iter() if "id" in one.attrib)


def broken(site: Path, page: Path) -> list[str]:
    """The links of a page that lead nowhere in its site."""
    found = []
    for one in tree(page).iter():
        for name in ("href", "src"):
            link = urlsplit(one.attrib.get(name, "#content"))
            if link.scheme or link.netloc:
                continue
            target = (page.parent / unquote(link.path)).resolve() if link.path else page
            is_there = target.is_file() and target.is_relative_to(site.resolve())
            if is_there and link.fragment and target.suffix == ".html":
                is_there = unquote(link.fragment) in places(target)
            found += [] if is_there else [one.attrib[name]]
    return found


@pytest.mark.parametrize("board", sites.BOARDS)
def test_links_and_fragments_resolve(built: dict[str, Path], board: str) -> None:
    site = built[board].resolve()
    pages = [page for page in sites.pages(site) if page.name != "404.html"]
    found = {page.relative_to(site).as_posix(): broken(site, page) for page in pages}
    assert {page: links for page, links in found.items() if links} == {}
