"""Exact decimals: reading them as people write them, and writing them one way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

MAX_DIGITS = 12
"""More digits than any promise needs; a product of two such numbers is still exact in 28 digits."""

_MINUS_SIGNS = str.maketrans(dict.fromkeys("\u2212\u2012\u2013\ufe63\uff0d", "-"))
_NUMBER = re.compile(r"([+-]?)(\d+(?:\.\d+)?)")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_QUANTITY = re.compile(r"([+-]?[\d.,\u00a0\u202f']+)\s*(\D.*)?", re.DOTALL)
_NO_UNIT = re.compile(r"[-+\d]|[eE][-+]?\d")
_CURRENCY_FIRST = re.compile(r"([A-Z]{3}|[$€£¥])\s*([+-]?[\d.,]+)")


class NumberProblem(ValueError):
    """Why a text is no number; the message says what to write instead."""


def parse_decimal(text: str) -> Decimal:
    """The exact decimal a text means; a typographic minus and a decimal comma are understood.

    Raises NumberProblem for anything that could be read two ways (`1,000`) or is no number.
    """
    plain = text.strip().translate(_MINUS_SIGNS)
    digits = sum(character.isdigit() for character in plain)
    if digits > MAX_DIGITS:
        raise NumberProblem(f"has {digits} digits; a number has at most {MAX_DIGITS}")
    if not plain.isascii():
        raise NumberProblem("is no number; write it in plain digits, such as 2.8")
    if "," in plain:
        plain = _without_comma(plain)
    if not _NUMBER.fullmatch(plain):
        raise NumberProblem("is no number; write it in plain digits, such as 2.8")
    return Decimal(plain)


def _without_comma(text: str) -> str:
    whole, _, rest = text.partition(",")
    if "." not in text and "," not in rest and not _GROUPED.fullmatch(text):
        return f"{whole}.{rest}"
    plain = _without_groups(text)
    raise NumberProblem(
        f"can be read in two ways; write {plain}, without a thousands separator"
        if _NUMBER.fullmatch(plain)
        else "can be read in two ways; write it without thousands separators"
    )


def _without_groups(text: str) -> str:
    """The likely meaning of a number with two kinds of separators: the last one is decimal."""
    point = "," if text.rfind(",") > text.rfind(".") >= 0 else "."
    group = "." if point == "," else ","
    return text.replace(group, "").replace(point, ".")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the unit written beside it, if any, and whether a sign was written."""

    value: Decimal
    unit: str = ""
    signed: bool = False


def parse_quantity(text: str) -> Quantity:
    """A number and its unit: `2.8 h`, `92%`, `+3pp`, `EUR 4.20`, `4`.

    Raises NumberProblem where the number cannot be told.
    """
    plain = text.strip().translate(_MINUS_SIGNS)
    before = _CURRENCY_FIRST.fullmatch(plain)
    if before:
        return Quantity(parse_decimal(before[2]), before[1], before[2][0] in "+-")
    match = _QUANTITY.fullmatch(plain)
    if not match:
        raise NumberProblem("is no number; write it in plain digits, such as 2.8")
    unit = " ".join((match[2] or "").split())
    if unit[:1] == ":":
        raise NumberProblem(
            "looks like a clock time; write hours or minutes as a number, such as 2.5"
        )
    value = parse_decimal(match[1])
    if _NO_UNIT.match(unit):
        raise NumberProblem(
            "is no number and unit; write one number in plain digits, such as 2.8 h"
        )
    return Quantity(value, unit, match[1][0] in "+-")


def canonical(value: Decimal) -> str:
    """The one way to write a number: no exponent, no trailing zeros, no negative zero."""
    if not value:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value: Decimal, places: int) -> Decimal:
    """`value` to at most `places` decimals, halves away from zero, as people round."""
    digits = max(value.adjusted(), 0) + places + 2
    context = Context(prec=digits, rounding=ROUND_HALF_UP)
    return value.quantize(Decimal(1).scaleb(-places), context=context)
