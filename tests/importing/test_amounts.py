"""Numbers and durations of exports, in millionths; times in seconds."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sitegen.importing.amounts import AmountReader, factor
from sitegen.importing.model import ClockForm, DecimalSign
from sitegen.importing.unread import Unread


def read(
    text: str,
    unit: str = "",
    clock: ClockForm | None = None,
    decimal: DecimalSign | None = None,
) -> Fraction:
    return Fraction(AmountReader(unit, clock, decimal).read(text), 1_000_000)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90", 5_400),
        ("1.5", 90),
        ("1:30:00", 5_400),
        ("0:00:05", 5),
        ("100:00:00", 360_000),
        ("2h 5m", 7_500),
        ("2 h, 5 min", 7_500),
        ("1 day 2 hours 3 minutes 4 seconds", 93_784),
        ("45s", 45),
        ("2 hours and 5 minutes", 7_500),
        ("PT2H5M", 7_500),
        ("P1DT1S", 86_401),
        ("1.5 h", 5_400),
    ],
)
def test_durations_are_seconds(text: str, seconds: int) -> None:
    assert read(text, "minutes") == (Fraction(seconds))


@pytest.mark.parametrize(("clock", "seconds"), [(ClockForm.HOURS, 5_400), (ClockForm.MINUTES, 90)])
def test_the_map_says_what_two_numbers_with_a_colon_are(clock: ClockForm, seconds: int) -> None:
    assert read("1:30", "hours", clock) == seconds


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("3.4", None, "3.4"),
        ("3,4", None, "3.4"),
        ("−3", None, "-3"),
        ("93%", None, "93"),
        ("93 %", None, "93"),
        ("1,200.5", DecimalSign.POINT, "1200.5"),
        ("1 200,5", DecimalSign.COMMA, "1200.5"),
        ("1.200", DecimalSign.COMMA, "1200"),
        ("1'200.5", DecimalSign.POINT, "1200.5"),
        ("0,1234567", DecimalSign.COMMA, "0.123457"),
    ],
)
def test_numbers_are_exact(text: str, decimal: DecimalSign | None, number: str) -> None:
    assert read(text, "%", decimal=decimal) == Fraction(number)


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("1:30", "hours", "may be hours and minutes, or minutes and seconds"),
        ("1:75:00", "hours", "is no duration"),
        ("5m 2h", "hours", "is no duration"),
        ("3 apples", "hours", "is no duration"),
        ("1,200", "", "can be read in two ways"),
        ("1 200", "", "is no plain number"),
        ("3 apples", "%", "is not in %"),
        ("=1+1", "", "is no number"),
        ("fast", "", "is no number"),
        ("9" * 13, "", "is too large a number"),
        ("9" * 41, "", "is no number"),
        ("1e3", "", "is not in plain numbers"),
        ("inf", "", "is no number"),
    ],
)
def test_what_is_no_certain_number_is_said(text: str, unit: str, words: str) -> None:
    with pytest.raises(Unread) as problem:
        read(text, unit)
    assert words in str(problem.value)
    assert problem.value.fix


def test_a_number_with_the_other_decimal_sign_is_not_guessed_at() -> None:
    with pytest.raises(Unread, match="is no number with a decimal comma"):
        read("12.5", decimal=DecimalSign.COMMA)


def test_units_go_over_into_each_other_or_not() -> None:
    assert factor("minutes", "hours") == Fraction(1, 3600)  # times are read in seconds
    assert factor("h", "min") == Fraction(1, 60)
    assert factor("share", "%") == 100
    assert factor("ticket", "tickets") == 1
    assert factor("minutes", "%") is None
    assert factor("%", "hours") is None
