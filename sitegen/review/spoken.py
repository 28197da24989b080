"""What somebody else says for a party: that they agree, or that their word counts no more."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sitegen.model.board import Person
from sitegen.model.history import Origin
from sitegen.model.ledger import Agree, Agreements, Correct, Decline, Entry
from sitegen.model.state import GoalState, Lifecycle
from sitegen.review.ledgers import LedgerChange
from sitegen.review.sides import Pair, Sides


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """An entry by which what these people said counts no more, and who wrote it.

    What they said was a no where `is_refusal`, and else an agreement.
    """

    entry: Entry
    people: tuple[str, ...]
    origin: Origin
    is_refusal: bool


def spoken_for(entry: Entry, origin: Origin | None, sides: Sides) -> tuple[str, ...]:
    """Those whose agreement an entry has, and somebody else wrote; nobody where none can tell."""
    if origin is not None and origin.is_recorder and isinstance(entry, Agreements):
        return ()
    return _others(_agreeing(entry), origin, sides)


def set_aside(pair: Pair, change: LedgerChange, sides: Sides) -> Iterator[SetAside]:
    """The entries by which terms come into force, or leave it, without those who were asked.

    What was agreed stands until people agree to something else, or take their own word back:
    otherwise its terms could move, in a next change, as if nobody had ever promised them. A no
    stands as well. A roster that asks others is told with the board, and changes nobody's word.
    """
    if pair.before is None or pair.after is None:
        return
    happened = {False: _has_lapsed(pair, sides), True: _is_new_in_force(pair, sides)}
    said = {entry.id: entry for entry in pair.before.goal.ledger.entries}
    new, away = {entry.id for entry in change.added}, {*change.deleted, *change.edited}
    for entry in pair.after.goal.ledger.entries:
        ids = _set_aside_by(entry, new, away)
        # What a correction of tomorrow brings about, nobody reviews any more.
        is_ahead = isinstance(entry, Correct) and entry.id in new and entry.on > sides.head.as_of
        for is_refusal, counts in happened.items():
            whose = _refusing if is_refusal else _agreeing
            found = [id for one in sorted(ids & said.keys()) for id in whose(said[one])]
            if isinstance(entry, Decline) and entry.id in new and not is_refusal:
                found = [entry.person]
            origin = sides.origins.get(pair.id, {}).get(entry.id)
            others = _others(tuple(dict.fromkeys(found)), origin, sides)
            if others and origin is not None and (counts or is_ahead):
                yield SetAside(entry=entry, people=others, origin=origin, is_refusal=is_refusal)


def _set_aside_by(entry: Entry, new: AbstractSet[str], away: AbstractSet[str]) -> set[str]:
    """The ids of the entries that an entry corrects as a `new` one, or lets go `away`."""
    if not isinstance(entry, Correct):
        return set()
    return ({entry.about} if entry.id in new else set()) | ({entry.redacts} & away)


def _is_new_in_force(pair: Pair, sides: Sides) -> bool:
    """Whether by the base's people and teams other terms are in force than before."""
    before, judged = pair.before, sides.judged.get(pair.id)
    if before is None or judged is None or judged.in_force is None:
        return False
    return judged.in_force.digest not in _once_in_force(before)


def _once_in_force(state: GoalState) -> set[str]:
    """The terms in force, and those that can have been so before them."""
    if state.in_force is None:
        return set()
    last = state.versions.index(state.in_force)
    return {one.digest for one in state.versions[: last + 1]}


def _has_lapsed(pair: Pair, sides: Sides) -> bool:
    """Whether by the base's people and teams nothing new is in force in place of what was."""
    before, judged = pair.before, sides.judged.get(pair.id)
    if before is None or before.in_force is None or judged is None or sides.head.missing_history:
        return False
    if judged.goal.is_draft or Lifecycle.CLOSED in (before.lifecycle, judged.lifecycle):
        return False
    if judged.in_force is None:
        return True
    return judged.in_force.digest in _once_in_force(before) - {before.in_force.digest}


def _agreeing(entry: Entry) -> tuple[str, ...]:
    """Whose agreement an entry has."""
    if isinstance(entry, Agreements):
        return tuple(one.person for one in entry.approvals)
    return (entry.person,) if isinstance(entry, Agree) else ()


def _refusing(entry: Entry) -> tuple[str, ...]:
    """Whose no an entry is."""
    return (entry.person,) if isinstance(entry, Decline) else ()


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
