"""Colours that can be read, by the formulas of WCAG 2."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.compute.colours import (
    DARK_PAPERS,
    LIGHT_PAPERS,
    TEXT,
    Accents,
    accents,
    contrast,
    least_contrast,
    luminance,
)
from sitegen.model.board import Look

STYLE = Path(__file__).parents[2] / "templates" / "static" / "style.css"
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_black_and_white_stand_apart_most_and_a_colour_from_itself_not_at_all() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#1f5a7a", "#1f5a7a") == 1


def test_luminance_weighs_green_most_and_dark_parts_linearly() -> None:
    assert luminance("#00ff00") == pytest.approx(0.7152)
    # 10 of 255 is 0.0392, still on the straight part: 0.0392 / 12.92
    assert luminance("#0a0a0a") == pytest.approx(10 / 255 / 12.92)
    # 118 of 255: ((0.4627 + 0.055) / 1.055) ** 2.4 = 0.1812; so (1.05) / (0.2312) = 4.54
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


def test_the_papers_are_those_of_the_stylesheet() -> None:
    text = STYLE.read_text(encoding="utf-8")
    light, dark = text.split("@media screen and (prefers-color-scheme: dark)", 1)
    for papers, scheme in ((LIGHT_PAPERS, light), (DARK_PAPERS, dark)):
        told = (re.search(rf"--{name}: (#\w+);", scheme) for name in ("paper", "tint"))
        assert papers == tuple(found[1] for found in told if found)


def test_a_board_that_chose_nothing_has_the_accents_of_the_stylesheet() -> None:
    assert accents(Look()) is None


def test_what_can_be_read_stays_as_it_was_chosen() -> None:
    look = Look(accent="#1f5a7a", accent_dark="#93c2dd")
    assert accents(look) == Accents(light="#1f5a7a", dark="#93c2dd")


def test_a_dark_accent_is_made_from_a_light_one_and_the_reverse() -> None:
    made = accents(Look(accent="#1f5a7a"))
    assert made is not None
    assert made.light == "#1f5a7a"
    assert 6 <= least_contrast(made.dark, DARK_PAPERS) < 6.2
    back = accents(Look(accent_dark="#93c2dd"))
    assert back is not None
    assert back.dark == "#93c2dd"
    assert TEXT <= least_contrast(back.light, LIGHT_PAPERS) < TEXT + 0.2


@given(COLOURS, COLOURS)
def test_whatever_is_chosen_can_be_read_in_both_schemes(light: str, dark: str) -> None:
    for look in (Look(accent=light), Look(accent=light, accent_dark=dark)):
        shown = accents(look)
        assert shown is not None
        assert least_contrast(shown.light, LIGHT_PAPERS) >= TEXT
        assert least_contrast(shown.dark, DARK_PAPERS) >= TEXT
        assert re.fullmatch("#[0-9a-f]{6}", shown.light)
        assert re.fullmatch("#[0-9a-f]{6}", shown.dark)
