"""Where a goal stands between a draft and its close: computed, never typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sitegen.compute.frame import Rest
from sitegen.model.goal import Goal
from sitegen.model.ledger import Close, Confirm, Correct, Entry, Pause, Resume
from sitegen.model.state import Lifecycle, Version


def counting(goal: Goal, as_of: date) -> tuple[Entry, ...]:
    """The entries that count as of a day, in order: not later ones, and none that was corrected.

    A `correct` sets aside the entry it is about, whatever its kind, another `correct` too;
    a check-in's readings give way only to what is said in their place (see `readings`).
    """
    so_far = [entry for entry in goal.ledger.entries if entry.on <= as_of]
    corrected: set[str] = set()
    for entry in reversed(so_far):
        if isinstance(entry, Correct) and entry.id not in corrected:
            corrected.add(entry.about)
    return tuple(entry for entry in so_far if entry.id not in corrected)


def in_force(versions: Sequence[Version]) -> Version | None:
    """The last version whose rule was met, or None."""
    return next((one for one in reversed(versions) if one.agreement.is_met), None)


def lifecycle(
    goal: Goal, versions: Sequence[Version], entries: Sequence[Entry], as_of: date
) -> Lifecycle:
    """The first that fits, in the order of the design; `entries` are those that count.

    `due` and `start` belong to the goal's time: it is overdue from the day after `due`.
    """
    agreed = in_force(versions)
    if agreed is None:
        stages = [
            (closing(entries) is not None, Lifecycle.CLOSED),
            (goal.is_draft, Lifecycle.DRAFT),
        ]
        return next((stage for holds, stage in stages if holds), Lifecycle.PROPOSED)
    start, due = agreed.terms.start, agreed.terms.due
    stages = [
        (closing(entries) is not None, Lifecycle.CLOSED),
        (goal.is_draft, Lifecycle.DRAFT),
        (due is not None and as_of > due, Lifecycle.OVERDUE),
        (pausing(entries, as_of) is not None, Lifecycle.PAUSED),
        (versions[-1].digest != agreed.digest, Lifecycle.RENEGOTIATING),
        (start is None or as_of >= start, Lifecycle.ACTIVE),
    ]
    return next((stage for holds, stage in stages if holds), Lifecycle.AGREED)


def closing(entries: Sequence[Entry]) -> Close | None:
    """The close that stands: the first one, for a second changes nothing."""
    return next((entry for entry in entries if isinstance(entry, Close)), None)


def confirming(entries: Sequence[Entry], close: Close | None) -> str:
    """The second person who confirmed a close, or nobody."""
    if close is None:
        return ""
    return next(
        (
            entry.person
            for entry in entries
            if isinstance(entry, Confirm) and entry.on >= close.on and entry.person != close.person
        ),
        "",
    )


def pausing(entries: Sequence[Entry], as_of: date) -> Pause | None:
    """The pause that lasts on a day: it ends with a `resume`, or on its `until` day."""
    last: Pause | None = None
    for entry in entries:
        if isinstance(entry, Pause):
            last = entry
        elif isinstance(entry, Resume):
            last = None
    if last is not None and last.until is not None and as_of >= last.until:
        return None
    return last


def rests(entries: Sequence[Entry]) -> tuple[Rest, ...]:
    """The pauses among these entries, oldest first; a later pause takes the place of the last."""
    found: list[Rest] = []
    for entry in entries:
        if found and isinstance(entry, Pause | Resume):
            last = found[-1]
            found[-1] = Rest(last.start, min(last.end or entry.on, entry.on))
        if isinstance(entry, Pause):
            found.append(Rest(entry.on, entry.until))
    return tuple(found)
