"""What a text that is no short form of a measure was probably meant to be."""

from __future__ import annotations

import re
from collections.abc import Collection

from sitegen.decode.notes import did_you_mean
from sitegen.decode.short_form import EXAMPLES
from sitegen.model.board import Metric
from sitegen.model.terms import Direction, Role
from sitegen.numbers import NumberProblem, Quantity, parse_quantity

_KEY = re.compile(r"([a-z_]+)(?::\s*|\s+)(.+)")
_FROM_TO = re.compile(r"(?:from )?(.+?)\s*(?:->|=>|→|\bto\b)\s*(.+)")
_LIMIT = re.compile(r"([<>≤≥]=?|[a-z]+(?: [a-z]+)*)\s*([+\-−\d].*)")
_LIMITS = {
    ">=": "at least",
    "≥": "at least",
    "min": "at least",
    "minimum": "at least",
    "not below": "at least",
    "no less than": "at least",
    "<=": "at most",
    "≤": "at most",
    "max": "at most",
    "maximum": "at most",
    "up to": "at most",
    "not above": "at most",
    "no more than": "at most",
    ">": "above",
    "over": "above",
    "more than": "above",
    "<": "below",
    "under": "below",
    "less than": "below",
}


def likely_form(id: str, text: str, metric: Metric | None, keys: Collection[str]) -> str:
    """A sentence with the line that was probably meant, or else with examples of short forms.

    `keys` are those of a measure's long form.
    """
    role, words = _role(" ".join(text.split()))
    low = words.casefold()
    line = f"{id}: {role} ".rstrip() + " "
    key = _KEY.fullmatch(low)
    if key and key[1] in keys:
        value = words[key.start(2) :]
        return f"A group of keys stands in braces: `{_group(id, role, key[1], value)}`."
    limit = _LIMIT.fullmatch(low)
    if limit and limit[1] in _LIMITS and _quantity(limit[2]):
        return f"Write `{line}{_LIMITS[limit[1]]} {words[limit.start(2) :]}`."
    pair = _FROM_TO.fullmatch(low)
    if pair and _quantity(pair[1]) and _quantity(pair[2]):
        return f"Write `{line}from {pair[1]} to {words[pair.start(2) :]}`."
    is_down = metric is not None and metric.direction is Direction.DOWN
    alone = _quantity(words)
    if alone and _is_change(alone, metric):
        sign = "" if alone.signed else "-" if is_down else "+"
        return f"If it is a change, write `{_group(id, role, 'change', f'{sign}{words}')}`."
    if alone:
        return (
            f"Say from where it is to move, as in `{line}from … to {words}`, or that it is a "
            f"limit, as in `{line}{'at most' if is_down else 'at least'} {words}`."
        )
    near = did_you_mean(words, EXAMPLES, or_all=False)
    examples = ", ".join(f"`{example}`" for example in EXAMPLES[:6])
    return near or f"Write it like one of {examples}."


def _role(words: str) -> tuple[str, str]:
    first, _, rest = words.partition(" ")
    return (first.casefold(), rest) if rest and first.casefold() in list(Role) else ("", words)


def _group(id: str, role: str, key: str, value: str) -> str:
    return f"{id}: {{{f'role: {role}, ' if role else ''}{key}: {value}}}"


def _is_change(alone: Quantity, metric: Metric | None) -> bool:
    unit = metric.unit if metric else ""
    return alone.signed or (alone.unit == "%" and unit not in ("", "%"))


def _quantity(text: str) -> Quantity | None:
    try:
        return parse_quantity(text)
    except NumberProblem:
        return None
