"""The story of terms: versions, what moved, who brought it, what came of it."""

from __future__ import annotations

from datetime import date

import pytest

from sitegen.compute.moves import Effect
from sitegen.compute.story import Chapter, Standing, proposal, story
from sitegen.site import Site
from tests.compute.stories import AGREED, FIRST, Past, goal_of, site_of, text

EASIER = Past("2026-02-02", text("3.2"), by="chen")
AGAIN = {
    "2026-02-03-agree-maria.md": "",
    "2026-02-04-agree-chen.md": "",
    "2026-02-05-agree-henrik.md": "",
}
WHY = {"2026-02-02-amend-maria.md": "---\nbecause: evidence\n---\nWe learned.\n"}


def told(site: Site) -> tuple[Chapter, ...]:
    return story(goal_of(site), site.as_of)


def moved(chapter: Chapter) -> list[tuple[str, str, str, Effect]]:
    return [(move.what, move.before, move.after, move.effect) for move in chapter.moved]


def test_terms_that_never_moved_are_one_chapter_in_force() -> None:
    (only,) = told(site_of())
    assert (only.standing, only.day, only.by) == (
        Standing.IN_FORCE,
        date(2025, 12, 8),
        ("maria",),
    )
    assert (only.in_force_since, only.moved, only.before) == (date(2025, 12, 12), (), None)


def test_without_history_nothing_is_invented() -> None:
    (only,) = told(site_of(is_read=False))
    assert (only.day, only.by, only.amend) == (None, (), None)


def test_a_proposal_says_what_moves_and_leaves_the_rest_in_force() -> None:
    first, last = told(site_of(FIRST, EASIER))
    assert (first.standing, last.standing) == (Standing.IN_FORCE, Standing.PROPOSED)
    assert moved(last) == [("target", "2.8 hours", "3.2 hours", Effect.EASIER)]
    assert (last.day, last.by) == (date(2026, 2, 2), ("chen",))
    assert last.in_force_since is None


def test_terms_that_were_agreed_again_take_the_place_of_the_earlier_ones() -> None:
    site = site_of(FIRST, EASIER, entries=AGREED | AGAIN)
    first, last = told(site)
    assert (first.standing, first.in_force_until) == (Standing.EARLIER, date(2026, 2, 5))
    assert (last.standing, last.in_force_since) == (Standing.IN_FORCE, date(2026, 2, 5))
    assert proposal(goal_of(site), site.as_of) is None


def test_the_amendment_says_why_and_who_proposed() -> None:
    last = told(site_of(FIRST, EASIER, entries=AGREED | WHY))[-1]
    assert last.amend
    assert (last.amend.because, last.by) == ("evidence", ("maria",))


def test_an_amendment_is_found_by_its_digest_though_the_file_moved_on() -> None:
    named = told(site_of(FIRST, EASIER))[-1].version.digest
    why = {"2026-02-12-amend-chen.md": f"---\nbecause: demand\nterms: {named}\n---\n"}
    later = Past("2026-02-10", text("3.4"), by="maria")
    _, middle, last = told(site_of(FIRST, EASIER, later, entries=AGREED | why))
    assert middle.amend
    assert middle.amend.because == "demand"
    assert (middle.standing, last.amend, last.by) == (Standing.GIVEN_UP, None, ("maria",))


def test_an_amendment_without_a_digest_tells_of_the_nearest_version() -> None:
    later = Past("2026-02-10", text("3.4"), by="maria")
    _, middle, last = told(site_of(FIRST, EASIER, later, entries=AGREED | WHY))
    assert middle.amend
    assert last.amend is None


def test_moves_are_counted_from_what_was_promised_not_from_a_proposal_in_between() -> None:
    later = Past("2026-02-10", text("3.4"))
    last = told(site_of(FIRST, EASIER, later))[-1]
    assert moved(last) == [("target", "2.8 hours", "3.4 hours", Effect.EASIER)]


def test_before_anything_was_agreed_moves_are_counted_from_the_version_before() -> None:
    later = Past("2025-12-09", text("3.4"))
    first, last = told(site_of(FIRST, later, entries={}))
    assert (first.standing, last.standing) == (Standing.GIVEN_UP, Standing.PROPOSED)
    assert moved(last) == [("target", "2.8 hours", "3.4 hours", Effect.EASIER)]


def test_terms_that_are_put_back_are_a_return_and_still_in_force() -> None:
    first, middle, last = told(site_of(FIRST, EASIER, Past("2026-02-10", FIRST.text)))
    assert [one.standing for one in (first, middle, last)] == [
        Standing.IN_FORCE,
        Standing.GIVEN_UP,
        Standing.IN_FORCE,
    ]
    assert [one.is_return for one in (first, middle, last)] == [False, False, True]
    assert first.in_force_until is None


@pytest.mark.parametrize(("on", "late"), [("2026-03-22", False), ("2026-03-23", True)])
def test_an_easing_in_the_last_fifth_is_late_by_the_day_it_was_proposed(
    on: str, late: bool
) -> None:
    last = told(site_of(FIRST, Past(on, text("3.2")), as_of="2026-04-01"))[-1]
    assert [move.what for move in last.late] == (["target"] if late else [])


def test_an_easing_is_late_also_by_the_day_it_came_into_force() -> None:
    late = {name.replace("2026-02-0", "2026-03-2"): "" for name in AGAIN}
    late["2026-03-26-agree-zsofia.md"] = ""
    site = site_of(FIRST, EASIER, entries=AGREED | late, as_of="2026-04-01")
    last = told(site)[-1]
    assert last.in_force_since == date(2026, 3, 26)
    assert [move.what for move in last.late] == ["target"]


def test_only_the_easing_moves_are_late() -> None:
    mixed = Past("2026-04-01", text("2.6", due="2026-04-30"))
    last = told(site_of(FIRST, mixed, as_of="2026-04-05"))[-1]
    assert [(move.what, move.effect) for move in last.late] == [("due date", Effect.LATER)]


def test_easing_what_nobody_had_agreed_to_is_not_late() -> None:
    late = Past("2026-04-01", text("3.2"))
    assert told(site_of(FIRST, late, entries={}, as_of="2026-04-05"))[-1].late == ()
