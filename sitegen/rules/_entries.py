"""What rules about entries share: which ones stand, and where their keys are."""

from __future__ import annotations

from sitegen.model.goal import Goal
from sitegen.model.ledger import Close, Correct, Entry
from sitegen.source import Location


def standing(goal: Goal) -> tuple[Entry, ...]:
    """The entries that no `correct` sets aside.

    Entries are never edited, so a `correct` is the only way to mend one: what it is about
    needs no finding any more.
    """
    corrected = {entry.about for entry in goal.ledger.of(Correct)}
    return tuple(entry for entry in goal.ledger.entries if entry.id not in corrected)


def closes(goal: Goal) -> tuple[Close, ...]:
    """The closes that stand, in order; only the first one counts."""
    return tuple(entry for entry in standing(goal) if isinstance(entry, Close))


def spot(entry: Entry, key: str) -> Location:
    """The value of a key of an entry, or the entry's file where it has no such key."""
    document = entry.document
    return document.at(key) if document.has(key) else Location(document.path)
