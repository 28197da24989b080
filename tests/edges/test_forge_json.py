"""What a forge answers is taken as the type it must have, or named."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from sitegen.edges.forge_json import Fields
from sitegen.faults import Fault


def fields(**data: Any) -> Fields:
    return Fields(data, Fault)


def test_values_are_read_as_what_they_are() -> None:
    found = fields(
        name="goals", id=7, yes=True, sha="a" * 40, at="2026-01-06T11:00:00.123Z", inner={"a": "b"}
    )
    assert (found.text("name"), found.number("id"), found.flag("yes")) == ("goals", "7", True)
    assert found.commit("sha") == "a" * 40
    assert found.moment("at") == datetime(2026, 1, 6, 11, 0, 0, 123_000, UTC)
    assert found.of("inner").text("a") == "b"


def test_a_time_without_a_zone_is_universal() -> None:
    assert fields(at="2026-01-06T11:00:00").moment("at") == datetime(2026, 1, 6, 11, tzinfo=UTC)


def test_what_is_null_or_missing_is_empty() -> None:
    found = fields(name=None)
    assert (found.text("name"), found.commit("sha"), found.moment("at")) == ("", "", None)
    assert (found.has("name"), found.flag("yes"), found.address("url")) == (False, False, "")


@pytest.mark.parametrize(
    ("call", "value", "said"),
    [
        ("text", 7, "`x` is no short text"),
        ("text", "a" * 201, "`x` is no short text"),
        ("text", "a\x1b[2J", "`x` is no short text"),
        ("number", "7", "`x` is no number"),
        ("number", True, "`x` is no number"),
        ("number", -1, "`x` is no number"),
        ("number", 10**18, "`x` is no number"),
        ("number", None, "`x` is no number"),
        ("flag", "yes", "`x` is neither true nor false"),
        ("commit", "main", "`x` is no id of a commit"),
        ("commit", "-" * 40, "`x` is no id of a commit"),
        ("moment", "yesterday", "`x` is no time"),
        ("of", [], "in `x`, an object is missing"),
    ],
)
def test_anything_else_is_named(call: str, value: object, said: str) -> None:
    with pytest.raises(Fault, match=said):
        getattr(fields(x=value), call)("x")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a b", "https://" + "a" * 500, 7])
def test_an_address_that_cannot_be_written_down_is_left_out(url: object) -> None:
    assert fields(url=url).address("url") == ""
