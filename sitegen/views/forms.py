"""Dates, numbers and shares as people read them, in the forms of the board's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sitegen.compute.exact import decimal
from sitegen.dates import MONTHS
from sitegen.numbers import canonical, rounded

_DECIMAL_COMMA = frozenset(
    "bg ca cs da de el es et eu fi fr hr hu id is it lt lv nb nl nn no pl pt ro ru sk sl sr sv tr "
    "uk vi".split()
)
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ps sd ug ur yi".split())
_SIGNS_BEFORE = frozenset("$€£¥₹")
_SINGULAR = {
    "hours": "hour", "minutes": "minute", "seconds": "second", "days": "day", "weeks": "week",
    "months": "month", "people": "person", "points": "point", "contacts": "contact",
    "tickets": "ticket", "cases": "case", "customers": "customer", "calls": "call",
}  # fmt: skip
NARROW_SPACE = "\u202f"
MINUS = "−"


@dataclass(frozen=True, slots=True)
class Day:
    """A day: `iso` for machines, `text` for people."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class Forms:
    """How a board writes, by its language (a BCP 47 tag) and the day it is shown as of."""

    language: str
    today: date

    @property
    def is_rtl(self) -> bool:
        """Whether the language is written from right to left."""
        return self._primary in _RIGHT_TO_LEFT

    @property
    def _primary(self) -> str:
        return self.language.lower().partition("-")[0]

    def day(self, day: date) -> str:
        """`14 Nov`, with the year where it is another one than today's; ISO beside English."""
        if self._primary != "en":
            return day.isoformat()
        year = "" if day.year == self.today.year else f" {day.year}"
        return f"{day.day} {MONTHS[day.month - 1][:3]}{year}"

    def long_day(self, day: date) -> str:
        """`20 November 2026`; ISO beside English."""
        if self._primary != "en":
            return day.isoformat()
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    def month(self, day: date) -> str:
        """`November 2026`; `2026-11` beside English."""
        if self._primary != "en":
            return f"{day.year:04}-{day.month:02}"
        return f"{MONTHS[day.month - 1]} {day.year}"

    def when(self, day: date) -> Day:
        """The day for a `time` element."""
        return Day(day.isoformat(), self.day(day))

    def span(self, start: date, end: date) -> str:
        """`5 Jan – 4 Apr`."""
        return f"{self.day(start)} – {self.day(end)}"

    def number(self, value: Decimal) -> str:
        """A number with thousands set apart and at most four decimals."""
        exponent = value.as_tuple().exponent
        short = rounded(value, 4) if isinstance(exponent, int) and exponent < -4 else value
        whole, _, decimals = canonical(short).partition(".")
        sign, digits = (MINUS, whole[1:]) if whole.startswith("-") else ("", whole)
        comma = self._primary in _DECIMAL_COMMA
        between = "," if self._primary == "en" else NARROW_SPACE
        grouped = f"{int(digits):,}".replace(",", between) if len(digits) > 3 else digits
        return sign + grouped + (("," if comma else ".") + decimals if decimals else "")

    def amount(self, value: Decimal, unit: str) -> str:
        """A number with its unit: `2.8 hours`, `92%`, `€4.20`."""
        if unit in _SIGNS_BEFORE:
            text = self.number(abs(value))
            return (MINUS if value < 0 else "") + unit + text
        if unit == "%":
            return f"{self.number(value)}%"
        if unit in ("", "yes/no"):
            return self.number(value)
        return f"{self.number(value)} {_SINGULAR.get(unit, unit) if value == 1 else unit}"

    def signed(self, value: Decimal, unit: str = "") -> str:
        """An amount with its sign always written."""
        return ("+" if value > 0 else "") + self.amount(value, unit)

    def share(self, share: Fraction) -> str:
        """A share as whole per cents; only all of it is 100%."""
        points = decimal(share * 100, 0)
        if points == 100 and share < 1:
            points = Decimal(99)
        return f"{self.number(points)}%"


def count(number: int, one: str, many: str = "") -> str:
    """`1 goal`, `3 goals`, `no goals`."""
    if number == 1:
        return f"1 {one}"
    return f"{number or 'no'} {many or one + 's'}"
