"""`calendar.ics`: whole days that calendar programs understand, whatever the names in them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from sitegen.dates import Cadence, Grain, Span
from sitegen.exports._ical import LONGEST, escaped, folded, text_line
from sitegen.model.state import GoalState, Lifecycle, MilestoneState
from sitegen.site import Site
from tests.exports import made
from tests.pages.parts import HOSTILE
from tests.pages.sites import board, full_board, goal_state

URL = "https://northwind.example/goals/"
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def calendars(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path.endswith(".ics")}


def events(site: Site, path: str = "calendar.ics") -> list[Any]:
    read: Any = icalendar.Calendar.from_ical(made.exported(site)[path])
    assert not read.errors
    return list(read.walk("VEVENT"))


def walked(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def told(site: Site, path: str = "calendar.ics") -> list[tuple[str, str]]:
    """Day and title of every event."""
    return [(f"{one['DTSTART'].dt}", str(one["SUMMARY"])) for one in events(site, path)]


def test_lines_end_with_crlf_and_have_at_most_75_octets(files: dict[str, bytes]) -> None:
    for data in calendars(files).values():
        assert data.endswith(b"END:VCALENDAR\r\n")
        lines = data.split(b"\r\n")
        assert max(map(len, lines)) <= LONGEST
        assert not any(b"\n" in line or b"\r" in line for line in lines)
        for line in lines:
            line.decode("utf-8")  # no letter is cut


def test_icalendar_reads_every_calendar_without_complaint(files: dict[str, bytes]) -> None:
    for data in calendars(files).values():
        read: Any = icalendar.Calendar.from_ical(data)
        assert [*read.errors, *(fault for one in read.walk() for fault in one.errors)] == []
        assert read.subcomponents
        for one in read.walk("VEVENT"):
            assert (one["DTEND"].dt - one["DTSTART"].dt).days == 1
            assert isinstance(one["DTSTART"].dt, date)


def test_vobject_reads_every_calendar_and_finds_it_valid(files: dict[str, bytes]) -> None:
    for data in calendars(files).values():
        (read,) = vobject.readComponents(data.decode("utf-8"))
        assert read.validate(raiseException=True)


def test_names_are_lasting_uuids_and_unique(files: dict[str, bytes]) -> None:
    for data in calendars(files).values():
        found = [str(one["UID"]) for one in walked(data)]
        assert len(found) == len(set(found))
        assert all(UUID.fullmatch(uid) for uid in found)


def test_due_days_steps_reviews_and_check_ins_to_come_are_told() -> None:
    """Weekly from Thursday, 1 October; reviews every 4 weeks: 29 Oct, 26 Nov, 24 Dec, the end."""
    title = "Answer first messages 30% faster"
    assert told(board(goal_state())) == [
        ("2026-10-30", "Support: Training for all · ✓ done"),
        ("2026-11-13", "Milestone: Macros rewritten"),
        ("2026-11-26", f"Check-in: {title}"),
        ("2026-11-26", f"Review: {title}"),
        ("2026-12-03", f"Check-in: {title}"),
        ("2026-12-10", f"Check-in: {title}"),
        ("2026-12-17", f"Check-in: {title}"),
        ("2026-12-24", f"Review: {title}"),
        ("2026-12-31", f"Due: {title}"),
        ("2026-12-31", f"Review: {title}"),
    ]


def test_an_event_is_a_whole_day_that_makes_nobody_busy() -> None:
    (due,) = [
        one for one in events(board(goal_state(), url=URL)) if one["CATEGORIES"].cats[0] == "Due"
    ]
    assert due["DTSTART"].to_ical() == b"20261231"
    assert due["DTSTART"].params["VALUE"] == "DATE"
    assert due["DTEND"].to_ical() == b"20270101"
    assert due["DTSTAMP"].to_ical() == b"20261120T000000Z"
    assert (due["TRANSP"], due["STATUS"]) == ("TRANSPARENT", "CONFIRMED")
    assert due["URL"] == f"{URL}goals/answer-first/"
    assert due["DESCRIPTION"] == (
        f"! at risk. 8 points (8 days) behind plan on 29 October.\n{URL}goals/answer-first/"
    )


def test_what_is_only_proposed_is_tentative_and_has_no_check_ins_yet() -> None:
    found = events(board(goal_state(lifecycle=Lifecycle.PROPOSED)))
    assert {str(one["STATUS"]) for one in found} == {"TENTATIVE"}
    assert {one["CATEGORIES"].cats[0] for one in found} == {"Due", "Milestone", "Support"}


def test_a_closed_goal_asks_for_nothing_any_more() -> None:
    assert told(board(goal_state(lifecycle=Lifecycle.CLOSED))) == []


def test_an_irregular_rhythm_has_no_days() -> None:
    state = goal_state()
    plan = replace(state.goal.plan, check_in_every=Cadence(None), review_every=Cadence(None))
    found = told(board(replace(state, goal=replace(state.goal, plan=plan))))
    assert [title.partition(":")[0] for _, title in found] == ["Support", "Milestone", "Due"]


def with_due(state: GoalState, due: date) -> GoalState:
    terms = replace(state.terms, due=due)
    force = replace(state.shown, terms=terms)
    return replace(state, in_force=force, in_file=force, versions=(force,))


def test_a_day_that_moves_stays_the_same_event() -> None:
    def uid(site: Site) -> str:
        return next(str(one["UID"]) for one in events(site) if one["SUMMARY"].startswith("Due"))

    state = goal_state()
    assert uid(board(with_due(state, date(2027, 1, 31)))) == uid(board(state))
    assert uid(board(goal_state("another"))) != uid(board(state))


def test_the_last_day_of_the_calendar_ends_with_it() -> None:
    (due,) = [one for one in events(board(with_due(goal_state(), date.max)))
              if one["SUMMARY"].startswith("Due")]  # fmt: skip
    assert due["DTEND"].to_ical() == b"99991231"


def test_a_team_has_its_own_days_under_the_same_names() -> None:
    site = full_board()
    whole = {str(one["UID"]) for one in events(site)}
    team = {str(one["UID"]) for one in events(site, "teams/frontline/calendar.ics")}
    assert team <= whole
    assert events(site, "teams/enablement/calendar.ics") == []


def test_an_empty_calendar_is_whole_and_shows_nothing(
    all_files: dict[str, dict[str, bytes]],
) -> None:
    read: Any = icalendar.Calendar.from_ical(all_files["empty"]["calendar.ics"])
    assert [one.name for one in read.subcomponents] == ["VTIMEZONE"]
    assert str(read["X-WR-CALNAME"]) == "A new board"


def test_a_hostile_name_ends_no_line_and_begins_no_event() -> None:
    bad = "x\r\nEND:VEVENT\nBEGIN:VALARM\\; a, b" + HOSTILE
    state = goal_state(title=bad)
    milestone = replace(state.milestones[0].milestone, what=bad)
    site = board(replace(state, milestones=(MilestoneState(milestone=milestone),)), title=bad)
    data = made.exported(site)["calendar.ics"]
    assert data.count(b"\r\nBEGIN:VEVENT\r\n") == data.count(b"\r\nEND:VEVENT\r\n") == 10
    assert b"\r\nBEGIN:VALARM" not in data
    shown = next(str(one["SUMMARY"]) for one in events(site) if "Milestone" in one["SUMMARY"])
    assert shown.startswith("Milestone: x\nEND:VEVENT\nBEGIN:VALARM\\; a, b</title>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a; b, c", "a\\; b\\, c"),
        ("back\\slash", "back\\\\slash"),
        ("two\r\nlines\rand\nmore", "two\\nlines\\nand\\nmore"),
        ("\x00bell\x07\x7f", "bell"),
        ("half \ud800", "half "),
        ("tab\there", "tab\there"),
    ],
)
def test_text_is_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


@given(st.text(max_size=300))
def test_a_folded_line_can_be_put_together_again(text: str) -> None:
    line = escaped(text)
    data = folded(line)
    assert data.replace(b"\r\n ", b"") == line.encode("utf-8") + b"\r\n"
    for part in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(part) <= LONGEST
        part.decode("utf-8")


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=200))
def test_a_text_is_read_as_it_was_meant(text: str) -> None:
    data = folded("BEGIN:VEVENT") + folded(text_line("SUMMARY", text)) + folded("END:VEVENT")
    assert str(icalendar.Event.from_ical(data)["SUMMARY"]) == text


def test_a_letter_of_three_octets_is_not_cut() -> None:
    """25 letters of 3 octets are 75; on the next line the space is one of them."""
    first, second = folded("時" * 26).removesuffix(b"\r\n").split(b"\r\n")
    assert (first.decode(), second.decode()) == ("時" * 25, " 時")


def test_weeks_are_counted_from_the_start_of_the_goal() -> None:
    state = goal_state()
    plan = replace(state.goal.plan, check_in_every=Cadence(Span(2, Grain.WEEK)))
    days = [day for day, title in told(board(replace(state, goal=replace(state.goal, plan=plan))))
            if title.startswith("Check-in")]  # fmt: skip
    assert days == ["2026-11-26", "2026-12-10", "2026-12-24", "2026-12-31"]
