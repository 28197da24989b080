"""`badges/<id>.svg`: a goal and its state, to stand in a README, a wiki or a chat.

A picture on somebody else's page has neither our fonts nor our style. So widths are estimated
and every text is told to take the room it was given (SVG 1.1, section 10.5, `textLength`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.exports._xml import clean, element, text
from sitegen.model.state import GoalState
from sitegen.output import Export, OutputFile
from sitegen.site import Site
from sitegen.views.badges import badges_of
from sitegen.views.goals import title_of

INK = "#24211c"
TONES = {
    "on-track": "#0b6b60",
    "at-risk": "#8f5a00",
    "off-track": "#a8321d",
    "met": "#4a3fa8",
    "none": "#67615a",
    "proposed": "#4d5560",
    "agreed": "#1f5a7a",
}
"""Grounds on which white text can be read (at least 4.5 to 1), on pages of any colour."""

_HEIGHT, _PAD, _SIZE = 24, 8, 12
_LONGEST = 48
_NARROW = frozenset("iIjlrtf.,:;!|'()[] ")
_BROAD = frozenset("mwMW%@")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a badge: its text and its ground."""

    text: str
    ground: str

    @property
    def width(self) -> int:
        """About how wide the text is in a common sans serif of 12 pixels."""
        return max(8, round(sum(_width(letter) for letter in self.text)))


def badge_path(id: str) -> str:
    """Where the badge of a goal lies."""
    return f"badges/{id}.svg"


def _files(site: Site) -> Iterator[OutputFile]:
    for state in site.goals:
        yield OutputFile(badge_path(state.id), _badge(state))


def _badge(state: GoalState) -> bytes:
    title = " ".join(clean(title_of(state)).split())
    shown = badges_of(state)
    said = f"{title}: {', '.join(badge.word for badge in shown)}"
    parts = (
        Part(_shortened(title), INK),
        *(Part(f"{badge.shape} {badge.word}", TONES[badge.tone]) for badge in shown),
    )
    width = sum(part.width + 2 * _PAD for part in parts)
    body = text("title", said) + "".join(_drawn(parts))
    size = {"width": str(width), "height": str(_HEIGHT), "viewBox": f"0 0 {width} {_HEIGHT}"}
    root = {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "aria-label": said}
    font = {"font-family": "system-ui,sans-serif", "font-size": str(_SIZE), "font-weight": "600"}
    return (element("svg", body, **root, **size, **font) + "\n").encode("utf-8")


def _drawn(parts: tuple[Part, ...]) -> Iterator[str]:
    left = 0
    for part in parts:
        room = part.width + 2 * _PAD
        box = {"x": str(left), "width": str(room), "height": str(_HEIGHT), "fill": part.ground}
        yield element("rect", **box)
        middle = {"x": str(left + room // 2), "y": "16", "text-anchor": "middle"}
        fit = {"textLength": str(part.width), "lengthAdjust": "spacingAndGlyphs"}
        yield text("text", part.text, **middle, fill="#fff", **fit)
        left += room


def _shortened(title: str) -> str:
    """A title that fits, cut between words where it has any."""
    if len(title) <= _LONGEST:
        return title
    head = title[:_LONGEST]
    return (head.rpartition(" ")[0] or head) + "…"


def _width(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return _SIZE
    if letter in _NARROW:
        return 4
    if letter in _BROAD or letter.isupper():
        return 9 if letter not in _BROAD else 10.5
    return 7


EXPORT = Export(_files)
