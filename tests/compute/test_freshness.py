"""How old readings are, with both sides of every boundary."""

from __future__ import annotations

import pytest

from sitegen.compute.freshness import freshness
from sitegen.compute.goal_numbers import numbers
from sitegen.dates import Cadence, Grain, Span
from sitegen.model.board import Settings
from sitegen.model.ledger import Reading
from sitegen.model.state import Freshness
from sitegen.model.terms import Measure, Role, Terms
from tests.compute.builders import (
    IRREGULAR,
    MILESTONES,
    TEN_DAYS,
    YES_NO,
    collected,
    day,
    guardrail,
    measure,
    moving,
    reading,
    terms,
)

MEASURE = measure(moving(), every=TEN_DAYS)
FRESH, DUE, STALE, SILENT = Freshness


def fresh(
    *measures: Measure,
    found: tuple[Reading, ...] = (),
    on: int,
    promised: Terms | None = None,
    settings: Settings | None = None,
) -> Freshness | None:
    promised = promised or terms(*measures)
    settings = settings or Settings()
    state = numbers(promised, collected(*found), (), settings, day(on))
    return freshness(state, promised, settings, day(on))


BOUNDARIES = [(0, FRESH), (10, FRESH), (11, DUE), (13, DUE), (14, STALE), (33, STALE), (34, SILENT)]


@pytest.mark.parametrize(("age", "expected"), BOUNDARIES)
def test_age_is_held_against_the_cadence_and_three_days(age: int, expected: Freshness) -> None:
    assert fresh(MEASURE, found=(reading(20, 5),), on=20 + age) is expected


@pytest.mark.parametrize(("age", "expected"), BOUNDARIES)
def test_without_a_reading_age_counts_from_the_start(age: int, expected: Freshness) -> None:
    assert fresh(MEASURE, on=age) is expected
    assert fresh(MEASURE, found=(reading(-60, 5),), on=age) is expected


def test_the_days_of_grace_are_a_setting() -> None:
    assert fresh(MEASURE, on=14, settings=Settings(grace_days=4)) is DUE
    assert fresh(MEASURE, on=11, settings=Settings(grace_days=0)) is STALE


def test_a_later_first_date_is_waited_for() -> None:
    late = measure(moving(), every=TEN_DAYS, first=40)
    assert [fresh(late, on=on) for on in (40, 41, 43, 44)] == [FRESH, DUE, DUE, STALE]


def test_an_earlier_first_date_asks_for_nothing_sooner() -> None:
    soon = measure(moving(), every=TEN_DAYS, first=2)
    assert [fresh(soon, on=on) for on in (10, 11)] == [FRESH, DUE]


def test_the_most_outdated_outcome_measure_decides() -> None:
    other = measure(moving(), id="b", every=Cadence(Span(40, Grain.DAY)))
    found = (reading(20, 5), reading(20, 5, measure="b"))
    assert fresh(MEASURE, other, found=found, on=54) is SILENT
    assert fresh(other, found=found, on=54) is FRESH


def test_guardrails_and_lead_measures_do_not_count() -> None:
    lead = measure(moving(), id="lead", role=Role.LEAD)
    assert fresh(MEASURE, lead, guardrail(), found=(reading(50, 5),), on=51) is FRESH
    assert fresh(lead, guardrail(), on=51) is None


def test_what_has_no_cadence_has_no_freshness() -> None:
    assert fresh(measure(moving(), every=IRREGULAR), on=90) is None
    assert fresh(measure(MILESTONES), on=90) is None
    assert fresh(measure(moving(), id="i", every=IRREGULAR), MEASURE, on=90) is SILENT


def test_a_yes_that_was_given_needs_no_more_readings() -> None:
    yes = measure(YES_NO, every=TEN_DAYS)
    assert fresh(yes, found=(reading(1, 1),), on=90) is None
    assert fresh(yes, found=(reading(1, 0),), on=90) is SILENT


def test_a_file_without_dates_is_as_fresh_as_its_readings() -> None:
    promised = terms(MEASURE, start=None, due=None)
    assert fresh(on=50, promised=promised) is None
    assert fresh(on=50, promised=promised, found=(reading(40, 5),)) is FRESH
