"""Templates for goals: files whose remarks ask and explain, with an example after each question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from sitegen.decode.nodes import Mapping as Keys
from sitegen.decode.nodes import Node, Scalar
from sitegen.decode.tree import compose
from sitegen.prose.plain import title_and_body
from sitegen.scaffold.goal_fill import keys_part, slots
from sitegen.scaffold.shifted_dates import shifted
from sitegen.source import RawFile

_COMMENT = re.compile(r"<!--\s*(.*?)\s*-->", re.DOTALL)
_SUCH_AS = "Such as: "
WRITTEN_FOR = date(2027, 1, 1)
"""The first day of the quarter that the examples in the files are for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalTemplate:
    """A template. `title` is a goal's first title, `about` says who it is for, in a sentence.

    `text` is the Markdown without the heading. `notes` has the question before each example by
    its key, `why` among them, and `example` the examples as the keys of a goal.
    """

    name: str = ""
    title: str = ""
    about: str = ""
    text: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    example: Keys | None = None
    why: str = ""

    @property
    def metric(self) -> str:
        """The id of the outcome measure of its example."""
        measures = self.get("measures")
        return measures.keys[0] if isinstance(measures, Keys) and measures.items else ""

    def get(self, *route: str) -> Node | None:
        """What stands in the example at a route."""
        node: Node | None = self.example
        for key in route:
            node = node.get(key) if isinstance(node, Keys) else None
        return node

    def said(self, *route: str) -> str:
        """The text that stands in the example at a route; empty where none does."""
        node = self.get(*route)
        return node.text if isinstance(node, Scalar) else ""


NO_TEMPLATE = GoalTemplate()


def goal_template(file: RawFile, quarters: int = 0) -> GoalTemplate:
    """The template in a file, its dates moved by `quarters`. Its first remark is who it is for."""
    text = shifted(file.data.decode(), quarters)
    lines = text.split("\n")
    first, end = keys_part(lines, is_markdown=True)
    titled = title_and_body("\n".join(lines[end + 1 :]))
    comment = _COMMENT.search(titled.body)
    question, _, why = " ".join(comment[1].split() if comment else ()).partition(_SUCH_AS)
    notes = {"why": question.strip()}
    example: list[str] = []
    for key, start, slot, stop in slots(lines[:end]):
        notes[key] = " ".join(line.removeprefix("# ") for line in lines[start:slot])
        example += (line.removeprefix("# ") for line in lines[slot:stop])
    root = compose("\n".join(example), file.path).root
    return GoalTemplate(
        name=PurePosixPath(file.path).stem,
        title=titled.title or "",
        about=lines[first].removeprefix("# "),
        text="\n".join(lines[: end + 1]) + "\n" + titled.body.lstrip("\n"),
        notes=notes,
        example=root if isinstance(root, Keys) else None,
        why=why.strip(),
    )


def remarks(files: Iterable[RawFile], quarters: int = 0) -> frozenset[str]:
    """Every line of the templates in these files: what a goal has of them, nobody wrote in it.

    A draft may have been begun in any quarter up to the one that is `quarters` away.
    """
    moves = range(min(0, quarters), max(0, quarters) + 1)
    texts = (goal_template(file, move).text for file in files for move in moves)
    return frozenset(line for text in texts for line in text.splitlines() if line.strip())


def chosen(template: GoalTemplate, id: str, keys: tuple[str, ...]) -> tuple[tuple[str, Node], ...]:
    """What the example's measure of that id chooses, such as its statistic and its clock."""
    found = ((key, template.get("measures", id, key)) for key in keys)
    return tuple((key, node) for key, node in found if node is not None)
