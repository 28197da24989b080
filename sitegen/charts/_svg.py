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
    """A label."""
    return element("text", clean_markup(content), **attributes)


def picture(css: str, height: float, title: str, description: str, body: str) -> Svg:
    """A whole chart, `height` pixels high and as wide as its place, told to screen readers.

    It carries its title and description as elements and needs no ids, so that any number of
    charts can share a page.
    """
    told = element("title", clean_markup(title) or "Chart")
    if description:
        told += element("desc", clean_markup(description))
    return Svg(
        element(
            "svg",
            told + body,
            class_=f"chart {css}",
            role="img",
            width="100%",
            height=height,
            aria_label=clean(f"{title}. {description}" if description else title),
        )
    )


def stretched(height: float, body: str) -> str:
    """A layer whose x runs from 0 to 100 over the whole width; strokes keep their thickness."""
    return element(
        "svg",
        body,
        class_="layer",
        width="100%",
        height=height,
        viewBox=f"0 0 100 {number(height)}",
        preserveAspectRatio="none",
    )


def line(points: tuple[tuple[float, float], ...], css: str) -> str:
    """A line through points of a stretched layer; nothing for fewer than two."""
    if len(points) < 2:
        return ""
    path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return element("polyline", points=path, class_=css, vector_effect="non-scaling-stroke")


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-") if key != "viewBox" else key


def _quoted(value: str | float) -> str:
    return quoteattr(value if isinstance(value, str) else number(value))
