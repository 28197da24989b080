"""The view-model of a metric's page."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.charts._svg import Svg
from sitegen.views.forms import Day
from sitegen.views.goals import GoalLink
from sitegen.views.measures import Fact


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; code stood between backticks."""

    text: str
    is_code: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalUse:
    """A goal that counts by the metric: before and after, and what it aimed at.

    `letter` is its letter on the chart, or empty where it has none. `later` says what `after`
    is: now, or at the end.
    """

    letter: str
    goal: GoalLink
    role: str
    dates: str
    before: str
    after: str
    later: str
    aim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A reading of the chart as a row of the table."""

    day: Day
    letter: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WayPart:
    """The goals that count alike: their chart, its numbers, and each of them.

    `left_out` says which of them the chart does not show, if it shows not all.
    """

    heading: str
    caption: str
    chart: Svg | None
    rows: tuple[TableRow, ...]
    has_letters: bool
    goals: tuple[GoalUse, ...]
    left_out: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoicePart:
    """A choice that the metric asks for, and what the goals of this board chose."""

    name: str
    text: tuple[Piece, ...]
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A guardrail or a source: its name, a link where there is one, and a word on it."""

    name: str
    path: str = ""
    url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricPage:
    """What the page of a metric shows.

    `reason` says why there are several charts; `lacks` are keys that a board's own metric could
    have for its readers.
    """

    name: str
    origin: str
    definition: str
    summary: str
    reason: str
    ways: tuple[WayPart, ...]
    formula: str
    facts: tuple[Fact, ...]
    choices: tuple[ChoicePart, ...]
    traps: tuple[tuple[Piece, ...], ...]
    guardrails: tuple[Named, ...]
    sources: tuple[Named, ...]
    lacks: tuple[str, ...]
