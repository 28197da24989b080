"""Metrics: a board's own, choices for the library's, and the library itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from sitegen.decode.metrics import METRIC, library_metric, metric
from sitegen.decode.notes import Notes
from sitegen.model.board import About, Metric
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
    about=About.QUALITY,
    formula="satisfied answers / all answers",
    choose=("When: at closing.",),
    traps=("Few answers swing a lot.",),
    guardrail=("response-rate",),
    sources=("A guide <https://guide.example>", "A book <https://book.example>"),
)


def test_a_metric_of_the_board_has_no_version() -> None:
    text = "{definition: Smiles, unit: smiles, direction: up, low: 0}"
    found = metric("smiles-a-day", read(METRIC, text).value)
    assert (found.name, found.version, found.reference) == ("Smiles a day", 0, "")
    assert (found.unit, found.direction, found.low) == ("smiles", Direction.UP, Decimal(0))


@pytest.mark.parametrize(
    ("written", "name"),
    [("hrs", "hours"), ("percent", "%"), ("Per cent", "%"), ("smiles", "smiles")],
)
def test_the_unit_of_a_metric_has_one_name_however_it_is_written(written: str, name: str) -> None:
    found = metric("waiting", read(METRIC, f"{{definition: Waits, unit: {written}}}").value)
    assert found.unit == name


def test_a_choice_for_a_metric_of_the_library_keeps_its_version() -> None:
    found = metric("csat", read(METRIC, "{statistic: top two, source: survey}").value, LIBRARY)
    assert (found.version, found.reference) == (3, "csat@3")
    assert (found.statistic, found.source, found.high) == ("top two", "survey", Decimal(100))


def test_whoever_says_what_it_counts_has_a_metric_of_their_own() -> None:
    found = metric("csat", read(METRIC, "{unit: points}").value, LIBRARY)
    assert (found.version, found.reference, found.unit) == (0, "", "points")
    assert found.definition == LIBRARY.definition


def test_a_metric_of_the_board_explains_itself_as_one_of_the_library_does() -> None:
    text = (
        "{definition: Smiles, unit: smiles, direction: up, about: people, formula: smiles / day,"
        " choose: [Who smiles], traps: [It rains.], guardrail: csat, sources: [A poem]}"
    )
    found = metric("smiles-a-day", read(METRIC, text).value)
    assert (found.about, found.formula) == (About.PEOPLE, "smiles / day")
    assert (found.choose, found.traps) == (("Who smiles",), ("It rains.",))
    assert (found.guardrail, found.sources) == (("csat",), ("A poem",))


def test_who_explains_a_metric_of_the_library_keeps_it_and_the_rest_of_its_text() -> None:
    found = metric("csat", read(METRIC, "{traps: [Ours], about: loyalty}").value, LIBRARY)
    assert found == replace(LIBRARY, traps=("Ours",), about=About.LOYALTY)
    assert found.counting == LIBRARY.counting


def test_the_formula_and_sources_of_the_library_go_with_its_definition() -> None:
    found = metric("csat", read(METRIC, "{definition: Our own count.}").value, LIBRARY)
    assert (found.formula, found.sources) == ("", ())
    assert (found.traps, found.guardrail, found.about) == (
        LIBRARY.traps,
        LIBRARY.guardrail,
        About.QUALITY,
    )


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
