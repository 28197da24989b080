"""What is proposed to somebody who writes a goal."""

from __future__ import annotations

from datetime import date

import pytest

from sitegen.dates import PeriodLength
from sitegen.decode.board import decode_library
from sitegen.edges.library import read_library
from sitegen.model.board import Metric
from sitegen.scaffold.measures import NewMeasure, measure_from_line
from sitegen.scaffold.proposals import (
    first_sentence,
    near,
    proposed_guardrail,
    proposed_period,
)

LIBRARY = decode_library(read_library())


@pytest.mark.parametrize(
    ("length", "today", "name"),
    [
        (PeriodLength.QUARTERS, date(2026, 11, 20), "2027-Q1"),
        (PeriodLength.QUARTERS, date(2026, 10, 1), "2026-Q4"),
        (PeriodLength.QUARTERS, date(2026, 10, 14), "2026-Q4"),
        (PeriodLength.QUARTERS, date(2026, 10, 15), "2027-Q1"),
        (PeriodLength.QUARTERS, date(2026, 12, 31), "2027-Q1"),
        (PeriodLength.HALVES, date(2026, 3, 1), "2026-H2"),
        (PeriodLength.YEARS, date(2026, 1, 10), "2026"),
    ],
)
def test_the_period_just_begun_or_the_next_is_proposed(
    length: PeriodLength, today: date, name: str
) -> None:
    assert proposed_period(length, today).name == name


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("csat", ["csat"]),
        ("CSAT", ["csat"]),
        ("Customer satisfaction", ["csat"]),
        ("first response  time", ["first-response-time"]),
        ("first-respons-time", ["first-response-time", "resolution-time"]),
        ("response", ["first-response-time", "response-rate"]),
        ("backlogs", ["backlog"]),
        ("happiness of dogs", []),
        ("", []),
    ],
)
def test_metrics_are_found_by_id_by_name_and_by_what_is_near(word: str, ids: list[str]) -> None:
    assert [one.id for one in near(word, LIBRARY)] == ids


def test_of_many_near_metrics_a_few_are_named() -> None:
    assert len(near("rate", LIBRARY)) == 5


def test_a_definition_is_told_in_one_sentence() -> None:
    assert first_sentence("Tickets solved. Those of bots count too.") == "Tickets solved."
    assert first_sentence("Tickets solved") == "Tickets solved"


def measures(*lines: str) -> tuple[NewMeasure, ...]:
    return tuple(measure_from_line(line, LIBRARY) for line in lines)


@pytest.mark.parametrize(
    ("lines", "id"),
    [
        (("first-response-time: from 4 to 3 hours",), "csat"),
        (("first-response-time: from 4 to 3 hours", "csat: from 80% to 85%"), "resolution-time"),
        (("speed: {metric: first-response-time, baseline: 4, target: 3}",), "csat"),
        (("first-response-time: from 4 to 3 hours", "backlog: guardrail at most 90"), None),
        (("wait-time: from 5 to 3 minutes",), "quality-score"),
        (("wait-time: from 5 to 3 minutes", "csat: at least 9%"), "abandonment-rate"),
        (("csat: from 80% to 85%",), "response-rate"),
        (("launched: yes or no",), None),
        ((), None),
    ],
)
def test_the_usual_guardrail_is_proposed_unless_there_is_one(
    lines: tuple[str, ...], id: str | None
) -> None:
    found = proposed_guardrail(measures(*lines), LIBRARY)
    assert (found.id if found else None) == id


def test_a_metric_of_the_board_has_usual_guardrails_of_its_own() -> None:
    smiles = Metric(id="smiles", name="Smiles", guardrail=("frowns", "backlog"))
    lines = ("smiles: {definition: Smiles, unit: smiles, baseline: 4, target: 3}",)
    found = proposed_guardrail(measures(*lines), (*LIBRARY, smiles))
    assert (found.id if found else None) == "backlog"
    renamed = "joy: {metric: smiles, baseline: 4, target: 3}"
    found = proposed_guardrail(measures(renamed), (*LIBRARY, smiles))
    assert (found.id if found else None) == "backlog"
