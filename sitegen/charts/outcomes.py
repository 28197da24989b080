"""How goals ended, as stacked counts: a bar for each period, each part with its word beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.charts import _svg as svg
from sitegen.charts._svg import Svg

_BAR = 18.0
_LINE = 20.0
_BASE = 14.0
"""How far below the top of a line, or of a bar, its text stands."""
_NAME = 24.0
_GAP = 18.0
_COUNTABLE = 24
"""Up to so many goals in the longest bar each one is set apart from the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """So many goals (at least one) that ended alike, with the word, shape and tone of that end."""

    word: str
    shape: str
    tone: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """The goals of one period; `name` stands above its bar, and may be empty."""

    parts: tuple[Part, ...]
    name: str = ""

    @property
    def total(self) -> int:
        """How many goals it has."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """Bars on one scale; `most` is the number of goals that takes the whole width."""

    title: str
    description: str
    most: int
    stacks: tuple[Stack, ...]


def outcomes(chart: Outcomes) -> Svg:
    """The bars as SVG. The last part is named at the bar's end, the others on steps below it."""
    drawn, y = "", 0.0
    for stack in chart.stacks:
        if stack.name:
            drawn += svg.text(stack.name, x="0", y=y + _BASE, class_="lane")
            y += _NAME
        drawn += _stack(stack, max(chart.most, stack.total, 1), y)
        y += _BAR + _LINE * max(0, len(stack.parts) - 1) + _GAP
    height = max(_BAR, y - _GAP)
    return svg.picture("outcomes", height, chart.title, chart.description, drawn)


def _stack(stack: Stack, most: int, top: float) -> str:
    drawn = labels = ""
    before, last = 0, len(stack.parts) - 1
    for place, part in enumerate(stack.parts):
        left, right = 100 * before / most, 100 * (before + part.count) / most
        drawn += svg.element(
            "rect",
            x=svg.percent(left),
            y=top,
            width=svg.percent(right - left),
            height=_BAR,
            class_=f"fill {part.tone}",
        )
        before += part.count
        if place == last:
            labels += _label(part, right, top + _BASE, 9)
        else:
            # The leftmost step is the lowest: so no line runs through a word.
            line = top + _BAR + _LINE * (last - place - 1)
            x = svg.percent(left)
            labels += svg.element(
                "line", x1=x, x2=x, y1=top + _BAR, y2=line + _LINE - 4, class_="leads"
            )
            labels += _label(part, left, line + _BASE + 2, 7)
    return drawn + "".join(_cuts(stack, most, top)) + labels


def _cuts(stack: Stack, most: int, top: float) -> Iterator[str]:
    """Thin gaps between the parts, and between single goals where these can be counted."""
    before, ends = 0, []
    for part in stack.parts:
        before += part.count
        ends.append(before)
    for place in range(1, before) if most <= _COUNTABLE else ends[:-1]:
        x = svg.percent(100 * place / most)
        css = "cut between" if place in ends else "cut"
        yield svg.element("line", x1=x, x2=x, y1=top, y2=top + _BAR, class_=css)


def _label(part: Part, at: float, y: float, dx: float) -> str:
    told = f"{part.shape} {part.count} {part.word}"
    return svg.text(told, x=svg.percent(at), dx=dx, y=y, class_=f"outcome {part.tone}")
