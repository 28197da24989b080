"""S158 faint-accent: a board's accent can be read, in the light and in the dark scheme."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.colours import DARK_PAPERS, LIGHT_PAPERS, TEXT, accents, least_contrast
from sitegen.finding import Finding, Rule, Severity
from sitegen.site import Site

RULE = Rule(
    code="S158",
    name="faint-accent",
    severity=Severity.WARNING,
    why="Links are written in the accent, and who sees little or reads in the sun cannot read "
    "a faint one. Pages show one that can be read, and it is not the one you chose.",
    fix="Choose a colour with a contrast of at least 4.5 : 1.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each accent with less contrast to the paper than WCAG 2 asks for text."""
    look, document = site.facts.look, site.facts.document
    shown = accents(look)
    if shown is None:
        return
    chosen = (
        ("accent", look.accent, LIGHT_PAPERS, shown.light, "light", "darker"),
        ("accent_dark", look.accent_dark, DARK_PAPERS, shown.dark, "dark", "lighter"),
    )
    for key, colour, papers, used, scheme, way in chosen:
        if colour and (ratio := least_contrast(colour, papers)) < TEXT:
            told = f"{int(ratio * 10) / 10:.1f}"
            yield RULE.at(
                document.at("board", key),
                f"{colour} has a contrast of {told} : 1 on {scheme} paper, and text needs 4.5 : 1.",
                fix=f'Choose a {way} one, such as "{used}", which pages show meanwhile.',
            )
