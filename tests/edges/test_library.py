"""The metric library: complete, readable, sourced, and quick to read."""

from __future__ import annotations

from decimal import Decimal
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import pytest

from sitegen.compute.choices import asked, choices
from sitegen.decode.board import decode_library
from sitegen.decode.metrics import METRIC
from sitegen.decode.notes import Notes
from sitegen.decode.records import Values
from sitegen.decode.tree import compose
from sitegen.edges.library import read_library
from sitegen.model.board import About, Metric
from sitegen.source import RawFile

FILES = read_library()
METRICS = {metric.id: metric for metric in decode_library(FILES)}
WITHOUT_UNIT = {"cost-per-contact"}
OPEN = {"contact-rate"}  # a share that can pass 100 %
PROMISED = {
    "CSAT": "csat",
    "resolution time": "resolution-time",
    "first-contact resolution": "first-contact-resolution",
    "first response time": "first-response-time",
    "response rates": "response-rate",
    "customer feedback": "csat nps customer-effort complaint-rate",
    "NPS": "nps",
    "retention": "retention churn",
    "upsell or attach rate": "attach-rate",
    "outreach contacts": "outreach-contacts",
    "training coverage": "training-coverage",
    "agent retention": "agent-retention",
    "backlog": "backlog",
    "reopen rate": "reopen-rate",
    "escalation rate": "escalation-rate transfer-rate",
    "wait time": "wait-time abandonment-rate service-level",
    "quality score": "quality-score",
    "cost per contact": "cost-per-contact contact-rate",
    "self-service rate": "self-service-rate knowledge-article-use",
    "agreed limits": "sla-attainment",
    "the work itself": "handle-time workload",
}


def keys(file: RawFile) -> tuple[Values, Notes]:
    notes = Notes(file.path)
    tree = compose(file.data.decode(), file.path)
    assert tree.root
    assert tree.findings == ()
    values = METRIC(tree.root, notes)
    assert values
    return values, notes


each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: PurePosixPath(file.path).stem)
each_metric = pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.id)


@pytest.mark.parametrize("asked_for", PROMISED)
def test_the_metrics_of_the_guides_are_there(asked_for: str) -> None:
    assert [id for id in PROMISED[asked_for].split() if id not in METRICS] == []


def test_every_metric_is_there_for_something_the_guides_ask_for() -> None:
    assert {id for ids in PROMISED.values() for id in ids.split()} == set(METRICS)


def test_files_come_sorted_and_named_as_their_metrics() -> None:
    paths = [file.path for file in FILES]
    assert paths == sorted(paths)
    assert paths[0] == "metrics/abandonment-rate.yaml"
    assert [PurePosixPath(path).stem for path in paths] == list(METRICS)


@each_file
def test_a_metric_is_read_without_a_finding(file: RawFile) -> None:
    _, notes = keys(file)
    assert notes.findings == []


def lacking(metric: Metric) -> list[str]:
    """What a metric of the library should say and does not."""
    has = {
        "a name": bool(metric.name),
        "a definition in a sentence or two": len(metric.definition) > 40,
        "a formula": bool(metric.formula),
        "a unit": bool(metric.unit) or metric.id in WITHOUT_UNIT,
        "a direction": metric.direction is not None,
        "the least there can be": metric.low is not None,
        "the most there can be": metric.high is not None or metric.unit != "%" or metric.id in OPEN,
        "two choices": len(metric.choose) >= 2,
        "two traps": len(metric.traps) >= 2,
        "a guardrail": bool(metric.guardrail),
        "two sources": len(metric.sources) >= 2,
        "what it is about": metric.about is not None,
    }
    return [what for what, is_there in has.items() if not is_there]


def test_no_metric_of_the_library_lacks_anything() -> None:
    assert {metric.id: lacking(metric) for metric in METRICS.values() if lacking(metric)} == {}


def test_what_a_metric_lacks_is_said() -> None:
    bare = Metric(id="csat", name="CSAT", unit="%", low=Decimal(0), traps=("One.",))
    assert lacking(bare) == [
        "a definition in a sentence or two",
        "a formula",
        "a direction",
        "the most there can be",
        "two choices",
        "two traps",
        "a guardrail",
        "two sources",
        "what it is about",
    ]


@each_metric
def test_each_choice_of_a_metric_has_a_name(metric: Metric) -> None:
    assert [choice.text for choice in choices(metric) if not choice.name] == []


@pytest.mark.parametrize("unit", ["hours", "minutes"])
def test_a_duration_asks_for_a_statistic(unit: str) -> None:
    durations = [metric for metric in METRICS.values() if metric.unit == unit]
    assert durations
    assert [metric.id for metric in durations if "statistic" not in asked(metric)] == []


def test_few_metrics_ask_for_a_clock_or_a_window() -> None:
    by_key = {
        key: [m.id for m in METRICS.values() if key in asked(m)] for key in ("clock", "window")
    }
    assert by_key == {
        "clock": ["first-response-time", "resolution-time", "sla-attainment"],
        "window": ["agent-retention", "churn", "retention"],
    }


@each_metric
def test_the_guardrails_of_a_metric_are_other_metrics_of_the_library(metric: Metric) -> None:
    assert metric.id not in metric.guardrail
    assert [one for one in metric.guardrail if one not in METRICS] == []


@each_metric
def test_what_is_only_about_speed_or_volume_has_a_guardrail_about_quality(metric: Metric) -> None:
    if metric.about in {About.SPEED, About.VOLUME}:
        beside = {METRICS[one].about for one in metric.guardrail}
        assert beside & {About.QUALITY, About.LOYALTY}


@each_file
def test_a_metric_rests_on_two_sources_of_different_publishers(file: RawFile) -> None:
    values, _ = keys(file)
    links = []
    for source in values.get("sources"):
        title, _, link = source.partition(" <")
        assert title
        assert link.endswith(">")
        links.append(urlsplit(link[:-1]))
    assert all(link.scheme in {"http", "https"} for link in links)
    assert len({link.hostname for link in links}) >= 2


@each_metric
def test_a_metric_is_in_its_first_version(metric: Metric) -> None:
    assert metric.version == 1


@each_metric
def test_a_share_lies_between_0_and_100_unless_it_can_pass_it(metric: Metric) -> None:
    if metric.unit == "%" and metric.id not in OPEN:
        assert (metric.low, metric.high) == (Decimal(0), Decimal(100))
    if metric.low is not None and metric.high is not None:
        assert metric.low < metric.high


def test_only_money_has_no_unit_because_each_board_has_its_own_currency() -> None:
    assert {metric.id for metric in METRICS.values() if not metric.unit} == WITHOUT_UNIT


def test_the_net_promoter_score_runs_from_minus_100_to_100() -> None:
    assert (METRICS["nps"].low, METRICS["nps"].high) == (Decimal(-100), Decimal(100))


def test_a_bot_does_not_make_a_first_response() -> None:
    [file] = [file for file in FILES if file.path.endswith("/first-response-time.yaml")]
    values, _ = keys(file)
    assert "A bot's acknowledgement is not a first response." in values.get("traps")


def test_the_library_is_read_once_a_run() -> None:
    assert read_library() is FILES
    assert all(one is METRICS[one.id] for one in decode_library(FILES))
