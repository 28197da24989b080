"""What became of each entry of a ledger after it had landed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import PurePosixPath

from sitegen.compute.trails import State, Trails
from sitegen.decode.layout import entry_name
from sitegen.model.history import EntryState, Origin


@dataclass(frozen=True, slots=True)
class Event:
    """A file of an entry was written, moved here, or taken away from here."""

    state: State
    path: str
    is_gone: bool

    @property
    def order(self) -> tuple[int, bool]:
        """By commit; what moves is gone from one place and then there at another."""
        return (self.state.at, not self.is_gone)


Ledgers = Mapping[str, Mapping[str, Sequence[Event]]]
"""All events, by the folder of the ledger and then by the id of the entry."""


def ledgers(found: Trails) -> Ledgers:
    """The events of all entries.

    An entry is its ledger and its name, not what git takes for the same file: under another
    name it would be another person's word.
    """
    folders: dict[str, dict[str, list[Event]]] = {}
    for trail in (*found.now.values(), *found.gone):
        if not any(entry_name(PurePosixPath(path).stem) for path in {s.path for s in trail.states}):
            continue
        for event in _events(trail.states, trail.ended):
            pure = PurePosixPath(event.path)
            folders.setdefault(str(pure.parent), {}).setdefault(pure.stem, []).append(event)
    return folders


def _events(states: Sequence[State], ended: State | None) -> Iterator[Event]:
    yield Event(states[0], states[0].path, is_gone=False)
    for before, after in pairwise(states):
        if before.path != after.path:
            yield Event(after, before.path, is_gone=True)
        yield Event(after, after.path, is_gone=False)
    if ended is not None:
        yield Event(ended, states[-1].path, is_gone=True)


def entry_states(
    all_ledgers: Ledgers,
    folders: Sequence[str],
    origin: Callable[[State], Origin],
    is_same: Callable[[State, State], bool],
) -> dict[str, tuple[EntryState, ...]]:
    """The states of the entries that lie, or lay, in any of the ledgers of a goal.

    `is_same` says whether an entry says the same in two states of different contents.
    """
    events = _by_entry(all_ledgers, folders)
    return {id: tuple(_states(found, origin, is_same)) for id, found in sorted(events.items())}


def edited_blobs(all_ledgers: Ledgers, folders: Sequence[str]) -> set[str]:
    """The contents of the entries that had more than one."""
    wanted: set[str] = set()
    for events in _by_entry(all_ledgers, folders).values():
        blobs = {event.state.blob for event in events if not event.is_gone}
        wanted |= blobs if len(blobs) > 1 else set()
    return wanted


def _by_entry(all_ledgers: Ledgers, folders: Sequence[str]) -> dict[str, list[Event]]:
    events: dict[str, list[Event]] = {}
    for folder in folders:
        for id, found in all_ledgers.get(folder, {}).items():
            if entry_name(id):
                events.setdefault(id, []).extend(found)
    return events


def _states(
    events: Sequence[Event],
    origin: Callable[[State], Origin],
    is_same: Callable[[State, State], bool],
) -> Iterator[EntryState]:
    """An entry after each commit that changed it or took it away.

    Whoever only lays it out anew has written nothing, and it still is what landed.
    """
    first: State | None = None
    last: State | None = None
    written: Origin | None = None
    for _, same in groupby(sorted(events, key=lambda e: e.order), key=lambda e: e.state.at):
        event = list(same)[-1]
        changed = origin(event.state)
        if event.is_gone:
            yield EntryState(path=event.path, changed=changed, written=None, is_first=False)
            continue
        now = event.state
        if last is None or (now.blob != last.blob and not is_same(last, now)):
            written = changed
        first, last = first or now, now
        yield EntryState(
            path=event.path,
            changed=changed,
            written=written,
            is_first=now.blob == first.blob or is_same(first, now),
        )
