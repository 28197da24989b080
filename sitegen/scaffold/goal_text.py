"""The text of a new goal's file, as Markdown with its keys on top or as YAML alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.decode.nodes import Sequence
from sitegen.prose.plain import first_paragraph, title_and_body
from sitegen.scaffold.answers import scalar
from sitegen.scaffold.measures import NewMeasure
from sitegen.scaffold.yaml_text import lines, quoted
from sitegen.source import Place, RawFile

_MARK = re.compile(r"([\\`*_\[\]#|~<>&])")
_ANY_SIGN = re.compile(r"([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGoal:
    """What is known of a new goal; an empty value is not known, or not wanted.

    `start` and `due` are as they will be written: a date, a period, a length.
    """

    id: str = ""
    team: str = ""
    title: str = ""
    why: str = ""
    kind: str = ""
    steward: str = ""
    sponsor: str = ""
    start: str = ""
    due: str = ""
    aligns_with: tuple[str, ...] = ()
    continues: str = ""
    hard: str = ""
    attainable: str = ""
    measures: tuple[NewMeasure, ...] = ()
    is_draft: bool = False


def goal_file(goal: NewGoal, ending: str) -> RawFile:
    """The file of a goal; `ending` is `md` or `yaml`."""
    text = _markdown(goal) if ending == "md" else _yaml(goal)
    return RawFile(f"goals/{goal.team}/{goal.id}.{ending}", text.encode())


def heading(title: str) -> str:
    """A heading that is read back as this title, marks of Markdown and all."""
    guarded = (title, _MARK.sub(r"\\\1", title), _ANY_SIGN.sub(r"\\\1", title))
    headings = (f"# {text}" for text in guarded)
    return next((one for one in headings if title_and_body(one).title == title), f"# {title}")


def paragraph(text: str) -> str:
    """A text that begins with a paragraph: a sign that would make it a list goes harmless."""
    if first_paragraph(text):
        return text
    first, space, rest = text.partition(" ")
    return _ANY_SIGN.sub(r"\\\1", first) + space + rest


def _markdown(goal: NewGoal) -> str:
    body = f"\n{paragraph(goal.why)}\n" if goal.why else ""
    return f"---\n{_keys(goal)}---\n{heading(goal.title)}\n{body}"


def _yaml(goal: NewGoal) -> str:
    words = {"title": goal.title, "why": goal.why}
    return "".join(f"{key}: {quoted(text)}\n" for key, text in words.items() if text) + _keys(goal)


def _keys(goal: NewGoal) -> str:
    """The keys in the order in which the documentation shows them."""
    before = {
        "kind": goal.kind,
        "steward": goal.steward,
        "sponsor": goal.sponsor,
        "start": goal.start,
        "due": goal.due,
    }
    found = ["draft: true"] if goal.is_draft else []
    for key, text in before.items():
        found += lines(key, scalar(text)) if text else ()
    if len(goal.aligns_with) == 1:
        found += lines("aligns_with", scalar(goal.aligns_with[0]))
    elif goal.aligns_with:
        ids = tuple(scalar(id) for id in goal.aligns_with)
        found += lines("aligns_with", Sequence(ids, Place()))
    if goal.continues:
        found += lines("continues", scalar(goal.continues))
    challenge = {"hard": goal.hard, "attainable": goal.attainable}
    if any(challenge.values()):
        found.append("challenge:")
    for key, text in challenge.items():
        found += lines(key, scalar(text), indent=2) if text else ()
    if goal.measures:
        found.append("measures:")
    for measure in goal.measures:
        found += lines(measure.id, measure.node, indent=2)
    return "".join(f"{line}\n" for line in found)
