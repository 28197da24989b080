"""Levels of one measure: numbers that agree on a unit, whichever of them it was written beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from sitegen.decode import catalogue
from sitegen.decode.notes import Notes, shown
from sitegen.decode.units import is_points, same_sort, same_unit, unit_name
from sitegen.model.board import Metric
from sitegen.model.terms import Direction
from sitegen.numbers import Quantity, canonical
from sitegen.source import Place


@dataclass(frozen=True, slots=True)
class Written:
    """A number where it stands; `is_target` where one moves to it, and a change may be meant."""

    quantity: Quantity
    place: Place
    is_target: bool = False


@dataclass(slots=True)
class Levels:
    """The unit of a measure, and the check that every level of it is in that unit.

    A unit written beside a number may differ from the metric's only among units of time.
    """

    notes: Notes
    metric: Metric | None
    stated: str = ""
    direction: Direction | None = None
    written: list[Written] = field(default_factory=list)

    def note(self, quantity: Quantity | None, place: Place, *, is_target: bool = False) -> None:
        """Take a level into account; its unit is judged once all are known."""
        if quantity is not None:
            self.written.append(Written(quantity, place, is_target))

    @property
    def unit(self) -> str:
        """The unit of the measure: stated, or written and of the metric's sort, or the metric's."""
        base = unit_name(self.stated) or (self.metric.unit if self.metric else "")
        for one in self.written:
            name = unit_name(one.quantity.unit)
            if name and (not base or (not self.stated and same_sort(name, base))):
                return base if base and same_unit(name, base) else name
        return base

    def check(self, as_change: Callable[[str], str] = "change: {}".format) -> bool:
        """Say of each level whose unit differs, once a place; returns whether all agree.

        `as_change` gives the line that a change (`-30%`) is written in.
        """
        unit = self.unit
        wrong: dict[Place, Written] = {}
        for one in self.written:
            name = unit_name(one.quantity.unit)
            if name and not same_unit(name, unit):
                wrong.setdefault(one.place, one)
        for one in wrong.values():
            if one.is_target and _is_change(one.quantity, unit):
                self._meant_change(one, unit, as_change)
            else:
                self._other_unit(one, unit)
        return not wrong

    def _meant_change(self, one: Written, unit: str, as_change: Callable[[str], str]) -> None:
        quantity = one.quantity
        up = quantity.value > 0 and (quantity.signed or self.direction is Direction.UP)
        minus = "" if quantity.signed or up else "-"
        change = f"{'+' if up else minus}{canonical(quantity.value)}"
        by = "%" if unit_name(quantity.unit) == "%" else "pp"
        sort = "a percentage" if by == "%" else "a change in points"
        self.notes.add(
            catalogue.MEANT_CHANGE,
            one.place,
            f"{shown(as_written(quantity))} is {sort}, and this measure counts in "
            f"{unit or 'numbers'}.",
            f"Did you mean `{as_change(f'{change}{by}')}`?",
        )

    def _other_unit(self, one: Written, unit: str) -> None:
        self.notes.add(
            catalogue.BAD_UNIT,
            one.place,
            f"{shown(as_written(one.quantity))} is in {unit_name(one.quantity.unit)}, and this "
            f"measure counts in {unit or 'plain numbers'}.",
            f"Write it in {unit}, {self._whose(unit)}." if unit else "Write the number alone.",
        )

    def _whose(self, unit: str) -> str:
        if self.stated:
            return "the `unit` of this measure"
        if self.metric and self.metric.id and same_unit(unit, self.metric.unit):
            return f"the unit of the metric {self.metric.id}"
        return "the unit of the other numbers of this measure"


def _is_change(quantity: Quantity, unit: str) -> bool:
    """Whether a number can be no level in this unit, but a change of one."""
    return unit_name(quantity.unit) == "%" or (unit == "%" and is_points(quantity.unit))


def as_written(quantity: Quantity) -> str:
    """A number with its unit, and with the zeros that were written."""
    return f"{quantity.value:f} {quantity.unit}".replace(" %", "%").rstrip()


def level(quantity: Quantity | None) -> Decimal | None:
    """The number of a quantity, where there is one."""
    return quantity.value if quantity else None
