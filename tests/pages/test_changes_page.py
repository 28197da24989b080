"""The page of changes: by week, the newest first, and not without end."""

from __future__ import annotations

from datetime import date

from sitegen.pages.changes import changes
from sitegen.views.forms import Forms
from tests.compute.stories import AGREED, FIRST, Past, site_of, text
from tests.pages.build import pages
from tests.pages.html import text_of
from tests.pages.sites import board, goal_state


def page_of(entries: dict[str, str] = AGREED) -> str:
    return text_of(pages(site_of(entries=entries))["changes/index.html"])


def test_weeks_begin_on_monday_and_the_newest_stands_first() -> None:
    ledger = {"2026-02-15-check-in-maria.md": "", "2026-02-16-check-in-chen.md": ""}
    told = page_of(entries=AGREED | ledger)
    assert "1 change to 1 goal this week. Week of 16 Feb 1 change to 1 goal" in told
    assert "Answer faster 16 Feb Chen Wei checked in Week of 9 Feb" in told
    assert "Answer faster 15 Feb Maria Silva checked in Week of 8 Dec 2025" in told


def test_a_move_of_terms_stands_with_its_direction() -> None:
    site = site_of(FIRST, Past("2026-02-18", text("3.2"), by="chen"))
    told = text_of(pages(site)["changes/index.html"])
    assert (
        "18 Feb Chen Wei proposed other terms: First response time target from 2.8 hours to "
        "3.2 hours (easier); no amendment says why; not in force until Maria Silva and "
        "Henrik Dahl agree"
    ) in told


def test_a_quiet_week_says_so() -> None:
    assert "What changed Nothing has happened this week yet. Week of 8 Dec 2025" in page_of()


def test_a_board_without_entries_says_what_belongs_there() -> None:
    told = text_of(pages(board())["changes/index.html"])
    assert "Nothing has happened yet. Weeks Proposals, agreements, check-ins" in told


def busy(weeks: int, daily: int) -> dict[str, str]:
    """Notes on Mondays, from the week of 5 January 2026 on."""
    monday = date(2026, 1, 5).toordinal()
    return {
        f"{date.fromordinal(monday + 7 * week)}-note-maria_{n + 1}.md": "A note."
        for week in range(weeks)
        for n in range(daily)
    }


def test_very_many_changes_show_the_last_twelve_weeks_and_how_many_are_left_out() -> None:
    site = site_of(entries=busy(14, 11), as_of="2026-04-10", is_read=False)
    shown = changes(site, Forms("en", site.as_of))
    assert [week.heading for week in shown.weeks][::11] == ["Week of 6 Apr", "Week of 19 Jan"]
    assert len(shown.weeks) == 12
    assert shown.left_out == (
        "22 earlier changes left out here: each stands on the page of its goal, in its story."
    )
    assert shown.left_out in text_of(pages(site)["changes/index.html"])


def test_up_to_that_nothing_is_left_out() -> None:
    site = site_of(entries=busy(15, 10), as_of="2026-04-20", is_read=False)
    shown = changes(site, Forms("en", site.as_of))
    assert (len(shown.weeks), shown.left_out) == (15, "")


def test_the_page_is_linked_from_every_other() -> None:
    assert (
        '<a href="../../changes/index.html">Changes</a>'
        in (pages(board(goal_state()))["goals/answer-first/index.html"])
    )
