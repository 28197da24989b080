"""The short forms of a measure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sitegen.decode.short_form import EXAMPLES, ShortForm, parse_short_form
from sitegen.model.terms import Judge, MeasureKind, Role
from sitegen.numbers import NumberProblem, Quantity


def quantity(value: str, unit: str = "") -> Quantity:
    return Quantity(Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "from 4.0 to 2.8 hours",
            ShortForm(
                kind=MeasureKind.MOVING,
                baseline=quantity("4.0"),
                target=quantity("2.8", "hours"),
            ),
        ),
        (
            "guardrail  at least 92%",
            ShortForm(
                kind=MeasureKind.HOLDING,
                role=Role.GUARDRAIL,
                limits=(("at_least", quantity("92", "%")),),
            ),
        ),
        (
            "At Most 5%",
            ShortForm(kind=MeasureKind.HOLDING, limits=(("at_most", quantity("5", "%")),)),
        ),
        (
            "between 3 and 5 days",
            ShortForm(
                kind=MeasureKind.HOLDING,
                limits=(("at_least", quantity("3")), ("at_most", quantity("5", "days"))),
            ),
        ),
        (
            "below 20 tickets",
            ShortForm(kind=MeasureKind.HOLDING, limits=(("below", quantity("20", "tickets")),)),
        ),
        (
            "outcome above 40",
            ShortForm(
                kind=MeasureKind.HOLDING, role=Role.OUTCOME, limits=(("above", quantity("40")),)
            ),
        ),
        (
            "lead 500 contacts in total",
            ShortForm(kind=MeasureKind.TOTAL, role=Role.LEAD, target=quantity("500", "contacts")),
        ),
        (
            "at most 20 hours in total",
            ShortForm(
                kind=MeasureKind.HOLDING,
                limits=(("at_most", quantity("20", "hours")),),
                judge=Judge.TOTAL,
            ),
        ),
        ("milestones", ShortForm(kind=MeasureKind.MILESTONES)),
        ("lead yes or no", ShortForm(kind=MeasureKind.YES_NO, role=Role.LEAD)),
        ("Yes/No", ShortForm(kind=MeasureKind.YES_NO)),
    ],
)
def test_each_short_form(text: str, meant: ShortForm) -> None:
    assert parse_short_form(text) == meant


def test_every_example_is_a_short_form() -> None:
    assert all(parse_short_form(example) for example in EXAMPLES)


@pytest.mark.parametrize("text", ["better", "guardrail", "92%", "from 4", "at least", "in total"])
def test_other_texts_are_none(text: str) -> None:
    assert parse_short_form(text) is None


def test_a_wrong_number_is_named() -> None:
    with pytest.raises(NumberProblem, match="“lots” is no number"):
        parse_short_form("at least lots")
