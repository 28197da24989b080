"""How a goal ended follows from its numbers at the close, boundaries included."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sitegen.compute.goal_numbers import numbers
from sitegen.compute.outcome import is_beyond, outcome
from sitegen.model.board import Settings
from sitegen.model.ledger import Outcome, Reading
from sitegen.model.terms import Measure
from tests.compute.builders import (
    YES_NO,
    collected,
    day,
    guardrail,
    holding,
    measure,
    moving,
    reading,
    terms,
    total,
)


def ended(
    *measures: Measure,
    found: tuple[Reading, ...] = (),
    settings: Settings | None = None,
    on: int = 60,
) -> Outcome | None:
    settings = settings or Settings()
    state = numbers(terms(*measures), collected(*found), (), settings, day(on), final=True)
    return outcome(state, settings)


def at(id: str, level: int | str) -> Reading:
    return reading(50, level, measure=id)


A, B = measure(moving(), id="a"), measure(moving(), id="b")


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("110", Outcome.EXCEEDED),
        ("109.999", Outcome.MET),
        ("100", Outcome.MET),
        ("99.999", Outcome.PARTLY_MET),
        ("70", Outcome.PARTLY_MET),
        ("69.999", Outcome.MISSED),
        ("-20", Outcome.MISSED),
    ],
)
def test_one_measure_without_a_stretch(level: str, expected: Outcome) -> None:
    assert ended(A, found=(at("a", level),)) is expected


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("2.4", Outcome.EXCEEDED),
        ("2.41", Outcome.MET),
        ("2.8", Outcome.MET),
        ("2.81", Outcome.PARTLY_MET),
    ],
)
def test_a_stretch_has_to_be_reached_itself(level: str, expected: Outcome) -> None:
    stretched = measure(moving("4.0", "2.8", stretch="2.4"), id="a")
    assert ended(stretched, found=(at("a", level),)) is expected


def test_a_stretch_short_of_the_target_makes_nothing_easier() -> None:
    short = measure(moving(0, 100, stretch=90), id="a")
    assert ended(short, found=(at("a", 95),)) is Outcome.PARTLY_MET
    assert ended(short, found=(at("a", 100),)) is Outcome.EXCEEDED


def test_a_total_has_a_stretch_too() -> None:
    found = (at("a", 120),)
    assert ended(measure(total(100, stretch=120), id="a"), found=found) is Outcome.EXCEEDED
    assert ended(measure(total(100, stretch=121), id="a"), found=found) is Outcome.MET


def test_all_have_to_be_met_and_one_beyond_to_exceed() -> None:
    assert ended(A, B, found=(at("a", 110), at("b", 100))) is Outcome.EXCEEDED
    assert ended(A, B, found=(at("a", 110), at("b", 99))) is Outcome.PARTLY_MET
    assert ended(A, B, found=(at("a", 100), at("b", 100))) is Outcome.MET


def test_partly_met_is_by_the_weighted_mean_of_clamped_progress() -> None:
    heavy = measure(moving(), id="a", weight=3)
    assert ended(heavy, B, found=(at("a", 80), at("b", 40))) is Outcome.PARTLY_MET
    assert ended(heavy, B, found=(at("a", 80), at("b", 39))) is Outcome.MISSED
    assert ended(A, B, found=(at("a", 300), at("b", 39))) is Outcome.MISSED
    assert ended(A, B, found=(at("a", 300), at("b", 40))) is Outcome.PARTLY_MET


def test_a_measure_nobody_read_counts_as_nothing() -> None:
    assert ended(A, B, found=(at("a", 99),)) is Outcome.MISSED
    assert ended(A) is Outcome.MISSED


def test_a_measure_without_weight_never_divides_by_zero() -> None:
    assert ended(measure(moving(), id="a", weight=0), found=(at("a", 90),)) is Outcome.MISSED


def test_without_progress_nothing_is_beyond() -> None:
    state = numbers(terms(A), collected(), (), Settings(), day(60)).measures[0]
    assert not is_beyond(state, Settings())


def test_yes_or_no_is_met_or_missed() -> None:
    yes_no = measure(YES_NO, id="a")
    assert ended(yes_no, found=(at("a", 1),)) is Outcome.MET
    assert ended(yes_no, found=(at("a", 0),)) is Outcome.MISSED


def test_a_measure_that_holds_is_partly_met_by_a_setting_of_its_own() -> None:
    held = guardrail_as_outcome()
    seven = tuple(reading(n * 10, 92 if n <= 7 else 91, measure="a") for n in range(1, 11))
    six = tuple(reading(n * 10, 92 if n <= 6 else 91, measure="a") for n in range(1, 11))
    ten = tuple(reading(n * 10, 92, measure="a") for n in range(1, 11))
    assert ended(held, found=ten, on=100) is Outcome.MET
    assert ended(held, found=seven, on=100) is Outcome.PARTLY_MET
    assert ended(held, found=six, on=100) is Outcome.MISSED
    lenient = Settings(holding_partly=Decimal("0.6"))
    assert ended(held, found=six, on=100, settings=lenient) is Outcome.PARTLY_MET
    assert ended(A, found=(at("a", 65),), settings=lenient) is Outcome.MISSED


def guardrail_as_outcome() -> Measure:
    return measure(holding(), id="a", every=guardrail().every)


def test_thresholds_are_settings() -> None:
    settings = Settings(exceeded=Decimal("1.05"), partly_met=Decimal("0.5"))
    assert ended(A, found=(at("a", 105),), settings=settings) is Outcome.EXCEEDED
    assert ended(A, found=(at("a", 50),), settings=settings) is Outcome.PARTLY_MET


def test_a_broken_guardrail_does_not_change_the_outcome() -> None:
    assert ended(A, guardrail(), found=(at("a", 100), at("csat", 80))) is Outcome.MET


def test_people_say_how_an_objective_ended() -> None:
    assert ended() is None
    assert ended(guardrail(), found=(at("csat", 95),)) is None
