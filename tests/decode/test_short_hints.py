"""What a text that is no short form was probably meant to be."""

from __future__ import annotations

import pytest

from sitegen.decode.measure_keys import LONG_FORM
from sitegen.decode.short_form import parse_short_form
from sitegen.decode.short_hints import likely_form
from sitegen.model.board import Metric
from sitegen.model.terms import Direction

WAIT = Metric(id="wait", name="Wait", unit="hours", direction=Direction.DOWN)
SHARE = Metric(id="csat", name="Satisfaction", unit="%", direction=Direction.UP)


@pytest.mark.parametrize(
    ("metric", "text", "line"),
    [
        (WAIT, "change: -30%", "wait: {change: -30%}"),
        (WAIT, "Change:-30%", "wait: {change: -30%}"),
        (WAIT, "target 2.8", "wait: {target: 2.8}"),
        (WAIT, "-30%", "wait: {change: -30%}"),
        (WAIT, "30%", "wait: {change: -30%}"),
        (SHARE, ">= 92%", "csat: at least 92%"),
        (SHARE, "≥92%", "csat: at least 92%"),
        (WAIT, "max 3 hours", "wait: at most 3 hours"),
        (WAIT, "no more than 3 hours", "wait: at most 3 hours"),
        (WAIT, "4.0 -> 2.8 hours", "wait: from 4.0 to 2.8 hours"),
        (WAIT, "4.0 to 2.8 hours", "wait: from 4.0 to 2.8 hours"),
        (SHARE, "92%", "csat: at least 92%"),
        (WAIT, "3 hours", "wait: at most 3 hours"),
        (SHARE, "guardrail 92%", "csat: guardrail at least 92%"),
        (SHARE, "Guardrail >= 92%", "csat: guardrail at least 92%"),
        (WAIT, "lead -30%", "wait: {role: lead, change: -30%}"),
    ],
)
def test_the_line_that_was_probably_meant(metric: Metric, text: str, line: str) -> None:
    assert parse_short_form(text) is None
    assert f"`{line}`" in likely_form(metric.id, text, metric, LONG_FORM.fields)


def test_a_near_form_is_named() -> None:
    assert likely_form("wait", "mile stones", None, ()) == "Did you mean milestones?"


@pytest.mark.parametrize("text", ["faster", "customers change their minds", "under a day"])
def test_other_texts_are_answered_with_examples(text: str) -> None:
    said = likely_form("wait", text, WAIT, LONG_FORM.fields)
    assert said.startswith("Write it like one of `from 4.0 to 2.8 hours`, ")
