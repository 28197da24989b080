"""Every pair of boards in tests/review is reviewed exactly as expected, in all formats."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sitegen.model.board import Gate
from sitegen.review.values import Review, Verdict, What
from tests.repos import Repo
from tests.review.pairs import ENDINGS, HERE, author_of, committed, names, reviewed, written

SCHEMA: dict[str, Any] = json.loads(
    (HERE.parents[1] / "sitegen/review/schema.json").read_text(encoding="utf-8")
)
QUIET = ("renamed-within-the-team", "reformatted")
Told = Callable[[str], tuple[Review, Repo]]
Texts = Callable[[str], dict[str, str]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The review of a pair, done once, and its repository."""

    @cache
    def tell(name: str) -> tuple[Review, Repo]:
        pair = HERE / name
        folder = tmp_path_factory.mktemp(name)
        repo = committed(pair / "base", pair / "head", folder, author_of(pair))
        return reviewed(repo), repo

    return tell


@pytest.fixture(scope="module")
def texts(told: Told) -> Texts:
    """What a pair's review is in every format, by the names of its files."""
    return cache(lambda name: written(*told(name)))


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("format_name", ENDINGS)
def test_a_change_is_told_as_expected(name: str, format_name: str, texts: Texts) -> None:
    file = f"expected.{ENDINGS[format_name]}"
    expected = (HERE / name / file).read_text(encoding="utf-8")
    assert texts(name)[file] == expected


@pytest.mark.parametrize("name", names())
def test_the_json_keeps_to_its_schema(name: str) -> None:
    validator = jsonschema.Draft202012Validator(
        SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    found = json.loads((HERE / name / "expected.json").read_text(encoding="utf-8"))
    assert [error.message for error in validator.iter_errors(found)] == []


def test_the_schema_names_all_there_is() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    defs = SCHEMA["$defs"]
    assert defs["gate"]["enum"] == list(Gate)
    assert defs["goal"]["properties"]["what"]["items"]["enum"] == list(What)
    assert defs["notice"]["properties"]["verdict"]["enum"] == list(Verdict)


def test_the_pairs_show_all_that_can_happen(told: Told) -> None:
    reviews = [told(name)[0] for name in names()]
    assert {what for one in reviews for goal in one.goals for what in goal.what} == set(What)
    assert {notice.gate for one in reviews for notice in one.notices} == set(Gate)
    assert {notice.verdict for one in reviews for notice in one.notices} == set(Verdict)


@pytest.mark.parametrize("name", QUIET)
@pytest.mark.parametrize("format_name", ["text", "markdown"])
def test_where_no_promise_moved_there_is_one_line(
    name: str, format_name: str, texts: Texts
) -> None:
    text = texts(name)[f"expected.{ENDINGS[format_name]}"]
    assert text.startswith("No promise moved: ")
    assert text.count("\n") == 1


def test_no_address_of_anybody_is_told(texts: Texts) -> None:
    for name in names():
        for text in texts(name).values():
            assert "@northwind.example" not in text
            assert "elsewhere.example" not in text


def test_every_pair_is_whole() -> None:
    for name in names():
        found = {path.name for path in Path(HERE / name).iterdir()}
        assert {"base", "head", *(f"expected.{ending}" for ending in ENDINGS.values())} <= found
