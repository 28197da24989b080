"""A bar for the height of a line of text: how far, and how far was expected."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.charts import _svg as svg
from sitegen.charts._svg import Svg

_HEIGHT = 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """Progress and what was expected by now; 1 is all of the way, both may be unknown.

    Progress may lie below 0 (moved away) and above 1 (beyond the target): the bar is held at
    its end there and marks it.
    """

    label: str
    tone: str
    progress: float | None
    expected: float | None
    description: str = ""


def bullet(bar: Bullet) -> Svg:
    """The bar as SVG: a track, a fill, and a tick where it was expected to be."""
    drawn = svg.element("rect", y=5, width="100%", height=8, class_="track")
    if bar.progress is not None:
        share = min(1.0, max(0.0, bar.progress))
        drawn += svg.element(
            "rect", y=5, width=svg.percent(100 * share), height=8, class_=f"fill {bar.tone}"
        )
        if bar.progress < 0:
            drawn += svg.text("◂", x="0", y=14, class_="over from")
        if bar.progress > 1:
            drawn += svg.text("▸", x="100%", y=14, class_="over beyond")
    if bar.expected is not None and 0 < bar.expected < 1:
        x = svg.percent(100 * bar.expected)
        drawn += svg.element("line", x1=x, x2=x, y1=1, y2=17, class_="wanted")
    return svg.picture("bullet", _HEIGHT, bar.label, bar.description, drawn)
