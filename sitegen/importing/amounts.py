"""Numbers and durations of a table, exact to a millionth."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from sitegen.decode.units import TIMES, same_unit, unit_name
from sitegen.importing.model import ClockForm, DecimalSign
from sitegen.importing.statistics import MICRO
from sitegen.importing.unread import Unread
from sitegen.numbers import MINUS_SIGNS

LONGEST = 40
_MOST = 10**12
"""Larger numbers are none that a team counts; in millionths they still fit 63 bits."""

_MOST_KEPT = 20_000
_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)

_SPACES = str.maketrans(dict.fromkeys("\xa0\u202f\u2009", " "))
_CLOCK = re.compile(r"(\d{1,6}):(\d{1,2})(?::(\d{1,2}(?:[.,]\d{1,6})?))?")
_ISO = re.compile(
    r"P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,6})?)S)?)?"
)
_WORDS = re.compile(r"(\d{1,9}(?:[.,]\d{1,6})?) ?([A-Za-z]{1,8})\.?(?:,? and |, ?| )?")
_NUMBER = re.compile(r"([+-]?[\d.,' ]*\d)(?: ?([^\d\s.,'+-].*))?")
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_TWO_WAYS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_WITH_COMMA = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:[. ']\d{3})+)(?:,\d+)?")
_WITH_POINT = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:[, ']\d{3})+)(?:\.\d+)?")


def is_time(unit: str) -> bool:
    """Whether a unit is one of time, in whatever spelling."""
    return unit_name(unit) in TIMES


def factor(unit: str, to: str) -> Fraction | None:
    """By what a number as `AmountReader` reads it is multiplied for the unit of a measure.

    Times are read in seconds; a share (from 0 to 1) becomes percent. None where the two units
    have nothing to do with each other.
    """
    if is_time(unit):
        return Fraction(1, _SECONDS[unit_name(to)]) if is_time(to) else None
    if unit == "share" and unit_name(to) == "%":
        return Fraction(100)
    return Fraction(1) if same_unit(unit_name(unit), unit_name(to)) else None


class AmountReader:
    """Reads the numbers of one column; those in a unit of time come in seconds."""

    def __init__(self, unit: str, clock: ClockForm | None, decimal: DecimalSign | None) -> None:
        self._unit = unit_name(unit)
        self._seconds = _SECONDS.get(self._unit, 0)
        self._clock = clock
        self._decimal = decimal
        self._known: dict[str, int] = {}

    def read(self, text: str) -> int:
        """The number in millionths. Raises Unread."""
        found = self._known.get(text)
        if found is None:
            if len(text) > LONGEST:
                raise Unread("is no number", "A number has no more than a few dozen characters.")
            found = self._read(text.translate(MINUS_SIGNS).translate(_SPACES))
            if len(self._known) == _MOST_KEPT:
                self._known.clear()
            self._known[text] = found
        return found

    def _read(self, text: str) -> int:
        if self._seconds:
            seconds = self._duration(text)
            if seconds is not None:
                return _micro(seconds)
        match = _NUMBER.fullmatch(text)
        if match is None:
            raise Unread("is no number", "Export plain numbers, such as 2.8, or empty cells.")
        number = self._decimal_of(match[1].strip())
        written = (match[2] or "").strip()
        if written and not same_unit(unit_name(written), self._unit):
            raise Unread(
                f"is not in {self._unit or 'plain numbers'}",
                "Name the unit of this column in the map, as in `unit: minutes`.",
            )
        return _micro(number * (self._seconds or 1))

    def _duration(self, text: str) -> Decimal | None:
        """A duration of several parts in seconds; None for one number with or without a unit."""
        match = _CLOCK.fullmatch(text)
        if match:
            return self._from_clock(match)
        match = _ISO.fullmatch(text.upper())
        if match and any(match.groups()):
            sizes = (86400, 3600, 60, 1)
            parts = zip(match.groups(), sizes, strict=True)
            return sum((Decimal(part) * size for part, size in parts if part), Decimal(0))
        words: list[tuple[str, str]] = _WORDS.findall(text)
        if not words or _WORDS.sub("", text).strip():
            return None
        units = [unit_name(unit) for _, unit in words]
        sizes_of = [_SECONDS.get(unit, 0) for unit in units]
        if not all(sizes_of) or sorted(set(sizes_of), reverse=True) != sizes_of:
            raise Unread("is no duration", "Write days, hours, minutes and seconds, as in 2h 5m.")
        numbers = (Decimal(number.replace(",", ".")) for number, _ in words)
        return sum((one * size for one, size in zip(numbers, sizes_of, strict=True)), Decimal(0))

    def _from_clock(self, match: re.Match[str]) -> Decimal:
        first, second = Decimal(match[1]), Decimal(match[2])
        third = Decimal(match[3].replace(",", ".")) if match[3] else Decimal(0)
        if second >= 60 or third >= 60:
            raise Unread("is no duration", "Minutes and seconds go up to 59.")
        if match[3]:
            return first * 3600 + second * 60 + third
        if self._clock is None:
            raise Unread(
                "may be hours and minutes, or minutes and seconds",
                f"Say `form: {ClockForm.HOURS}` or `form: {ClockForm.MINUTES}` in the map.",
            )
        return first * 3600 + second * 60 if self._clock is ClockForm.HOURS else first * 60 + second

    def _decimal_of(self, text: str) -> Decimal:
        if self._decimal is None:
            if _TWO_WAYS.fullmatch(text):
                raise Unread(
                    "can be read in two ways",
                    "Say `decimal: comma` or `decimal: point` for this column in the map.",
                )
            if not _PLAIN.fullmatch(text):
                raise Unread(
                    "is no plain number",
                    "Where thousands have a sign, say `decimal: comma` or `decimal: point`.",
                )
            return Decimal(text.replace(",", "."))
        has_comma = self._decimal is DecimalSign.COMMA
        if not (_WITH_COMMA if has_comma else _WITH_POINT).fullmatch(text):
            raise Unread(
                f"is no number with a decimal {self._decimal}",
                "See whether `decimal` in the map is right for it.",
            )
        groups = ". '" if has_comma else ", '"
        plain = "".join(sign for sign in text if sign not in groups)
        return Decimal(plain.replace(",", "."))


def _micro(number: Decimal) -> int:
    if abs(number) >= _MOST:
        raise Unread("is too large a number", "Mend it in the export, or name another column.")
    return int(_EXACT.multiply(number, Decimal(MICRO)).to_integral_value(ROUND_HALF_UP))
