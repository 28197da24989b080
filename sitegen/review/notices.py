"""What stands first in a review: what touches that on which people rely, and the gate's verdict."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.canonical import digest
from sitegen.compute.easing import EASING
from sitegen.compute.moves import moves
from sitegen.model.board import Gate
from sitegen.model.ledger import Amend, Because, Correct
from sitegen.model.state import GoalState, Lifecycle
from sitegen.review.entry_lines import authors
from sitegen.review.ledgers import LedgerChange
from sitegen.review.readings import altered
from sitegen.review.sides import Pair, Sides
from sitegen.review.spoken import set_aside, spoken_for
from sitegen.review.values import Notice, Verdict
from sitegen.review.words import Words

FIX = {
    Gate.TERMS_MOVED: "Put the old terms back, or say why with `sitegen amend`.",
    Gate.EASED_WITHOUT_REASON: f"Add `because:` to it, with one of {', '.join(Because)}.",
    Gate.ENTRY_EDITED: "Put it back as it was, and say in a `correct` entry what was wrong.",
    Gate.ENTRY_DELETED: "Bring it back, or document it with a `correct` whose `redacts` names it.",
    Gate.READING_CHANGED: "Put it back, or add a `correct` entry that says what was wrong.",
    Gate.GOAL_REMOVED: "Bring it back and close it with `sitegen close`; where it only has "
    "another name, list the old one under `formerly`.",
    Gate.AGREED_FOR_OTHERS: "Let them agree themselves, by an entry of their own.",
}
_TAKE_BACK = "Let them take it back themselves, by an entry of their own."
_OR_APPROVE = "Let them agree themselves, by approving or by an entry of their own."


def notices(pair: Pair, change: LedgerChange, sides: Sides, words: Words) -> tuple[Notice, ...]:
    """Everything about one goal that stands first."""
    found = (
        *_removed(pair, change, sides),
        *_entries(pair, change),
        *_readings(pair, change, words),
        *_terms(pair, change),
        *_agreed_for_others(pair, change, sides, words),
    )
    allowed = sides.base.facts.settings.allow
    told = tuple(
        Notice(
            gate=gate,
            goal=pair.id,
            text=text,
            fix=_fix(gate, sides),
            verdict=_verdict(gate, allowed, is_documented=is_documented),
        )
        for gate, text, is_documented in found
    )
    return told + tuple(_set_aside(pair, change, sides, words))


def _fix(gate: Gate, sides: Sides) -> str:
    if gate is Gate.AGREED_FOR_OTHERS and sides.approvals_are_recorded:
        return _OR_APPROVE
    return FIX[gate]


_Found = tuple[Gate, str, bool]
"""What the gate calls it, what happened, and whether an entry documents it."""


def _verdict(gate: Gate, allowed: tuple[Gate, ...], *, is_documented: bool) -> Verdict:
    if is_documented:
        return Verdict.DOCUMENTED
    return Verdict.ALLOWED if gate in allowed else Verdict.STOPS


def explaining(pair: Pair, change: LedgerChange) -> Amend | None:
    """The new amendment that leads to the head's terms, or that leaves the terms to history."""
    assert pair.after is not None, "terms that are gone are not amended"
    now = digest(pair.after.goal.terms)
    new = change.new(Amend)
    exact = [one for one in new if one.terms == now]
    bare = [one for one in new if not one.terms and not one.changes]
    return next(reversed(exact or bare), None)


def moved_from(pair: Pair) -> GoalState | None:
    """The goal before, where its terms were promised and its file now says other ones.

    Going back to the terms in force moves nothing that was promised.
    """
    before, after = pair.before, pair.after
    if before is None or after is None or before.in_force is None:
        return None
    now = digest(after.goal.terms)
    is_moved = now not in (digest(before.goal.terms), before.in_force.digest)
    return before if is_moved else None


def _removed(pair: Pair, change: LedgerChange, sides: Sides) -> Iterator[_Found]:
    before, after = pair.before, pair.after
    if before is None or (after is not None and not after.goal.is_draft):
        return
    was_promised = before.in_force is not None and before.lifecycle is not Lifecycle.CLOSED
    if after is not None:
        if was_promised and not before.goal.is_draft:
            yield Gate.GOAL_REMOVED, "was agreed, and leaves the board as a draft", False
        return
    if was_promised:
        how = "cannot be read any more" if pair.id in sides.unreadable else "is removed"
        yield Gate.GOAL_REMOVED, f"was agreed, is not closed, and {how}", False
    elif change.deleted:
        count = len(change.deleted)
        noun = "its entry is" if count == 1 else f"its {count} entries are"
        yield Gate.ENTRY_DELETED, f"{noun} deleted along with the goal", False


def _entries(pair: Pair, change: LedgerChange) -> Iterator[_Found]:
    if pair.after is None:
        return
    redacted = {entry.redacts for entry in pair.after.goal.ledger.of(Correct)}
    for id in change.edited:
        yield Gate.ENTRY_EDITED, f"the entry {id} was edited after it had landed", id in redacted
    for id in change.deleted:
        yield Gate.ENTRY_DELETED, f"the entry {id} was deleted after it had landed", id in redacted


def _readings(pair: Pair, change: LedgerChange, words: Words) -> Iterator[_Found]:
    if pair.before is None or pair.after is None:
        return
    new = tuple(entry for entry in change.added if isinstance(entry, Correct))
    for one in altered(pair.before.goal, pair.after.goal, new, words):
        yield Gate.READING_CHANGED, one.text, one.is_corrected


def _terms(pair: Pair, change: LedgerChange) -> Iterator[_Found]:
    before = moved_from(pair)
    if before is None or before.in_force is None or pair.after is None:
        return
    amend = explaining(pair, change)
    if amend is None:
        wrong = " for these terms" if change.new(Amend) else ""
        yield Gate.TERMS_MOVED, f"agreed terms move, and no amendment{wrong} says why", False
    elif amend.because is None:
        eased = moves(before.in_force.terms, pair.after.goal.terms)
        if any(move.effect in EASING for move in eased):
            text = f"terms get easier, and the amendment {amend.id} does not say what it is due to"
            yield Gate.EASED_WITHOUT_REASON, text, False


def _agreed_for_others(
    pair: Pair, change: LedgerChange, sides: Sides, words: Words
) -> Iterator[_Found]:
    for entry in change.added:
        origin = sides.origins.get(pair.id, {}).get(entry.id)
        people = spoken_for(entry, origin, sides)
        if people and origin is not None:
            says = f"{words.people(people)} {'agrees' if len(people) == 1 else 'agree'}"
            told = f"{entry.id} says that {says}, and was entered by {authors(origin, words)}"
            yield Gate.AGREED_FOR_OTHERS, told, False


def _set_aside(pair: Pair, change: LedgerChange, sides: Sides, words: Words) -> Iterator[Notice]:
    """What takes back, for somebody else, an agreement or a no."""
    gate, allowed = Gate.AGREED_FOR_OTHERS, sides.base.facts.settings.allow
    for one in set_aside(pair, change, sides):
        people = words.people(one.people)
        what = (
            f"sets aside that {people} said no"
            if one.is_refusal
            else (f"takes back what {people} agreed to")
        )
        yield Notice(
            gate=gate,
            goal=pair.id,
            text=f"{one.entry.id} {what}, and was entered by {authors(one.origin, words)}",
            fix=_fix(gate, sides) if one.is_refusal else _TAKE_BACK,
            verdict=_verdict(gate, allowed, is_documented=False),
        )
