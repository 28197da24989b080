"""The choices that a metric leaves to whoever promises it: which clock, which statistic."""

from __future__ import annotations

from sitegen.cli._ask import ask, say
from sitegen.cli._talk import Talk
from sitegen.decode.nodes import Node, Scalar
from sitegen.decode.scalars import Text
from sitegen.model.board import Metric
from sitegen.scaffold.answers import scalar, value
from sitegen.scaffold.goal_template import chosen

_USUAL = {"statistic": "median", "clock": "business hours"}
_SHORT = Text(longest=80)
_TAKEN_OVER = ("every", "window", "min_n")


def choices(metric: Metric, talk: Talk) -> tuple[tuple[str, Node], ...]:
    """The keys of a measure by which its number can be counted again, chosen one by one."""
    example = dict(chosen(talk.template, metric.id, (*_USUAL, *_TAKEN_OVER)))
    found: list[tuple[str, Node]] = []
    for key, usual in _USUAL.items():
        remark = _remark(metric, key)
        if not remark or getattr(metric, key):
            continue  # the number leaves nothing open here, or the board has chosen for all
        proposed = example.get(key)
        answer = ask(
            key.capitalize(),
            lambda text: value(_SHORT, text),
            because=remark,
            default=proposed.text if isinstance(proposed, Scalar) else usual,
        )
        found.append((key, scalar(answer)))
    for key in _TAKEN_OVER:
        node = example.get(key)
        if isinstance(node, Scalar):
            say(f"  Taken from the template: {key}: {node.text}")
            found.append((key, node))
    return tuple(found)


def _remark(metric: Metric, key: str) -> str:
    """What the library says of a choice: `Clock: business hours (say which) or …`."""
    return next((one for one in metric.choose if one.casefold().startswith(f"{key}:")), "")
