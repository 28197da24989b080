"""What there is to celebrate: in people's words, before and after, and what waits for a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.compute.stories import AGREED, Past, site_of, text
from tests.compute.stories import TEAMS as NAMES
from tests.pages.build import pages
from tests.pages.html import outline, text_of
from tests.pages.sites import board

PLAN = text(
    "2.8",
    "milestones: {macros: {what: Macros rewritten, by: chen}, list: {what: A list}}",
    "support: {training: {what: Training for all, by: {outside: Telenova}}}",
)
MACROS = "---\nmilestone: macros\nthanks: [maria, henrik]\n---\n*It flies.*\n"
NOTES = {
    "2026-01-15-note-chen.md": MACROS,
    "2026-02-02-note-maria.md": "---\nsupport: training\n---\nAll of us were there.\n",
    "2026-02-03-note-henrik.md": "---\nthanks: [chen]\n---\nFor the list of words.\n",
    "2026-02-04-note-maria.md": "---\nmilestone: list\n---\n",
}
CLOSED = {
    "2026-04-10-check-in-maria.md": "---\nreadings: {first-response-time: 2.6, csat: 93%}\n---\n",
    "2026-04-12-close-maria.md": "Better than we hoped.\n",
}


def wins(entries: Mapping[str, str], as_of: str = "2026-02-20", teams: str = NAMES) -> str:
    site = site_of(
        Past("2025-12-08", PLAN), entries=AGREED | dict(entries), as_of=as_of, teams=teams
    )
    return pages(site)["wins/index.html"]


def test_wins_stand_by_month_the_newest_first() -> None:
    said = text_of(wins(NOTES))
    order = [said.index(one) for one in ("February 2026", "A list", "Thanks", "January 2026")]
    assert order == sorted(order)
    assert "2 milestones reached, 1 promise of support kept and 1 word of thanks." in said


def test_a_milestone_is_told_with_thanks_and_words() -> None:
    html = wins(NOTES)
    assert (
        "15 Jan Milestone reached on the way to Answer faster Macros rewritten "
        "Chen Wei thanks Maria Silva and Henrik Dahl: It flies."
    ) in text_of(html)
    assert "<em>It flies.</em>" in html


def test_support_is_told_with_who_gave_it_and_who_says_so() -> None:
    assert (
        "2 Feb Support delivered for Answer faster Training for all By Telenova. "
        "Maria Silva says: All of us were there."
    ) in text_of(wins(NOTES))


def test_thanks_alone_are_told_in_a_sentence() -> None:
    assert (
        "3 Feb Thanks on the way to Answer faster Henrik Dahl thanks Chen Wei: "
        "For the list of words."
    ) in text_of(wins(NOTES))


def test_a_goal_that_ended_well_is_told_with_before_and_after() -> None:
    said = text_of(wins(CLOSED, "2026-04-20"))
    assert "1 goal met or exceeded." in said
    assert (
        "12 Apr exceeded guardrail broken Answer faster Not yet confirmed by a second person. "
        "First response time 4 hours before, 2.6 hours after; promised: from 4 hours to 2.8 hours"
    ) in said
    assert "Customer satisfaction 93% at the end; promised: at least 90%" in said
    confirmed = CLOSED | {"2026-04-13-confirm-henrik.md": ""}
    assert "Confirmed by Henrik Dahl." in text_of(wins(confirmed, "2026-04-20"))


def test_a_milestone_that_nobody_said_a_word_about_is_an_invitation() -> None:
    said = text_of(wins({"2026-02-04-note-maria.md": NOTES["2026-02-04-note-maria.md"]}))
    assert "Worth a word A sentence is enough, or a thank you." in said
    assert (
        "A list reached on 4 Feb, 16 days ago, and nobody has said a word yet. Answer faster"
    ) in said
    assert "Worth a word" not in text_of(wins(NOTES, "2026-02-17"))


def test_roles_stand_in_place_of_names() -> None:
    said = text_of(wins(NOTES, teams=NAMES + "settings: {people: roles}\n"))
    assert "A member of Frontline thanks the lead of Frontline and the sponsor" in said
    assert "Chen" not in said


def test_agreeing_alone_is_not_celebrated() -> None:
    said = text_of(wins({}))
    assert "Nothing to celebrate yet, and plenty of time for it." in said
    assert "will stand here" in said


def test_an_empty_board_says_what_belongs_here() -> None:
    assert "will stand here" in text_of(pages(board())["wins/index.html"])


def test_a_goal_that_cannot_be_read_is_told_of() -> None:
    built = pages(replace(board(), unread=("frontline",)))
    assert "1 goal of Frontline cannot be read right now." in text_of(built["wins/index.html"])


def test_after_twelve_months_with_wins_the_rest_is_counted() -> None:
    notes = {
        f"2025-{month:02}-15-note-chen.md": "---\nthanks: [maria]\n---\nGood.\n"
        for month in range(1, 13)
    }
    said = text_of(wins(notes | {"2026-01-20-note-chen.md": "---\nthanks: [maria]\n---\nYes.\n"}))
    assert "1 earlier one: each stands on the page of its goal." in said
    assert "February 2025" in said
    assert "January 2025" not in said


def test_words_that_mean_harm_stay_words() -> None:
    body = "---\nmilestone: macros\n---\n<script>alert('x')</script> {{ 7*7 }}\n"
    found = outline(wins({"2026-01-15-note-chen.md": body}))
    assert found.problems == []
    assert found.tags.count("script") == 2, "for how old the page is, and for paper"
    assert "{{ 7*7 }}" in found.text
