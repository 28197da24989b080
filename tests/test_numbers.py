"""Numbers are read exactly or not at all, and written one way."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.numbers import (
    MAX_DIGITS,
    NumberProblem,
    Quantity,
    canonical,
    parse_decimal,
    parse_quantity,
    rounded,
)

finite = st.decimals(
    allow_nan=False, allow_infinity=False, places=4, min_value=-(10**7), max_value=10**7
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.8", "2.8"),
        (" 4 ", "4"),
        ("+5", "5"),
        ("-1.2", "-1.2"),
        ("0123", "123"),
        ("2,8", "2.8"),
        ("0,500", "0.5"),
        ("1234,5", "1234.5"),
        ("\u22121.2", "-1.2"),
        ("\u20131.2", "-1.2"),
        ("999999999999", "999999999999"),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, value: str) -> None:
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["", "-", ".5", "5.", "4,", "1e3", "1_00", "0x10", "nan", "inf", "2:30", "½", "1 00", "1.5.2"],
)
def test_what_is_no_plain_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(
        NumberProblem, match=r"is no number; write it in plain digits, such as 2\.8"
    ):
        parse_decimal(text)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("1,000", "write 1000, without a thousands separator"),
        ("-12,000", "write -12000, without a thousands separator"),
        ("1,000.5", "write 1000.5, without a thousands separator"),
        ("1,000,000", "write 1000000, without a thousands separator"),
        ("1.000,5", "write 1000.5, without a thousands separator"),
        ("1.000.000,5", "write 1000000.5, without a thousands separator"),
        ("1,0.0,0", "write it without thousands separators"),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_with_the_way_out(text: str, advice: str) -> None:
    with pytest.raises(NumberProblem) as problem:
        parse_decimal(text)
    assert str(problem.value) == f"can be read in two ways; {advice}"


SEPARATED = [
    ("1_000", "1000"),
    ("1'000", "1000"),
    ("1\u2019000", "1000"),
    ("1 000", "1000"),
    ("1\u00a0000", "1000"),
    ("1\u2009000", "1000"),
    ("1\u202f000", "1000"),
    ("-12 000,5", "-12000.5"),
    ("1\u00b7000\u00b7000", "1000000"),
    ("1.000.000", "1000000"),
    ("1\u200b000", "1000"),
    ("1\u066c000\u066b5", "1000.5"),
]


@pytest.mark.parametrize(("text", "number"), SEPARATED)
def test_other_separators_of_thousands_are_refused_with_the_number(text: str, number: str) -> None:
    with pytest.raises(NumberProblem) as problem:
        parse_decimal(text)
    assert str(problem.value) == f"has a thousands separator; write {number} without it"


@pytest.mark.parametrize(("text", "number"), SEPARATED)
@pytest.mark.parametrize("unit", ["", " hours", "h", "%"])
def test_a_number_with_a_unit_is_refused_so_too(text: str, number: str, unit: str) -> None:
    for one in (f"{text}{unit}", f"EUR {text}"):
        with pytest.raises(NumberProblem) as problem:
            parse_quantity(one)
        assert str(problem.value) == f"has a thousands separator; write {number} without it"


@pytest.mark.parametrize(
    ("text", "number"),
    [("١٢", "12"), ("۳٫۵", "3.5"), ("１２", "12"), ("१,५", "1.5"), ("1٣", "13"), ("-๓", "-3")],
)
def test_digits_of_other_scripts_are_refused_with_the_number(text: str, number: str) -> None:
    for one in (text, f"{text} h", f"EUR {text}"):
        with pytest.raises(NumberProblem) as problem:
            parse_quantity(one)
        assert str(problem.value) == f"has other digits than 0 to 9; write {number}"
    with pytest.raises(NumberProblem, match="has other digits than 0 to 9; write "):
        parse_decimal(text)


def test_twelve_digits_are_allowed_and_thirteen_are_not() -> None:
    assert parse_decimal("1234567890.12") == Decimal("1234567890.12")
    with pytest.raises(NumberProblem, match=f"has 13 digits; a number has at most {MAX_DIGITS}"):
        parse_decimal("1234567890.123")


def test_five_thousand_digits_are_refused_at_once() -> None:
    with pytest.raises(NumberProblem, match="has 5000 digits"):
        parse_decimal("9" * 5000)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("4", Quantity(Decimal(4))),
        ("2.8 h", Quantity(Decimal("2.8"), "h")),
        ("2.8  business   hours", Quantity(Decimal("2.8"), "business hours")),
        ("92%", Quantity(Decimal(92), "%")),
        ("30.0 %", Quantity(Decimal(30), "%")),
        ("-30%", Quantity(Decimal(-30), "%", signed=True)),
        ("+3pp", Quantity(Decimal(3), "pp", signed=True)),
        ("EUR 4.20", Quantity(Decimal("4.2"), "EUR")),
        ("€4,20", Quantity(Decimal("4.2"), "€")),
        ("EUR -4.20", Quantity(Decimal("-4.2"), "EUR", signed=True)),
        ("12 m2", Quantity(Decimal(12), "m2")),
        ("12 m²", Quantity(Decimal(12), "m²")),
        ("4.2 of 5", Quantity(Decimal("4.2"), "of 5")),
        ("4 / week", Quantity(Decimal(4), "/ week")),
        ("2.8\u00a0h", Quantity(Decimal("2.8"), "h")),
        ("2.8\u202fh", Quantity(Decimal("2.8"), "h")),
        ("5 k€", Quantity(Decimal(5), "k€")),
        ("5 ⭐", Quantity(Decimal(5), "⭐")),
        ("3 дня", Quantity(Decimal(3), "дня")),
        ("3 件", Quantity(Decimal(3), "件")),
        ("4.2 EUR/contact", Quantity(Decimal("4.2"), "EUR/contact")),
    ],
)
def test_a_number_and_its_unit_are_told_apart(text: str, quantity: Quantity) -> None:
    assert parse_quantity(text) == quantity


@pytest.mark.parametrize(
    "text",
    [
        *("", "hours", "1e3", "1E-3", "3 - 4", "10-20 hours", "2026-Q1", "5 +3", "1 00 hours"),
        *("2½", "½", "1²", "1·5", "1 . 5", "1/2", "4.2/5", "5_0", "5 ‑ 6", "10^3", "10×3", "4€50"),
        *("1|000", "1 (000)", "1=2", "0x1F", "3 x 5", "1 ٣", "5'", "5 ²", "10%5", "~5"),
    ],
)
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(NumberProblem, match="is no number"):
        parse_quantity(text)


def test_a_clock_time_is_refused_with_what_to_write_instead() -> None:
    with pytest.raises(NumberProblem, match=r"looks like a clock time; .* such as 2\.5"):
        parse_quantity("2:30")


@pytest.mark.parametrize("text", ["5 h 30 min", "5h30", "2 days 4", "1 Hour 5", "3min20", "2 d 4h"])
def test_two_amounts_of_time_are_refused_with_what_to_write_instead(text: str) -> None:
    with pytest.raises(NumberProblem, match=r"has two amounts; write one, such as 5\.5 hours"):
        parse_quantity(text)


@pytest.mark.parametrize(("text", "number"), [("1k", "1000"), ("1.2 K tickets", "1200")])
def test_a_k_for_thousands_is_refused_with_the_number(text: str, number: str) -> None:
    with pytest.raises(NumberProblem, match=f"is short for thousands; write {number}$"):
        parse_quantity(text)


def test_a_number_too_long_to_read_is_no_quantity_either() -> None:
    with pytest.raises(NumberProblem, match="has 13 digits"):
        parse_quantity("1234567890123 hours")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("30.0", "30"),
        ("30", "30"),
        ("3E+1", "30"),
        ("-0.00", "0"),
        ("0.10", "0.1"),
        ("-1.20", "-1.2"),
        ("1E-7", "0.0000001"),
    ],
)
def test_a_number_is_written_in_one_way(value: str, text: str) -> None:
    assert canonical(Decimal(value)) == text


@given(finite)
def test_what_is_written_is_read_back_as_the_same_number(value: Decimal) -> None:
    assert parse_decimal(canonical(value)) == value


@given(finite, st.integers(0, 6))
def test_zeros_at_the_end_change_nothing(value: Decimal, zeros: int) -> None:
    longer = Decimal(format(value, "f") + "0" * zeros)
    assert canonical(longer) == canonical(value)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("2.25", 1, "2.3"),
        ("-2.25", 1, "-2.3"),
        ("2.35", 1, "2.4"),
        ("2.4", 0, "2"),
        ("0.5", 0, "1"),
        ("2.7", 3, "2.7"),
        ("-0.04", 1, "0"),
    ],
)
def test_halves_are_rounded_away_from_zero(value: str, places: int, text: str) -> None:
    assert canonical(rounded(Decimal(value), places)) == text


def test_a_number_of_more_digits_than_a_decimal_context_has_is_rounded_too() -> None:
    assert rounded(Decimal("12345678901234567890123456789.04"), 1) == Decimal(
        12345678901234567890123456789
    )


@pytest.mark.parametrize("text", ["about 3", "some 20 hours", "ca. 5", "eur 4"])
def test_a_word_before_a_number_is_no_currency(text: str) -> None:
    with pytest.raises(NumberProblem, match="is no number"):
        parse_quantity(text)
