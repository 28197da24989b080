"""Examples of the numbers of a measure, in the unit that it counts in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.decode.nodes import Mapping as Keys
from sitegen.decode.nodes import Node, Scalar
from sitegen.decode.units import TIMES, unit_name
from sitegen.model.board import Metric
from sitegen.model.terms import Direction


@dataclass(frozen=True, slots=True)
class _Way:
    """From where to where, where less is better, and the change that this is."""

    first: str
    last: str
    less: str
    more: str


_SMALL = _Way("4.0", "2.8", "-30%", "+40%")
_SHARE = _Way("12", "8", "-4pp", "+4pp")
_HIGH_SHARE = _Way("92", "88", "-4pp", "+4pp")
_COUNT = _Way("40", "30", "-25%", "+30%")


def examples(node: Node, metrics: tuple[Metric, ...], id: str) -> Mapping[str, str]:
    """An example for each key of a measure that is a number, and at "" for the whole measure."""
    keys = node if isinstance(node, Keys) else None
    named, stated = _text(keys, "metric") or id, unit_name(_text(keys, "unit"))
    metric = next((one for one in metrics if one.id == named), None)
    unit = stated or (metric.unit if metric else "")
    is_up = metric is not None and metric.direction is Direction.UP
    is_small = metric is not None and metric.high is not None and metric.high < int(_COUNT.first)
    if unit in TIMES or is_small:
        way = _SMALL
    elif unit == "%":
        way = _HIGH_SHARE if is_up else _SHARE
    else:
        way = _COUNT
    first, last = (way.last, way.first) if is_up else (way.first, way.last)
    start, end = (_amount(one, unit) for one in (first, last))
    levels = ("target", "stretch", "at_least", "at_most", "above", "below")
    return {
        "": f"from {first} to {end}",
        "baseline": start,
        "value": start,
        "change": way.more if is_up else way.less,
        **dict.fromkeys(levels, end),
    }


def _text(keys: Keys | None, key: str) -> str:
    found = keys.get(key) if keys else None
    return found.text.strip() if isinstance(found, Scalar) else ""


def _amount(number: str, unit: str) -> str:
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()
