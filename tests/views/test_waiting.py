"""What waits for whom, as of the day of the board."""

from __future__ import annotations

import pytest

from sitegen.site import Site
from sitegen.views.forms import Forms
from sitegen.views.waiting import waits
from tests.compute.stories import AGREED, FIRST, Past, goal_of, short, site_of, text

OFTEN = {f"2026-0{1 + n // 4}-{1 + 7 * (n % 4):02}-check-in-maria.md": "" for n in range(8)}
REVIEW = "2026-02-02-review-henrik.md"
ACTIONS = "---\ndecision: adjust\nactions:\n  - {who: chen, what: Write it, due: 2026-02-10}\n---\n"


def told(site: Site) -> list[tuple[str, str, str]]:
    found = waits(goal_of(site), site, Forms("en", site.as_of))
    return [(one.person, one.what, one.digest) for one in found]


def test_open_answers_wait_with_the_digest_they_are_about() -> None:
    site = site_of(FIRST, Past("2026-02-02", text("3.2"), by="chen"), entries=AGREED | OFTEN)
    assert told(site) == [
        ("maria", "an answer, yes or no, to terms", short("3.2")),
        ("henrik", "an answer, yes or no, to terms", short("3.2")),
    ]


def test_joiners_are_asked_for_an_answer_too() -> None:
    site = site_of(entries=AGREED | OFTEN, as_of="2026-03-01")
    assert told(site)[0] == ("zsofia", "an answer, yes or no, to terms", short("2.8"))


@pytest.mark.parametrize(
    ("as_of", "what"),
    [
        ("2026-01-07", []),
        ("2026-01-08", ["a check-in, due today"]),
        ("2026-01-09", ["a check-in, due since 8 Jan"]),
    ],
)
def test_a_check_in_waits_for_the_steward_from_the_day_it_is_due(
    as_of: str, what: list[str]
) -> None:
    goal = Past("2025-12-08", text("2.8", "steward: chen"))
    assert told(site_of(goal, as_of=as_of)) == [("chen", one, "") for one in what]


def acted(as_of: str = "2026-02-11", **more: str) -> list[tuple[str, str, str]]:
    extra = {f"2026-02-{name}.md".replace("_", "-"): body for name, body in more.items()}
    return told(site_of(entries=AGREED | OFTEN | {REVIEW: ACTIONS} | extra, as_of=as_of))


def test_an_action_waits_from_the_day_after_it_was_due() -> None:
    assert acted("2026-02-10") == []
    assert acted("2026-02-11") == [("chen", "“Write it” (by 10 Feb)", "")]


def test_a_note_about_the_review_answers_its_action() -> None:
    about = "---\nabout: 2026-02-02-review-henrik\n---\nDone.\n"
    assert acted(**{"09-note-chen": about}) == []
    assert acted(**{"09-note-maria": about}) != []


def test_an_amendment_answers_a_review_that_asked_to_adjust() -> None:
    assert acted(**{"09-amend-chen": "---\nbecause: evidence\n---\n"}) == []


def test_a_later_review_takes_stock_anew() -> None:
    assert acted(**{"09-review-henrik": "---\ndecision: keep\n---\n"}) == []


MET = {"2026-02-01-close-maria.md": "---\noutcome: met\nbecause: Seen.\n---\n"}


def test_a_success_waits_for_a_second_look_by_the_sponsor() -> None:
    assert told(site_of(entries=AGREED | MET)) == [("henrik", "a second look at how it ended", "")]
    confirmed = MET | {"2026-02-02-confirm-henrik.md": ""}
    assert told(site_of(entries=AGREED | confirmed)) == []


def test_whoever_closed_it_is_not_asked_for_the_second_look() -> None:
    closed = {"2026-02-01-close-henrik.md": "---\noutcome: met\nbecause: Seen.\n---\n"}
    assert told(site_of(entries=AGREED | closed)) == [
        ("maria", "a second look at how it ended", "")
    ]


def test_what_ended_without_success_waits_for_nobody() -> None:
    closed = {"2026-02-01-close-maria.md": "---\noutcome: dropped\n---\n", REVIEW: ACTIONS}
    assert told(site_of(entries=AGREED | closed)) == []


def test_a_draft_asks_nobody() -> None:
    assert told(site_of(Past("2025-12-08", text("2.8", "draft: true")), entries={})) == []
