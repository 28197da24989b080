"""The schemas of the files that people write: goals, ledger entries and teams.yaml."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.decode.entries import RECORDS
from sitegen.decode.goals import FRONT_MATTER, YAML_GOAL
from sitegen.decode.records import Record
from sitegen.decode.teams import TEAMS_YAML
from sitegen.model.ledger import EntryKind
from sitegen.schema.parts import Schema, any_of, document, ref
from sitegen.schema.reader import Maker
from sitegen.schema.told import told

_ENTRY = "An entry of a goal's ledger: {}. An empty file is one, too."
_KINDS: Mapping[EntryKind, str] = {
    EntryKind.AGREE: "yes, to these terms",
    EntryKind.AGREEMENTS: "agreements that a program recorded from approving reviews",
    EntryKind.DECLINE: "no, and why",
    EntryKind.CHECK_IN: "how it goes",
    EntryKind.REVIEW: "you looked at it together",
    EntryKind.AMEND: "why the terms change",
    EntryKind.PAUSE: "the goal rests",
    EntryKind.RESUME: "the goal goes on",
    EntryKind.CLOSE: "it is over",
    EntryKind.CONFIRM: "a second person has looked",
    EntryKind.CORRECT: "something in another entry was wrong",
    EntryKind.NOTE: "anything else worth keeping",
}


def goal(address: str) -> Schema:
    """A goal that is all YAML: `goals/<team>/<goal>.yaml`."""
    about = "A goal in a .yaml file: what is promised, the plan, and the story."
    return _file(address, "A goal", about, YAML_GOAL, "goal")


def front_matter(address: str) -> Schema:
    """The keys above the words of a goal in Markdown."""
    about = "The keys of a goal in Markdown, between its two lines of ---."
    return _file(address, "The keys of a goal", about, FRONT_MATTER, "goal")


def teams(address: str) -> Schema:
    """teams.yaml."""
    about = "The board, its people, teams and metrics, and a few settings."
    return _file(address, "teams.yaml", about, TEAMS_YAML, "teams")


def entry_of(kind: EntryKind, address: str) -> Schema:
    """The keys of an entry of one kind."""
    maker = Maker(told())
    body = _or_nothing(maker, kind)
    return document(address, f"An entry: {kind}", _ENTRY.format(_KINDS[kind]), body, maker.defs)


def entry(address: str) -> Schema:
    """The keys of an entry of any kind: which one it is, only its file's name tells."""
    maker = Maker(told())
    kinds = {str(kind): _or_nothing(maker, kind) for kind in EntryKind}
    body = any_of(*(ref(kind) for kind in kinds))
    about = _ENTRY.format("what happened to it, on one day")
    return document(address, "An entry", about, body, {**maker.defs, **kinds})


def _file(address: str, title: str, about: str, shape: Record, first: str) -> Schema:
    maker = Maker(told())
    body = maker.of(shape, (first,))
    return document(address, title, about, body, maker.defs)


def _or_nothing(maker: Maker, kind: EntryKind) -> Schema:
    body = maker.of(RECORDS[kind], (str(kind),))
    return {**body, "type": ("object", "null")}
