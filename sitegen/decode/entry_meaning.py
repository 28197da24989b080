"""Whether two files of an entry say the same, however they are laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from sitegen.decode.entries import EntryFile, entry
from sitegen.decode.layout import entry_name
from sitegen.decode.nodes import Mapping as Keys
from sitegen.decode.nodes import Node, Scalar
from sitegen.decode.notes import Notes
from sitegen.decode.parts import Part, Parts
from sitegen.model.ledger import CheckIn, Entry
from sitegen.source import Document, Location, RawFile


@dataclass(frozen=True, slots=True)
class Written:
    """The file of an entry, and what it was read as; None where it could not be read."""

    document: Document
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What is written in a file, however it is laid out: its keys and values, and its words."""

    keys: object
    body: str
    in_words: object = None


def read_entry(file: RawFile, units: Mapping[str, str]) -> Written:
    """An entry's file of the past, its mistakes left alone; `units` are those of the measures."""
    name = entry_name(PurePosixPath(file.path).stem)
    plain = Document(file.path, file.data.decode("utf-8", "replace"))
    part = _taken_apart(file)
    if name is None or part is None:
        return Written(plain, None)
    whole = EntryFile(
        id=PurePosixPath(file.path).stem,
        name=name,
        document=part.document,
        root=part.root,
        prose=part.body.strip(),
        units=units,
    )
    return Written(part.document, entry(whole, Notes(file.path)))


def is_same(before: Written, after: Written) -> bool:
    """Whether two files say the same, whatever their layout, quotes, comments and key order.

    Where the keys differ, what they come to decides: `csat: 93%` is `csat: {value: 93 %}`.
    Their words in `in_words` come to nothing, and are compared as they are.
    """
    if before.document.text == after.document.text:
        return True
    old, new = _meaning(before.document), _meaning(after.document)
    if old == new:
        return True
    if before.entry is None or after.entry is None or old.in_words != new.in_words:
        return False
    return _bare(before.entry) == _bare(after.entry)


def _bare(one: Entry) -> Entry:
    """An entry without the places that it stands at; readings in the order of their measures."""
    plain = replace(one, document=Document(""))
    if isinstance(plain, CheckIn):
        readings = (replace(one, location=Location("")) for one in plain.readings)
        ordered = sorted(readings, key=lambda one: (one.measure, one.on, str(one.value)))
        return replace(plain, readings=tuple(ordered))
    return plain


def _meaning(document: Document) -> _Meaning:
    part = _taken_apart(RawFile(document.path, document.text.encode("utf-8", "replace")))
    if part is None:
        return _Meaning("unreadable", document.text)
    if part.root is None:
        return _Meaning((), part.body.strip())
    words = part.root.get("in_words") if isinstance(part.root, Keys) else None
    return _Meaning(_plain(part.root), part.body.strip(), _plain(words) if words else None)


def _taken_apart(file: RawFile) -> Part | None:
    parts = Parts()
    if file.path.endswith(".md"):
        return parts.keys_and_body(file, needs_keys=False)
    return parts.keys(file)


def _plain(node: Node) -> object:
    """A tree without places; keys are sorted, and white space in texts is folded."""
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    if isinstance(node, Keys):
        return tuple(sorted((name.text, repr(_plain(value))) for name, value in node.items))
    return tuple(_plain(item) for item in node.items)
