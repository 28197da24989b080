"""Exact decimals: reading them as people write them, and writing them one way."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

MAX_DIGITS = 12
"""More digits than any promise needs; a product of two such numbers is still exact in 28 digits."""

MINUS_SIGNS = str.maketrans(dict.fromkeys("\u2212\u2012\u2013\ufe63\uff0d", "-"))
"""What stands for a minus in print, as `str.translate` takes it: each becomes a hyphen."""

_NUMBER = re.compile(r"([+-]?)([0-9]+(?:\.[0-9]+)?)")
_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")
_CURRENCY = r"(?:[A-Z]{3}|[$€£¥])"
_CURRENCY_FIRST = re.compile(rf"({_CURRENCY})\s*([+-]?[0-9.,]+)")
_QUANTITY = re.compile(r"([+-]?[0-9.,]+)\s*(.*)", re.DOTALL)

_ZEROS = (
    "\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0de6\u0e50\u0ed0"
    "\u0f20\u1040\u1090\u17e0\u1810\u1946\u19d0\u1a80\u1a90\u1b50\u1bb0\u1c40\u1c50\ua620\ua8d0"
    "\ua900\ua9d0\ua9f0\uaa50\uabf0\uff10"
)
ANY_DIGIT = "0-9\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2150-\u218f" + "".join(
    f"{zero}-{chr(ord(zero) + 9)}" for zero in _ZEROS
)
"""Digits of every script, raised and lowered ones and fractions, for between square brackets."""

BETWEEN = (
    r"!-\/:-@\[-`{-~\s\u00a0-\u00b1\u00b4-\u00b8\u00bb\u00bf\u00d7\u00f7\u02b0-\u02ff\u066a-\u066c"
    r"\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\ufe50-\ufe6b\ufeff\uff01-\uff0f"
)
"""Signs that between two runs of digits make one number of them, or two, but no number and unit."""

TIMES = ("hours", "hour", "hrs", "hr", "h", "days", "day", "d", "minutes", "minute", "mins", "min")
_NO_UNIT = re.compile(rf"[-+:']|[eE][-+]?[0-9]|[xX]\s*[0-9]|[{BETWEEN}]*[{ANY_DIGIT}]")
_TWO_AMOUNTS = re.compile(rf"(?:{'|'.join(TIMES)})\s*[0-9]", re.IGNORECASE)
_THOUSANDS = re.compile(r"[kK](?=\s|$)")

_SEPARATOR = (
    r"[\s_'\u2019\u2018\u00b4`\u02bc\u2032\u00b7\u02d9\u2022\u066c\u200b-\u200d\u2060\ufeff]+"
)
_SEPARATED = re.compile(
    rf"([+-]?[1-9][0-9]{{0,2}}(?:(?:{_SEPARATOR}[0-9]{{3}})+|(?:\.[0-9]{{3}}){{2,}}))"
    r"((?:[.,][0-9]+)?)(?![0-9])"
)


_NO_NUMBER = "is no number; write it in plain digits, such as 2.8"


class NumberProblem(ValueError):
    """Why a text is no number; the message says what to write instead."""


def parse_decimal(text: str) -> Decimal:
    """The exact decimal a text means; a typographic minus and a decimal comma are understood.

    Raises NumberProblem for anything that could be read two ways (`1,000`) or is no number.
    """
    plain = text.strip().translate(MINUS_SIGNS)
    digits = sum(character.isdigit() for character in plain)
    if digits > MAX_DIGITS:
        raise NumberProblem(f"has {digits} digits; a number has at most {MAX_DIGITS}")
    if plain.isascii():
        plain = _without_comma(plain) if "," in plain else plain
        if _NUMBER.fullmatch(plain):
            return Decimal(plain)
    raise NumberProblem(_likely(plain) or _NO_NUMBER)


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
    plain = text.strip().translate(MINUS_SIGNS)
    before = _CURRENCY_FIRST.fullmatch(plain)
    if before:
        return Quantity(parse_decimal(before[2]), before[1], before[2][0] in "+-")
    match = _QUANTITY.fullmatch(plain)
    if not match:
        raise NumberProblem(_likely(re.sub(rf"^{_CURRENCY}\s*", "", plain)) or _NO_NUMBER)
    unit = " ".join(match[2].split())
    value = parse_decimal(match[1])
    if problem := _no_unit(value, unit):
        raise NumberProblem(_likely(plain) or problem)
    return Quantity(value, unit, match[1][0] in "+-")


def _likely(plain: str) -> str:
    """Which number is meant by other digits, or with other separators; in words, or empty."""
    usual = "".join(str(unicodedata.decimal(sign, sign)) for sign in plain).replace("\u066b", ".")
    separated = _SEPARATED.match(usual)
    if separated:
        whole, part = re.sub(r"[^-+0-9]", "", separated[1]), separated[2].replace(",", ".")
        return f"has a thousands separator; write {whole}{part} without it"
    match = _QUANTITY.match(usual)
    if usual == plain or not match or plain.startswith(match[1]):
        return ""
    return f"has other digits than 0 to 9; write {match[1].replace(',', '.')}"


def _no_unit(value: Decimal, unit: str) -> str:
    """Why what follows a number is no unit, and what to write; in words, or empty."""
    if unit[:1] == ":":
        return "looks like a clock time; write hours or minutes as a number, such as 2.5"
    if _TWO_AMOUNTS.match(unit):
        return "has two amounts; write one, such as 5.5 hours"
    if _THOUSANDS.match(unit):
        return f"is short for thousands; write {canonical(value * 1000)}"
    if _NO_UNIT.match(unit):
        return "is no number and unit; write one number in plain digits, such as 2.8 h"
    return ""


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
