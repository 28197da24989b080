"""`feed.xml`: Atom that readers understand, with what happened and nothing that harms."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import feedparser
import pytest

from sitegen.exports._names import tag
from sitegen.exports.feed_xml import NEWEST, moment
from sitegen.site import Site
from tests.compute.stories import AGREED, FIRST, Past, site_of, text
from tests.exports import made
from tests.exports.atom import faults
from tests.exports.xml import parsed
from tests.pages.parts import HOSTILE
from tests.pages.sites import board, full_board, goal_state, with_story

URL = "https://northwind.example/goals/"
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d-\d\d)?:[A-Za-z0-9._~/-]+")
CALM = "---\nmeasures: {csat: at least 90%}\ndue: 2026-Q4\n---\n# Calm\n"
MOVED = {
    "2026-02-02-amend-chen.md": "---\nbecause: evidence\n---\nThe *old* target came easily.\n",
    "2026-02-05-check-in-maria.md": "---\nconfidence: at_risk\n---\nIt goes on.\n",
    "2026-02-06-check-in-chen.md": "No word of confidence.\n",
}


def with_url(site: Site, url: str = URL) -> Site:
    return replace(site, facts=replace(site.facts, url=url))


def story_site() -> Site:
    """Proposed on 8 December, agreed from the 10th to the 12th, other terms on 2 February."""
    return with_url(
        site_of(FIRST, Past("2026-02-02", text("3.2"), by="chen"), entries=AGREED | MOVED)
    )


def feed_of(site: Site, path: str = "feed.xml") -> feedparser.FeedParserDict:
    found = feedparser.parse(made.exported(site)[path])
    assert not found.bozo, found.get("bozo_exception")
    return found


def titles(site: Site, path: str = "feed.xml") -> list[str]:
    return [entry.title for entry in feed_of(site, path).entries]


def feeds(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path.endswith("feed.xml")}


def test_every_feed_is_what_rfc_4287_asks_for(files: dict[str, bytes]) -> None:
    assert {path: faults(data) for path, data in feeds(files).items() if faults(data)} == {}


def test_a_feed_reader_reads_every_feed(files: dict[str, bytes]) -> None:
    for path, data in feeds(files).items():
        found = feedparser.parse(data)
        assert not found.bozo, (path, found.get("bozo_exception"))
        assert found.version == "atom10"
        assert found.feed.updated_parsed
        assert all(one.title and one.link and one.updated_parsed for one in found.entries)


def test_names_are_tags_and_unique(files: dict[str, bytes]) -> None:
    for path, data in feeds(files).items():
        root = parsed(data)
        ids = [one.text or "" for one in root.iter("{http://www.w3.org/2005/Atom}id")]
        assert [id for id in ids if not TAG.fullmatch(id)] == [], path
        assert len(ids) == len(set(ids)), path


def test_what_happened_is_told_newest_first_with_its_state() -> None:
    assert titles(story_site()) == [
        "Answer faster: Chen Wei checked in",
        "Answer faster: Maria Silva checked in · ! at risk",
        "Answer faster: Chen Wei proposed other terms · ⇄ renegotiating",
        "Answer faster: its terms are agreed, and in force · ◆ agreed",
        "Answer faster: Henrik Dahl agreed",
        "Answer faster: Chen Wei agreed",
        "Answer faster: Maria Silva proposed this goal · ◇ proposed",
    ]


def test_a_milestone_and_a_stated_confidence_carry_their_mark() -> None:
    assert titles(board(goal_state()))[:2] == [
        "Answer first messages 30% faster: Chen Wei reached a milestone: Macros · ✓ done",
        "Answer first messages 30% faster: Chen Wei checked in · ! at risk",
    ]


def test_a_close_carries_the_outcome_and_what_was_learned() -> None:
    files = {
        "goals/frontline/calm.md": "---\nkind: hard\nstart: 2026-07-01\ndue: 2026-09-30\n"
        "steward: maria\nsponsor: maria\nmeasures: {csat: at least 90%}\n---\n# Calm\nWhy not.\n",
        "goals/frontline/calm/2026-07-01-agree-maria.md": "",
        "goals/frontline/calm/2026-10-02-close-maria.md": "---\noutcome: missed\n"
        "lessons: We *hurried*.\n---\n",
    }
    (close, *_) = feed_of(made.site_from(made.EMPTY | files)).entries
    assert close.title == "Calm: Maria Silva closed the goal · ✕ missed"
    assert "We <em>hurried</em>." in close.content[0].value


def test_moves_of_terms_tell_from_where_to_where_and_why() -> None:
    entry = feed_of(story_site()).entries[2]
    html = entry.content[0].value
    assert "2 February 2026: Chen Wei proposed other terms." in html
    assert "target from 2.8 hours to 3.2 hours (easier)" in html
    assert "Because: new evidence." in html
    assert "The <em>old</em> target came easily." in html


def test_days_are_those_of_the_ledger_in_the_time_zone_of_the_board() -> None:
    site = story_site()
    oslo = replace(site, facts=replace(site.facts, timezone="Europe/Oslo"))
    assert feed_of(oslo).entries[0].updated == "2026-02-06T00:00:00+01:00"
    assert feed_of(oslo).feed.updated == "2026-02-06T00:00:00+01:00"


@pytest.mark.parametrize(
    ("day", "zone", "expected"),
    [
        ("2026-07-01", "Europe/Oslo", "2026-07-01T00:00:00+02:00"),
        ("2026-01-16", "America/New_York", "2026-01-16T00:00:00-05:00"),
        ("2026-01-16", "UTC", "2026-01-16T00:00:00+00:00"),
        # Until 1972 Monrovia was 44 minutes and 30 seconds behind.
        ("1970-01-01", "Africa/Monrovia", "1970-01-01T00:00:00+00:00"),
        # No midnight on this day: clocks went from 23:59:59 to 01:00.
        ("2026-04-24", "Africa/Cairo", "2026-04-24T00:00:00+02:00"),
    ],
)
def test_a_moment_is_the_beginning_of_the_day(day: str, zone: str, expected: str) -> None:
    assert moment(date.fromisoformat(day), zone) == expected


def test_names_are_made_of_the_address_the_repository_or_of_nothing_that_is_anybodys() -> None:
    day = date(2026, 1, 16)
    site = with_url(board())
    assert tag(site, "feed.xml") == "tag:northwind.example,2026:goals/feed.xml"
    assert tag(site, "goals/a/x", day) == "tag:northwind.example,2026-01-16:goals/goals/a/x"
    assert tag(board(), "x", day) == "tag:github.com,2026-01-16:northwind/goals/x"
    bare = replace(board(), facts=replace(board().facts, repository=""))
    assert tag(bare, "x", day) == "tag:board.invalid,2026-01-16:x"
    assert (
        tag(with_url(board(), "https://bücher.example:8080"), "x")
        == "tag:xn--bcher-kva.example,2026:x"
    )
    assert tag(with_url(bare, "https://[::1]/a"), "x") == "tag:board.invalid,2026:x"


def test_names_stay_when_a_goal_is_renamed_and_when_it_is_told_another_way() -> None:
    def ids(site: Site) -> list[str]:
        return [entry.id for entry in feed_of(site).entries]

    state = goal_state("answer-first")
    renamed = goal_state("quick-answers", "Another title")
    renamed = with_story(renamed, replace(renamed.goal.story, formerly=("answer-first",)))
    assert ids(board(renamed)) == ids(board(state))


def test_links_are_whole_where_the_board_has_an_address_and_relative_where_it_has_none() -> None:
    def links(site: Site, path: str) -> set[str]:
        root = parsed(made.exported(site)[path])
        return {one.attrib["href"] for one in root.iter("{http://www.w3.org/2005/Atom}link")}

    state = goal_state("a")
    assert links(board(state, url=URL), "teams/frontline/feed.xml") == {
        f"{URL}teams/frontline/feed.xml", f"{URL}teams/frontline/", f"{URL}goals/a/",
    }  # fmt: skip
    assert links(board(state), "feed.xml") == {"index.html", "goals/a/index.html"}
    assert links(board(state), "teams/frontline/feed.xml") == {
        "../../teams/frontline/index.html", "../../goals/a/index.html",
    }  # fmt: skip


def test_a_link_in_prose_leads_from_the_page_of_the_goal() -> None:
    files = {
        "goals/frontline/calm.md": CALM,
        "goals/frontline/calm/2026-10-02-check-in-maria.md": "See [the plan](plan.html).\n",
    }
    site = with_url(made.site_from(made.EMPTY | files))
    (entry,) = feed_of(site).entries
    assert f'href="{URL}goals/calm/plan.html"' in entry.content[0].value


def test_a_feed_has_at_most_so_many_entries(all_files: dict[str, dict[str, bytes]]) -> None:
    found = feedparser.parse(all_files["stress"]["feed.xml"])
    assert len(found.entries) == NEWEST
    days = [entry.updated for entry in found.entries]
    assert days == sorted(days, reverse=True)


def test_a_team_hears_of_its_own_goals_alone() -> None:
    other = goal_state("other", "Of nobody here")
    moved = replace(other.goal.terms, teams=("enablement",))
    version = replace(other.versions[0], terms=moved)
    other = replace(other, in_force=version, in_file=version, versions=(version,))
    site = board(goal_state(), other)
    assert any("Of nobody here" in title for title in titles(site))
    assert not any("Of nobody here" in title for title in titles(site, "teams/frontline/feed.xml"))
    assert titles(site, "teams/enablement/feed.xml")
    assert feed_of(site, "teams/frontline/feed.xml").feed.title == "Frontline · Northwind Support"


def test_nothing_that_comes_after_the_day_of_the_board_is_told() -> None:
    early = replace(story_site(), as_of=date(2026, 2, 5))
    assert titles(early)[0] == "Answer faster: Maria Silva checked in · ! at risk"


def test_hostile_text_stays_text_and_illegal_signs_fall() -> None:
    found = feed_of(made.hostile())
    assert found.feed.title == HOSTILE.replace("\x00\x1f\u202e", "")
    html = "".join(entry.content[0].value for entry in found.entries)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert not re.search(b"[\x00-\x08\x0b\x0c\x0e-\x1f]", made.exported(made.hostile())["feed.xml"])


def test_scripts_in_prose_do_not_reach_a_reader() -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1))\n"
    files = {
        "goals/frontline/calm.md": CALM,
        "goals/frontline/calm/2026-10-02-check-in-maria.md": bad,
    }
    data = made.exported(made.site_from(made.EMPTY | files))["feed.xml"].decode()
    assert "checked in" in data
    assert not re.search(r"&lt;(script|img)|href=\S*javascript", data)


def test_an_empty_board_has_a_feed_without_entries(all_files: dict[str, dict[str, bytes]]) -> None:
    found = feedparser.parse(all_files["empty"]["feed.xml"])
    assert (found.feed.title, found.entries) == ("A new board", [])
    assert found.feed.updated == "2026-11-20T00:00:00+00:00"


def test_every_kind_of_goal_can_be_told() -> None:
    assert len(feed_of(full_board(url=URL)).entries) == NEWEST
