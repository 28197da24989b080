"""Each turn in a goal's life, on the day before and on the day itself."""

from __future__ import annotations

from datetime import date

import pytest

from sitegen.compute.fold import fold
from sitegen.compute.lifecycle import closing, confirming, counting, in_force, pausing
from sitegen.model.ledger import Close
from sitegen.model.state import GoalState, Lifecycle
from tests.compute.promises import board
from tests.compute.test_versions import amendment

TEAMS = """\
format: 1
board: {title: Test board}
people: {maria: {name: Maria}, chen: {name: Chen}, henrik: {name: Henrik}}
teams: {frontline: {name: Frontline, lead: maria, sponsor: henrik, members: [maria, chen]}}
"""
CLOSED, DRAFT, PROPOSED, OVERDUE, PAUSED, RENEGOTIATING, ACTIVE, AGREED = Lifecycle


def text(*keys: str, target: str = "2.8") -> str:
    dates = () if any(key.startswith("due") for key in keys) else ("due: 2026-02-28",)
    lines = [
        *("---", "start: 2026-02-01", *dates, *keys, "measures:"),
        f"  first-response-time: from 4.0 to {target} hours",
        *("---", "# Answer faster", ""),
    ]
    return "\n".join(lines)


MET = ("01-10 agree maria", "01-11 agree chen", "01-12 agree henrik")


def state(goal: str, on: str, *names: str, **bodies: str) -> GoalState:
    """The goal on a day of 2026, with entries of 2026; those named alone are empty."""
    folder = "goals/frontline/faster"
    entries = dict.fromkeys(names, "") | bodies
    decoded = board(
        {"teams.yaml": TEAMS, f"{folder}.md": goal}
        | {f"{folder}/2026-{k.replace(' ', '-')}.md": body for k, body in entries.items()}
    )
    assert [finding.message for finding in decoded.findings] == []
    return fold(decoded.goals[0], decoded.facts, date.fromisoformat(f"2026-{on}"))


FIRST = board({"goals/frontline/a.md": text()}).goals[0].terms
SECOND = board({"goals/frontline/a.md": text(target="3")}).goals[0].terms
LONGER = board({"goals/frontline/a.md": text("due: 2026-03-31")}).goals[0].terms
UNTIL = "---\nuntil: 2026-02-20\n---\nIll.\n"
REOPENED = "---\nabout: 2026-02-15-close-maria\n---\nToo soon.\n"
AGAIN = ("02-11 agree maria", "02-12 agree chen", "02-13 agree henrik")

Case = tuple[str, tuple[str, ...], dict[str, str], str, Lifecycle, str, Lifecycle]
TURNS: dict[str, Case] = {
    "it is agreed on the day of the last agreement": (
        *(text(), MET, {}),
        *("01-11", PROPOSED, "01-12", AGREED),
    ),
    "it is active on its first day": (text(), MET, {}, "01-31", AGREED, "02-01", ACTIVE),
    "agreed after its start it is active at once": (
        *(text(), (*MET[:2], "02-05 agree henrik"), {}),
        *("02-04", PROPOSED, "02-05", ACTIVE),
    ),
    "its last day belongs to it": (text(), MET, {}, "02-28", ACTIVE, "03-01", OVERDUE),
    "never agreed it is a proposal for ever": (
        *(text(), MET[:2], {}),
        *("01-05", PROPOSED, "03-01", PROPOSED),
    ),
    "a draft is one whatever was agreed": (
        *(text("draft: true"), MET, {}),
        *("01-11", DRAFT, "03-01", DRAFT),
    ),
    "a draft can be closed": (
        *(text("draft: true"), ("02-15 close maria",), {}),
        *("02-14", DRAFT, "02-15", CLOSED),
    ),
    "it is paused from the day of the pause": (
        *(text(), MET, {"02-10 pause maria": UNTIL}),
        *("02-09", ACTIVE, "02-10", PAUSED),
    ),
    "it goes on by itself on the day the pause is until": (
        *(text(), MET, {"02-10 pause maria": UNTIL}),
        *("02-19", PAUSED, "02-20", ACTIVE),
    ),
    "it goes on with a resume": (
        *(text(), (*MET, "02-14 resume chen"), {"02-10 pause maria": UNTIL}),
        *("02-13", PAUSED, "02-14", ACTIVE),
    ),
    "a pause without an end lasts until a resume": (
        *(text(), (*MET, "02-10 pause maria", "02-27 resume maria"), {}),
        *("02-26", PAUSED, "02-27", ACTIVE),
    ),
    "it can be paused again": (
        *(text(), (*MET, "02-14 resume chen", "02-16 pause chen"), {"02-10 pause maria": UNTIL}),
        *("02-15", ACTIVE, "02-22", PAUSED),
    ),
    "paused and resumed on one day it goes on": (
        *(text(), (*MET, "02-10 pause maria", "02-10 resume maria"), {}),
        *("02-09", ACTIVE, "02-10", ACTIVE),
    ),
    "it can be paused before its start": (
        *(text(), (*MET, "01-20 pause maria"), {}),
        *("01-19", AGREED, "01-20", PAUSED),
    ),
    "a pause does not move the due date": (
        *(text(), (*MET, "02-10 pause maria"), {}),
        *("02-28", PAUSED, "03-01", OVERDUE),
    ),
    "a proposal that is paused is still a proposal": (
        *(text(), ("02-10 pause maria",), {}),
        *("02-09", PROPOSED, "02-10", PROPOSED),
    ),
    "it is renegotiated from the day of the amendment": (
        *(text(target="3"), MET, {"02-10 amend maria": amendment(FIRST, SECOND)}),
        *("02-09", ACTIVE, "02-10", RENEGOTIATING),
    ),
    "it is active again when the amendment is agreed": (
        *(text(target="3"), (*MET, *AGAIN), {"02-10 amend maria": amendment(FIRST, SECOND)}),
        *("02-12", RENEGOTIATING, "02-13", ACTIVE),
    ),
    "renegotiated before its start it is that first": (
        *(text(target="3"), MET, {"01-20 amend maria": amendment(FIRST, SECOND)}),
        *("01-19", AGREED, "01-20", RENEGOTIATING),
    ),
    "a pause comes before what is renegotiated": (
        *(text(target="3"), (*MET, "02-14 resume maria")),
        {"02-10 amend maria": amendment(FIRST, SECOND), "02-10 pause maria": UNTIL},
        *("02-13", PAUSED, "02-14", RENEGOTIATING),
    ),
    "a later due date counts when it is agreed and not before": (
        *(text("due: 2026-03-31"), (*MET, *AGAIN[:2], "03-02 agree henrik")),
        {"02-10 amend maria": amendment(FIRST, LONGER)},
        *("03-01", OVERDUE, "03-02", ACTIVE),
    ),
    "it is closed on the day of the close": (
        *(text(), (*MET, "02-15 close maria"), {}),
        *("02-14", ACTIVE, "02-15", CLOSED),
    ),
    "closed it is not overdue": (
        *(text(), (*MET, "02-15 close maria"), {}),
        *("02-28", CLOSED, "03-01", CLOSED),
    ),
    "closing ends what is overdue": (
        *(text(), (*MET, "03-03 close maria"), {}),
        *("03-02", OVERDUE, "03-03", CLOSED),
    ),
    "a proposal can be closed": (
        *(text(), ("02-15 close maria",), {}),
        *("02-14", PROPOSED, "02-15", CLOSED),
    ),
    "it is open again when the close is corrected": (
        *(text(), (*MET, "02-15 close maria"), {"02-18 correct maria": REOPENED}),
        *("02-17", CLOSED, "02-18", ACTIVE),
    ),
    "it can be closed again": (
        *(text(), (*MET, "02-15 close maria", "02-25 close chen")),
        {"02-18 correct maria": REOPENED},
        *("02-24", ACTIVE, "02-25", CLOSED),
    ),
    "a correction that is corrected reopens nothing": (
        *(text(), (*MET, "02-15 close maria")),
        {
            "02-18 correct maria": REOPENED,
            "02-20 correct chen": "---\nabout: 2026-02-18-correct-maria\n---\nIt was right.\n",
        },
        *("02-19", ACTIVE, "02-20", CLOSED),
    ),
    "a corrected pause is none": (
        *(text(), MET),
        {
            "02-10 pause maria": UNTIL,
            "02-12 correct maria": "---\nabout: 2026-02-10-pause-maria\n---\nOther goal.\n",
        },
        *("02-11", PAUSED, "02-12", ACTIVE),
    ),
    "without a due date it is never overdue": (
        *(text().replace("due: 2026-02-28\n", ""), MET, {}),
        *("01-31", AGREED, "12-31", ACTIVE),
    ),
    "without any date it is active once agreed": (
        *(text().replace("start: 2026-02-01\ndue: 2026-02-28\n", ""), MET, {}),
        *("01-11", PROPOSED, "01-12", ACTIVE),
    ),
}


@pytest.mark.parametrize("name", TURNS)
def test_in_a_goal_s_life(name: str) -> None:
    goal, names, bodies, before, stage, then, next_stage = TURNS[name]
    assert state(goal, before, *names, **bodies).lifecycle is stage
    assert state(goal, then, *names, **bodies).lifecycle is next_stage


def test_the_turns_above_lead_to_and_from_every_stage() -> None:
    stages = [stage for turn in TURNS.values() for stage in (turn[4], turn[6])]
    assert set(stages) == set(Lifecycle)


# --- the order of the stages: each pair that can hold at once ----------------------------------

AMENDED = {"02-10 amend maria": amendment(FIRST, SECOND)}


@pytest.mark.parametrize(
    ("goal", "names", "bodies", "on", "stage"),
    [
        (text("draft: true"), ("02-15 close maria",), {}, "02-20", CLOSED),
        (text("draft: true"), (), {}, "02-20", DRAFT),
        (text("draft: true"), MET, {}, "03-20", DRAFT),
        (text(), (*MET, "02-10 pause maria"), {}, "03-20", OVERDUE),
        (text(target="3"), MET, AMENDED, "03-20", OVERDUE),
        (text(target="3"), (*MET, "02-11 pause maria"), AMENDED, "02-20", PAUSED),
        (text(target="3"), MET, AMENDED, "02-20", RENEGOTIATING),
        (text(target="3"), (*MET, "02-15 close maria"), AMENDED, "02-20", CLOSED),
    ],
)
def test_the_first_stage_that_fits_is_the_one(
    goal: str, names: tuple[str, ...], bodies: dict[str, str], on: str, stage: Lifecycle
) -> None:
    assert state(goal, on, *names, **bodies).lifecycle is stage


# --- the close and who confirms it -------------------------------------------------------------


def test_of_two_closes_the_first_one_counts() -> None:
    found = state(text(), "02-28", *MET, "02-15 close maria", "02-20 close chen")
    assert found.close
    assert found.close.person == "maria"


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("02-15 confirm henrik", "henrik"),
        ("02-20 confirm chen", "chen"),
        ("02-14 confirm henrik", ""),
        ("02-15 confirm maria", ""),
        ("02-16 note henrik", ""),
    ],
)
def test_a_close_is_confirmed_by_somebody_else_on_its_day_or_later(name: str, person: str) -> None:
    found = state(text(), "02-28", *MET, "02-15 close maria", name)
    assert found.confirmed_by == person


def test_the_first_who_confirms_is_named() -> None:
    names = (
        "02-15 close maria",
        "02-16 confirm maria",
        "02-17 confirm chen",
        "02-18 confirm henrik",
    )
    assert state(text(), "02-28", *MET, *names).confirmed_by == "chen"


def test_nobody_confirms_what_is_not_closed() -> None:
    assert state(text(), "02-28", *MET, "02-16 confirm henrik").confirmed_by == ""
    assert confirming((), None) == ""


def test_a_confirmation_of_a_corrected_close_does_not_count_for_the_next_one() -> None:
    names = ("02-15 close maria", "02-16 confirm henrik", "02-25 close maria")
    found = state(text(), "02-28", *MET, *names, **{"02-18 correct maria": REOPENED})
    assert found.close
    assert found.close.on == date(2026, 2, 25)
    assert found.confirmed_by == ""


# --- entries that count ------------------------------------------------------------------------


def counted(on: str, *names: str, **bodies: str) -> list[str]:
    goal = state(text(), "12-31", *names, **bodies).goal
    return [entry.id[5:] for entry in counting(goal, date.fromisoformat(f"2026-{on}"))]


def test_entries_count_in_the_order_things_happened_up_to_the_day() -> None:
    names = ("02-15 close maria", "01-10 agree maria", "01-10 agree chen")
    assert counted("02-14", *names) == ["01-10-agree-chen", "01-10-agree-maria"]
    assert counted("02-15", *names)[-1] == "02-15-close-maria"


def test_a_correction_counts_itself_and_sets_its_entry_aside_from_its_day_on() -> None:
    correction = {"02-18 correct maria": REOPENED}
    assert counted("02-17", "02-15 close maria", **correction) == ["02-15-close-maria"]
    assert counted("02-18", "02-15 close maria", **correction) == ["02-18-correct-maria"]


def test_a_correction_of_nothing_or_of_itself_does_no_harm() -> None:
    names = ("01-10 agree maria",)
    assert counted("12-31", *names, **{"02-18 correct maria": "Sorry.\n"}) == [
        "01-10-agree-maria",
        "02-18-correct-maria",
    ]
    itself = {"02-18 correct maria": "---\nabout: 2026-02-18-correct-maria\n---\nSorry.\n"}
    assert counted("12-31", *names, **itself) == ["01-10-agree-maria"]


def test_without_entries_there_is_no_close_and_no_pause_and_nothing_in_force() -> None:
    assert closing(()) is None
    assert pausing((), date(2026, 2, 1)) is None
    assert in_force(()) is None


def test_a_resume_without_a_pause_changes_nothing() -> None:
    assert state(text(), "02-20", *MET, "02-10 resume maria").lifecycle is ACTIVE


def test_a_pause_is_told_while_it_lasts_and_only_then() -> None:
    pause = {"02-10 pause maria": UNTIL}
    found = state(text(), "02-19", *MET, **pause).pause
    assert found
    assert found.until == date(2026, 2, 20)
    assert state(text(), "02-20", *MET, **pause).pause is None
    assert state(text(), "02-15", *MET, "02-12 close maria", **pause).pause is None


def test_the_close_that_stands_is_the_entry_itself() -> None:
    found = state(text(), "02-20", *MET, "02-15 close maria")
    assert isinstance(found.close, Close)
    assert found.close.id == "2026-02-15-close-maria"
