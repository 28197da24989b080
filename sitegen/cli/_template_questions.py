"""The questions that only a template asks: other teams, a condition to stop, a reward."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.cli._ask import ask
from sitegen.cli._talk import Talk
from sitegen.decode.goals import FRONT_MATTER
from sitegen.decode.nodes import Node, Scalar, Sequence
from sitegen.scaffold.answers import node_value, scalar
from sitegen.scaffold.goal_text import NewGoal
from sitegen.scaffold.yaml_text import written
from sitegen.source import Place

_ASKED = {
    "with": "Together with",
    "incentive": "Reward",
    "stop_if": "Stop if",
    "review_every": "Review every",
}
_LISTS = ("with",)


def from_template(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    """What the template asks besides; each may be skipped."""
    for key, words in _ASKED.items():
        if key not in talk.template.notes or key in dict(goal.more):
            continue
        node = _asked(goal, talk, key, words)
        if node is not None:
            goal = replace(goal, more=(*goal.more, (key, node)))
            yield goal


def _asked(goal: NewGoal, talk: Talk, key: str, words: str) -> Node | None:
    example = talk.template.get(key)
    such_as = example.text if isinstance(example, Scalar) else written(example) if example else ""
    because = talk.because(key, "", such_as.strip("[]"))

    def read(text: str) -> Node | None:
        if not text:
            return None
        node = _node(key, text)
        node_value(FRONT_MATTER.fields[key], node)
        talk.desk.fitting(replace(goal, more=(*goal.more, (key, node))), key)
        return node

    return ask(words, read, because=f"{because}\n(Empty to skip.)", is_optional=True)


def _node(key: str, text: str) -> Node:
    if key not in _LISTS:
        return scalar(text)
    return Sequence(tuple(scalar(one.strip()) for one in text.split(",")), Place())
