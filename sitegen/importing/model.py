"""What a map says: which columns of a table make which readings, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sitegen.dates import Cadence
from sitegen.source import Document, Place

Columns = tuple[str, ...]
"""Names of one column, of which a table has one: exports differ by plan and by language."""


class DateOrder(StrEnum):
    """Which part of a date comes first, where digits alone do not tell."""

    YEAR = "year first"
    DAY = "day first"
    MONTH = "month first"


class ClockForm(StrEnum):
    """What two numbers with a colon between them are; three are always hours and what follows."""

    HOURS = "hours:minutes"
    MINUTES = "minutes:seconds"


class DecimalSign(StrEnum):
    """The sign before decimals; the other one then groups thousands."""

    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpec:
    """Where a row's day stands. An empty `zone` is the map's, or else the board's."""

    columns: Columns
    order: DateOrder | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountSpec:
    """Where a number stands and what it is in; an empty `unit` is that of the measure."""

    columns: Columns
    unit: str = ""
    clock: ClockForm | None = None
    decimal: DecimalSign | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A limit on a number: `sign` is a key such as `at_most`, the value is in millionths."""

    sign: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a row has to say in one column; texts are folded. Bounds are on its number."""

    amount: AmountSpec
    one_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    bounds: tuple[Bound, ...] = ()
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """How the readings of one measure come from rows.

    `statistic` is as `statistic_name` has it, or empty for the measure's own, and
    `default_statistic` is for measures that have none. `every` is None
    for the measure's rhythm; with `by_row` each row is a reading of its own day. `start` takes
    rows of before the goal too. An empty `goal` is the one that is asked for.
    """

    goal: str
    measure: str
    day: DateSpec
    value: AmountSpec | None = None
    where: tuple[Condition, ...] = ()
    counts: tuple[Condition, ...] = ()
    id: Columns = ()
    n: Columns = ()
    statistic: str = ""
    default_statistic: str = ""
    every: Cadence | None = None
    by_row: bool = False
    start: date | None = None
    min_n: int = 1
    decimals: int = 2
    place: Place = Place()

    @property
    def name(self) -> str:
        """The measure, with its goal where the map names it."""
        return f"{self.goal}/{self.measure}" if self.goal else self.measure


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingsMap:
    """A whole map, and the document that it was read from."""

    sources: tuple[Source, ...]
    document: Document
