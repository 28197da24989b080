"""Metrics: a board's own, choices for the library's, and the library itself."""

from __future__ import annotations

from decimal import Decimal

from sitegen.decode.metrics import METRIC, library_metric, metric
from sitegen.decode.notes import Notes
from sitegen.model.board import Metric
from sitegen.model.terms import Direction
from tests.decode.reading import node, read, said

LIBRARY = Metric(
    id="csat",
    name="Customer satisfaction",
    version=3,
    definition="Share of satisfied answers.",
    unit="%",
    direction=Direction.UP,
    low=Decimal(0),
    high=Decimal(100),
)


def test_a_metric_of_the_board_has_no_version() -> None:
    text = "{definition: Smiles, unit: smiles, direction: up, low: 0}"
    found = metric("smiles-a-day", read(METRIC, text).value)
    assert (found.name, found.version, found.reference) == ("Smiles a day", 0, "")
    assert (found.unit, found.direction, found.low) == ("smiles", Direction.UP, Decimal(0))


def test_a_choice_for_a_metric_of_the_library_keeps_its_version() -> None:
    found = metric("csat", read(METRIC, "{statistic: top two, source: survey}").value, LIBRARY)
    assert (found.version, found.reference) == (3, "csat@3")
    assert (found.statistic, found.source, found.high) == ("top two", "survey", Decimal(100))


def test_whoever_says_what_it_counts_has_a_metric_of_their_own() -> None:
    found = metric("csat", read(METRIC, "{unit: points}").value, LIBRARY)
    assert (found.version, found.reference, found.unit) == (0, "", "points")
    assert found.definition == LIBRARY.definition


def test_a_metric_of_the_library_counts_versions_from_one() -> None:
    text = "{name: Smiles, unit: smiles, direction: up, version: 4, traps: [It rains.]}"
    notes = Notes("smiles.yaml")
    found = library_metric("smiles", node(text), notes)
    assert found is not None
    assert (found.name, found.reference) == ("Smiles", "smiles@4")
    plain = library_metric("smiles", node("{name: Smiles}"), notes)
    assert plain is not None
    assert plain.reference == "smiles@1"
    assert notes.findings == []


def test_a_library_s_file_that_says_nothing_is_told() -> None:
    notes = Notes("smiles.yaml")
    assert library_metric("smiles", node("Smiles"), notes) is None
    assert said(notes.findings) == ["S151 1:1"]
