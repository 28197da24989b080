"""The files of a ledger, and whether two of them say the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from sitegen.decode.layout import entry_name
from sitegen.decode.nodes import Mapping as Keys
from sitegen.decode.nodes import Node, Scalar
from sitegen.decode.parts import Parts
from sitegen.model.ledger import CheckIn, Entry
from sitegen.review.words import folded
from sitegen.source import Document, Location, RawFile


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What is written in a file, however it is laid out: its keys and values, and its words."""

    keys: object
    body: str
    in_words: object = None


@dataclass(frozen=True, slots=True)
class Written:
    """The file of an entry, and what it was read as; None where it could not be read."""

    document: Document
    entry: Entry | None


def entries_in(
    folder: str, documents: Mapping[str, Document], read: Iterable[Entry]
) -> dict[str, Written]:
    """The entries in a folder by their ids, readable or not; `read` are those that were."""
    known = {entry.id: entry for entry in read}
    return {
        PurePosixPath(path).stem: Written(document, known.get(PurePosixPath(path).stem))
        for path, document in documents.items()
        if path.rpartition("/")[0] == folder
        and not path.endswith(".csv")
        and entry_name(PurePosixPath(path).stem)
    }


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


def _bare(entry: Entry) -> Entry:
    """An entry without the places that it stands at; readings in the order of their measures."""
    plain = replace(entry, document=Document(""))
    if isinstance(plain, CheckIn):
        readings = (replace(one, location=Location("")) for one in plain.readings)
        ordered = sorted(readings, key=lambda one: (one.measure, one.on, str(one.value)))
        return replace(plain, readings=tuple(ordered))
    return plain


def _meaning(document: Document) -> _Meaning:
    parts = Parts()
    file = RawFile(document.path, document.text.encode("utf-8", "replace"))
    if document.path.endswith(".md"):
        part = parts.keys_and_body(file, needs_keys=False)
    else:
        part = parts.keys(file)
    if part is None:
        return _Meaning("unreadable", document.text)
    if part.root is None:
        return _Meaning((), part.body.strip())
    words = part.root.get("in_words") if isinstance(part.root, Keys) else None
    return _Meaning(_plain(part.root), part.body.strip(), _plain(words) if words else None)


def _plain(node: Node) -> object:
    """A tree without places; keys are sorted, and white space in texts is folded."""
    if isinstance(node, Scalar):
        return folded(node.text)
    if isinstance(node, Keys):
        return tuple(sorted((name.text, repr(_plain(value))) for name, value in node.items))
    return tuple(_plain(item) for item in node.items)
