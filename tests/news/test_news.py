"""News of the example board, word for word, and of a board that would do harm."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sitegen import pipeline
from sitegen.news.formats import html, markdown, text
from sitegen.news.news import LONGEST, News, news
from sitegen.printing.text import Style
from sitegen.site import Site
from sitegen.visibility import public
from tests.boards import AS_OF, GOAL, TEAMS, write

ROOT = Path(__file__).parent.parent.parent
FROZEN = date(2026, 11, 20)
STYLE = Style()

FRONTLINE = """\
Frontline · Northwind Support, 14 Nov – 20 Nov

What was won
- Milestone reached on the way to Pick up the phone within two minutes: Zsófia takes calls without \
a second headset. By Leila Benali and Zsófia Kiss. Leila Benali thanks Zsófia Kiss: “Four days \
early. Zsófia took a full Monday alone and a man from Tromsø asked for her by name afterwards.”

What happened
- Start Mondays with 120 tickets and without Saturdays: 17 Nov: Chen Wei, Henrik Dahl \
and Leila Benali agreed to terms 71739034; 18 Nov: Zsófia Kiss agreed to terms 71739034; 18 Nov: \
The terms (71739034) are agreed, and in force; 1 earlier
- Two quiet hours a day for hard cases: 16 Nov: Kofi Mensah declined

Where a hand would help
- In the way: Pick up the phone within two minutes: “The new phone system counts a call as \
"answered" when the menu answers. So the report says four seconds.” Named by Maria Silva, first on \
19 Oct. Henrik Dahl can help next.
- In the way: Call 500 customers before they need us: “The CRM was updated on 5 November and my \
list no longer fits. The export promised for 30 October is not there.” Named by Nadia Farouk, \
first on 12 Nov. Henrik Dahl can help next.
- and 8 more: https://northwind.example/goals/attention/

https://northwind.example/goals/teams/frontline/
"""


@pytest.fixture(scope="module")
def northwind() -> Site:
    return public(pipeline.site(pipeline.load(ROOT), FROZEN))


def test_the_news_of_a_team_on_the_example_board(northwind: Site) -> None:
    team = northwind.facts.team("frontline")
    assert text.write(news(northwind, date(2026, 11, 14), 2, team), STYLE) == FRONTLINE


def test_a_move_of_terms_is_told_with_what_moved(northwind: Site) -> None:
    happened = parts(news(northwind, date(2026, 11, 14), 5))["What happened"]
    assert happened[0] == (
        "Keep 86 of 100 customers, by learning from each other",
        (
            "17 Nov: Inês Carvalho proposed other terms: Customer retention target from 86% to 84% "
            "(easier); not in force until Nadia Farouk and Henrik Dahl agree; "
            "18 Nov: Inês Carvalho and Jonas Lindqvist agreed to terms b24935fc; "
            "18 Nov: Nadia Farouk checked in: at risk"
        ),
    )


def test_what_is_won_is_not_told_again_as_what_happened(northwind: Site) -> None:
    told = text.write(news(northwind, date(2026, 1, 1), 1000), STYLE)
    assert told.count("Zsófia takes calls without a second headset") == 1
    assert "answered an entry" not in told


def test_every_line_is_short_enough_and_leads_to_its_goal(northwind: Site) -> None:
    every = news(northwind, date(2025, 1, 1), 1000)
    items = [item for part in every.parts for item in part.items]
    assert len(items) > 50
    assert all(len(one.lead + one.title + one.told) <= LONGEST for one in items)
    assert all(one.url.startswith("https://northwind.example/goals/goals/") for one in items)
    assert all(one.told.count("“") == one.told.count("”") for one in items)


def test_a_message_stays_short_whenever_it_begins(northwind: Site) -> None:
    for week in range(2, 47, 4):
        since = date.fromisocalendar(2026, week, 1)
        assert len(text.write(news(northwind, since, 5), STYLE)) < 5_000


def parts(found: News) -> dict[str, list[tuple[str, str]]]:
    return {part.heading: [(one.title, one.told) for one in part.items] for part in found.parts}


EVIL = "<!channel> @all [x](javascript:alert(1)) ::error::x *b* <script>alert(1)</script>"
OURS = {
    "teams.yaml": TEAMS,
    "goals/frontline/faster.md": GOAL.replace("Answer first messages 30% faster", f"30 % {EVIL}"),
    "goals/frontline/faster/2026-02-27-check-in-chen.yaml": f"blockers: ['{EVIL}']\n",
    "goals/frontline/hidden.md": GOAL.replace("due", "visibility: internal\ndue", 1).replace(
        "Answer first", "Internal"
    ),
    "goals/frontline/hidden/2026-02-27-check-in-maria.md": "",
}


def site_of(root: Path, files: dict[str, str], *, internal: bool = False) -> Site:
    loaded = pipeline.load(write(root, files))
    return public(pipeline.site(loaded, AS_OF), internal=internal)


def written(found: News) -> list[str]:
    style = Style(in_ci=True)
    return [text.write(found, style), markdown.write(found, style), html.write(found, style)]


def test_nothing_that_people_write_is_markup_or_an_order(tmp_path: Path) -> None:
    as_text, as_markdown, as_html = written(news(site_of(tmp_path, OURS), date(2026, 2, 23), 5))
    assert "::error" not in as_text + as_markdown + as_html
    assert "<" not in as_markdown.replace("&#60;", "")
    assert "](javascript" not in as_markdown
    tags = Tags()
    tags.feed(as_html)
    assert tags.found == {"h2", "h3", "p", "ul", "li", "a"}
    assert tags.links <= {
        "https://board.example/goals/",
        "https://board.example/goals/goals/faster/",
    }


AGREED = {
    f"goals/frontline/faster/2026-01-0{day}-agree-{person}.md": ""
    for day, person in enumerate(("maria", "chen", "henrik"), 2)
}
CALLS = "<!channel> <@U12> <https://evil.example|x> @all @here @channel @everyone"


def test_nobody_in_a_chat_is_called(tmp_path: Path) -> None:
    no_calls = "@@all maria@northwind.example <5 minutes <3 @ten"
    files = AGREED | {
        "teams.yaml": TEAMS.replace("Test board", "'Test <!here> board'"),
        "goals/frontline/faster.md": GOAL.replace("first messages", "first @channel messages"),
        "goals/frontline/faster/2026-02-27-check-in-chen.yaml": (
            f"blockers: ['{CALLS}', '{no_calls}']\n"
        ),
    }
    found = news(site_of(tmp_path, files), date(2026, 2, 23), 5)
    for one in written(found):
        seen = re.sub(r"</?\w+( href=\"[^\"]*\")?>", "", one)
        shown = unescape(seen).replace("\u200b", "")
        assert not re.findall(r"<[!@#]|<https|(?<![\w.])@\w", shown)
        assert "Test < !here> board" in shown
        assert "first @ channel messages" in shown
        assert "< !channel> < @ U12> < https://evil.example|x> @ all @ here @ channel" in shown
        assert "@@ all maria@northwind.example <5 minutes <3 @ ten" in shown


@pytest.mark.parametrize(
    ("title", "begins"),
    [
        ("Answer faster?", "Answer faster? 27 Feb: "),
        ("Answer faster!", "Answer faster! 27 Feb: "),
        ("Answer faster", "Answer faster: 27 Feb: "),
    ],
)
def test_a_sign_that_ends_a_title_is_not_followed_by_another(
    tmp_path: Path, title: str, begins: str
) -> None:
    files = OURS | {
        "goals/frontline/faster.md": GOAL.replace("Answer first messages 30% faster", title)
    }
    found = news(site_of(tmp_path, files), date(2026, 2, 23), 5)
    assert f"- {begins}" in text.write(found, STYLE)


@pytest.mark.parametrize("ends", ["?", "!", ".", "…", ""])
def test_a_win_is_told_with_one_sign_after_each_sentence(tmp_path: Path, ends: str) -> None:
    milestone = f'milestones: {{macros: {{what: "Macros rewritten{ends}", by: chen}}}}\n'
    files = AGREED | {
        "teams.yaml": TEAMS,
        "goals/frontline/faster.md": GOAL.replace("due", f"{milestone}due", 1),
        "goals/frontline/faster/2026-02-27-note-chen.md": "---\nmilestone: macros\n---\n",
    }
    found = news(site_of(tmp_path, files), date(2026, 2, 23), 5)
    [(_, told)] = parts(found)["What was won"]
    assert told == f"Macros rewritten{ends or '.'} By Chen Wei."


class Tags(HTMLParser):
    """The tags and links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.links |= {value for _, value in attrs if value}


def test_internal_goals_are_told_only_where_it_is_asked_for(tmp_path: Path) -> None:
    hidden = news(site_of(tmp_path, OURS), date(2026, 2, 23), 5)
    assert not any("Internal" in one for one in written(hidden))
    told = news(site_of(tmp_path, OURS, internal=True), date(2026, 2, 23), 5)
    assert all("Internal" in one for one in written(told))


def test_roles_stand_for_names_where_the_board_says_so(tmp_path: Path) -> None:
    files = {**OURS, "teams.yaml": f"{TEAMS}settings: {{people: roles}}\n"}
    told = "".join(written(news(site_of(tmp_path, files), date(2026, 2, 23), 5)))
    assert "a member of Frontline checked in" in told
    assert not any(name in told for name in ("Chen", "Maria", "Henrik"))


def test_a_board_without_news_says_so(tmp_path: Path) -> None:
    found = news(site_of(tmp_path, {"teams.yaml": TEAMS}), AS_OF, 5)
    assert written(found) == [
        (
            "Test board, 1 Mar\n"
            "Nothing is new since 1 Mar, and nothing needs a hand.\n\n"
            "https://board.example/goals/\n"
        ),
        (
            "**[Test board](https://board.example/goals/)**, 1 Mar\n\n"
            "Nothing is new since 1 Mar, and nothing needs a hand.\n"
        ),
        (
            '<h2><a href="https://board.example/goals/">Test board</a></h2>\n<p>1 Mar</p>\n'
            "<p>Nothing is new since 1 Mar, and nothing needs a hand.</p>\n"
        ),
    ]


def test_a_board_without_an_address_has_no_links(tmp_path: Path) -> None:
    files = {**OURS, "teams.yaml": TEAMS.replace("url: https://board.example/goals/, ", "")}
    site = site_of(tmp_path, files, internal=True)
    as_text, as_markdown, as_html = written(news(site, date(2026, 2, 23), 1))
    assert "http" not in as_text + as_html
    assert "](" not in as_markdown
    assert "- and 1 more\n" in as_text
