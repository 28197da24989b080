"""Units as people write them, and the one name each has in terms."""

from __future__ import annotations

_NAMES = {
    "hours": ("h", "hr", "hrs", "hour"),
    "minutes": ("m", "min", "mins", "minute"),
    "seconds": ("s", "sec", "secs", "second"),
    "days": ("d", "day"),
    "%": ("percent", "per cent", "pct"),
    "points": ("point", "pt", "pts"),
}
_ALIASES = {alias: name for name, aliases in _NAMES.items() for alias in (name, *aliases)}
SPELLINGS = frozenset(("hr", "hrs", "m", "mins", "sec", "secs", "pt", "pts")) | {
    *("percent", "per cent", "pct"),
}
"""The spellings, in small letters, that are neither a name, nor its singular, nor a usual sign."""

_POINTS = ("pp", "percentage point", "percentage points", "points", "point", "pt", "pts")
TIMES = ("seconds", "minutes", "hours", "days")


def unit_name(written: str) -> str:
    """The one name of a unit: `h`, `hour` and `hours` are `hours`; others stay as written."""
    plain = " ".join(written.split())
    return _ALIASES.get(plain.casefold(), plain)


def same_unit(one: str, other: str) -> bool:
    """Whether two unit names mean the same; a plural s and the case do not matter."""
    return _singular(one) == _singular(other)


def _singular(name: str) -> str:
    return name.casefold().removesuffix("s")


def is_points(written: str) -> bool:
    """Whether a unit written after a change means percentage points."""
    return " ".join(written.split()).casefold() in _POINTS


def same_sort(one: str, other: str) -> bool:
    """Whether two units measure the same sort of thing: the same unit, or two times."""
    return same_unit(one, other) or (one in TIMES and other in TIMES)
