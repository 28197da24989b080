"""How far colours stand apart, and accents that can be read on the paper of both schemes."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.board import Look

TEXT = 4.5
"""The least contrast of text (WCAG 2.2, success criterion 1.4.3)."""

LIGHT_PAPERS = ("#fbf8f2", "#f3eee3")
DARK_PAPERS = ("#191815", "#23211d")
"""What text stands on: `--paper` and `--tint` of templates/static/style.css, in both schemes."""

_STEPS = 100
_CALM = 6.0
"""The contrast of a dark scheme's accent that is made from that of the light one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accents:
    """The accents that pages show, as `#rrggbb`."""

    light: str
    dark: str


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def least_contrast(colour: str, papers: tuple[str, ...]) -> float:
    """The contrast of a colour with the paper that it stands apart from least."""
    return min(contrast(colour, paper) for paper in papers)


def accents(look: Look) -> Accents | None:
    """The accents of a board, each readable; None where it chose none.

    One that cannot be read is made darker, or in the dark scheme lighter, until it can. Where
    only one is chosen, the other is made from it.
    """
    if not look.accent and not look.accent_dark:
        return None
    light = readable(look.accent or look.accent_dark, LIGHT_PAPERS, towards="#000000")
    wanted = TEXT if look.accent_dark else _CALM
    dark = readable(look.accent_dark or look.accent, DARK_PAPERS, towards="#ffffff", least=wanted)
    return Accents(light=light, dark=dark)


def readable(colour: str, papers: tuple[str, ...], *, towards: str, least: float = TEXT) -> str:
    """The colour, moved as little towards black or white as the least contrast asks for."""
    for step in range(_STEPS):
        moved = _mixed(colour, towards, step)
        if least_contrast(moved, papers) >= least:
            return moved
    return towards


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mixed(one: str, other: str, step: int) -> str:
    pairs = zip(_parts(one), _parts(other), strict=True)
    mixed = (((_STEPS - step) * a + step * b + _STEPS // 2) // _STEPS for a, b in pairs)
    return "#" + "".join(f"{part:02x}" for part in mixed)
