"""Reach facts: sentences that name what a target is compared with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sitegen.compute.normal import ANY, Level, Range
from sitegen.compute.reach import Compared, Wanted, facts, is_beyond_record, toward, wanted_of
from sitegen.model.terms import Direction, Judge, Limits, Milestones, YesNo
from tests.compute.builders import change, holding, limits, measure, moving, total

AS_OF = date(2026, 1, 20)
# mean 4, moving ranges 0.2 0.4 0.2 and so on: see each test
NOVEMBER = [date(2025, 11, number) for number in (3, 10, 17, 24)]
SPAN = "from 3 November 2025 to 24 November 2025"


def record(*values: str) -> tuple[Level, ...]:
    return tuple(Level(on, Decimal(value)) for on, value in zip(NOVEMBER, values, strict=True))


def said(levels: tuple[Level, ...], wanted: Wanted, metric: Range = ANY) -> list[str]:
    return [fact.text for fact in facts(levels, wanted, AS_OF, metric=metric)]


def less(target: str) -> Wanted:
    return toward(Decimal(target), Direction.DOWN, "hours")


def more(target: str) -> Wanted:
    return toward(Decimal(target), Direction.UP, "%")


def test_a_target_beyond_every_reading_and_outside_of_normal_variation() -> None:
    # mean 4; moving ranges 0.2, 0.4, 0.2: 0.8/3; 2.66 x 0.8/3 = 0.709: from 3.291 to 4.709
    assert said(record("4.0", "4.2", "3.8", "4.0"), less("2.8")) == [
        (
            f"None of the 4 readings {SPAN} was at or below 2.8 hours; the best was 3.8 hours on "
            "17 November 2025."
        ),
        (
            f"Between 3.3 and 4.7 hours is normal variation of the 4 readings {SPAN}: the target, "
            "2.8 hours, lies outside it."
        ),
    ]


def test_a_target_that_was_reached_once_and_lies_inside() -> None:
    # mean 90; moving ranges 2, 3, 0: 5/3; 4.43: from 85.57 to 94.43
    assert said(record("90", "92", "89", "89"), more("92")) == [
        f"One of the 4 readings {SPAN} was at or above 92%; the best was 92% on 10 November 2025.",
        (
            f"Between 86% and 94% is normal variation of the 4 readings {SPAN}: the target, 92%, "
            "lies inside it."
        ),
    ]


def test_a_target_that_every_reading_has_passed_lies_on_the_side_that_is_worse() -> None:
    assert said(record("4.0", "4.2", "3.8", "4.0"), less("5")) == [
        (
            f"All 4 readings {SPAN} were at or below 5 hours; the best was 3.8 hours on "
            "17 November 2025."
        ),
        (
            f"Between 3.3 and 4.7 hours is normal variation of the 4 readings {SPAN}: the target, "
            "5 hours, lies outside it, on the side that is worse."
        ),
    ]


def test_of_equal_readings_the_latest_is_named() -> None:
    up = said(record("90", "92", "92", "89"), more("93"))[0]
    assert up.endswith("the best was 92% on 17 November 2025.")
    down = said(record("3.8", "4.2", "3.8", "4.0"), less("2"))[0]
    assert down.endswith("the best was 3.8 hours on 17 November 2025.")


def test_an_end_of_the_band_keeps_its_side_of_the_target_when_it_is_rounded() -> None:
    # 3.2907 is 3.3 with one decimal, and the target of 3.3 lies inside
    text = said(record("4.0", "4.2", "3.8", "4.0"), less("3.3"))[1]
    assert text.startswith("Between 3.29 and 4.7 hours is ")
    assert text.endswith("the target, 3.3 hours, lies inside it.")


def test_readings_without_variation_are_told_as_they_are() -> None:
    same = record("4.0", "4.0", "4.0", "4.0")
    each = f"Each of the 4 readings {SPAN} was 4 hours: the target, "
    assert said(same, less("2.8"))[1] == f"{each}2.8 hours, is another."
    assert said(same, less("4"))[1] == f"{each}4 hours, is the same."


@pytest.mark.parametrize(
    ("values", "metric", "begins"),
    [
        # mean 3, moving range 2, 5.32: from -2.32 to 8.32
        (("2", "4", "2", "4"), Range(low=Decimal(0)), "Anything up to 8% is normal"),
        (("98", "96", "98", "96"), Range(high=Decimal(100)), "Anything from 92% on is normal"),
        (
            ("2", "98", "2", "98"),
            Range(low=Decimal(0), high=Decimal(100)),
            "Any level is normal",
        ),
    ],
)
def test_where_the_metric_ends_nothing_lies_outside(
    values: tuple[str, ...], metric: Range, begins: str
) -> None:
    assert said(record(*values), more("5"), metric)[1].startswith(begins)


def held(aim: Limits, unit: str = "%") -> Wanted:
    return Wanted(limits=aim, unit=unit, is_held=True)


def test_a_level_to_hold_names_the_worst_reading_and_whether_the_limit_is_normal() -> None:
    # mean 92; moving ranges 1, 2, 1: 4/3; 3.547: from 88.45 to 95.55
    assert said(record("92", "93", "91", "92"), held(limits(at_least=92))) == [
        f"3 of the 4 readings {SPAN} were at or above 92%; the worst was 91% on 17 November 2025.",
        (
            f"Between 88% and 96% is normal variation of the 4 readings {SPAN}: the limit, 92%, "
            "lies inside it."
        ),
    ]


@pytest.mark.parametrize(
    ("aim", "first", "ends"),
    [
        (limits(at_least=80), "All 4 readings", "all of it is within the limits."),
        (limits(at_most=80), "None of the 4 readings", "none of it is within the limits."),
        (limits(below=93), "3 of the 4 readings", "the limit, 93%, lies inside it."),
        (limits(above=91), "3 of the 4 readings", "the limit, 91%, lies inside it."),
        (limits(at_least=91, at_most=93), "All 4 readings", "both limits lie inside it."),
        (limits(at_least=91, at_most=99), "All 4 readings", "the limit, 91%, lies inside it."),
        (limits(above=10, below=20), "None of the 4", "none of it is within the limits."),
    ],
)
def test_limits_of_every_sort_are_compared(aim: Limits, first: str, ends: str) -> None:
    on_record, normal = said(record("92", "93", "91", "92"), held(aim))
    assert on_record.startswith(first)
    assert normal.endswith(ends)


def test_limits_on_both_sides_have_no_worst() -> None:
    (first, _) = said(record("92", "93", "91", "92"), held(limits(at_least=91, at_most=93)))
    assert first == f"All 4 readings {SPAN} were between 91% and 93%."
    (first, _) = said(record("92", "93", "91", "92"), held(limits(above=91, below=95)))
    assert first == f"3 of the 4 readings {SPAN} were above 91% and below 95%."


def test_three_readings_say_nothing() -> None:
    assert facts(record("4", "4", "3", "4")[:3], less("2.8"), AS_OF) == ()


def test_each_fact_says_what_it_compares_with() -> None:
    found = facts(record("4", "4", "3", "4"), less("2.8"), AS_OF)
    assert [fact.compared for fact in found] == [Compared.RECORD, Compared.NORMAL]


def test_beyond_the_record_is_beyond_every_one_of_four_readings() -> None:
    four = record("4.0", "4.2", "3.8", "4.0")
    assert is_beyond_record(four, less("3.7"))
    assert not is_beyond_record(four, less("3.8"))
    assert not is_beyond_record(four[:3], less("2.8"))


DOWN = measure(moving(4, "2.8"))


def test_what_a_measure_wants_is_told_by_its_target_and_the_side_that_is_better() -> None:
    assert wanted_of(DOWN, Decimal("2.8"), Decimal(4)) == less("2.8")
    assert wanted_of(measure(moving(4, 5), unit="%"), Decimal(5), Decimal(4)) == more("5")
    assert wanted_of(measure(holding(), unit="%"), None) == held(limits(at_least=92))


@pytest.mark.parametrize(
    "found",
    [
        wanted_of(DOWN, None, Decimal(4)),
        wanted_of(DOWN, Decimal("2.8")),
        wanted_of(measure(moving(None, None, change=change(-30))), None),
        wanted_of(measure(total(500)), Decimal(500), Decimal(0)),
        wanted_of(measure(Milestones()), Decimal(5), Decimal(0)),
        wanted_of(measure(YesNo()), None),
        wanted_of(measure(holding(limits(at_most=60), judge=Judge.TOTAL)), None),
    ],
)
def test_what_is_no_level_or_has_no_side_wants_nothing_to_compare(found: Wanted | None) -> None:
    assert found is None
