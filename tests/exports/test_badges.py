"""`badges/<id>.svg`: a picture that says the state in words, whatever the title holds."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import pytest

from sitegen.exports.badges_svg import INK, TONES, Part
from sitegen.model.ledger import Outcome
from sitegen.model.state import Lifecycle, Status
from sitegen.views import badges
from sitegen.views.badges import Badge
from tests.exports import made
from tests.exports.xml import parsed
from tests.pages.parts import HOSTILE
from tests.pages.sites import board, full_board, goal_state

SVG = "{http://www.w3.org/2000/svg}"


def badge(**how: Any) -> Element:
    files = made.exported(board(goal_state("a", **how)))
    return parsed(files["badges/a.svg"])


def words(picture: Element) -> list[str]:
    return [one.text or "" for one in picture.iter(f"{SVG}text")]


def grounds(picture: Element) -> list[str]:
    return [one.attrib["fill"] for one in picture.iter(f"{SVG}rect")]


def test_a_badge_has_the_title_and_the_state_as_word_shape_and_colour() -> None:
    found = badge(title="Answer faster", status=Status.AT_RISK)
    assert words(found) == ["Answer faster", "! at risk"]
    assert grounds(found) == [INK, TONES["at-risk"]]
    assert found.attrib["aria-label"] == "Answer faster: at risk"
    assert found.findtext(f"{SVG}title") == "Answer faster: at risk"


def test_a_closed_goal_shows_how_it_ended_and_one_that_is_open_again_shows_both() -> None:
    ended = badge(lifecycle=Lifecycle.CLOSED, outcome=Outcome.MET)
    assert words(ended)[1:] == ["★ met"]
    assert words(badge(lifecycle=Lifecycle.RENEGOTIATING))[1:] == ["⇄ renegotiating", "! at risk"]


def test_a_long_title_is_cut_between_words_and_told_in_full() -> None:
    title = "Answer everybody who writes to us in the night within two hours"
    found = badge(title=title)
    assert words(found)[0] == "Answer everybody who writes to us in the night…"
    assert (found.findtext(f"{SVG}title") or "").startswith(title)
    assert words(badge(title="x" * 90))[0] == "x" * 48 + "…"


def test_every_badge_of_every_board_is_sound_and_nothing_in_it_runs(
    files: dict[str, bytes],
) -> None:
    for path, data in files.items():
        if not path.startswith("badges/"):
            continue
        found = parsed(data)
        assert {one.tag for one in found.iter()} == {
            f"{SVG}svg", f"{SVG}title", f"{SVG}rect", f"{SVG}text",
        }  # fmt: skip
        names = {name for one in found.iter() for name in one.attrib}
        assert not [name for name in names if name.startswith("on") or name in ("style", "href")]


def test_a_hostile_title_is_text() -> None:
    assert badge(title=HOSTILE).findtext(f"{SVG}title") == (
        HOSTILE.replace("\x00\x1f\u202e", "") + ": at risk"
    )


def test_every_goal_has_a_badge() -> None:
    site = full_board()
    assert {f"badges/{state.id}.svg" for state in site.goals} == {
        path for path in made.exported(site) if path.startswith("badges/")
    }


def test_every_tone_has_a_ground() -> None:
    tables = (badges.STATUS, badges.LIFECYCLE, badges.OUTCOME, badges.CONFIDENCE)
    known = [one for found in tables for one in found.values()]
    known += [one for one in vars(badges).values() if isinstance(one, Badge)]
    assert {one.tone for one in known} <= set(TONES)


@pytest.mark.parametrize("ground", sorted({INK, *TONES.values()}))
def test_white_can_be_read_on_every_ground(ground: str) -> None:
    """The contrast of WCAG 2.2, 1.4.3: (1 + 0.05) / (luminance + 0.05) is at least 4.5."""
    parts = [int(ground[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5


def test_widths_follow_the_letters() -> None:
    assert Part("ill", INK).width < Part("abc", INK).width < Part("MWM", INK).width
    assert Part("時時", INK).width == 24
    assert Part("e\u0301e", INK).width == Part("ee", INK).width
