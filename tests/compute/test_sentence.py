"""Every status has a reason in plain words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from sitegen.compute.goal_numbers import numbers
from sitegen.compute.sentence import reason
from sitegen.compute.wording import (
    counts_in_points,
    day_words,
    level_words,
    limits_words,
    plan_words,
    planned_words,
    way_words,
)
from sitegen.model.board import Settings
from sitegen.model.ledger import Reading
from sitegen.model.state import MilestoneState
from sitegen.model.terms import Judge, Measure, Role, Terms
from tests.compute.builders import (
    IRREGULAR,
    MILESTONES,
    START,
    TEN_DAYS,
    YES_NO,
    Number,
    collected,
    day,
    guardrail,
    holding,
    limits,
    measure,
    milestone,
    moving,
    pace,
    reading,
    terms,
    total,
)

LABELS = {"m": "first response time", "b": "resolution time", "csat": "CSAT"}
FASTER = measure(moving("4.0", "2.8"), every=TEN_DAYS)
CSAT = guardrail()
HELD = measure(holding(), unit="%", every=TEN_DAYS)


def said(
    *measures: Measure,
    found: tuple[Reading, ...] = (),
    on: int = 60,
    steps: tuple[MilestoneState, ...] = (),
    promised: Terms | None = None,
    final: bool = False,
) -> str:
    promised = promised or terms(*measures)
    state = numbers(promised, collected(*found), steps, Settings(), day(on), final=final)
    return reason(state, promised, day(on), LABELS, final=final)


def m(on: int, value: Number, n: int | None = None) -> Reading:
    return reading(on, value, n=n)


def csat(on: int, value: Number) -> Reading:
    return reading(on, value, measure="csat")


def kept(measure: str, value: Number) -> tuple[Reading, ...]:
    """A reading every ten days, up to day 50: none is missing."""
    return tuple(reading(on, value, measure=measure) for on in (10, 20, 30, 40, 50))


# --- words ---------------------------------------------------------------------------------


def test_a_day_has_its_year_only_where_it_differs() -> None:
    assert day_words(date(2026, 11, 4), date(2026, 1, 1)) == "4 November"
    assert day_words(date(2025, 12, 31), date(2026, 1, 1)) == "31 December 2025"


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("2.70", "hours", "2.7 hours"),
        ("92", "%", "92%"),
        ("4", "", "4"),
        ("91.99966666", "%", "91.9997%"),
        ("0.00001", "hours", "0.00001 hours"),
        ("0", "hours", "0 hours"),
    ],
)
def test_a_level_has_its_unit_and_at_most_four_decimals(value: str, unit: str, words: str) -> None:
    assert level_words(Decimal(value), unit) == words


def test_limits_are_said_in_full() -> None:
    assert limits_words(limits(at_least=92), "%") == "at least 92%"
    assert limits_words(limits(above=2, below=4), "hours") == "above 2 and below 4"
    assert limits_words(limits(at_least=2, at_most=4), "hours") == "at least 2 and at most 4"


@pytest.mark.parametrize(
    ("gap", "days", "words"),
    [
        ("14/100", -11, "14 points (11 days) behind plan"),
        ("-1/100", 1, "1 point (1 day) ahead of plan"),
        ("1/1000", 0, "on plan"),
        ("5/1000", 0, "1 point behind plan"),
        ("14/100", None, "14 points behind plan"),
    ],
)
def test_a_gap_is_said_in_points_and_days(gap: str, days: int | None, words: str) -> None:
    assert plan_words(Fraction(gap), days) == words


@pytest.mark.parametrize(
    ("progress", "expected", "days", "words"),
    [
        ("6/100", "33/100", -25, "6% of the way, when 33% was planned (25 days behind)"),
        ("75/100", "50/100", 1, "75% of the way, when 50% was planned (1 day ahead)"),
        ("1/100", "2/100", None, "1% of the way, when 2% was planned"),
        ("12/100", "0", 20, "12% of the way, when nothing was planned yet (20 days ahead)"),
        ("334/1000", "333/1000", 0, "33% of the way, as planned"),
        ("999/1000", "1", -1, "99% of the way, when 100% was planned (1 day behind)"),
    ],
)
def test_a_share_of_the_way_is_said_beside_what_was_planned(
    progress: str, expected: str, days: int | None, words: str
) -> None:
    way, planned = way_words(Fraction(progress)), (Fraction(progress), Fraction(expected))
    assert f"{way}, {planned_words(*planned, days)}" == words


@pytest.mark.parametrize("unit", ["%", "% of calls", "points", "NPS points", "pp", "percent"])
def test_points_of_the_way_are_not_taken_for_points_of_the_measure(unit: str) -> None:
    assert counts_in_points(unit)


@pytest.mark.parametrize("unit", ["", "hours", "appointments", "EUR", "applications"])
def test_other_units_are_told_in_points(unit: str) -> None:
    assert not counts_in_points(unit)


# --- one measure ---------------------------------------------------------------------------


def test_behind_plan_with_a_guardrail() -> None:
    found = (m(50, "3.568"), *kept("csat", 95))
    assert said(FASTER, CSAT, found=found) == (
        "At risk: 14 points (14 days) behind plan on 20 February; CSAT guardrail holding."
    )


def test_a_measure_in_per_cent_is_told_in_shares_of_the_way() -> None:
    share = measure(moving(81, 86), unit="%", every=TEN_DAYS)  # 81.3 is 6% of the way
    found = (m(50, "81.3"), *kept("csat", 95))
    assert said(share, CSAT, found=found) == (
        "Off track: 6% of the way by 20 February, when 50% was planned (44 days behind); "
        "CSAT guardrail holding."
    )


def test_the_name_of_a_measure_in_per_cent_is_set_apart_from_its_share_of_the_way() -> None:
    share = measure(moving(81, 86), unit="%", every=TEN_DAYS)
    other = measure(moving("4.0", "2.8"), every=TEN_DAYS, id="b")
    found = (m(50, "81.3"), reading(50, "3.4", measure="b"))
    assert said(share, other, found=found) == (
        "Off track: first response time came 6% of the way by 20 February, "
        "when 50% was planned (44 days behind)."
    )


@pytest.mark.parametrize(
    ("on", "value", "words"),
    [
        (50, "3.4", "On track: on plan on 20 February."),
        (50, "3.28", "On track: 10 points (10 days) ahead of plan on 20 February."),
        (50, "3.46", "On track: 5 points (5 days) behind plan on 20 February."),
        (50, "3.76", "Off track: 30 points (30 days) behind plan on 20 February."),
        (
            50,
            "4.3",
            "Off track: moved away from the target, from 4 to 4.3 hours on 20 February.",
        ),
        (50, "2.7", "Met: 2.7 hours on 20 February, target 2.8."),
        (
            9,
            "3.9",
            "Too early to tell: 9% of the time had gone at the last reading, on 10 January.",
        ),
    ],
)
def test_a_measure_that_moves(on: int, value: str, words: str) -> None:
    assert said(FASTER, found=(m(on, value),)) == words


def test_too_early_today() -> None:
    assert said(FASTER, found=(m(9, "3.9"),), on=9) == (
        "Too early to tell: 9% of the time has gone."
    )
    assert said(FASTER, found=(m(-9, "3.9"),), on=0) == "Too early to tell: it has just begun."
    assert said(FASTER, found=(m(-9, "3.9"),), on=2) == (
        "Too early to tell: the last reading, on 23 December 2025, is from before the start."
    )


def test_too_early_by_a_pace() -> None:
    late = measure(moving(pace_from=60))
    bent = measure(moving(pace=pace((50, 5))))
    words = "Too early to tell: the plan expects little before 11 April."
    assert said(late, found=(m(50, 0),)) == said(bent, found=(m(50, 5),)) == words


def test_too_early_on_the_only_day() -> None:
    promised = terms(FASTER, start=START, due=START)
    assert said(promised=promised, found=(m(0, "3.9"),), on=0) == (
        "Too early to tell: the day is not over."
    )


def test_without_a_due_date() -> None:
    promised = terms(FASTER, start=None, due=None)
    assert said(promised=promised, found=(m(0, "3.9"),)) == (
        "Too early to tell: there is no due date yet."
    )
    assert said(promised=promised) == "No due date yet, so there is nothing to judge by."


def test_at_the_end() -> None:
    assert said(FASTER, found=(m(98, 3),), on=101) == (
        "Off track at the end: 3 hours on 9 April, target 2.8."
    )
    assert said(FASTER, found=(m(98, "4.1"),), on=101) == (
        "Off track at the end: moved away from the target, from 4 to 4.1 hours on 9 April."
    )
    assert said(FASTER, on=101) == "Off track at the end: there is no reading to judge by."
    assert said(FASTER, found=(m(50, 3),), final=True) == (
        "Off track at the end: 3 hours on 20 February, target 2.8."
    )
    assert said(FASTER, found=(m(98, "2.8"),), on=101) == "Met: 2.8 hours on 9 April, target 2.8."


def test_before_the_start() -> None:
    assert said(FASTER, CSAT, on=-1) == "Not started yet: it begins on 1 January 2026."
    promised = terms(FASTER, start=day(40), due=day(90))
    assert said(promised=promised, on=30) == "Not started yet: it begins on 10 February."


def test_no_reading_yet() -> None:
    assert said(FASTER, on=10) == "No reading yet; the first is due on 11 January."
    assert said(FASTER, on=11) == "No reading yet; the first was due on 11 January."
    assert said(measure(moving(), every=IRREGULAR)) == "No reading yet."


def test_readings_that_cannot_be_judged() -> None:
    small = measure(moving(), min_n=30)
    assert said(small, found=(m(50, 5, n=3),)) == "No reading of at least 30 cases yet."
    assert said(measure(moving(5, 5)), found=(m(50, 5),)) == (
        "No progress to tell: baseline and target are the same."
    )
    assert said(measure(moving(5, None)), found=(m(50, 5),)) == (
        "No progress to tell: no target yet."
    )
    assert said(measure(moving(5, None)), found=(m(50, 5),), on=101) == (
        "Off track at the end: 5 hours on 20 February."
    )
    assert said(HELD, found=(m(0, 95),), on=8) == (
        "No reading to judge yet; the first is due on 11 January."
    )


def test_a_total() -> None:
    training = measure(total(200), unit="hours")
    assert said(training, found=(m(50, 90),)) == (
        "On track: 5 points (5 days) behind plan on 20 February."
    )
    assert said(training, found=(m(40, 150), m(50, 60))) == (
        "Met: 210 hours in total by 20 February, target 200."
    )
    assert said(training, found=(m(50, 90),), on=101) == (
        "Off track at the end: 90 hours in total by 20 February, target 200."
    )


def test_milestones() -> None:
    steps = measure(MILESTONES)
    three = (milestone(10, 5), milestone(20), milestone(90))
    assert said(steps, steps=three, on=21) == ("Off track: 1 of 3 milestones reached, 2 were due.")
    assert said(steps, steps=three, on=15) == "On track: 1 of 3 milestones reached, 1 was due."
    assert said(steps, steps=three, on=9) == (
        "Too early to tell: 1 of 3 milestones reached, none was due so far."
    )
    assert said(steps, steps=three[:1]) == "Met: the milestone is reached."
    assert said(steps, steps=(three[0], milestone(90, 60))) == "Met: all 2 milestones are reached."
    assert said(steps) == "No milestones yet."
    assert said(steps, on=101) == "Off track at the end: there are no milestones."


def test_yes_or_no() -> None:
    yes = measure(YES_NO)
    assert said(yes, found=(m(50, 0),)) == "Too early to tell: not done yet, due on 11 April."
    assert said(yes, found=(m(50, 1),)) == "Met: done on 20 February."
    assert said(yes, found=(m(50, 0),), on=101) == "Off track at the end: not done on 20 February."
    assert said(yes, on=101) == "Off track at the end: there is no reading to judge by."


def test_a_measure_that_holds() -> None:
    assert said(HELD, found=kept("m", 92)) == (
        "On track: 92% on 20 February, within its limits (at least 92%)."
    )
    assert said(HELD, found=(m(50, 91),)) == (
        "At risk: 91% on 20 February, outside its limits (at least 92%)."
    )
    assert said(HELD, found=(m(40, 90), m(50, 91))) == (
        "Off track: outside its limits (at least 92%) 2 times in a row, 91% on 20 February."
    )


def test_a_measure_that_held_or_not() -> None:
    held = tuple(m(n * 10, 92) for n in range(1, 11))
    assert said(HELD, found=held, on=101) == "Met: within its limits at 10 of 10 readings."
    assert said(HELD, found=held[2:], on=101) == (
        "Off track at the end: within its limits at 8 of 8 readings; 2 are missing."
    )
    assert said(HELD, found=held[:9], on=101) == (
        "Off track at the end: within its limits at 9 of 9 readings; the last one is missing."
    )
    assert said(HELD, found=held[:1], on=101) == (
        "Off track at the end: within its limits at 1 of 1 reading; 9 are missing,"
        " the last one too."
    )
    assert said(HELD, found=held[1:], on=101) == (
        "Met: within its limits at 9 of 9 readings; 1 is missing."
    )
    assert said(HELD, found=(m(-3, 95),), on=101) == (
        "Off track at the end: there is no reading to judge by; 10 are missing."
    )
    assert said(HELD, found=(*held[:9], m(100, 91)), on=101) == (
        "Off track at the end: within its limits at 9 of 10 readings, but not at the last one."
    )
    assert said(HELD, on=101) == "Off track at the end: there is no reading to judge by."


def test_what_holds_says_on_the_way_how_many_readings_are_missing() -> None:
    assert said(HELD, found=(m(50, 92),)) == (
        "On track: 92% on 20 February, within its limits (at least 92%), 4 readings missing."
    )
    assert said(FASTER, CSAT, found=(m(50, "3.4"), csat(25, 95))) == (
        "On track: on plan on 20 February; CSAT guardrail holding, 4 readings missing."
    )
    cost = measure(holding(limits(at_most=4)), id="cost", role=Role.GUARDRAIL, every=TEN_DAYS)
    assert said(FASTER, CSAT, cost, found=(m(50, "3.4"), csat(25, 95), *kept("cost", 4)[1:])) == (
        "On track: on plan on 20 February; both guardrails holding, 5 readings missing."
    )


def test_a_measure_told_in_a_sentence_is_set_apart_from_its_name() -> None:
    steps = measure(MILESTONES, id="b")
    assert said(FASTER, steps, found=(m(50, "3.4"),), steps=(milestone(20, 5), milestone(30))) == (
        "Off track: resolution time: 1 of 2 milestones reached, 2 were due."
    )
    yes = measure(YES_NO, id="b")
    assert said(FASTER, yes, found=(m(98, "2.8"), reading(50, 0, measure="b")), on=101) == (
        "Off track at the end: resolution time: not done on 20 February."
    )
    assert said(FASTER, OTHER, found=(m(98, "2.8"),), on=101) == (
        "Off track at the end: resolution time: there is no reading to judge by."
        " 1 of 2 measures read."
    )


def test_a_budget_and_an_average() -> None:
    budget = measure(holding(limits(at_most=10), judge=Judge.TOTAL), unit="refunds")
    assert said(budget, found=(m(40, 4), m(50, 7))) == (
        "Off track: 11 refunds in total on 20 February, outside its limits (at most 10)."
    )
    average = measure(holding(judge=Judge.AVERAGE), unit="%")
    assert said(average, found=(m(40, 92), m(50, 95))) == (
        "On track: 93.5% on average on 20 February, within its limits (at least 92%)."
    )
    latest = measure(holding(judge=Judge.LAST), unit="%")
    assert said(latest, found=(m(40, 92), m(50, 95)), on=101) == (
        "Met: 95% on 20 February, within its limits (at least 92%)."
    )


# --- several measures and guardrails -------------------------------------------------------

OTHER = measure(moving(), id="b", every=TEN_DAYS)


def b(on: int, value: Number) -> Reading:
    return reading(on, value, measure="b")


def test_several_measures_are_named() -> None:
    assert said(FASTER, OTHER, found=(m(50, "3.4"), b(50, 30))) == (
        "At risk: resolution time 20 points (20 days) behind plan on 20 February."
    )
    assert said(FASTER, OTHER, found=(m(50, "3.64"), b(50, 26))) == (
        "At risk: resolution time 24 points (24 days) behind plan on 20 February."
    ), "the one that is further behind"
    assert said(FASTER, OTHER, found=(m(50, "2.8"), b(50, 100))) == (
        "Met: all 2 measures came to what was promised."
    )
    assert said(FASTER, OTHER, found=(m(9, 4), b(9, 0)), on=9) == (
        "Too early to tell: first response time, 9% of the time has gone."
    )


def test_what_was_not_read_is_said() -> None:
    assert said(FASTER, OTHER, found=(m(50, "3.4"),)) == (
        "On track: first response time on plan on 20 February. 1 of 2 measures read."
    )
    assert said(FASTER, OTHER, found=(m(50, "2.8"),)) == (
        "No reading of resolution time yet; the first was due on 11 January. 1 of 2 measures read."
    )
    assert said(FASTER, OTHER, on=8) == (
        "No reading of first response time yet; the first is due on 11 January."
    )
    small = measure(moving(5, 5), id="b")
    assert said(FASTER, small, found=(m(50, "2.8"), b(50, 5))) == (
        "No progress of resolution time to tell: baseline and target are the same."
        " 1 of 2 measures read."
    )


def test_a_measure_without_a_label_is_named_by_its_id() -> None:
    plain = measure(moving(), id="backlog")
    found = (m(50, "3.4"), reading(50, 30, measure="backlog"))
    assert said(FASTER, plain, found=found).startswith("At risk: backlog 20 points")


def test_a_guardrail_that_decides_comes_first() -> None:
    assert said(FASTER, CSAT, found=(m(50, "3.4"), csat(45, 91))) == (
        "At risk: CSAT guardrail 91% on 15 February, outside its limits (at least 92%);"
        " otherwise on track."
    )
    assert said(FASTER, CSAT, found=(csat(35, 91), csat(45, 90))) == (
        "Off track: CSAT guardrail outside its limits (at least 92%) 2 times in a row,"
        " 90% on 15 February; otherwise no reading yet."
    )


def test_a_guardrail_that_falters_beside_a_measure_behind_plan_is_told_too() -> None:
    assert said(FASTER, CSAT, found=(m(50, "3.64"), csat(45, 91))) == (
        "At risk: 20 points (20 days) behind plan on 20 February;"
        " CSAT guardrail 91% on 15 February, outside its limits (at least 92%)."
    )


def test_what_ended_before_it_began_is_not_said_to_begin() -> None:
    assert said(FASTER, CSAT, on=-1, final=True) == (
        "It ended before its first day, 1 January 2026."
    )


def test_several_guardrails_are_counted_while_they_hold() -> None:
    cost = measure(holding(limits(at_most=4)), id="cost", role=Role.GUARDRAIL, every=TEN_DAYS)
    two = (m(50, "3.4"), *kept("csat", 95), *kept("cost", 4))
    assert said(FASTER, CSAT, cost, found=two) == (
        "On track: on plan on 20 February; both guardrails holding."
    )
    cold = measure(holding(limits(at_most=9)), id="cold", role=Role.GUARDRAIL, every=TEN_DAYS)
    three = (*two, *kept("cold", 4))
    assert said(FASTER, CSAT, cost, cold, found=three) == (
        "On track: on plan on 20 February; all 3 guardrails holding."
    )
    assert said(FASTER, CSAT, cost, found=two[:6]) == "On track: on plan on 20 February."
    assert said(FASTER, CSAT, cost, found=(two[0], csat(45, 91), *two[6:])) == (
        "At risk: CSAT guardrail 91% on 15 February, outside its limits (at least 92%);"
        " otherwise on track."
    )


def test_an_objective_points_to_the_goals_that_align_with_it() -> None:
    assert said(CSAT) == "It has no number of its own; the goals that align with it have."
