"""`robots.txt` and `sitemap.xml`: what robots are told, by `settings.indexing`."""

from __future__ import annotations

from dataclasses import replace
from urllib.robotparser import RobotFileParser

import pytest

from sitegen.site import Site
from tests.exports import made
from tests.exports.xml import parsed
from tests.pages.build import pages
from tests.pages.sites import board, full_board, goal_state

URL = "https://northwind.example/goals/"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def indexed(site: Site) -> Site:
    settings = replace(site.facts.settings, indexing=True)
    return replace(site, facts=replace(site.facts, settings=settings))


def allows(site: Site) -> bool:
    parser = RobotFileParser()
    parser.parse(made.exported(site)["robots.txt"].decode().splitlines())
    return parser.can_fetch("Anybody", "/goals/a/")


def test_robots_are_asked_to_stay_away_unless_the_board_invites_them() -> None:
    site = board(goal_state("a"), url=URL)
    assert not allows(site)
    assert allows(indexed(site))
    assert not allows(board())


def test_a_board_below_a_host_says_what_the_host_has_to_say() -> None:
    found = made.exported(board(url=URL))["robots.txt"].decode()
    assert "# In the host's own robots.txt, the line for this board is: Disallow: /goals/" in found
    assert "#" not in made.exported(board(url="https://goals.example/"))["robots.txt"].decode()
    assert "#" not in made.exported(board())["robots.txt"].decode()


@pytest.mark.parametrize(
    "url", ["https://[", "https://me[@x/", "https://x]/", "https://git\u2100/"]
)
def test_an_address_without_a_host_that_can_be_told_is_none(url: str) -> None:
    found = made.exported(indexed(board(goal_state("a"), url=url)))
    assert "sitemap.xml" not in found
    assert found["robots.txt"] == b"User-agent: *\nAllow: /\n"


@pytest.mark.parametrize(("url", "is_indexed"), [(URL, False), ("", True), ("", False)])
def test_there_is_no_sitemap_without_address_or_invitation(url: str, is_indexed: bool) -> None:
    site = full_board(url=url)
    found = made.exported(indexed(site) if is_indexed else site)
    assert "sitemap.xml" not in found
    assert b"Sitemap:" not in found["robots.txt"]


def test_a_sitemap_names_pages_that_are_there() -> None:
    site = indexed(full_board(url=URL))
    found = made.exported(site)
    root = parsed(found["sitemap.xml"])
    places = [one.text or "" for one in root.iter(f"{MAP}loc")]
    built = pages(site)
    assert len(places) == 1 + len(site.facts.teams) + len(site.goals)
    assert all(f"{place.removeprefix(URL)}index.html" in built for place in places)
    assert f"Sitemap: {URL}sitemap.xml".encode() in found["robots.txt"]


@pytest.mark.parametrize("name", ["example", "stress", "empty"])
def test_programs_read_where_to_go_on_every_board(all_boards: dict[str, Site], name: str) -> None:
    facts = replace(all_boards[name].facts, url=URL)
    site = replace(all_boards[name], facts=facts)
    assert not allows(site)
    found = made.exported(indexed(site))
    parser = RobotFileParser()
    parser.parse(found["robots.txt"].decode().splitlines())
    assert parser.can_fetch("Anybody", "/goals/")
    assert parser.site_maps() == [f"{URL}sitemap.xml"]
    places = [one.text for one in parsed(found["sitemap.xml"]).iter(f"{MAP}loc")]
    assert places == [
        URL,
        *(f"{URL}teams/{team.id}/" for team in facts.teams),
        *(f"{URL}goals/{state.id}/" for state in site.goals),
    ]


def test_a_sitemap_says_when_something_last_happened() -> None:
    root = parsed(made.exported(indexed(board(goal_state("a"), url=URL)))["sitemap.xml"])
    days = {
        one.findtext(f"{MAP}loc"): one.findtext(f"{MAP}lastmod") for one in root.iter(f"{MAP}url")
    }
    assert days[URL] == "2026-11-20"
    assert days[f"{URL}goals/a/"] == "2026-10-29"  # its last reading
    assert days[f"{URL}teams/frontline/"] is None


def test_a_strange_address_breaks_neither_file() -> None:
    site = indexed(board(goal_state("a"), url="https://x.example/a&b/<i>/\u00e9"))
    found = made.exported(site)
    assert parsed(found["sitemap.xml"]).find(f"{MAP}url") is not None
    assert b"Allow: /a%26b/%3Ci%3E/%C3%A9/" in found["robots.txt"]
