"""Single values: taken as written, and typed by the field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sitegen.decode.nodes import Scalar
from sitegen.decode.notes import Notes
from sitegen.decode.scalars import (
    Choice,
    Text,
    count,
    day,
    identifier,
    is_id,
    number,
    parse_day,
    quantity,
    scalar,
    yes_or_no,
)
from sitegen.model.terms import Kind
from sitegen.numbers import Quantity
from sitegen.source import Place
from tests.decode.reading import read


@pytest.mark.parametrize("written", ["no", "on", "2:30", "0123", "+5", "1_000", "1e3", ".inf", "~"])
def test_text_is_what_was_written(written: str) -> None:
    assert read(Text(), written).value == written


def test_text_is_folded_unless_its_lines_matter() -> None:
    block = "|\n  One.\n\n  Two.\n"
    assert read(Text(), block).value == "One. Two."
    assert read(Text(lines=True), block).value == "One.\n\nTwo."


def test_text_has_a_longest_length() -> None:
    assert read(Text(longest=3), "abc").said == []
    found = read(Text(longest=3), "abcd")
    assert (found.value, found.said) == (None, ["S155 1:1"])
    assert found.findings[0].message == "This text has 4 characters; at most 3 fit."


@pytest.mark.parametrize(
    ("text", "shape"), [("[a]", "This is a list;"), ("{a: b}", "This is a group of keys;")]
)
def test_what_is_no_single_value_is_named(text: str, shape: str) -> None:
    found = read(Text(), text)
    assert found.said == ["S151 1:1"]
    assert found.findings[0].message == f"{shape} text belongs here."


def test_an_empty_value_is_told() -> None:
    found = read(Text(), "''")
    assert (found.value, found.said) == (None, ["S153 1:1"])


@pytest.mark.parametrize(
    "reader", [Text(), identifier, day, number, quantity, count, yes_or_no, Choice(Kind)]
)
def test_no_reader_takes_a_list_for_a_value(reader: object) -> None:
    assert read(reader, "[]").said == ["S151 1:1"]  # type: ignore[arg-type]  # any of them


@pytest.mark.parametrize("id", ["a", "chen-2", "7", "x" * 100])
def test_ids_are_small_letters_digits_and_hyphens(id: str) -> None:
    assert is_id(id)
    assert read(identifier, f" {id}").value == id


@pytest.mark.parametrize("id", ["A", "a_b", "-a", "a-", "a--b", "é", "a b", "x" * 101, "a.b"])
def test_others_are_no_ids(id: str) -> None:
    found = read(identifier, id)
    assert (found.value, found.said) == (None, ["F114 1:1"])


def test_an_at_sign_before_an_id_is_explained() -> None:
    notes = Notes("a.md")
    assert identifier(Scalar("@chen", quoted=True, place=Place()), notes) is None
    assert notes.findings[0].fix == "Write chen, without the @."


@pytest.mark.parametrize(
    ("text", "meant"),
    [("Robin", "robin"), ("first_response time", "first-response-time"), ("Bjørn", "bjorn")],
)
def test_the_id_that_a_name_becomes_is_named(text: str, meant: str) -> None:
    assert read(identifier, text).findings[0].fix == f"Did you mean {meant}?"


def test_a_text_that_becomes_no_id_is_told_once_what_ids_are() -> None:
    [finding] = read(identifier, "a.b").findings
    assert finding.message == "“a.b” is no id: an id has small letters, digits and single hyphens."
    assert finding.fix == "Choose another one, such as faster-answers."
    [finding] = read(identifier, "x" * 101).findings
    assert finding.message.endswith("is no id: it has 101 characters, and 100 are most.")


@pytest.mark.parametrize(
    ("text", "meant"),
    [("2026-01-16", date(2026, 1, 16)), ("2024-02-29", date(2024, 2, 29))],
)
def test_a_day_is_written_year_first(text: str, meant: date) -> None:
    assert read(day, text).value == meant


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2026-02-30", "is no day of the calendar: February 2026 has 28 days."),
        ("2025-02-29", "is no day of the calendar: February 2025 has 28 days."),
        ("1969-12-31", "is not between the years 1970 and 2199."),
        ("2200-01-01", "is not between the years 1970 and 2199."),
        ("2026-1-16", "is no full date; write 2026-01-16."),
        ("2026/01/16", "is no full date; write 2026-01-16."),
        ("16.01.2026", "is not year first; write 2026-01-16."),
        ("16 January", "is no date; write year-month-day, such as 2026-03-31."),
        ("٢٠٢٦-٠١-١٦", "is no date; write year-month-day, such as 2026-03-31."),
    ],
)
def test_other_days_are_refused_with_the_right_spelling(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem.replace(".", r"\.")):
        parse_day(text)
    found = read(day, f"'{text}'")
    assert (found.value, found.said) == (None, ["D301 1:1"])
    assert found.findings[0].message == f"“{text}” {problem}"


def test_numbers_are_exact_decimals() -> None:
    assert read(number, "2.80").value == Decimal("2.80")
    assert read(number, "2,8").value == Decimal("2.8")
    assert read(number, "2.8 h").said == ["M401 1:1"]


def test_a_quantity_may_have_a_unit() -> None:
    assert read(quantity, "2.8 h").value == Quantity(Decimal("2.8"), "h", signed=False)
    assert read(quantity, "+3pp").value == Quantity(Decimal(3), "pp", signed=True)
    assert read(quantity, "many").said == ["M401 1:1"]


@pytest.mark.parametrize(("text", "meant"), [("1", 1), ("030", 30), ("1000000", 1_000_000)])
def test_counts_are_whole_numbers_from_one(text: str, meant: int) -> None:
    assert read(count, text).value == meant


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "1000001", "9" * 5_000, "many", "٣"])
def test_other_counts_are_refused(text: str) -> None:
    found = read(count, text)
    assert (found.value, found.said) == (None, ["S156 1:1"])


@pytest.mark.parametrize("word", ["yes", "On", "TRUE"])
def test_words_for_yes(word: str) -> None:
    assert read(yes_or_no, word).value is True


@pytest.mark.parametrize("word", ["no", "Off", "false"])
def test_words_for_no(word: str) -> None:
    assert read(yes_or_no, word).value is False


def test_neither_yes_nor_no() -> None:
    found = read(yes_or_no, "perhaps")
    assert (found.value, found.said) == (None, ["S152 1:1"])


def test_a_choice_names_its_words_and_the_nearest() -> None:
    assert read(Choice(Kind), " PACT ").value is Kind.PACT
    found = read(Choice(Kind), "packt")
    assert found.said == ["S152 1:1"]
    assert found.findings[0].message == "“packt” is none of hard, pact."
    assert found.findings[0].fix == "Did you mean pact?"


def test_a_scalar_of_blanks_alone_is_empty() -> None:
    notes = Notes("a.md")
    assert scalar(Scalar("  ", quoted=True, place=Place()), notes, "text") is None


def test_what_to_write_instead_is_said() -> None:
    assert read(yes_or_no, "maybe").findings[0].fix == "Write `yes` or `no`."
    assert read(Choice(Kind), "zzz").findings[0].fix == "Write one of them, as in `hard`."
