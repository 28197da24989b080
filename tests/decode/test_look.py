"""The look of a board in teams.yaml: colours and where the logo lies."""

from __future__ import annotations

import pytest

from sitegen.model.board import Look
from tests.boards import SMALL
from tests.documents import decoded


def look(keys: str) -> tuple[Look, list[str]]:
    teams = "format: 1\nboard: {" + keys + "}\nteams: {frontline: {}}\n"
    read = decoded({**SMALL, "teams.yaml": teams})
    told = [f.message for f in read.findings if f.location.path == "teams.yaml"]
    return read.facts.look, told


@pytest.mark.parametrize("written", ['"#1F5A7A"', "1f5a7a", "'1f5a7a'"])
def test_a_colour_is_kept_with_its_sign_and_in_small_letters(written: str) -> None:
    assert look(f"accent: {written}") == (Look(accent="#1f5a7a"), [])


def test_three_digits_stand_for_six() -> None:
    assert look('accent: "#a1f", accent_dark: "09c"')[0] == Look(
        accent="#aa11ff", accent_dark="#0099cc"
    )


@pytest.mark.parametrize("written", ["teal", '"#12345"', '"#1f5a7a80"', '"rgb(1,2,3)"', '"#ggg"'])
def test_other_words_for_a_colour_are_told(written: str) -> None:
    found, told = look(f"accent: {written}")
    assert found == Look()
    assert [message.endswith("is no colour.") for message in told] == [True]


@pytest.mark.parametrize("path", ["logo.svg", "brand/our logo.png", "a-b_c/ü.svg"])
def test_a_logo_lies_below_the_board(path: str) -> None:
    assert look(f"logo: '{path}'") == (Look(logo=path), [])


@pytest.mark.parametrize(
    "path", ["/etc/logo.svg", "../logo.svg", "a/../b.svg", ".git/logo.svg", "a//b", "C:\\logo.svg"]
)
def test_a_path_that_leads_elsewhere_is_told(path: str) -> None:
    found, told = look(f"logo: '{path}'")
    assert found == Look()
    assert [
        message.endswith("is no path of a file in the board's folder.") for message in told
    ] == [True]
