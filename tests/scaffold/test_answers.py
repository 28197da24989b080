"""Answers are read by the decoder's own readers, and a wrong one says what the decoder says."""

from __future__ import annotations

import pytest

from sitegen.dates import PeriodLength
from sitegen.decode.scalars import Choice, day, identifier
from sitegen.decode.spans import due
from sitegen.model.terms import Kind
from sitegen.scaffold.answers import TITLE, Unfit, check_dates, needs_start, value


def test_an_answer_is_read_as_the_file_would_be() -> None:
    assert value(TITLE, "  Answer   sooner ") == "Answer sooner"
    assert value(Choice(Kind), "PACT") is Kind.PACT


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("16.01.2027", "year first; write 2027-01-16"),
        ("2027-1-16", "write 2027-01-16"),
        ("", "no value"),
        ("a\x07b", "control character"),
        ("\udc80", "control character"),
    ],
)
def test_a_wrong_answer_says_what_to_write_instead(answer: str, words: str) -> None:
    with pytest.raises(Unfit, match=words):
        value(day, answer)


def test_the_remedy_of_the_finding_is_told_too() -> None:
    with pytest.raises(Unfit, match=r"is no id: .* Write maria, without the @\."):
        value(identifier, "@maria")


def test_a_length_alone_needs_a_start() -> None:
    assert needs_start("3 months")
    assert not needs_start("2027-Q1")
    assert not needs_start("2027-03-31")


@pytest.mark.parametrize(
    ("start", "last"),
    [("", "2027-Q1"), ("2027-01-04", "3 months"), ("2027-01-04", "2027-01-05"), ("", "2027-03-31")],
)
def test_dates_that_go_together(start: str, last: str) -> None:
    check_dates(start, last, PeriodLength.QUARTERS)


@pytest.mark.parametrize(
    ("start", "last", "words"),
    [
        ("", "3 months", "needs a start"),
        ("2027-05-01", "2027-Q1", "due on 2027-03-31"),
        ("2027-05-01", "40 years", "more than ten years"),
        ("soon", "2027-Q1", "no date"),
        ("", "someday", "no date, period or length"),
    ],
)
def test_dates_that_do_not_go_together_are_explained(start: str, last: str, words: str) -> None:
    with pytest.raises(Unfit, match=words):
        check_dates(start, last, PeriodLength.QUARTERS)


def test_a_due_date_is_told_in_full() -> None:
    with pytest.raises(Unfit, match=r"Write a date \(2026-03-31\), a period"):
        value(due, "soon")
