"""The choices that a metric leaves to whoever promises it: which clock, which statistic."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.cli._ask import ask, say
from sitegen.cli._talk import Talk
from sitegen.decode.nodes import Node, Scalar
from sitegen.decode.notes import shown
from sitegen.decode.scalars import Text
from sitegen.importing.statistics import statistic_name
from sitegen.model.board import Metric
from sitegen.scaffold.answers import Unfit, scalar, value
from sitegen.scaffold.goal_template import chosen

Pairs = tuple[tuple[str, Node], ...]

_USUAL = {"statistic": "median", "clock": "business hours"}
_SHORT = Text(longest=80)
_TAKEN_OVER = ("every", "window", "min_n")
_OF_MANY = re.compile(r"median|mean|p\d+")
"""The statistics that make one number of many; a sum or a share is another metric."""


def open_choices(metric: Metric, keys: Pairs) -> tuple[str, ...]:
    """The keys that the metric asks for, and neither these `keys` nor the board have."""
    have = dict(keys)
    if "definition" in have:
        return ()  # it says in its own words how it is counted
    return tuple(
        key
        for key in _USUAL
        if _remark(metric, key) and not getattr(metric, key) and key not in have
    )


def choices(metric: Metric, talk: Talk, keys: Pairs = ()) -> Iterator[Pairs]:
    """These keys of a measure with one more, after each by which its number can be counted again.

    Where its name alone was said before, or a choice was open, the template's own are taken over.
    """
    example = dict(chosen(talk.template, metric.id, (*_USUAL, *_TAKEN_OVER)))
    asked = open_choices(metric, keys)
    for key in asked:
        proposed = example.get(key)
        answer = _asked(metric, key, proposed.text if isinstance(proposed, Scalar) else "")
        keys = (*keys, (key, scalar(answer)))
        yield keys
    if asked or not keys:
        for key in _TAKEN_OVER:
            node = example.get(key)
            if isinstance(node, Scalar) and key not in dict(keys):
                say(f"  Taken from the template: {key}: {node.text}")
                keys = (*keys, (key, node))
                yield keys


def _asked(metric: Metric, key: str, proposed: str) -> str:
    remark = _remark(metric, key)

    def read(text: str) -> str:
        answer = value(_SHORT, text)
        return _statistic(answer, metric, remark) if key == "statistic" else answer

    return ask(key.capitalize(), read, because=remark, default=proposed or _USUAL[key])


def _statistic(text: str, metric: Metric, remark: str) -> str:
    """A statistic that is known, or that the board's own metric offers. Raises Unfit."""
    plain = text.casefold()
    offered = remark.partition(":")[2].strip().rstrip(".")
    if _OF_MANY.fullmatch(statistic_name(text)) or plain in _named(offered.casefold()):
        return text
    more = "" if metric.version else f", or what this metric offers: {offered}"
    raise Unfit(
        f"{shown(text)} is no statistic. Choose median, mean, or a percentile such as p90{more}."
    )


def _named(offered: str) -> tuple[str, ...]:
    """The choices in a remark such as `trimmed mean (of all but two), or best of three`."""
    plain = re.sub(r"\([^)]*\)", "", offered)
    return tuple(one.strip() for one in re.split(r"[,;]|\bor\b", plain) if one.strip())


def _remark(metric: Metric, key: str) -> str:
    """What the library says of a choice: `Clock: business hours (say which) or …`."""
    return next((one for one in metric.choose if one.casefold().startswith(f"{key}:")), "")
