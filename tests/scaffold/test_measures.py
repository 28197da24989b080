"""Measures of a new goal, from a line or from answers, are what the decoder reads."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sitegen.decode.board import decode_library
from sitegen.decode.nodes import Mapping, Scalar
from sitegen.edges.library import read_library
from sitegen.model.board import Metric
from sitegen.model.terms import Direction, Holding, Moving, Role
from sitegen.scaffold.answers import Unfit, scalar
from sitegen.scaffold.measures import (
    NewMeasure,
    amount,
    begun,
    from_to,
    group,
    is_number,
    is_relative,
    is_whole,
    keep,
    measure_from_line,
    moved,
)

LIBRARY = decode_library(read_library())


def metric(id: str) -> Metric:
    return next(one for one in LIBRARY if one.id == id)


def test_a_line_in_the_short_form_is_a_measure() -> None:
    found = measure_from_line(" first-response-time: from 4.0 to 2.8 hours ", LIBRARY)
    assert found.id == "first-response-time"
    assert isinstance(found.node, Scalar)
    read = found.read(LIBRARY).measure
    assert read.aim == Moving(baseline=Decimal("4.0"), target=Decimal("2.8"))
    assert read.unit == "hours"


def test_a_line_in_the_long_form_is_a_measure_too() -> None:
    found = measure_from_line("csat: {role: guardrail, at_least: 92%, min_n: 30}", LIBRARY)
    assert isinstance(found.node, Mapping)
    read = found.read(LIBRARY).measure
    assert (read.role, read.min_n) == (Role.GUARDRAIL, 30)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("first-response-time", "a colon with a space"),
        ("csat:at least 92%", "a colon with a space"),
        ("a: at least 1\nb: at least 2", "on one line"),
        ("- a: b", "on one line"),
        ("", "on one line"),
        ("First Response: at least 1", "is no id"),
        ("csat: as good as we can", "from where to where"),
        ("csat: at least 1,000.0.0", "can be read in two ways"),
        (
            "first-response-time: from 4.0 to 30%",
            "is a percentage, and this measure counts in hours",
        ),
        ("csat: {at_leest: 92%}", "Did you mean at_least"),
        ("csat: &x at least 92%", "anchor"),
        ("csat: [92%", "never closed"),
    ],
)
def test_a_line_that_is_no_measure_is_explained(line: str, words: str) -> None:
    with pytest.raises(Unfit, match=words):
        measure_from_line(line, LIBRARY)


@pytest.mark.parametrize(
    ("now", "then", "unit", "short"),
    [
        ("4.0", "2.8", "hours", "from 4.0 to 2.8 hours"),
        ("4.0 hours", "2.8", "hours", "from 4.0 to 2.8 hours"),
        ("4,5", "2,8", "hours", "from 4.5 to 2.8 hours"),
        ("60%", "72 %", "%", "from 60 to 72%"),
        ("240 minutes", "150 minutes", "hours", "from 240 to 150 minutes"),
        ("4 hours", "150 minutes", "hours", "from 4 hours to 150 minutes"),
        ("-5", "10", "points", "from -5 to 10 points"),
        ("EUR 4.20", "EUR 3.50", "EUR", "from 4.2 to 3.5 EUR"),
        ("3", "5", "", "from 3 to 5"),
    ],
)
def test_two_numbers_make_a_short_form(now: str, then: str, unit: str, short: str) -> None:
    assert from_to(now, then, unit) == short


def test_a_guardrail_keeps_to_the_side_that_is_worse() -> None:
    assert keep(metric("csat"), "92") == "guardrail at least 92%"
    assert keep(metric("reopen-rate"), "8%") == "guardrail at most 8%"
    short = NewMeasure("csat", scalar(keep(metric("csat"), "92")))
    read = short.read(LIBRARY).measure
    assert read.role is Role.GUARDRAIL
    assert isinstance(read.aim, Holding)
    assert read.aim.limits.at_least == 92


def test_a_metric_of_ones_own_is_described() -> None:
    keys = (("definition", scalar("Hours of coaching.")), ("unit", scalar("hours")))
    node = moved((*keys, ("direction", scalar("up"))), scalar("3"), "6", "")
    read = NewMeasure("coaching", node).read(LIBRARY).measure
    assert read.definition == "Hours of coaching."
    assert (read.unit, read.direction) == ("hours", Direction.UP)
    assert read.aim == Moving(baseline=Decimal(3), target=Decimal(6))


def test_a_measure_without_an_aim_is_only_begun() -> None:
    half = NewMeasure("csat", group((("statistic", "mean"), ("baseline", "80%"))))
    assert not is_whole(half)
    assert not is_whole(NewMeasure("csat", scalar("")))
    whole = NewMeasure("csat", moved(begun(half), scalar("80%"), "+3pp", "%"))
    assert is_whole(whole)
    assert is_whole(NewMeasure("csat", scalar("at least 92%")))
    assert [key for key, _ in begun(half)] == ["statistic", "baseline"]


def test_what_is_a_number() -> None:
    assert is_number("2.8")
    assert is_number("2,8 hours")
    assert not is_number("at least 2.8")
    assert not is_number("2:30")


def test_a_signed_percentage_of_another_unit_is_a_change() -> None:
    assert is_relative("-30%", "hours")
    assert is_relative("-30 percent", "hours")
    assert not is_relative("-30 percent", "percent")
    assert not is_relative("30%", "hours")
    assert not is_relative("-30%", "%")
    assert not is_relative("-30", "hours")


def test_amounts_are_written_as_people_do() -> None:
    assert amount(Decimal("2.80"), "hours") == "2.8 hours"
    assert amount("4.0", "hours") == "4.0 hours"
    assert amount(Decimal(92), "%") == "92%"
    assert amount(Decimal(3), "") == "3"


def test_a_group_keeps_texts_and_values_in_their_order() -> None:
    found = group((("baseline", "4"), ("scope", group((("channel", "email"),)))))
    assert found.keys == ("baseline", "scope")
    assert isinstance(found.get("scope"), Mapping)
