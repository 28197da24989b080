"""The text of a new goal's file, as Markdown with its keys on top or as YAML alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.decode.nodes import Mapping, Node, Sequence
from sitegen.prose.plain import first_paragraph, title_and_body
from sitegen.scaffold.answers import scalar
from sitegen.scaffold.goal_fill import filled, keys_part, rank
from sitegen.scaffold.measures import NewMeasure, group
from sitegen.source import Place, RawFile

_MARK = re.compile(r"([\\`*_\[\]#|~<>&])")
_ANY_SIGN = re.compile(r"([!-/:-@\[-`{-~])")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DRAFT = re.compile(r"draft\s*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGoal:
    """What is known of a new goal; an empty value is not known, or not wanted.

    `start` and `due` are as they will be written: a date, a period, a length. `support` has
    what others promise, by its id. `more` are keys that nobody asks for, as they were given.
    """

    id: str = ""
    team: str = ""
    title: str = ""
    why: str = ""
    story: str = ""
    kind: str = ""
    steward: str = ""
    sponsor: str = ""
    start: str = ""
    due: str = ""
    aligns_with: tuple[str, ...] = ()
    continues: str = ""
    hard: str = ""
    attainable: str = ""
    situation: tuple[str, ...] = ()
    measures: tuple[NewMeasure, ...] = ()
    support: tuple[tuple[str, Node], ...] = ()
    more: tuple[tuple[str, Node], ...] = ()
    is_draft: bool = False


def goal_file(goal: NewGoal, ending: str, base: str = "") -> RawFile:
    """The file of a goal; `ending` is `md` or `yaml`, `base` a template that it is written into."""
    empty = "---\n---\n" if ending == "md" else ""
    file = RawFile(f"goals/{goal.team}/{goal.id}.{ending}", (base or empty).encode())
    return completed_file(file, goal, frozenset(base.splitlines()))


def completed_file(file: RawFile, goal: NewGoal, known: frozenset[str]) -> RawFile:
    """A goal's file with what it lacks; what it says stays. Raises Unfillable.

    `known` are lines of remarks that go once what they ask for is there.
    """
    is_markdown = file.path.endswith(".md")
    file = filled(file, _pairs(goal, with_words=not is_markdown), known)
    return _with_words(file, goal, known) if is_markdown else file


def as_proposal(file: RawFile, known: frozenset[str]) -> RawFile:
    """The file without the `known` remarks, and no longer a draft."""
    lines = file.data.decode().split("\n")
    first, end = keys_part(lines, is_markdown=file.path.endswith(".md"))
    gone = {
        n
        for n in range(first, end)
        if _DRAFT.match(lines[n]) or (lines[n].startswith("#") and lines[n].rstrip("\r") in known)
    }
    blank = {n for n in range(first, end) if not lines[n].strip() and {n - 1, n + 1} & gone}
    kept = "\n".join(line for n, line in enumerate(lines) if n not in gone | blank)
    return RawFile(file.path, _without_comments(kept, known).encode())


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


def _with_words(file: RawFile, goal: NewGoal, known: frozenset[str]) -> RawFile:
    """The title and the why below the keys, unless there are others."""
    text = file.data.decode()
    lines = text.split("\n")
    _, end = keys_part(lines, is_markdown=True)
    top, body = "\n".join(lines[: end + 1]), "\n".join(lines[end + 1 :])
    line_end = "\r\n" if lines[0].endswith("\r") else "\n"
    titled = title_and_body(body)
    if goal.title and titled.title is None:
        gap = line_end if body.strip() and not body.startswith(("\n", "\r\n")) else ""
        body = heading(goal.title) + line_end + gap + body
        titled = title_and_body(body)
    words = "\n\n".join(part for part in (goal.why and paragraph(goal.why), goal.story) if part)
    if words and not first_paragraph(titled.body):
        body = _without_comments(body, known).rstrip("\r\n")
        body += line_end * (2 if body else 1) + words.replace("\n", line_end) + line_end
    return RawFile(file.path, f"{top}\n{body}".encode())


def _without_comments(text: str, known: frozenset[str]) -> str:
    """A text without the comments whose every line is known."""

    def kept(match: re.Match[str]) -> str:
        is_known = all(line.rstrip("\r") in known for line in match[0].split("\n"))
        return "" if is_known else match[0]

    left = _COMMENT.sub(kept, text)
    return text if left == text else left.rstrip("\r\n") + text[len(text.rstrip("\r\n")) :]


def _pairs(goal: NewGoal, *, with_words: bool) -> Mapping:
    """The keys of a goal in their order."""
    texts = {
        "kind": goal.kind,
        "steward": goal.steward,
        "sponsor": goal.sponsor,
        "start": goal.start,
        "due": goal.due,
        "continues": goal.continues,
        "draft": "true" if goal.is_draft else "",
    }
    if with_words:
        texts |= {"title": goal.title, "why": goal.why, "story": goal.story}
    found: list[tuple[str, Node]] = [(key, scalar(text)) for key, text in texts.items() if text]
    challenge = (("hard", goal.hard), ("attainable", goal.attainable))
    groups: dict[str, tuple[tuple[str, Node], ...]] = {
        "challenge": tuple((key, scalar(text)) for key, text in challenge if text),
        "measures": tuple((one.id, one.node) for one in goal.measures),
        "support": goal.support,
    }
    found += [(key, group(items)) for key, items in groups.items() if items]
    if len(goal.aligns_with) == 1:
        found.append(("aligns_with", scalar(goal.aligns_with[0])))
    elif goal.aligns_with:
        found.append(("aligns_with", _list(goal.aligns_with)))
    if goal.situation:
        found.append(("situation", _list(goal.situation)))
    taken = {key for key, _ in found}
    found += [(key, node) for key, node in goal.more if key not in taken]
    return group(sorted(found, key=lambda pair: rank(pair[0])))


def _list(texts: tuple[str, ...]) -> Sequence:
    return Sequence(tuple(scalar(text) for text in texts), Place())
