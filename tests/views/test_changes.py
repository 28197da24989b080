"""What happened to a goal, each on its day, in sentences."""

from __future__ import annotations

from sitegen.site import Site
from sitegen.views.changes import happenings
from sitegen.views.forms import Forms
from tests.compute.stories import AGREED, FIRST, Later, Past, goal_of, short, site_of, text

EASIER = Past("2026-02-02", text("3.2"), by="chen")
DIGEST = short("2.8")


def told(site: Site, since: str = "0001-01-01") -> list[str]:
    found = happenings(goal_of(site), site, Forms("en", site.as_of))
    return [
        f"{one.day.text}: {one.who} {one.said}".replace(":  ", ": ")
        for one in found
        if one.day.iso >= since
    ]


def test_a_goal_is_proposed_agreed_to_and_in_force() -> None:
    ledger = AGREED | {"2025-12-11-agree-maria.md": f"---\nterms: {full()}\n---\n"}
    assert told(site_of(entries=ledger)) == [
        f"12 Dec 2025: The terms ({DIGEST}) are agreed, and in force",
        "12 Dec 2025: Henrik Dahl agreed",
        "11 Dec 2025: Chen Wei agreed",
        f"11 Dec 2025: Maria Silva agreed to terms {DIGEST}",
        "10 Dec 2025: Maria Silva agreed",
        "8 Dec 2025: Maria Silva proposed this goal",
    ]


def full() -> str:
    return goal_of(site_of()).in_file.digest


def test_without_history_the_entries_alone_are_told() -> None:
    assert told(site_of(is_read=False))[-1] == "10 Dec 2025: Maria Silva agreed"


def test_a_proposal_says_what_moves_and_who_has_to_agree() -> None:
    why = {"2026-02-02-amend-chen.md": "---\nbecause: evidence\n---\n"}
    moved = "First response time target from 2.8 hours to 3.2 hours (easier)"
    wait = "not in force until Maria Silva and Henrik Dahl agree"
    assert told(site_of(FIRST, EASIER, entries=AGREED | why), "2026-01-01") == [
        f"2 Feb: Chen Wei proposed other terms: {moved}; {wait}"
    ]
    assert told(site_of(FIRST, EASIER), "2026-01-01") == [
        f"2 Feb: Chen Wei proposed other terms: {moved}; no amendment says why; {wait}"
    ]


def test_terms_that_were_agreed_again_come_into_force_on_a_day_of_their_own() -> None:
    again = {
        "2026-02-03-agree-maria.md": "",
        "2026-02-05-agree-henrik.md": "",
    }
    site = site_of(FIRST, EASIER, entries=AGREED | again)
    assert told(site, "2026-02-01") == [
        f"5 Feb: The new terms ({short('3.2')}) are agreed, and in force",
        "5 Feb: Henrik Dahl agreed",
        "3 Feb: Maria Silva agreed",
        (
            "2 Feb: Chen Wei proposed other terms: First response time target from 2.8 hours to "
            "3.2 hours (easier); no amendment says why; agreed"
        ),
    ]


def test_a_late_easing_and_terms_put_back_are_told_as_what_they_are() -> None:
    late = Past("2026-04-01", text("3.2"), by="chen")
    back = Past("2026-04-02", FIRST.text, by="maria")
    assert told(site_of(FIRST, late, back, as_of="2026-04-05"), "2026-02-01") == [
        "2 Apr: Maria Silva put the terms back to what they were",
        (
            "1 Apr: Chen Wei proposed other terms: First response time target from 2.8 hours to "
            "3.2 hours (easier); late in its time; no amendment says why; never agreed"
        ),
    ]


def test_check_ins_pauses_and_closes_are_told_in_their_words() -> None:
    ledger = AGREED | {
        "2026-01-09-check-in-maria.md": "---\nconfidence: at_risk\n---\n",
        "2026-01-12-pause-maria.md": "---\nuntil: 2026-02-01\n---\nFlu.\n",
        "2026-02-10-close-maria.md": "---\noutcome: dropped\n---\n",
    }
    assert told(site_of(entries=ledger), "2026-01-01") == [
        "10 Feb: Maria Silva closed the goal: dropped",
        "12 Jan: Maria Silva paused the goal until 1 Feb",
        "9 Jan: Maria Silva checked in: at risk",
    ]


def test_recorded_reviews_are_told_by_the_people_who_agreed() -> None:
    ledger = {"2025-12-11-agreements_1.yaml": "by: {chen: {}, henrik: {}}\n"}
    assert "11 Dec 2025: Chen Wei and Henrik Dahl agreed" in told(site_of(entries=ledger))


def test_entries_changed_or_taken_away_are_told_neutrally() -> None:
    after = (
        Later("2025-12-11-agree-chen", "2026-01-05", ("maria",)),
        Later("2025-12-13-check-in-chen", "2026-01-06", (), ("Ada L.",), is_deleted=True),
        Later("2025-12-14-agreements_1", "2026-01-07", ("henrik",), is_deleted=True),
    )
    assert told(site_of(after=after), "2026-01-01") == [
        "7 Jan: Henrik Dahl took away the recorded agreements of 14 Dec 2025, after it had landed",
        "6 Jan: Ada L. took away Chen Wei’s check-in of 13 Dec 2025, after it had landed",
        "5 Jan: Maria Silva changed Chen Wei’s agreement of 11 Dec 2025, after it had landed",
    ]


def test_a_correction_explains_a_changed_entry() -> None:
    ledger = AGREED | {
        "2026-01-04-correct-maria.md": "---\nabout: 2025-12-11-agree-chen\n---\nA name.\n"
    }
    after = (Later("2025-12-11-agree-chen", "2026-01-05", ("maria",)),)
    assert told(site_of(entries=ledger, after=after), "2026-01-05") == [
        "5 Jan: Maria Silva changed Chen Wei’s agreement of 11 Dec 2025, as a correction explains"
    ]


def test_nothing_after_the_day_of_the_board_is_told() -> None:
    ledger = AGREED | {"2026-02-21-check-in-maria.md": ""}
    assert told(site_of(entries=ledger, as_of="2026-02-20"), "2026-01-01") == []
