"""Cells of a row: in which column they stand, which are empty, and which conditions they meet."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.importing.amounts import AmountReader
from sitegen.importing.conditions import folded
from sitegen.importing.model import Bound, Columns, Condition
from sitegen.importing.table import Table
from sitegen.importing.unread import Unread

NOTHING = frozenset(("", "-", "–", "—", "n/a", "na", "#n/a", "null", "none", "nan"))
"""What programs write, in small letters, where there is nothing to write."""


class UnreadCell(Exception):
    """A cell that cannot be read: the number of its column, and why."""

    def __init__(self, column: int, why: Unread) -> None:
        super().__init__(str(why))
        self.column = column
        self.why = why


def column(table: Table, columns: Columns) -> int:
    """Where a column stands. Raises LookupError, with a sentence, where there is none."""
    at = table.find(columns)
    if at is None:
        names = " or ".join(f"“{name}”" for name in columns)
        raise LookupError(f"There is no column {names}. {table.near(columns)}".strip())
    return at


def test_of(condition: Condition, table: Table) -> Callable[[list[str]], bool]:
    """Whether a row meets a condition. Raises UnreadCell for a number that it cannot read."""
    at = column(table, condition.amount.columns)
    one_of, none_of = frozenset(condition.one_of), frozenset(condition.none_of)
    spec = condition.amount
    reader = AmountReader(spec.unit, spec.clock, spec.decimal)
    holds = _bounds(condition.bounds)

    def test(cells: list[str]) -> bool:
        text = folded(cells[at])
        if (one_of and text not in one_of) or text in none_of:
            return False
        if not condition.bounds:
            return True
        if text in NOTHING:
            return False
        try:
            return holds(reader.read(cells[at].strip()))
        except Unread as why:
            raise UnreadCell(at, why) from None

    return test


def _bounds(bounds: tuple[Bound, ...]) -> Callable[[int], bool]:
    def holds(value: int) -> bool:
        return all(_meets(bound, value) for bound in bounds)

    return holds


def _meets(bound: Bound, value: int) -> bool:
    if bound.sign == "at_least":
        return value >= bound.value
    if bound.sign == "at_most":
        return value <= bound.value
    return value > bound.value if bound.sign == "above" else value < bound.value
