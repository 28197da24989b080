"""The choices that a metric asks of whoever counts by it, and the keys they are made in."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.board import Metric
from sitegen.model.terms import Measure
from sitegen.words import sentence

KEYS = ("statistic", "clock", "window")
"""The keys of a measure without which some metrics are no number that others could repeat.

A scope is not among them: where none is written, everything counts.
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: what it is called, what there is to choose, and the key it is made in.

    `key` is empty where words have to say it, in a definition or a source.
    """

    name: str
    text: str
    key: str = ""


def choices(metric: Metric) -> tuple[Choice, ...]:
    """The choices of a metric: `Clock: business hours or …` is made in the key `clock`."""
    return tuple(_choice(text) for text in metric.choose)


def _choice(text: str) -> Choice:
    name, colon, rest = text.partition(": ")
    if not colon or len(name) > 30:
        return Choice("", text)
    key = name.casefold()
    return Choice(name, sentence(rest), key if key in KEYS else "")


def asked(metric: Metric) -> tuple[str, ...]:
    """The keys that a measure of this metric should have, or the board's metric for it."""
    return tuple(dict.fromkeys(choice.key for choice in choices(metric) if choice.key))


def chosen(measure: Measure, key: str) -> str:
    """What a measure chose for one of the keys; empty where it is left open."""
    return {"statistic": measure.statistic, "clock": measure.clock, "window": measure.window}[key]
