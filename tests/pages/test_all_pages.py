"""What holds for every page of every site."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePosixPath
from posixpath import normpath

import html5lib
import pytest

from sitegen.edges.templates import packaged_templates
from tests.exports.made import exported
from tests.pages.build import pages
from tests.pages.html import outline, text_of
from tests.pages.sites import board, full_board, goal_state, with_story

PAGES = pages(full_board())
STATIC = {f"static/{path.name}" for path in (packaged_templates() / "static").iterdir()}
EXTRA = set(exported(full_board())) | STATIC


@pytest.fixture(params=sorted(PAGES))
def path(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_board_has_every_kind_of_page() -> None:
    assert {
        "index.html",
        "404.html",
        "how-it-works/index.html",
        "teams/frontline/index.html",
        "goals/objective/index.html",
        "goals/old-name/index.html",
    } <= set(PAGES)


def test_a_page_needs_no_repair_by_a_browser(path: str) -> None:
    assert outline(PAGES[path]).problems == []
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(PAGES[path])
    assert [error for error in parser.errors if error[1] != "unknown-doctype"] == []


def test_headings_begin_with_one_h1_and_skip_no_level(path: str) -> None:
    levels = outline(PAGES[path]).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_unique(path: str) -> None:
    ids = outline(PAGES[path]).ids
    assert sorted(set(ids)) == sorted(ids)


def test_links_within_the_site_lead_to_a_page_or_a_file(path: str) -> None:
    known = set(PAGES) | EXTRA
    here = PurePosixPath(path).parent
    for link in outline(PAGES[path]).links:
        if link.startswith(("https://", "#", "data:,")):
            continue
        there, _, anchor = link.partition("#")
        target = normpath(str(here / there))
        assert target in known, link
        assert not anchor or anchor in outline(PAGES[target]).ids, link


def test_a_page_has_neither_script_nor_style_of_its_own(path: str) -> None:
    found = outline(PAGES[path])
    assert not {"style", "iframe", "form"} & set(found.tags)
    scripts = html5lib.parse(PAGES[path], namespaceHTMLElements=False).iter("script")
    run = [one for one in scripts if one.attrib.get("type") != "application/json"]
    assert not [one.text for one in run if one.text or "src" not in one.attrib]
    assert not [name for name in found.attributes if name == "style" or name.startswith("on")]


def test_a_page_forbids_everything_from_elsewhere(path: str) -> None:
    assert (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'"
    ) in PAGES[path]


def test_a_page_shows_no_email_address(path: str) -> None:
    assert "@northwind.example" not in PAGES[path]


def test_a_page_asks_not_to_be_indexed(path: str) -> None:
    assert '<meta name="robots" content="noindex, nofollow">' in PAGES[path]


def test_a_page_says_the_day_it_is_shown_as_of(path: str) -> None:
    assert "This board is shown as of" in PAGES[path]
    assert "20 November 2026" in PAGES[path]


def test_a_page_says_git_only_where_git_was_read() -> None:
    built = pages(full_board())["index.html"]
    assert "Built with sitegen from files in git, commit 0123456789ab." in text_of(built)
    plain = pages(replace(full_board(), commit=""))["index.html"]
    assert "Built with sitegen from files. " in text_of(plain)


def test_pages_are_the_same_every_time() -> None:
    assert pages(full_board()) == PAGES


def test_pages_are_small_enough_for_a_phone() -> None:
    assert max(len(html.encode()) for p, html in PAGES.items() if p.startswith("goals/")) < 40_000


def test_the_stylesheet_is_small_and_asks_nobody_else() -> None:
    css = (packaged_templates() / "static" / "style.css").read_bytes()
    assert len(css) < 25_000
    assert not re.search(rb"@import|url\(", css)


def test_an_address_gives_canonical_links_and_leaves_the_others_relative() -> None:
    found = pages(full_board(url="https://northwind.example/goals/"))
    goal = found["goals/objective/index.html"]
    assert '<link rel="canonical" href="https://northwind.example/goals/goals/objective/">' in goal
    assert 'href="../../static/style.css"' in goal


def test_every_page_says_where_to_follow_the_board(path: str) -> None:
    if path.endswith("/card.html"):
        return
    tree = html5lib.parse(PAGES[path], namespaceHTMLElements=False)
    found = {one.attrib["type"]: one for one in tree.iter("link") if "type" in one.attrib}
    last = {kind: PurePosixPath(one.attrib["href"]).name for kind, one in found.items()}
    assert last == {"application/atom+xml": "feed.xml", "text/calendar": "calendar.ics"}
    assert all(one.attrib["rel"] == "alternate" for one in found.values())


def test_a_team_has_a_feed_and_a_calendar_of_its_own_before_those_of_the_board() -> None:
    tree = html5lib.parse(PAGES["teams/frontline/index.html"], namespaceHTMLElements=False)
    links = [one.attrib["href"] for one in tree.iter("link") if "type" in one.attrib]
    assert links == ["feed.xml", "calendar.ics", "../../feed.xml", "../../calendar.ics"]
    shown = outline(PAGES["teams/frontline/index.html"])
    assert "what happens, in a feed reader" in shown.text


def test_a_goal_leads_to_its_card_and_its_badge() -> None:
    links = outline(PAGES["goals/objective/index.html"]).links
    assert "../../goals/objective/card.html" in links
    assert "../../badges/objective.svg" in links


def test_a_page_tells_chats_and_networks_what_it_is() -> None:
    found = pages(full_board(url="https://northwind.example/goals/"))["goals/objective/index.html"]
    for tag in (
        '<meta property="og:type" content="website">',
        '<meta property="og:site_name" content="Northwind Support">',
        '<meta property="og:url" content="https://northwind.example/goals/goals/objective/">',
        '<meta name="twitter:card" content="summary">',
    ):
        assert tag in found
    assert "og:url" not in PAGES["goals/objective/index.html"]


def test_the_page_for_missing_ones_links_from_any_depth() -> None:
    found = pages(full_board(url="https://northwind.example/goals/"))["404.html"]
    assert 'href="https://northwind.example/goals/static/style.css"' in found
    assert 'rel="canonical"' not in found


def test_a_former_address_leads_to_the_goal() -> None:
    old = PAGES["goals/old-name/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../../goals/renamed/index.html">' in old
    assert '<a href="../../goals/renamed/index.html">' in old


def test_a_former_name_that_is_no_id_or_is_taken_makes_no_page() -> None:
    state = goal_state("a")
    names = ("../../outside", "b", "")
    told = replace(state.goal.story, formerly=names)
    found = pages(board(with_story(state, told), goal_state("b", "Another")))
    assert [path for path in found if re.fullmatch("goals/[^/]+/index.html", path)] == [
        "goals/a/index.html",
        "goals/b/index.html",
    ]
    assert "Another" in found["goals/b/index.html"]


def test_an_empty_board_says_what_belongs_there() -> None:
    found = pages(board())["index.html"]
    assert "No promises yet." in found
    assert "sitegen new" in found
