"""Nothing that a text quotes gives an order, and marks stand below what they mark."""

from __future__ import annotations

import json

import pytest

from sitegen.printing.text import Style, caret, harmless, json_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines", "two\ufffdlines"),
        ("a\ttab", "a tab"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("turned \u202e round", "turned \ufffd round"),
        ("::error::x", "::error::x"),
    ],
)
def test_a_terminal_is_given_no_control_character(text: str, shown: str) -> None:
    assert harmless(text, Style()) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", ": :error: :x"),
        ("##vso[task.x]", "# #vso[task.x]"),
        ("## a heading", "## a heading"),
    ],
)
def test_a_runner_is_given_no_order(text: str, shown: str) -> None:
    assert harmless(text, Style(in_ci=True)) == shown


def test_json_without_orders_means_the_same() -> None:
    said = {"text": "::error::x ##[group] ü"}
    text = json_text(said, Style(in_ci=True))
    assert "::" not in text.replace('": "', "")
    assert "##" not in text
    assert text.isascii()
    assert json.loads(text) == said


@pytest.mark.parametrize(
    ("before", "marked", "mark"),
    [("ab", "cde", "  ^^^"), ("日", "本", "  ^^"), ("e\u0301", "x", " ^"), ("ab", "", "  ^")],
)
def test_a_caret_is_as_wide_as_what_stands_above_it(before: str, marked: str, mark: str) -> None:
    assert caret(before, marked) == mark


def test_colours_are_for_those_who_see_them() -> None:
    assert Style(colours=True).dressed("no", "31") == "\x1b[31mno\x1b[0m"
    assert Style().dressed("no", "31") == "no"
