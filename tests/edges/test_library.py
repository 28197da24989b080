"""The metric library: complete, readable, sourced, and quick to read."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import pytest

from sitegen.decode.board import decode_library
from sitegen.decode.metrics import METRIC
from sitegen.decode.notes import Notes
from sitegen.decode.records import Values
from sitegen.decode.tree import compose
from sitegen.edges.library import read_library
from sitegen.model.board import Metric
from sitegen.model.terms import Direction
from sitegen.source import RawFile

FILES = read_library()
METRICS = {metric.id: metric for metric in decode_library(FILES)}
PROMISED = """
first-response-time resolution-time first-contact-resolution csat nps retention attach-rate
outreach-contacts training-coverage agent-retention backlog reopen-rate escalation-rate wait-time
quality-score cost-per-contact self-service-rate response-rate customer-effort workload
abandonment-rate handle-time complaint-rate sla-attainment knowledge-article-use churn
""".split()


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


def test_the_metrics_of_the_guides_are_there() -> None:
    assert set(PROMISED) - set(METRICS) == set()


def test_files_come_sorted_and_named_as_their_metrics() -> None:
    paths = [file.path for file in FILES]
    assert paths == sorted(paths)
    assert paths[0] == "metrics/abandonment-rate.yaml"
    assert [PurePosixPath(path).stem for path in paths] == list(METRICS)


@each_file
def test_a_metric_is_read_without_a_finding(file: RawFile) -> None:
    _, notes = keys(file)
    assert notes.findings == []


@each_file
def test_a_metric_says_what_to_choose_and_where_it_misleads(file: RawFile) -> None:
    values, _ = keys(file)
    assert values.get("formula")
    assert len(values.get("choose")) >= 2
    assert len(values.get("traps")) >= 2


@each_file
def test_the_guardrails_of_a_metric_are_other_metrics_of_the_library(file: RawFile) -> None:
    values, _ = keys(file)
    guardrails = values.get("guardrail")
    assert guardrails
    assert PurePosixPath(file.path).stem not in guardrails
    assert [one for one in guardrails if one not in METRICS] == []


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
def test_a_metric_has_a_definition_a_direction_and_a_version(metric: Metric) -> None:
    assert metric.version == 1
    assert len(metric.definition) > 40
    assert metric.direction in {Direction.UP, Direction.DOWN}
    assert metric.low is not None


@each_metric
def test_a_share_lies_between_0_and_100_unless_it_can_pass_it(metric: Metric) -> None:
    if metric.unit == "%" and metric.id != "contact-rate":
        assert (metric.low, metric.high) == (Decimal(0), Decimal(100))
    if metric.low is not None and metric.high is not None:
        assert metric.low < metric.high


def test_only_money_has_no_unit_because_each_board_has_its_own_currency() -> None:
    assert [metric.id for metric in METRICS.values() if not metric.unit] == ["cost-per-contact"]


def test_the_net_promoter_score_runs_from_minus_100_to_100() -> None:
    assert (METRICS["nps"].low, METRICS["nps"].high) == (Decimal(-100), Decimal(100))


def test_a_bot_does_not_make_a_first_response() -> None:
    [file] = [file for file in FILES if file.path.endswith("/first-response-time.yaml")]
    values, _ = keys(file)
    assert "A bot's acknowledgement is not a first response." in values.get("traps")


def test_the_library_is_read_in_less_than_a_quarter_of_a_second() -> None:
    start = time.process_time()
    decode_library(read_library())
    assert time.process_time() - start < 0.25  # some 10 ms; the rest is for busy machines
