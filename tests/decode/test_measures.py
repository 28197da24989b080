"""Measures: what they aim at, in short and in long form, and the evidence beside them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sitegen.compute.canonical import table
from sitegen.dates import Cadence, Grain, Span
from sitegen.decode.board import decode_library
from sitegen.decode.measures import DecodedMeasure, measure
from sitegen.decode.notes import Notes
from sitegen.edges.library import read_library
from sitegen.model.board import Metric
from sitegen.model.goal import Benchmark, Evidence
from sitegen.model.terms import (
    AgreementRule,
    Aim,
    Change,
    ChangeKind,
    Direction,
    Holding,
    Judge,
    Kind,
    Limits,
    LimitsException,
    Measure,
    Milestones,
    Moving,
    PacePoint,
    Role,
    RuleKind,
    Terms,
    Total,
    YesNo,
)
from tests.decode.reading import node, said

METRICS = (
    Metric(
        id="first-response-time",
        name="First response time",
        version=2,
        unit="hours",
        direction=Direction.DOWN,
        statistic="median",
    ),
    Metric(id="csat", name="Customer satisfaction", version=1, unit="%", direction=Direction.UP),
    Metric(id="contacts", name="Contacts", version=1, unit="contacts", direction=Direction.UP),
    Metric(
        id="smiles", name="Smiles", definition="On the way out", unit="", direction=Direction.UP
    ),
)


EXCEPTION = """\
at_least: 92%
judge: average
judge_from: 2026-02-01
except:
  - {from: 2026-01-01, to: 2026-01-09, between: [80, 90], because: peak}
"""


def decoded(id: str, text: str) -> tuple[DecodedMeasure | None, list[str]]:
    notes = Notes("goals/a/b.yaml")
    return measure(id, node(text), METRICS, notes), said(notes.findings)


def sound(id: str, text: str) -> DecodedMeasure:
    found, findings = decoded(id, text)
    assert findings == []
    assert found is not None
    return found


def aim(id: str, text: str) -> Aim:
    return sound(id, text).measure.aim


def d(value: str) -> Decimal:
    return Decimal(value)


def canonical(found: Measure) -> dict[str, str]:
    rule = AgreementRule(kind=RuleKind.ALL)
    return table(
        Terms(teams=("a",), kind=Kind.PACT, agreement=rule, start=None, due=None, measures=(found,))
    )


@pytest.mark.parametrize(
    ("id", "short", "long"),
    [
        ("first-response-time", "from 4.0 to 2.8 hours", "{baseline: 4, target: 2.8 h}"),
        ("first-response-time", "from 4 to 2.8", "{baseline: {value: 4.0}, change: -30%}"),
        ("csat", "from 80% to 83%", "{baseline: 80, change: +3pp}"),
        ("csat", "guardrail at least 92%", "{role: guardrail, at_least: 92.0 %}"),
        ("csat", "lead between 3 and 5", "{role: lead, between: [3, 5]}"),
        ("contacts", "500 contacts in total", "{kind: total, target: 500}"),
        ("contacts", "at most 20 in total", "{at_most: 20, judge: total}"),
        ("all-done", "milestones", "{kind: milestones}"),
        ("seat", "yes or no", "{kind: yes_no}"),
    ],
)
def test_a_short_and_a_long_form_are_the_same_terms(id: str, short: str, long: str) -> None:
    assert canonical(sound(id, short).measure) == canonical(sound(id, long).measure)


@pytest.mark.parametrize(
    ("id", "text", "meant"),
    [
        (
            "first-response-time",
            "{baseline: 4.0, target: 2.8, stretch: 2.4, pace_from: 2026-02-01}",
            Moving(
                baseline=d("4.0"), target=d("2.8"), stretch=d("2.4"), pace_from=date(2026, 2, 1)
            ),
        ),
        (
            "first-response-time",
            "{baseline: unknown, change: -30%}",
            Moving(baseline=None, change=Change(kind=ChangeKind.RELATIVE, amount=d("-30"))),
        ),
        (
            "first-response-time",
            "{baseline: unknown, change: -30 pct}",
            Moving(baseline=None, change=Change(kind=ChangeKind.RELATIVE, amount=d("-30"))),
        ),
        (
            "first-response-time",
            "{baseline: From  Readings, change: -1.2 h}",
            Moving(baseline=None, change=Change(kind=ChangeKind.UNITS, amount=d("-1.2"))),
        ),
        ("first-response-time", "{target: 2.8}", Moving(baseline=None, target=d("2.8"))),
        (
            "csat",
            "{change: -2}",
            Moving(baseline=None, change=Change(kind=ChangeKind.POINTS, amount=d("-2"))),
        ),
        (
            "first-response-time",
            "{baseline: 4, target: 2, pace: {2026-02-01: 3, 2026-01-15: 3.5 h}}",
            Moving(
                baseline=d("4"),
                target=d("2"),
                pace=(
                    PacePoint(on=date(2026, 1, 15), level=d("3.5")),
                    PacePoint(on=date(2026, 2, 1), level=d("3")),
                ),
            ),
        ),
        (
            "csat",
            EXCEPTION,
            Holding(
                limits=Limits(at_least=d("92")),
                judge=Judge.AVERAGE,
                judge_from=date(2026, 2, 1),
                exceptions=(
                    LimitsException(
                        start=date(2026, 1, 1),
                        end=date(2026, 1, 9),
                        limits=Limits(at_least=d("80"), at_most=d("90")),
                        because="peak",
                    ),
                ),
            ),
        ),
        (
            "contacts",
            "{kind: total, target: 500, stretch: 600, pace: {2026-02-01: 100}}",
            Total(
                target=d("500"),
                stretch=d("600"),
                pace=(PacePoint(on=date(2026, 2, 1), level=d("100")),),
            ),
        ),
        ("done", "{kind: milestones}", Milestones()),
        ("seat", "{kind: yes_no, definition: We have a seat}", YesNo()),
    ],
)
def test_what_a_measure_aims_at(id: str, text: str, meant: Aim) -> None:
    assert aim(id, text) == meant


@pytest.mark.parametrize(
    ("id", "text", "expected"),
    [
        ("csat", "guardrail lots", ["M403 1:1"]),
        ("csat", "at least lots", ["M401 1:1"]),
        ("csat", "[92%]", ["S151 1:1"]),
        ("csat", "{at_least: [92%]}", ["S151 1:12"]),
        ("csat", "at least 92 hours", ["M402 1:1"]),
        ("csat", "{at_least: 92 hours}", ["M402 1:12"]),
        ("csat", "{at_least: 92%, except: [{from: 2026-01-01, at_least: 3}]}", ["S154 1:26"]),
        ("csat", "{kind: holding}", ["M403 1:1"]),
        ("csat", "{between: [1, 2, 3]}", ["S151 1:11"]),
        ("csat", "{between: [1, many]}", ["M401 1:15"]),
        ("first-response-time", "{target: 2 tickets}", ["M402 1:10"]),
        ("contacts", "{kind: total}", ["M403 1:1"]),
        ("contacts", "{kind: total, target: lots}", ["M401 1:23"]),
        ("contacts", "{kind: total, target: 5 hours}", ["M402 1:23"]),
        ("csat", "{kind: yes_no, target: 92%}", ["M406 1:24"]),
        ("csat", "{at_least: 92%, stretch: 95%}", ["M406 1:26"]),
        ("csat", "{baseline: 80%, target: 92%, change: +12pp}", ["M406 1:38"]),
        ("csat", "{baseline: 80%}", ["M403 1:1"]),
        ("csat", "{baseline: lots, target: 92%}", ["M401 1:12"]),
        ("csat", "{baseline: {from: 2026-01-01}, target: 92%}", ["S154 1:12"]),
        ("csat", "{baseline: 80%, change: 5%}", ["M404 1:25"]),
        ("csat", "{baseline: 80%, change: 5 percent}", ["M404 1:25"]),
        ("csat", "{baseline: 80, change: -5 Per cent}", ["M404 1:24"]),
        ("joy", "{unit: percent, definition: Joy, baseline: 80, change: 5 pct}", ["M404 1:56"]),
        ("csat", "{baseline: 80%, change: 5 pp a week}", ["M402 1:25"]),
        ("csat", "{baseline: 80%, change: -5 hours}", ["M402 1:25"]),
        ("first-response-time", "{baseline: 4, change: -5 tickets}", ["M402 1:23"]),
        ("first-response-time", "{baseline: -4, change: -5%}", ["M407 1:24"]),
        ("first-response-time", "{baseline: 4, target: 2, readings: [3]}", ["S151 1:36"]),
        ("first-response-time", "{target: 2, readings: {2026-01-09: 3%}}", ["M402 1:36"]),
        ("first-response-time", "{target: 2, every: often}", ["D302 1:20"]),
        ("csat", "{at_least: 92%, benchmarks: [{source: Delighted}]}", ["S154 1:30"]),
    ],
)
def test_what_is_wrong_is_told_at_its_place(id: str, text: str, expected: list[str]) -> None:
    assert decoded(id, text)[1] == expected


def test_a_number_shown_with_its_unit_is_one_percent_sign() -> None:
    assert aim("csat", "{baseline: 80 %, change: -10 pp}") == Moving(
        baseline=d("80"), target=d("70")
    )


@pytest.mark.parametrize(
    ("id", "text", "metric", "definition", "unit"),
    [
        ("first-response-time", "at most 4", "first-response-time@2", "", "hours"),
        (
            "email",
            "{metric: first-response-time, at_most: 4}",
            "first-response-time@2",
            "",
            "hours",
        ),
        ("smiles", "at least 4", "", "On the way out", ""),
        ("calls", "{definition: Calls answered, at_least: 4 calls}", "", "Calls answered", "calls"),
        ("calls", "at least 4 calls", "calls", "", "calls"),
        ("calls", "{metric: rings, at_least: 4}", "rings", "", ""),
        ("seat", "yes or no", "", "", ""),
    ],
)
def test_what_is_counted(id: str, text: str, metric: str, definition: str, unit: str) -> None:
    found = sound(id, text).measure
    assert (found.metric, found.definition, found.unit) == (metric, definition, unit)


def test_what_a_measure_leaves_out_has_its_default_or_its_metric_s() -> None:
    found = sound("first-response-time", "at most 4").measure
    assert found.every == Cadence(Span(1, Grain.WEEK))
    assert (found.statistic, found.direction) == ("median", Direction.DOWN)
    assert (found.role, found.weight) == (Role.OUTCOME, d("1"))
    assert (found.first, found.min_n, found.scope) == (None, None, ())


def test_every_other_binding_field() -> None:
    text = (
        "{at_most: 4, role: lead, direction: up, statistic: p90, clock: office hours, "
        "scope: {queue: [phone, chat], channel: e-mail}, window: 7 days, "
        "every: 2 weeks on friday, first: 2026-01-09, min_n: 30, weight: 0.5}"
    )
    found = sound("first-response-time", text).measure
    assert found.scope == (("channel", "e-mail"), ("queue", "chat, phone"))
    assert (found.role, found.direction) == (Role.LEAD, Direction.UP)
    assert (found.statistic, found.clock, found.window) == ("p90", "office hours", "7 days")
    assert (found.every, found.first) == (Cadence(Span(2, Grain.WEEK), 4), date(2026, 1, 9))
    assert (found.min_n, found.weight) == (30, d("0.5"))


def test_evidence_stands_beside_the_terms() -> None:
    text = (
        "{baseline: {value: 4, from: 2025-10-01, to: 2025-12-31, n: 5120, source: help desk}, "
        "target: 2.8, readings: export.csv, benchmarks: [{value: 3.1, population: shops, "
        "source: survey, date: 2025-06-01}, {value: many}]}"
    )
    found, findings = decoded("first-response-time", text)
    assert len(findings) == 1
    assert found is not None
    assert found.evidence == Evidence(
        measure="first-response-time",
        metric="first-response-time",
        start=date(2025, 10, 1),
        end=date(2025, 12, 31),
        n=5120,
        source="help desk",
        readings="export.csv",
        benchmarks=(
            Benchmark(value=d("3.1"), population="shops", source="survey", on=date(2025, 6, 1)),
        ),
    )
    assert found.readings == ()


def test_readings_may_stand_in_the_goal() -> None:
    text = (
        "{at_least: 92%, readings: {2026-01-16: {value: 94%, n: 12, note: rain}, 2026-01-09: 93}}"
    )
    first, second = sound("csat", text).readings
    assert (first.on, first.value, first.measure) == (date(2026, 1, 9), d("93"), "csat")
    assert (second.value, second.n, second.note) == (d("94"), 12, "rain")


@pytest.mark.parametrize(
    ("id", "text", "line"),
    [
        ("csat", "", "csat: from 88 to 92%"),
        ("first-response-time", "", "first-response-time: from 4.0 to 2.8 hours"),
        ("contacts", "", "contacts: from 30 to 40 contacts"),
        ("something", "", "something: from 40 to 30"),
        ("csat", "{baseline: 80%, target: }", "target: 92%"),
        ("csat", "{baseline: , target: 92%}", "baseline: 88%"),
        ("csat", "{baseline: {value: }, target: 92%}", "value: 88%"),
        ("csat", "{baseline: 80%, change: }", "change: +4pp"),
        ("contacts", "{baseline: 80, change: }", "change: +30%"),
        ("first-response-time", "{baseline: 4, change: }", "change: -30%"),
        ("wait", "{metric: first-response-time, at_most: }", "at_most: 2.8 hours"),
        ("own", "{definition: Days., unit: d, baseline: 4, target: }", "target: 2.8 days"),
        ("own", "{definition: Share., unit: percent, baseline: 4%, target: }", "target: 8%"),
    ],
)
def test_an_example_for_what_is_missing_is_in_the_unit_of_the_measure(
    id: str, text: str, line: str
) -> None:
    notes = Notes("goal.md")
    measure(id, node(text or "''"), METRICS, notes)
    [fix] = [one.fix for one in notes.findings if one.code == "S153"]
    assert fix == f"Write it like `{line}`, or take the key out."


@pytest.mark.parametrize("metric", decode_library(read_library()), ids=lambda one: one.id)
def test_the_example_for_a_metric_of_the_library_can_be_read_and_moves_the_right_way(
    metric: Metric,
) -> None:
    notes = Notes("goal.md")
    measure(metric.id, node("''"), (metric,), notes)
    [fix] = [one.fix for one in notes.findings]
    found = aim_of(metric, fix.partition("`")[2].partition("`")[0].partition(": ")[2])
    assert isinstance(found, Moving)
    assert found.baseline is not None
    assert found.target is not None
    assert (found.target > found.baseline) == (metric.direction is Direction.UP)
    for level in (found.baseline, found.target):
        assert metric.low is None or level >= metric.low
        assert metric.high is None or level <= metric.high


def aim_of(metric: Metric, text: str) -> Aim:
    notes = Notes("goal.md")
    found = measure(metric.id, node(text), (metric,), notes)
    assert found, notes.findings
    return found.measure.aim
