"""Reading a ledger entry: its kind and person from the name, the rest from its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sitegen.decode import catalogue, patterns
from sitegen.decode.nodes import Mapping as MappingNode
from sitegen.decode.nodes import Node, Scalar
from sitegen.decode.notes import Notes, clean, shown
from sitegen.decode.readings import as_reading, raw_reading
from sitegen.decode.records import ById, Many, Record, Values
from sitegen.decode.scalars import Choice, Reader, Text, day, identifier, scalar
from sitegen.decode.shapes import Either, Group, Numbers, Written, takes
from sitegen.model import ledger
from sitegen.model.ledger import Entry, EntryKind
from sitegen.source import Document

_ENDINGS = (".md", ".yaml", ".yml")
DIGEST = re.compile(r"terms/\d{1,3}:[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryName:
    """What the name of an entry says."""

    on: date
    kind: EntryKind
    person: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFile:
    """An entry's file before its keys are understood. `units` are those of the goal's measures."""

    id: str
    name: EntryName
    document: Document
    root: Node | None
    prose: str
    units: Mapping[str, str]


_ANYTHING = Written(name="anything", numbers=Numbers(), yes_or_no=True)
_A_DIGEST = Written(
    name="digest",
    pattern=patterns.alone("terms/[0-9]{1,3}:[0-9a-f]{32}"),
    fix="Copy the digest as `sitegen terms` prints it: terms/1: and 32 hex digits.",
)


@takes(_A_DIGEST)
def digest(node: Node, notes: Notes) -> str | None:
    """A digest of terms, whole."""
    found = scalar(node, notes, "a digest")
    if not found:
        return None
    text = clean(found.text)
    if DIGEST.fullmatch(text):
        return text
    notes.add(catalogue.BAD_DIGEST, node.place, f"{shown(text)} is no digest of terms.")
    return None


@takes(_ANYTHING)
def _plain_or_number(node: Node, notes: Notes) -> str | None:
    found = scalar(node, notes, "text")
    return clean(found.text).removeprefix("#") if found else None


_ACTION = Record(
    {"who": identifier, "what": Text(), "due": day}, required=("who", "what"), what="an action"
)
_APPROVAL = Record(
    {"review": _plain_or_number, "commit": Text(longest=64)}, what="an approving review"
)
_VIA = Record({"pull_request": _plain_or_number, "url": Text(longest=500)}, what="a pull request")


@takes(Either((_APPROVAL,), nothing=True))
def _approval(node: Node, notes: Notes) -> Values | None:
    if isinstance(node, Scalar) and node.is_empty:
        return Values({}, MappingNode((), node.place))
    return _APPROVAL(node, notes)


@takes(_ANYTHING)
def _side(node: Node, notes: Notes) -> str | None:
    found = scalar(node, notes, "the field's canonical value")
    return found.text if found else None


_CHANGE = Record({"from": _side, "to": _side}, what="a field before and after")


@takes(Group(_ANYTHING, _CHANGE))
def _changes(node: Node, notes: Notes) -> tuple[ledger.FieldChange, ...] | None:
    if not isinstance(node, MappingNode):
        notes.add(
            catalogue.WRONG_SHAPE,
            node.place,
            "Fields of the terms with `from` and `to` belong here.",
            "Take the key out; `sitegen amend` writes it, and what changed is known without it.",
        )
        return None
    read = []
    for key, value in node.items:
        sides = _CHANGE(value, notes)
        if sides is not None:
            read.append(
                ledger.FieldChange(
                    route=key.text, before=sides.get("from", ""), after=sides.get("to", "")
                )
            )
    return tuple(read)


@takes(Text(longest=120).shape)
def _entry_id(node: Node, notes: Notes) -> str | None:
    """The name of an entry; people copy it with the ending of its file."""
    named = Text(longest=120)(node, notes)
    ending = next((one for one in _ENDINGS if named and named.endswith(one)), "")
    return named.removesuffix(ending) if named else None


_TEXT: dict[str, Reader[Any]] = {"text": Text(lines=True, longest=32_768)}
_PROSE = Text(lines=True)

KEYS: dict[EntryKind, dict[str, Reader[Any]]] = {
    EntryKind.AGREE: {"terms": digest, "in_words": Text(lines=True, longest=32_768)},
    EntryKind.AGREEMENTS: {"terms": digest, "via": _VIA, "by": ById(_approval)},
    EntryKind.DECLINE: {"terms": digest},
    EntryKind.CHECK_IN: {
        "readings": ById(raw_reading),
        "confidence": Choice(ledger.Confidence),
        "going_well": _PROSE,
        "needs_attention": _PROSE,
        "blockers": Many(_PROSE),
        "help_wanted": Many(_PROSE),
    },
    EntryKind.REVIEW: {"decision": Choice(ledger.Decision), "actions": Many(_ACTION)},
    EntryKind.AMEND: {
        "because": Choice(ledger.Because),
        "terms": digest,
        "replaces": digest,
        "changes": _changes,
    },
    EntryKind.PAUSE: {"until": day},
    EntryKind.RESUME: {},
    EntryKind.CLOSE: {
        "outcome": Choice(ledger.Outcome),
        "because": _PROSE,
        "lessons": _PROSE,
        "next": _PROSE,
        "by": identifier,
    },
    EntryKind.CONFIRM: {},
    EntryKind.CORRECT: {"about": _entry_id, "redacts": _entry_id},
    EntryKind.NOTE: {
        "milestone": identifier,
        "support": identifier,
        "thanks": Many(identifier),
        "about": _entry_id,
    },
}

RECORDS = {kind: Record(keys | _TEXT, what=f"the keys of a {kind}") for kind, keys in KEYS.items()}


def entry(file: EntryFile, notes: Notes) -> Entry | None:
    """The entry of a file; None, with findings, where its keys are no keys at all."""
    values = Values({}, MappingNode((), file.document.at().place))
    if file.root is not None and not (isinstance(file.root, Scalar) and file.root.is_empty):
        read = RECORDS[file.name.kind](file.root, notes)
        if read is None:
            return None
        values = read
    common = {
        "id": file.id,
        "on": file.name.on,
        "number": file.name.number,
        "person": file.name.person,
        "prose": file.prose or values.get("text", ""),
        "document": file.document,
    }
    return _BUILDERS[file.name.kind](values, common, file, notes)


Builder = Callable[[Values, dict[str, Any], EntryFile, Notes], Entry]


def _plain(cls: type[Entry], **defaults: Any) -> Builder:
    """A builder for entries whose fields are their keys."""

    def build(values: Values, common: dict[str, Any], _file: EntryFile, _notes: Notes) -> Entry:
        return cls(**common, **{key: values.get(key, default) for key, default in defaults.items()})

    return build


def _agreements(
    values: Values, common: dict[str, Any], file: EntryFile, _notes: Notes
) -> ledger.Agreements:
    via = values.get("via", Values({}, MappingNode((), file.document.at().place)))
    return ledger.Agreements(
        **common,
        terms=values.get("terms", ""),
        pull_request=via.get("pull_request", ""),
        url=via.get("url", ""),
        approvals=tuple(
            ledger.Approval(
                person=person, review=one.get("review", ""), commit=one.get("commit", "")
            )
            for person, one in values.get("by", {}).items()
        ),
    )


def _check_in(
    values: Values, common: dict[str, Any], file: EntryFile, notes: Notes
) -> ledger.CheckIn:
    raws = values.get("readings", {}).items()
    readings = (as_reading(raw, id, file.name.on, file.units, notes) for id, raw in raws)
    return ledger.CheckIn(
        **common,
        readings=tuple(reading for reading in readings if reading is not None),
        confidence=values.get("confidence"),
        going_well=values.get("going_well", ""),
        needs_attention=values.get("needs_attention", ""),
        blockers=values.get("blockers", ()),
        help_wanted=values.get("help_wanted", ()),
    )


def _review(
    values: Values, common: dict[str, Any], _file: EntryFile, _notes: Notes
) -> ledger.Review:
    return ledger.Review(
        **common,
        decision=values.get("decision"),
        actions=tuple(
            ledger.Action(who=one.get("who"), what=one.get("what"), due=one.get("due"))
            for one in values.get("actions", ())
            if one.get("who") and one.get("what")
        ),
    )


_BUILDERS: dict[EntryKind, Builder] = {
    EntryKind.AGREE: _plain(ledger.Agree, terms=""),
    EntryKind.AGREEMENTS: _agreements,
    EntryKind.DECLINE: _plain(ledger.Decline, terms=""),
    EntryKind.CHECK_IN: _check_in,
    EntryKind.REVIEW: _review,
    EntryKind.AMEND: _plain(ledger.Amend, because=None, terms="", replaces="", changes=()),
    EntryKind.PAUSE: _plain(ledger.Pause, until=None),
    EntryKind.RESUME: _plain(ledger.Resume),
    EntryKind.CLOSE: _plain(ledger.Close, outcome=None, because="", lessons="", next="", by=""),
    EntryKind.CONFIRM: _plain(ledger.Confirm),
    EntryKind.CORRECT: _plain(ledger.Correct, about="", redacts=""),
    EntryKind.NOTE: _plain(ledger.Note, milestone="", support="", thanks=(), about=""),
}
