"""The text of an entry of a ledger, and the name of its file."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sitegen.decode.nodes import Mapping, Node, Scalar, Sequence
from sitegen.model.ledger import Entry, EntryKind, FieldChange
from sitegen.scaffold.answers import scalar
from sitegen.scaffold.measures import group
from sitegen.scaffold.yaml_text import lines, quoted, written
from sitegen.source import Place, RawFile

Value = str | Node

MOST_NUMBERS = 999
"""`_999` is the last number that the name of an entry can have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """What an entry will say. An empty value is left out; `keys` stand in the order given."""

    kind: EntryKind
    on: date
    person: str
    keys: tuple[tuple[str, Value], ...] = ()
    prose: str = ""


def entry_file(
    entry: NewEntry, folder: str, taken: Collection[str], after: Iterable[Entry] = ()
) -> RawFile:
    """The file of a new entry in a ledger's folder.

    `taken` are the paths that are there already; the name gets a number where it is among
    them, with any ending, or where the entry would not come `after` these others. Raises
    ValueError where there are as many entries as names can tell apart.
    """
    stems = {path.rpartition(".")[0] or path for path in taken}
    last = max((one.order for one in after), default=None)
    plain = f"{entry.on}-{entry.kind}-{entry.person}"
    for number in range(1, MOST_NUMBERS + 1):
        stem = plain if number == 1 else f"{plain}_{number}"
        is_after = last is None or (entry.on, number, stem) > last
        if is_after and f"{folder}/{stem}" not in stems:
            return RawFile(f"{folder}/{stem}.md", entry_text(entry).encode())
    raise ValueError(f"{plain} has {MOST_NUMBERS} entries already")


def entry_text(entry: NewEntry) -> str:
    """The text of an entry: its keys between two lines of `---`, and its words below."""
    keys = [line for key, value in entry.keys for line in _lines(key, value)]
    prose = f"{entry.prose.strip()}\n" if entry.prose.strip() else ""
    if not keys and not prose.startswith("---"):
        return prose
    return "".join(f"{line}\n" for line in ("---", *keys, "---")) + prose


def changes_node(changes: Iterable[FieldChange]) -> Mapping:
    """The fields that an amendment moves, each with its sides; an absent one is left out."""
    return group(
        (
            change.route,
            group(
                (key, text) for key, text in (("from", change.before), ("to", change.after)) if text
            ),
        )
        for change in changes
    )


def texts_node(texts: Iterable[str]) -> Sequence:
    """A list of texts."""
    return Sequence(tuple(scalar(text) for text in texts), Place())


def _lines(key: str, value: Value) -> Iterable[str]:
    node = scalar(value) if isinstance(value, str) else value
    if isinstance(node, Scalar):
        return _text_lines(key, node.text)
    if not node.items:
        return ()
    if isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items):
        return (f"{key}:", *(f"  - {written(item)}" for item in node.items))
    return lines(key, node)


def _text_lines(key: str, text: str) -> Iterable[str]:
    """A text beside its key; one of several lines below it as a block, just as it is."""
    plain = text.strip()
    if not plain:
        return ()
    rows = plain.split("\n")
    if len(rows) == 1 or not all(row.isprintable() for row in rows):
        return (f"{key}: {quoted(plain)}",)
    return (f"{key}: |", *(f"  {row}".rstrip() for row in rows))
