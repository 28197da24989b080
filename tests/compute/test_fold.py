"""What is folded into the state of a goal: by which terms, as of which day, and how it ended."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from sitegen.compute.fold import fold, labels
from sitegen.model.ledger import Outcome
from sitegen.model.state import Freshness, GoalState, Lifecycle, Status
from sitegen.model.terms import Moving, Terms
from tests.compute.promises import board
from tests.compute.test_versions import amendment

TEAMS = """\
format: 1
board: {title: Test board}
people: {maria: {name: Maria}, chen: {name: Chen}, henrik: {name: Henrik}, zsofia: {name: Zsófia}}
teams:
  frontline:
    name: Frontline
    lead: maria
    sponsor: henrik
    members: [maria, chen, {person: zsofia, since: 2026-03-01}]
metrics:
  overtime: {name: Extra hours, definition: Hours beyond the rota., unit: hours, direction: down}
"""


def text(target: str = "2", *keys: str) -> str:
    """From 4 to a target in 100 days, from 1 January to 11 April: a day is one percent."""
    lines = [
        *("---", "start: 2026-01-01", "due: 2026-04-11", *keys, "measures:"),
        f"  first-response-time: from 4.0 to {target} hours",
        "  csat: guardrail at least 90%",
        *("---", "# Answer faster", ""),
    ]
    return "\n".join(lines)


MET = ("2025-12-10 agree maria", "2025-12-11 agree chen", "2025-12-12 agree henrik")


def state(goal: str, on: str, *names: str, series: str = "", **bodies: str) -> GoalState:
    """The goal on a day of 2026; entries named alone are empty, `series` are its readings."""
    folder = "goals/frontline/faster"
    entries = dict.fromkeys(names, "") | bodies
    files = {f"{folder}/{k.replace(' ', '-')}.md": body for k, body in entries.items()}
    if series:
        lines = ["date,value", *series.split()]
        files[f"{folder}/first-response-time.csv"] = "\n".join(lines) + "\n"
    decoded = board({"teams.yaml": TEAMS, f"{folder}.md": goal} | files)
    assert [finding.message for finding in decoded.findings] == []
    return fold(decoded.goals[0], decoded.facts, date.fromisoformat(f"2026-{on}"))


def terms_of(target: str) -> Terms:
    return board({"teams.yaml": TEAMS, "goals/frontline/a.md": text(target)}).goals[0].terms


EASED = amendment(terms_of("2"), terms_of("3"))
ALSO = ("2026-02-15 agree maria", "2026-02-16 agree chen", "2026-02-17 agree henrik")

# --- terms in force ----------------------------------------------------------------------------

# 20 February is day 50: half of the way is expected. The level is 3.4.
HALFWAY = "2026-02-20,3.4"


def test_numbers_use_the_terms_that_are_agreed() -> None:
    found = state(text(), "02-20", *MET, series=HALFWAY)
    # (3.4 - 4) / (2 - 4) = 0.3 of 0.5: 20 points behind
    assert found.numbers.progress == Fraction(3, 10)
    assert found.numbers.status is Status.AT_RISK
    assert found.in_force == found.in_file == found.shown


def test_a_lower_target_that_is_not_agreed_changes_no_status() -> None:
    found = state(
        text("3"), "02-20", *MET, *ALSO[:2], series=HALFWAY, **{"2026-02-14 amend chen": EASED}
    )
    assert found.lifecycle is Lifecycle.RENEGOTIATING
    assert found.numbers.progress == Fraction(3, 10)
    assert found.numbers.status is Status.AT_RISK
    assert found.in_force
    assert found.in_force.digest != found.in_file.digest
    aim = found.terms.measures[0].aim
    assert isinstance(aim, Moving)
    assert aim.target == Decimal(2)
    assert found.in_file.amend
    assert found.in_file.amend.id == "2026-02-14-amend-chen"


def test_a_lower_target_counts_from_the_day_it_is_agreed() -> None:
    entries = (*MET, *ALSO)
    eased = {"2026-02-14 amend chen": EASED}
    before = state(text("3"), "02-16", *entries, series="2026-02-16,3.4", **eased)
    after = state(text("3"), "02-17", *entries, series="2026-02-16,3.4", **eased)
    assert before.numbers.progress == Fraction(3, 10)
    # of the way to 3 it is 0.6
    assert after.numbers.progress == Fraction(6, 10)
    assert after.numbers.status is Status.ON_TRACK
    assert [version.agreement.is_met for version in after.versions] == [True, True]


def test_before_a_first_agreement_the_file_s_terms_are_shown() -> None:
    found = state(text("3"), "02-20", series=HALFWAY, **{"2026-02-14 amend chen": EASED})
    assert found.in_force is None
    assert found.shown == found.in_file
    assert found.numbers.progress == Fraction(6, 10)
    assert found.lifecycle is Lifecycle.PROPOSED


# --- closed goals ------------------------------------------------------------------------------

LATE = "2026-03-30,2.4 2026-04-20,1.9"


def test_a_closed_goal_is_judged_as_of_its_close() -> None:
    # 2.4 is 0.8 of the way on the day of the close; 1.9 was read after it
    found = state(text(), "05-01", *MET, "2026-04-15 close maria", series=LATE)
    assert found.numbers.progress == Fraction(8, 10)
    assert found.numbers.status is Status.OFF_TRACK
    assert found.outcome is Outcome.PARTLY_MET


def test_a_reading_on_the_day_of_the_close_counts() -> None:
    found = state(text(), "05-01", *MET, "2026-04-20 close maria", series=LATE)
    assert found.numbers.measures[0].progress == Fraction(105, 100)
    assert found.numbers.progress == 1
    assert found.outcome is Outcome.MET


def test_before_its_close_a_goal_has_no_outcome() -> None:
    found = state(text(), "04-14", *MET, "2026-04-15 close maria", series=LATE)
    assert found.outcome is None
    assert found.close is None
    assert found.lifecycle is Lifecycle.OVERDUE


def test_terms_that_change_after_the_close_change_no_outcome() -> None:
    entries = (*MET, "2026-02-14 close maria", *ALSO)
    found = state(
        text("3"), "05-01", *entries, series="2026-02-10,2.9", **{"2026-02-20 amend maria": EASED}
    )
    # (2.9 - 4) / (2 - 4), whatever is agreed about 3 later
    assert found.numbers.progress == Fraction(55, 100)
    assert found.outcome is Outcome.MISSED
    assert found.lifecycle is Lifecycle.CLOSED


def test_whoever_joins_after_the_close_is_not_asked() -> None:
    closed = state(text(), "05-01", *MET, "2026-02-14 close maria")
    assert closed.shown.agreement.not_yet_asked == ()
    assert state(text(), "05-01", *MET).shown.agreement.not_yet_asked == ("zsofia",)


def test_agreeing_after_the_close_agrees_to_nothing() -> None:
    found = state(text(), "05-01", *MET[:2], "2026-02-14 close maria", "2026-02-15 agree henrik")
    assert not found.shown.agreement.is_met


def test_declining_after_the_close_is_too_late() -> None:
    found = state(text(), "05-01", *MET, "2026-02-14 close maria", "2026-02-15 decline chen")
    assert found.shown.agreement.declined == ()


@pytest.mark.parametrize(
    ("stated", "names", "outcome"),
    [
        ("", MET, Outcome.MISSED),
        ("outcome: met\nbecause: The last week was not counted.", MET, Outcome.MET),
        ("outcome: superseded\nby: other", MET, Outcome.SUPERSEDED),
        ("outcome: dropped\nbecause: The channel is gone.", MET, Outcome.DROPPED),
        ("outcome: dropped\nbecause: Nobody wants it.", MET[:2], Outcome.WITHDRAWN),
        ("outcome: withdrawn", MET, Outcome.WITHDRAWN),
        ("", (), Outcome.MISSED),
        ("outcome: met", (), Outcome.MET),
    ],
)
def test_an_outcome_is_stated_or_computed_and_dropping_a_proposal_withdraws_it(
    stated: str, names: tuple[str, ...], outcome: Outcome
) -> None:
    close = {"2026-04-15 close maria": f"---\n{stated}\n---\n" if stated else ""}
    assert state(text(), "05-01", *names, series=HALFWAY, **close).outcome is outcome


def test_what_is_agreed_after_it_was_dropped_is_still_withdrawn() -> None:
    close = {"2026-02-14 close maria": "---\noutcome: dropped\n---\n"}
    found = state(text(), "05-01", *MET[:2], "2026-02-15 agree henrik", **close)
    assert found.outcome is Outcome.WITHDRAWN


def test_people_state_how_an_objective_ended() -> None:
    objective = "---\nkind: hard\ndue: 2026-Q1\n---\n# Customers come back\n"
    found = state(objective, "05-01", "2026-04-02 close maria")
    assert found.is_objective
    assert found.outcome is None


# --- freshness ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "names", "freshness"),
    [
        ("02-20", MET, Freshness.FRESH),
        ("03-30", MET, Freshness.SILENT),
        ("02-20", MET[:2], None),
        ("04-12", MET, None),
        ("02-20", (*MET, "2026-02-19 pause chen"), None),
        ("02-21", (*MET, "2026-02-21 close chen"), None),
    ],
)
def test_only_an_active_goal_is_fresh_or_not(
    on: str, names: tuple[str, ...], freshness: Freshness | None
) -> None:
    assert state(text(), on, *names, series=HALFWAY).freshness is freshness


def test_a_goal_that_is_renegotiated_is_neither_fresh_nor_silent() -> None:
    found = state(text("3"), "02-20", *MET, series=HALFWAY, **{"2026-02-14 amend chen": EASED})
    assert found.freshness is None


# --- names, periods, milestones, support -------------------------------------------------------


def test_a_measure_is_called_by_its_metric_or_by_its_own_id() -> None:
    goal = "\n".join(
        [
            *("---", "due: 2026-Q1", "measures:"),
            "  overtime: guardrail at most 5",
            "  answers: {metric: first-response-time, baseline: 4, target: 2}",
            "  joy: {metric: smiles, at_least: 3}",
            "  seat-in-the-meeting: yes or no",
            *("---", "# Many names", ""),
        ]
    )
    teams = f"{TEAMS}  smiles: {{name: Smiles a day, unit: smiles}}\n"
    decoded = board({"teams.yaml": teams, "goals/frontline/a.md": goal})
    facts, [one] = decoded.facts, decoded.goals
    assert labels(one.terms, one, facts) == {
        "overtime": "Extra hours",
        "answers": "First response time",
        "joy": "Smiles a day",
        "seat-in-the-meeting": "seat in the meeting",
    }


def test_a_goal_belongs_to_the_period_of_most_of_its_days() -> None:
    found = state(text(), "02-20")
    assert found.period
    assert found.period.name == "2026-Q1"


@pytest.mark.parametrize("gone", ["due: 2026-04-11\n", "start: 2026-01-01\ndue: 2026-04-11\n"])
def test_a_goal_without_its_dates_belongs_to_no_period(gone: str) -> None:
    assert state(text().replace(gone, ""), "02-20").period is None


STEPS = (
    "milestones:",
    "  macros: {what: Macros, due: 2026-02-13}",
    "  guide: {what: A guide, due: 2026-03-13}",
    "support:",
    "  training: {what: A training, by: henrik, due: 2026-01-30}",
    "  screens: {what: Two screens, by: henrik}",
)
NOTES = {
    "2026-02-20 note chen": "---\nmilestone: macros\n---\n",
    "2026-02-10 note chen": "---\nmilestone: macros\n---\n",
    "2026-02-02 note henrik": "---\nsupport: training\n---\n",
    "2026-02-03 note henrik": "Nothing in particular.\n",
}


def test_milestones_and_support_have_the_first_day_that_was_noted() -> None:
    found = state(text("2", *STEPS), "03-01", **NOTES)
    assert {one.milestone.id: one.reached for one in found.milestones} == {
        "macros": date(2026, 2, 10),
        "guide": None,
    }
    assert {one.support.id: one.delivered for one in found.support} == {
        "training": date(2026, 2, 2),
        "screens": None,
    }


def test_what_is_noted_later_or_corrected_did_not_happen_yet() -> None:
    found = state(text("2", *STEPS), "02-09", **NOTES)
    assert [one.reached for one in found.milestones] == [None, None]
    correction = {"2026-02-21 correct chen": "---\nabout: 2026-02-10-note-chen\n---\nHalf.\n"}
    found = state(text("2", *STEPS), "03-01", **NOTES, **correction)
    assert found.milestones[0].reached == date(2026, 2, 20)


def test_the_last_check_in_is_the_newest_up_to_the_day() -> None:
    names = ("2026-02-02 check-in maria", "2026-02-09 check-in chen", "2026-02-16 check-in maria")
    found = state(text(), "02-15", *names).last_check_in
    assert found
    assert found.id == "2026-02-09-check-in-chen"
    assert state(text(), "02-01", *names).last_check_in is None
