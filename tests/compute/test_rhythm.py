"""What a goal's rhythm asks for, with both sides of every boundary.

The goal runs from 1 January to 11 April 2026 and was agreed to in December. Check-ins come
every week, reviews every four weeks, readings every week.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from sitegen.compute.rhythm import (
    awake_since,
    check_in_due,
    check_in_overdue,
    last_review,
    off_pace_unreviewed,
    outdated,
    review_due,
    review_overdue,
    start_passed_unagreed,
    unclosed_since,
)
from sitegen.model.board import Settings
from sitegen.model.state import Freshness, GoalState, Status
from tests.compute.stories import AGREED, FIRST, Past, goal_of, site_of, text

IRREGULAR = text("2.8", "check_in_every: irregular", "review_every: irregular")


def on(
    as_of: str, entries: Mapping[str, str] = AGREED, *past: Past, goal: str = ""
) -> tuple[GoalState, date]:
    told = past or ((Past("2025-12-08", goal),) if goal else (FIRST,))
    site = site_of(*told, entries=entries, as_of=as_of)
    return goal_of(site), site.as_of


def with_entries(**bodies: str) -> dict[str, str]:
    """Entries beside the agreements; `m01_12_check_in_maria` is of 12 January."""
    named = {f"2026-{key[1:].replace('_', '-')}.md": body for key, body in bodies.items()}
    return AGREED | named


def readings(day: str, value: str) -> str:
    return f"---\nreadings: {{first-response-time: {{value: {value}, at: {day}}}}}\n---\n"


# --- agreement ------------------------------------------------------------------------------


def test_a_proposal_has_a_week_of_its_time_to_be_agreed_to() -> None:
    proposed = {"2025-12-10-agree-maria.md": ""}
    assert start_passed_unagreed(*on("2026-01-07", proposed)) is None
    told = start_passed_unagreed(*on("2026-01-08", proposed))
    assert told is not None
    assert (told.start, told.day, told.days) == (date(2026, 1, 1), 8, 101)
    assert (told.agreed, told.parties, told.pending) == (1, 3, ("chen", "henrik"))


def test_an_agreed_goal_a_draft_and_one_without_dates_wait_for_no_agreement() -> None:
    assert start_passed_unagreed(*on("2026-02-20")) is None
    assert start_passed_unagreed(*on("2026-02-20", {}, goal=text("2.8", "draft: true"))) is None


# --- readings -------------------------------------------------------------------------------


def test_outcome_measures_of_an_active_goal_are_outdated_once_stale() -> None:
    read = with_entries(m01_15_check_in_maria=readings("2026-01-15", "3.9"))

    def levels(as_of: str) -> list[tuple[str, Freshness]]:
        state, day = on(as_of, read)
        return [(one.measure.measure.id, one.level) for one in outdated(state, Settings(), day)]

    assert levels("2026-01-25") == []
    assert levels("2026-01-26") == [("first-response-time", Freshness.STALE)]
    assert levels("2026-02-09") == [("first-response-time", Freshness.SILENT)]
    assert levels("2026-04-12") == []


# --- check-ins and reviews ------------------------------------------------------------------


def test_rhythm_counts_from_the_start_of_what_was_agreed_before() -> None:
    assert awake_since(*on("2026-02-20")) == date(2026, 1, 1)
    assert awake_since(*on("2026-02-20", {})) is None


def test_rhythm_counts_from_an_agreement_that_came_after_the_start() -> None:
    late = {f"2026-01-{n}-agree-{who}.md": "" for n, who in ((12, "chen"), (20, "henrik"))}
    assert awake_since(*on("2026-02-20", late | {"2025-12-10-agree-maria.md": ""})) == date(
        2026, 1, 20
    )


@pytest.mark.parametrize(
    ("as_of", "since"),
    [
        ("2026-02-09", date(2026, 1, 1)),
        ("2026-02-10", date(2026, 2, 10)),
        ("2026-02-20", date(2026, 2, 10)),
    ],
)
def test_rhythm_counts_anew_from_the_end_of_a_pause(as_of: str, since: date) -> None:
    paused = with_entries(m02_02_pause_maria="---\nuntil: 2026-02-10\n---\nWe move house.\n")
    assert awake_since(*on(as_of, paused)) == since


def test_rhythm_counts_anew_from_the_day_a_pause_was_ended_early() -> None:
    resumed = with_entries(
        m02_02_pause_maria="---\nuntil: 2026-03-10\n---\nWe move house.\n", m02_06_resume_maria=""
    )
    assert awake_since(*on("2026-02-20", resumed)) == date(2026, 2, 6)


@pytest.mark.parametrize(
    ("as_of", "due"), [("2026-02-16", None), ("2026-02-17", date(2026, 2, 17))]
)
def test_a_check_in_is_due_a_week_after_the_last_one(as_of: str, due: date | None) -> None:
    assert check_in_due(*on(as_of, with_entries(m02_10_check_in_maria=""))) == due


def test_a_first_check_in_is_due_a_week_after_the_start() -> None:
    assert check_in_due(*on("2026-01-08")) == date(2026, 1, 8)


@pytest.mark.parametrize(
    ("as_of", "due"), [("2026-02-24", None), ("2026-02-25", date(2026, 2, 25))]
)
def test_a_review_is_due_four_weeks_after_the_last_one(as_of: str, due: date | None) -> None:
    reviewed = with_entries(m01_28_review_henrik="---\ndecision: keep\n---\n")
    assert review_due(*on(as_of, reviewed)) == due
    last = last_review(*on(as_of, reviewed))
    assert last is not None
    assert last.on == date(2026, 1, 28)


def test_a_first_review_is_due_four_weeks_after_the_start() -> None:
    assert review_due(*on("2026-01-28")) is None
    assert review_due(*on("2026-01-29")) == date(2026, 1, 29)
    assert last_review(*on("2026-01-29")) is None


def test_a_check_in_is_overdue_once_the_days_of_grace_are_over() -> None:
    assert check_in_overdue(on("2026-01-11")[0], Settings(), date(2026, 1, 11)) is None
    state, as_of = on("2026-01-12")
    assert check_in_overdue(state, Settings(), as_of) == date(2026, 1, 8)
    assert check_in_overdue(state, Settings(grace_days=4), as_of) is None


def test_a_review_is_overdue_a_week_after_its_day() -> None:
    assert review_overdue(*on("2026-02-05")) is None
    assert review_overdue(*on("2026-02-06")) == date(2026, 1, 29)


def test_nothing_is_due_before_the_start_after_the_end_or_without_a_cadence() -> None:
    for told in (
        on("2025-12-31"),
        on("2026-04-12"),
        on("2026-02-20", {}),
        on("2026-02-20", goal=IRREGULAR),
    ):
        assert check_in_due(*told) is None
        assert review_due(*told) is None


# --- off pace -------------------------------------------------------------------------------

# Expected is a point a day. On 22 January that is 21 points, and 3.9 hours are 8 of them
# (0.1 of 1.2): 13 behind, at risk. On 29 January it is 28, and 4.0 hours are none: off track.
SLOW = {
    "m01_22_check_in_maria": readings("2026-01-22", "3.9"),
    "m01_29_check_in_maria": readings("2026-01-29", "4.0"),
}


def off_pace(as_of: str = "2026-02-02", **more: str) -> list[tuple[date, Status]]:
    state, day = on(as_of, with_entries(**(SLOW | more)))
    told = off_pace_unreviewed(state, Settings(), day)
    return [(one.check_in.on, one.status) for one in told] if told else []


BOTH = [(date(2026, 1, 22), Status.AT_RISK), (date(2026, 1, 29), Status.OFF_TRACK)]


def test_a_goal_off_pace_at_its_last_two_check_ins_is_told_with_both() -> None:
    assert off_pace() == BOTH
    assert off_pace("2026-01-28") == []


def test_a_good_check_in_after_them_or_between_them_ends_it() -> None:
    # On 31 January 30 points are expected, and 3.6 hours are 33 of them.
    good = readings("2026-01-31", "3.6")
    assert off_pace(m01_31_check_in_maria=good) == []
    # On 26 January 25 points are expected, and 3.7 hours are 25 of them.
    between = readings("2026-01-26", "3.7")
    assert off_pace(m01_26_check_in_maria=between) == []


@pytest.mark.parametrize("day", ["m01_22", "m01_25", "m01_29", "m02_01"])
def test_a_review_since_the_earlier_one_takes_it_up(day: str) -> None:
    assert off_pace(**{f"{day}_review_henrik": "---\ndecision: keep\n---\n"}) == []


def test_a_review_before_both_takes_nothing_up() -> None:
    assert off_pace(m01_21_review_henrik="---\ndecision: keep\n---\n") == BOTH


def test_two_check_ins_of_one_day_are_one() -> None:
    twice = with_entries(
        m01_29_check_in_maria=readings("2026-01-29", "4.0"), m01_29_check_in_chen="Me too.\n"
    )
    state, day = on("2026-02-02", twice)
    assert off_pace_unreviewed(state, Settings(), day) is None


def test_terms_that_come_into_force_begin_the_count_anew() -> None:
    again = {f"2026-01-25-agree-{who}.md": "" for who in ("maria", "chen", "henrik")}
    state, day = on(
        "2026-02-02", with_entries(**SLOW) | again, FIRST, Past("2026-01-24", text("2.6"))
    )
    assert state.in_force is not None
    assert state.in_force.agreement.met_on == date(2026, 1, 25)
    assert off_pace_unreviewed(state, Settings(), day) is None


# --- the end --------------------------------------------------------------------------------


def test_a_goal_has_a_week_to_be_closed_in() -> None:
    assert unclosed_since(*on("2026-04-18")) is None
    assert unclosed_since(*on("2026-04-19")) == date(2026, 4, 11)
    closed = with_entries(m04_13_close_maria="")
    assert unclosed_since(*on("2026-04-19", closed)) is None
