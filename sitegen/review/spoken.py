"""Agreements that somebody else gave, or took back, than the one whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.model.board import Person
from sitegen.model.history import Origin
from sitegen.model.ledger import Agree, Agreements, Correct, Decline, Entry
from sitegen.model.state import Lifecycle
from sitegen.review.ledgers import LedgerChange
from sitegen.review.sides import Pair, Sides


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """An entry by which agreements of these people no longer count, and who wrote it."""

    entry: Entry
    people: tuple[str, ...]
    origin: Origin


def spoken_for(entry: Entry, origin: Origin | None, sides: Sides) -> tuple[str, ...]:
    """Those whose agreement an entry has, and somebody else wrote; nobody where none can tell."""
    if origin is not None and origin.is_recorder and isinstance(entry, Agreements):
        return ()
    return _others(_agreeing(entry), origin, sides)


def taken_back(pair: Pair, change: LedgerChange, sides: Sides) -> Iterator[TakenBack]:
    """The entries by which what is in force leaves force without those who agreed to it.

    What was agreed stands until people agree to something else, or take their own word back:
    otherwise its terms could move, in a next change, as if nobody had ever promised them.
    A roster that asks more people is told with the board, and takes nobody's word back.
    """
    if pair.before is None or pair.after is None or not _has_lapsed(pair, sides):
        return
    agreed = {one.id: _agreeing(one) for one in pair.before.goal.ledger.entries}
    away = {*change.deleted, *change.edited}
    new = {entry.id for entry in change.added}
    for entry in pair.after.goal.ledger.entries:
        people: tuple[str, ...] = ()
        if isinstance(entry, Correct):
            gone = {entry.about} if entry.id in new else set()
            gone |= {entry.redacts} & away
            people = tuple(dict.fromkeys(one for id in sorted(gone) for one in agreed.get(id, ())))
        elif isinstance(entry, Decline) and entry.id in new:
            people = (entry.person,)
        origin = sides.origins.get(pair.id, {}).get(entry.id)
        others = _others(people, origin, sides)
        if others and origin is not None:
            yield TakenBack(entry=entry, people=others, origin=origin)


def _has_lapsed(pair: Pair, sides: Sides) -> bool:
    """Whether by the base's people and teams nothing new is in force in place of what was."""
    before, judged = pair.before, sides.judged.get(pair.id)
    if before is None or before.in_force is None or judged is None or sides.head.missing_history:
        return False
    if judged.goal.is_draft or Lifecycle.CLOSED in (before.lifecycle, judged.lifecycle):
        return False
    if judged.in_force is None:
        return True
    older = {one.digest for one in before.versions} - {before.in_force.digest}
    return judged.in_force.digest in older


def _agreeing(entry: Entry) -> tuple[str, ...]:
    """Whose agreement an entry has."""
    if isinstance(entry, Agreements):
        return tuple(one.person for one in entry.approvals)
    return (entry.person,) if isinstance(entry, Agree) else ()


def _others(people: tuple[str, ...], origin: Origin | None, sides: Sides) -> tuple[str, ...]:
    """Those of some people who did not write an entry themselves; nobody where none can tell.

    Who is known on the base by no address and no account cannot be told from somebody else,
    except where the author is another person of the board.
    """
    if origin is None:
        return ()
    known = sides.base.facts.person
    return tuple(
        id for id in people if id not in origin.people and (origin.people or _has_name(known(id)))
    )


def _has_name(person: Person | None) -> bool:
    """Whether commits of the person can be known."""
    return person is not None and bool(person.emails or person.accounts)
