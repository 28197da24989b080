"""One number for many: medians, means, percentiles, sums and shares, exact."""

from __future__ import annotations

import re
from array import array
from fractions import Fraction

MICRO = 1_000_000
"""Numbers are kept as whole millionths, so that nothing is lost on the way."""

KNOWN = ("median", "mean", "p90", "count", "sum", "share")

_NAMES = {
    "median": "median",
    "mean": "mean",
    "average": "mean",
    "count": "count",
    "number": "count",
    "sum": "sum",
    "total": "sum",
    "share": "share",
    "percentage": "share",
}
_PERCENTILE = re.compile(r"(?:p(\d{1,2})|(\d{1,2})(?:st|nd|rd|th)? percentile)")


def statistic_name(text: str) -> str:
    """The one name of a statistic, such as `median` or `p90`; empty where it is not known."""
    plain = " ".join(text.casefold().replace("-", " ").split())
    if plain in _NAMES:
        return _NAMES[plain]
    match = _PERCENTILE.fullmatch(plain)
    percent = int(match[1] or match[2]) if match else 0
    return f"p{percent}" if percent else ""


def aggregate(statistic: str, values: array[int]) -> Fraction:
    """What a statistic makes of values in millionths, in whole units; there is at least one.

    A median of an even number is the mean of the two in the middle. A percentile is the least
    value that at least so many in a hundred do not exceed (nearest rank: Hyndman and Fan 1996,
    definition 1). A share is that of the ones among zeros and ones, from 0 to 1.
    """
    number = len(values)
    if statistic == "count":
        return Fraction(number)
    if statistic == "sum":
        return Fraction(sum(values), MICRO)
    if statistic in ("mean", "share"):
        return Fraction(sum(values), MICRO * number)
    ordered = sorted(values)
    if statistic == "median":
        return Fraction(ordered[(number - 1) // 2] + ordered[number // 2], 2 * MICRO)
    rank = -(-int(statistic.removeprefix("p")) * number // 100)
    return Fraction(ordered[rank - 1], MICRO)
