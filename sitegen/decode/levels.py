"""Levels of one measure: numbers that agree on a unit, whichever of them it was written beside."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from sitegen.decode import catalogue
from sitegen.decode.notes import Notes, shown
from sitegen.decode.units import same_sort, same_unit, unit_name
from sitegen.model.board import Metric
from sitegen.numbers import Quantity, canonical
from sitegen.source import Place


@dataclass(slots=True)
class Levels:
    """The unit of a measure, and the check that every level of it is in that unit.

    A unit written beside a number may differ from the metric's only among units of time.
    """

    notes: Notes
    metric: Metric | None
    stated: str = ""
    written: list[tuple[Quantity, Place]] = field(default_factory=list)

    def note(self, quantity: Quantity | None, place: Place) -> None:
        """Take a level into account; its unit is judged once all are known."""
        if quantity is not None:
            self.written.append((quantity, place))

    @property
    def unit(self) -> str:
        """The unit of the measure: stated, or written and of the metric's sort, or the metric's."""
        base = unit_name(self.stated) or (self.metric.unit if self.metric else "")
        for quantity, _ in self.written:
            name = unit_name(quantity.unit)
            if name and (not base or (not self.stated and same_sort(name, base))):
                return base if base and same_unit(name, base) else name
        return base

    def check(self) -> bool:
        """Say of each level whose unit differs; returns whether all agree."""
        unit = self.unit
        agreed = True
        for quantity, place in self.written:
            name = unit_name(quantity.unit)
            if not name or same_unit(name, unit):
                continue
            agreed = False
            written = f"{canonical(quantity.value)} {quantity.unit}".replace(" %", "%")
            if name == "%":
                sign = "" if quantity.signed else "-"
                self.notes.add(
                    catalogue.MEANT_CHANGE,
                    place,
                    f"{shown(written)} is a percentage, and this measure counts in "
                    f"{unit or 'numbers'}.",
                    f"Did you mean `change: {sign}{canonical(quantity.value)}%`?",
                )
            else:
                self.notes.add(
                    catalogue.BAD_UNIT,
                    place,
                    f"{shown(written)} is in {name}, and this measure counts in "
                    f"{unit or 'plain numbers'}.",
                )
        return agreed


def level(quantity: Quantity | None) -> Decimal | None:
    """The number of a quantity, where there is one."""
    return quantity.value if quantity else None
