"""The fields of the forms: which keys they ask for, each with what the key's reader takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sitegen.decode.entries import RECORDS
from sitegen.decode.forms import A_DAY
from sitegen.decode.goals import YAML_GOAL
from sitegen.decode.records import ById, Many, Record
from sitegen.decode.scalars import Text
from sitegen.decode.shapes import Either, Group, OneSort, Words, Written, shape_of
from sitegen.model.ledger import EntryKind
from sitegen.pages._form_json import Json, without_empty
from sitegen.views.words import BECAUSE, KIND
from sitegen.words import sentence

GOAL = "goal"
"""The file that is no entry; the others are called as their kinds."""

_ASKED = """
goal.title | What will be better, and by how much | As in “Answer first messages 30% faster”.
goal.why | Why it matters, and to whom | Its first paragraph stands with the goal everywhere.
goal.due | Due | A period, a date, or a length from the first day.
goal.measures.role | What it is there for |
goal.measures.metric | What is counted |
goal.measures.baseline | From |
goal.measures.target | To reach or keep |
goal.measures.baseline.from | Counted from |
goal.measures.baseline.to | Until |
goal.measures.baseline.n | How many cases |
goal.measures.baseline.source | Where from | As in “help-desk export”.
goal.measures.definition | What exactly is counted |
goal.measures.unit | Its unit | hours, %, tickets
goal.measures.direction | Better is |
goal.challenge.hard | Why is it not easy? | What was the best so far?
goal.challenge.attainable | Why can it be done? |
goal.support.what | What somebody promises you | Training, a tool, time.
goal.support.by | By whom (an id) |
goal.support.due | By when |
goal.milestones.what | A step on the way |
goal.milestones.by | By whom (an id) |
goal.milestones.due | By when |
goal.kind | Kind |
goal.start | First day | Left out, it is the period’s.
goal.steward | Steward | Left out, it is the team’s lead.
goal.sponsor | Sponsor | Left out, it is the team’s sponsor.
goal.stop_if | When would you stop? |
goal.aligns_with | What larger goal does it serve? | Its id.
check-in.readings.value | Value |
check-in.readings.n | Cases |
check-in.confidence | Where do you think it ends? |
check-in.going_well | What goes well |
check-in.needs_attention | What needs attention |
check-in.blockers | What is in the way | One thing a line.
check-in.help_wanted | What would help | One thing a line.
agree.text | Anything to add? |
decline.text | What would have to change for a yes? |
amend.because | What it is due to |
amend.text | What you learned, in your own words |
note.milestone | A milestone you reached |
note.support | Support that came |
note.thanks | Thanks to |
note.text | In your own words |
check-in.text | Anything else? |
"""
"""Each key by the way to it, what it is called on the page, and a word to help."""

_CALLED: Mapping[str, str] = {str(word): name for word, name in (*BECAUSE.items(), *KIND.items())}


class Control(StrEnum):
    """What a field is typed into; `many` takes several texts, one a line."""

    LINE = "line"
    LINES = "lines"
    MANY = "many"
    CHOICE = "choice"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A word of the file, and what it is called on the page."""

    word: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A key of a file: `shape` names what its text has to look like, in `shapes`."""

    key: str
    label: str
    control: Control
    shape: str = ""
    choices: tuple[Choice, ...] = ()
    help: str = ""


def fields() -> Mapping[str, Field]:
    """Every field by the way to its key, which begins with the kind of file."""
    found = {}
    for line in _ASKED.strip().split("\n"):
        way, label, aid = (part.strip() for part in line.split("|"))
        found[way] = _field(_reader(way), way, label, aid)
    return found


def shapes() -> Mapping[str, Json]:
    """What the texts of the fields have to look like, by name; patterns are for ECMAScript."""
    written = (_written(_reader(way)) for way in fields())
    return {_shape_name(one): _told(one) for one in written if one}


def _field(reader: Any, way: str, label: str, aid: str) -> Field:
    key = way.rpartition(".")[2]
    shape = shape_of(reader)
    if isinstance(shape, Words):
        choices = tuple(Choice(word=word, name=_name(word)) for word in shape.words)
        return Field(key=key, label=label, control=Control.CHOICE, choices=choices, help=aid)
    written = _written(reader)
    return Field(
        key=key,
        label=label,
        control=_control(reader, written),
        shape=_shape_name(written) if written else "",
        help=aid,
    )


def _control(reader: Any, written: Written | None) -> Control:
    if isinstance(reader, Many):
        item = reader.item
        return Control.MANY if isinstance(item, Text) else Control.LINE
    if written and written.name == A_DAY.name:
        return Control.DAY
    return Control.LINES if isinstance(reader, Text) and reader.lines else Control.LINE


def _reader(way: str) -> Any:
    """What reads a key. Raises KeyError where there is no such key any more."""
    kind, *keys = way.split(".")
    reader: Any = YAML_GOAL if kind == GOAL else RECORDS[EntryKind(kind)]
    for key in keys:
        reader = _record(reader, way).fields[key]
    return reader


def _record(reader: Any, way: str) -> Record:
    """The keys inside of a value: of a group or list of records, or of its long form."""
    found = _record_in(reader)
    if found is None:
        raise KeyError(f"{way}: there are no keys inside")
    return found


def _record_in(reader: Any) -> Record | None:
    match reader:
        case Record():
            return reader
        case Many() | ById():
            return _record_in(reader.item)
    match shape_of(reader):
        case Group(item=inner):
            return _record_in(inner)
        case OneSort(record=inner):
            return _record_in(inner)
        case Either(ways=ways):
            return next(filter(None, map(_record_in, ways)), None)
    return None


def _written(reader: Any) -> Written | None:
    """What a single value has to look like; None where it is one of some words."""
    if isinstance(reader, Many):
        return _written(reader.item)
    shape = shape_of(reader)
    if isinstance(shape, Either):
        return next(filter(None, map(_written, shape.ways)), None)
    return shape if isinstance(shape, Written) else None


def _shape_name(shape: Written) -> str:
    return f"{shape.name}-{shape.longest}" if shape.longest else shape.name


def _told(shape: Written) -> Json:
    pattern = "" if shape.pattern == r"\S" else shape.pattern
    told = {"pattern": pattern, "longest": shape.longest or None, "fix": shape.fix}
    return without_empty(told)


def _name(word: str) -> str:
    return sentence(_CALLED.get(word, word.replace("_", " ")))
