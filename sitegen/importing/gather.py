"""Going through a table once: what each row says for each measure, and what is left and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from sitegen.importing.amounts import AmountReader
from sitegen.importing.cells import NOTHING, UnreadCell, column, test_of
from sitegen.importing.days import DayReader
from sitegen.importing.model import DateSpec
from sitegen.importing.plans import Plan, unit_of
from sitegen.importing.problems import Problems
from sitegen.importing.sheet import Sheet
from sitegen.importing.statistics import MICRO
from sitegen.importing.table import Row, Table
from sitegen.importing.unread import Unread

MOST_DOUBTS = 10_000
_FIRST_LINES = 3
_NAME = (
    "Name the column in the map as the table has it, or take other readings alone with "
    "--goal GOAL/MEASURE."
)


class Left(StrEnum):
    """Why a row does not count. The words follow a number of rows."""

    FILTERED = "not meant by `where`"
    NO_DATE = "without a date"
    NO_VALUE = "without a value"
    NO_ID = "without an id, which tells cases apart"
    BEFORE = "from before the first slot; `from:` in the map begins earlier"
    AFTER = "from after the last day of the goal"
    AGAIN = "that say again what another row of the same case says"
    UNREADABLE = "that cannot be read"
    DOUBTED = "of cases that stand there again with another day or value"


class Tally:
    """Counts how many rows were left for which reason, and keeps the first lines of each."""

    def __init__(self) -> None:
        self.counts: Counter[Left] = Counter()
        self.lines: dict[Left, list[int]] = {}

    def add(self, why: Left, line: int, number: int = 1) -> None:
        """One more row (or several) of a reason."""
        self.counts[why] += number
        first = self.lines.setdefault(why, [])
        if line and len(first) < _FIRST_LINES:
            first.append(line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a table said for one plan.

    `rows` are all of its rows, `taken` those that count. `first` and `last` are the days of the
    first and the last row in time, of all that have a day. `by_day` has the readings where
    each row is one: value in millionths and number of cases.
    """

    plan: Plan
    rows: int
    taken: int
    first: date | None
    last: date | None
    tally: Tally
    sheet: Sheet
    by_day: dict[date, tuple[int, int | None]]


class DayReaders:
    """One reader of days for each way of reading them; `board` is the board's time zone."""

    def __init__(self, board: ZoneInfo) -> None:
        self._board = board
        self._known: dict[DateSpec, DayReader] = {}

    def of(self, spec: DateSpec) -> DayReader:
        """The reader of a column."""
        zone = ZoneInfo(spec.zone) if spec.zone else self._board
        return self._known.setdefault(spec, DayReader(spec.order, zone, self._board))


class Gatherer:
    """Takes rows for one plan. Raises LookupError where the table lacks a column it needs."""

    def __init__(self, plan: Plan, table: Table, days: DayReaders, problems: Problems) -> None:
        source = plan.source
        self._plan = plan
        self._problems = problems
        self._names = table.names
        self._date = column(table, source.day.columns)
        self._days = days.of(source.day)
        self._where = tuple(test_of(one, table) for one in source.where)
        self._counts = tuple(test_of(one, table) for one in source.counts)
        spec = source.value if plan.statistic not in ("count", "share") else None
        self._value = column(table, spec.columns) if spec else -1
        self._amounts = AmountReader(
            unit_of(plan), spec.clock if spec else None, spec.decimal if spec else None
        )
        self._id = column(table, source.id) if source.id and not source.by_row else -1
        self._n = column(table, source.n) if source.n else -1
        self._sheet = Sheet(len(plan.calendar.slots))
        self._by_day: dict[date, tuple[int, int | None, int]] = {}
        self._doubted_days: set[date] = set()
        self._tally = Tally()
        self._rows = self._taken = 0
        self._first: date | None = None
        self._last: date | None = None

    def take(self, row: Row) -> None:
        """Count a row, or note why not."""
        self._rows += 1
        try:
            day, wrong = self._day(row)
            if not all(test(row.cells) for test in self._where):
                self._tally.add(Left.FILTERED, row.line)
            elif wrong is not None:
                raise wrong
            elif day is None:
                self._tally.add(Left.NO_DATE, row.line)
            else:
                self._take_on(day, row)
        except UnreadCell as cell:
            text = row.cells[cell.column]
            self._problems.cell(
                f"cells of {self._names[cell.column]} that cannot be read",
                row.line,
                self._names[cell.column],
                text,
                str(cell.why),
                cell.why.fix,
            )
            self._tally.add(Left.UNREADABLE, row.line)

    def _take_on(self, day: date, row: Row) -> None:
        slot = self._plan.calendar.at(day)
        if slot < 0:
            self._tally.add(Left.BEFORE if slot == -1 else Left.AFTER, row.line)
            return
        value = self._amount(row)
        if value is None:
            self._tally.add(Left.NO_VALUE, row.line)
        elif self._plan.source.by_row:
            self._take_as_reading(day, value, row)
        elif self._id >= 0:
            id = row.cells[self._id].strip()
            if not id:
                self._tally.add(Left.NO_ID, row.line)
                return
            self._sheet.add_case(id, slot, value, row.line)
            self._taken += 1
        else:
            self._sheet.add(slot, value)
            self._taken += 1

    def _take_as_reading(self, day: date, value: int, row: Row) -> None:
        n = self._cases(row)
        value_before, n_before, line = self._by_day.setdefault(day, (value, n, row.line))
        if line == row.line:
            self._taken += 1
        elif (value_before, n_before) == (value, n):
            self._tally.add(Left.AGAIN, row.line)
        else:
            self._doubted_days.add(day)
            said = f"This row and line {line:,} have two readings of {day}."
            fix = "Leave one of them out of the export; each day has one reading."
            self._problems.add("days with two readings", row.line, said, fix)

    def finish(self) -> Gathered:
        """What all rows said."""
        again, doubts = self._sheet.settle()
        if again:
            self._tally.add(Left.AGAIN, 0, again)
        for doubt in doubts[:MOST_DOUBTS]:
            self._problems.add(
                "cases that stand there twice",
                doubt.line,
                f"This case stands on line {doubt.other:,} again, with another day or value.",
                "Export each case once, or take the `id` of what is counted (the survey's, say).",
            )
        taken = self._taken - again - len(self._doubted_days)
        if doubts:
            taken = sum(map(len, self._sheet.values))
            self._tally.add(Left.DOUBTED, doubts[0].line, self._taken - again - taken)
        kept = {
            day: (value, n)
            for day, (value, n, _) in self._by_day.items()
            if day not in self._doubted_days
        }
        return Gathered(
            plan=self._plan,
            rows=self._rows,
            taken=taken,
            first=self._first,
            last=self._last,
            tally=self._tally,
            sheet=self._sheet,
            by_day=kept,
        )

    def _day(self, row: Row) -> tuple[date | None, UnreadCell | None]:
        text = row.cells[self._date].strip()
        if text.casefold() in NOTHING:
            return None, None
        try:
            day = self._days.read(text)
        except Unread as why:
            return None, UnreadCell(self._date, why)
        if self._first is None or day < self._first:
            self._first = day
        if self._last is None or day > self._last:
            self._last = day
        return day, None

    def _amount(self, row: Row) -> int | None:
        if self._counts:
            return MICRO if all(test(row.cells) for test in self._counts) else 0
        if self._value < 0:
            return 0
        text = row.cells[self._value].strip()
        if text.casefold() in NOTHING:
            return None
        try:
            return self._amounts.read(text)
        except Unread as why:
            raise UnreadCell(self._value, why) from None

    def _cases(self, row: Row) -> int | None:
        text = row.cells[self._n].strip() if self._n >= 0 else ""
        if text.casefold() in NOTHING:
            return None
        if text.isascii() and text.isdigit() and len(text) <= 9:
            return int(text)
        why = Unread("is no whole number of cases", "Export whole numbers, or empty cells.")
        raise UnreadCell(self._n, why)


def gather(
    table: Table,
    plans: tuple[Plan, ...],
    zone: ZoneInfo,
    problems: Problems,
    step: Callable[[], None] = lambda: None,
) -> tuple[Gathered, ...]:
    """Go through the rows of a table for all plans; `step` is called after each row."""
    gatherers = tuple(_ready(plans, table, zone, problems))
    if len(gatherers) < len(plans):
        return ()
    for row in table.rows():
        for one in gatherers:
            one.take(row)
        step()
    return tuple(one.finish() for one in gatherers)


def _ready(
    plans: tuple[Plan, ...], table: Table, zone: ZoneInfo, problems: Problems
) -> Iterator[Gatherer]:
    days = DayReaders(zone)
    for plan in plans if table.names else ():
        try:
            yield Gatherer(plan, table, days, problems)
        except LookupError as missing:
            said = f"{plan.source.name}: {missing.args[0]}"
            problems.add("columns", 1, said, _NAME)
