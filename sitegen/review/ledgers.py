"""What a change does to the ledger of a goal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from sitegen.decode.entry_meaning import Written, is_same
from sitegen.decode.layout import entry_name
from sitegen.model.ledger import Correct, Entry
from sitegen.review.sides import Pair, Sides
from sitegen.source import Document

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerChange:
    """New entries, oldest first, and the ids of those that were edited or are gone.

    `kept` says how many entries there were before.
    """

    added: tuple[Entry, ...]
    edited: tuple[str, ...]
    deleted: tuple[str, ...]
    kept: int

    def new(self, kind: type[E]) -> tuple[E, ...]:
        """The new entries of one kind that no new `correct` is about."""
        corrected = {entry.about for entry in self.added if isinstance(entry, Correct)}
        return tuple(e for e in self.added if isinstance(e, kind) and e.id not in corrected)


def ledger_change(pair: Pair, sides: Sides) -> LedgerChange:
    """The ledgers of the two sides, compared by what their entries say."""
    before = _files(pair, sides.base.documents, is_before=True)
    after = _files(pair, sides.head.documents, is_before=False)
    entries = pair.after.goal.ledger.entries if pair.after else ()
    both = before.keys() & after.keys()
    return LedgerChange(
        added=tuple(entry for entry in entries if entry.id not in before),
        edited=tuple(sorted(id for id in both if not is_same(before[id], after[id]))),
        deleted=tuple(sorted(before.keys() - after.keys())),
        kept=len(before),
    )


def _files(
    pair: Pair, documents: Mapping[str, Document], *, is_before: bool
) -> Mapping[str, Written]:
    """A side's entries by their ids, readable or not; those of a removed goal lie where it was."""
    state = pair.before if is_before else pair.after or pair.before
    if state is None:
        return {}
    read = {entry.id: entry for entry in state.goal.ledger.entries}
    found: dict[str, Written] = {}
    for path, document in documents.items():
        if path.rpartition("/")[0] == state.goal.ledger_folder and not path.endswith(".csv"):
            id = PurePosixPath(path).stem
            if entry_name(id):
                found[id] = Written(document, read.get(id))
    return found
