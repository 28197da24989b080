"""What is known of a goal from a file: a draft that goes on, or answers that somebody wrote."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from typing import Any

from sitegen.decode.nodes import Mapping, Node, Scalar, Sequence
from sitegen.decode.parts import Parts
from sitegen.prose.plain import first_paragraph, title_and_body
from sitegen.scaffold.answers import Unfit
from sitegen.scaffold.goal_text import NewGoal
from sitegen.scaffold.measures import NewMeasure
from sitegen.source import RawFile

ABOUT_THE_FILE = ("id", "team")
"""Keys of an answer that say where the goal goes, and are no keys of a goal."""

_TEXTS = ("title", "why", "story", "kind", "steward", "sponsor", "start", "due", "continues")
_GROUPS = ("measures", "support", "challenge")
_ESCAPE = re.compile(r"\\(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|.)", re.DOTALL)


def goal_in_file(file: RawFile) -> NewGoal:
    """What a goal's file says. Raises Unfit where it cannot be read."""
    is_markdown = file.path.endswith(".md")
    parts = Parts()
    part = parts.keys_and_body(file, needs_keys=True) if is_markdown else parts.keys(file)
    if part is None or not isinstance(part.root, Mapping | None):
        raise Unfit(f"{file.path} cannot be read; `sitegen check` says why.")
    for key in _GROUPS:
        node = part.root.get(key) if part.root else None
        if node is not None and not isinstance(node, Mapping) and not is_nothing(node):
            raise Unfit(
                f"What stands at {key} in {file.path} is no group of keys, so nothing can be added "
                "to it. Mend it first; `sitegen check` says how."
            )
    _, team, *_, name = file.path.split("/")
    goal = replace(known_of(part.root), id=name.rpartition(".")[0], team=team)
    if not is_markdown:
        return goal
    titled = title_and_body(part.body)
    return replace(goal, title=titled.title or "", why=first_paragraph(titled.body))


def known_of(root: Mapping | None) -> NewGoal:
    """What the keys of a goal say; what has another shape than usual is kept as it is."""
    found: dict[str, Any] = {}
    goal = NewGoal()
    more: list[tuple[str, Node]] = []
    for key, node in root.items if root else ():
        name = key.text
        if is_nothing(node):
            continue
        if name in (*_TEXTS, *ABOUT_THE_FILE) and isinstance(node, Scalar):
            found[name] = node.text.strip()
        elif name == "measures" and isinstance(node, Mapping):
            measures = (NewMeasure(id.text, one) for id, one in node.items)
            goal = replace(goal, measures=tuple(measures))
        elif name == "support" and isinstance(node, Mapping):
            goal = replace(goal, support=tuple((id.text, one) for id, one in node.items))
        elif name in ("situation", "aligns_with") and (texts := _texts(node)):
            goal = _with_list(goal, name, texts)
        elif name == "challenge" and isinstance(node, Mapping):
            goal = replace(goal, hard=_text(node, "hard"), attainable=_text(node, "attainable"))
            more.append((name, node))
        elif name == "draft":
            goal = replace(goal, is_draft=isinstance(node, Scalar) and _is_yes(node.text))
        else:
            more.append((name, node))
    return replace(goal, more=tuple(more), **found)


def merged(over: NewGoal, under: NewGoal) -> NewGoal:
    """What `over` says, and what only `under` says; measures, support and keys by their id."""
    found = replace(
        under, **{one.name: got for one in fields(over) if (got := getattr(over, one.name))}
    )
    ids = {one.id for one in over.measures}
    return replace(
        found,
        measures=(*over.measures, *(one for one in under.measures if one.id not in ids)),
        support=tuple((dict(under.support) | dict(over.support)).items()),
        more=tuple((dict(under.more) | dict(over.more)).items()),
    )


def json_as_yaml(text: str) -> str:
    """JSON as a text that reads as YAML too, with every line and column where it was.

    Raises Unfit where it is no JSON.
    """
    try:
        read = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as problem:
        where = f": {problem}" if isinstance(problem, json.JSONDecodeError) else ""
        raise Unfit(f"This is no JSON{where}.") from None
    if not isinstance(read, dict):
        raise Unfit('The answers are a group of keys, such as {"title": "…", "due": "2027-Q1"}.')
    return _ESCAPE.sub(_joined, text.replace("\t", " "))


def _joined(match: re.Match[str]) -> str:
    """A sign that JSON writes as two escapes, and a slash with one, as themselves."""
    if match[1] == "/":
        return "/"
    return str(json.loads(f'"{match[0]}"')) if len(match[1]) > 1 else match[0]


def _with_list(goal: NewGoal, name: str, texts: tuple[str, ...]) -> NewGoal:
    return (
        replace(goal, situation=texts) if name == "situation" else replace(goal, aligns_with=texts)
    )


def _texts(node: Node) -> tuple[str, ...]:
    """The texts of a list, or of one text; none where anything in it is more than a text."""
    items = node.items if isinstance(node, Sequence) else (node,)
    texts = tuple(one.text for one in items if isinstance(one, Scalar))
    return texts if len(texts) == len(items) else ()


def _text(node: Mapping, key: str) -> str:
    value = node.get(key)
    return value.text if isinstance(value, Scalar) else ""


def is_nothing(node: Node) -> bool:
    """Whether nothing was answered: no value at all, or the null of JSON."""
    return isinstance(node, Scalar) and not node.quoted and node.text in ("", "null")


def _is_yes(text: str) -> bool:
    return text.strip().casefold() in ("true", "yes", "on")
