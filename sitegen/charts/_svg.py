"""The alphabet of the charts: safe text, finite numbers, and elements without style or ids."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0, section 2.2, does not allow."""

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Directional controls: left open, they would turn the labels that follow around."""


_BASE = 5
"""How many pixels below the middle of its line the letters of a label stand."""


@dataclass(frozen=True, slots=True)
class Svg:
    """Markup that the functions of this package made; templates may show it as it is."""

    markup: str


def clean(text: str) -> str:
    """`text` without what XML does not allow."""
    return _BIDI.sub("", _ILLEGAL.sub("", text))


def clean_markup(text: str) -> str:
    """`text` as content of an element."""
    return escape(clean(text))


def number(value: float) -> str:
    """A coordinate with at most two decimals. Raises ValueError for what is not finite."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no coordinate")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def percent(value: float) -> str:
    """A horizontal position; charts are as wide as their place, so x is always a share of it."""
    return number(value) + "%"


def element(tag: str, body: str = "", /, **attributes: str | float) -> str:
    """An element around markup; a trailing `_` of a name falls, any other becomes `-`."""
    shown = "".join(f" {_name(key)}={_quoted(value)}" for key, value in attributes.items())
    return f"<{tag}{shown}>{body}</{tag}>" if body else f"<{tag}{shown}/>"


def text(content: str, /, **attributes: str | float) -> str:
    """A label. One of class `value` stands among lines, so paper is painted around it."""
    if "value" in str(attributes.get("class_", "")).split():
        attributes |= {"paint_order": "stroke"}
    return element("text", clean_markup(content), **attributes)


def picture(css: str, height: float, title: str, description: str, body: str) -> Svg:
    """A whole chart, `height` pixels high and as wide as its place, told to screen readers.

    Title and description are elements, from which browsers make its accessible name and
    description (SVG accessibility API mappings 1.0, section 8.1.1); it needs no ids, so that any
    number of charts can share a page. Without either it only stands beside words that say the
    same, and screen readers pass it by.
    """
    if not title and not description:
        return Svg(element("svg", body, class_=f"chart {css}", aria_hidden="true", height=height))
    told = element("title", clean_markup(title) or "Chart")
    if description:
        told += element("desc", clean_markup(description))
    return Svg(
        element(
            "svg",
            told + body,
            class_=f"chart {css}",
            role="img",
            height=height,
        )
    )


def stretched(height: float, body: str) -> str:
    """A layer whose x runs from 0 to 100 over the whole width; strokes keep their thickness."""
    return element(
        "svg",
        body,
        class_="layer",
        height=height,
        viewBox=f"0 0 100 {number(height)}",
        preserveAspectRatio="none",
    )


def line(points: tuple[tuple[float, float], ...], css: str) -> str:
    """A line through points of a stretched layer; nothing for fewer than two."""
    if len(points) < 2:
        return ""
    path = " ".join(f"{number(x)},{short(y)}" for x, y in points)
    return element("polyline", points=path, class_=css, vector_effect="non-scaling-stroke")


def path(steps: str, css: str, /, *, is_even: bool = False, width: float = 0) -> str:
    """A path of a stretched layer; nothing for no steps. `is_even` keeps its strokes in shape.

    A level line that is whole needs no such care: only its length is stretched. `width` is
    that of the stroke in pixels, where the stylesheet does not choose it.
    """
    if not steps:
        return ""
    more: dict[str, str | float] = {"vector_effect": "non-scaling-stroke"} if is_even else {}
    more |= {"stroke_width": width} if width else {}
    return element("path", d=steps, class_=css, **more)


def level(y: float, css: str, /, x1: float = 0, x2: float = 100, *, is_even: bool = False) -> str:
    """A level line of a stretched layer."""
    return path(f"M{number(x1)} {short(y)}H{number(x2)}", css, is_even=is_even)


def dots(places: tuple[tuple[float, float], ...], css: str) -> str:
    """Round dots of a stretched layer: lines without length, whose round ends are all of them."""
    steps = "".join(f"M{number(x)} {short(y)}h0" for x, y in places)
    return path(steps, css, is_even=True)


def rings(places: tuple[tuple[float, float], ...], radius: float, css: str) -> str:
    """Circles of one kind: x in per cent, y in pixels; nothing for no places."""
    if not places:
        return ""
    if len(places) == 1:
        return _circle(places[0], radius, class_=css)
    return element("g", "".join(_circle(place, radius) for place in places), class_=css)


def _circle(place: tuple[float, float], radius: float, **attributes: str) -> str:
    return element("circle", cx=percent(place[0]), cy=short(place[1]), r=radius, **attributes)


def upright(x: float, y1: float, y2: float, css: str, told: str = "") -> str:
    """A thin vertical, with words for whoever points at it."""
    inside = element("title", clean_markup(told)) if told else ""
    return element("line", inside, x1=percent(x), x2=percent(x), y1=y1, y2=y2, class_=css)


def label(words: str, middle: float, css: str, /, **where: str) -> str:
    """A label whose letters stand around a height."""
    return text(words, **where, y=short(middle + _BASE), class_=css)


def short(value: float) -> str:
    """A coordinate in pixels, as exact as anybody sees: one decimal."""
    return number(round(value, 1))


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-") if key != "viewBox" else key


def _quoted(value: str | float) -> str:
    return quoteattr(value if isinstance(value, str) else number(value))
