"""Who has to agree to a goal's terms, by the parties of the base and of the head."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.compute.parties import Parties, parties
from sitegen.compute.terms_words import in_words
from sitegen.model.board import BoardFacts
from sitegen.model.ledger import Agree, Agreements
from sitegen.model.state import GoalState, Version
from sitegen.review.sides import Pair, Sides
from sitegen.review.values import Consent, Pledge, Some
from sitegen.review.words import Words
from sitegen.words import listed


def consent(
    pair: Pair, digest: str, sides: Sides, doubted: frozenset[str], words: Words
) -> Consent:
    """Who still has to agree to the terms of that digest, which the head's file has.

    Asked are the parties of what was promised, and those of the new terms by the base's
    board and by the head's: nobody is dropped by the change that needs them. `doubted` are
    those whose agreement somebody else wrote down.
    """
    assert pair.after is not None, "who is gone asks nobody"
    agreed = _agreed((pair.after, sides.judged.get(pair.id)), digest) - doubted
    if sides.head.missing_history:
        agreed &= _said_so(pair, digest)
    asked = tuple(_asked(pair, sides))
    must = list(dict.fromkeys(person for one in asked for person in _each(one)))
    some = []
    for one in asked:
        left = one.needed - len(set(one.members) & {*must, *agreed})
        others = tuple(id for id in one.members if id not in must and id not in agreed)
        if left > 0 and others and Some(needed=left, people=others) not in some:
            some.append(Some(needed=left, people=others))
    missing = tuple(id for id in must if id not in agreed)
    return Consent(
        must=missing,
        some=tuple(some),
        agreed=tuple(sorted(agreed)),
        names=_names(missing, some, words),
    )


def party_moves(pair: Pair, sides: Sides, words: Words) -> str:
    """Who becomes a party by the change, and who is one no more, in a sentence; or nothing."""
    if pair.before is None or pair.after is None:
        return ""
    old = _parties(pair.before, sides.base.facts, sides.base.as_of).everyone
    new = _parties(pair.after, sides.head.facts, sides.head.as_of).everyone
    came = tuple(words.person(id) for id in new if id not in old)
    left = tuple(words.person(id) for id in old if id not in new)
    parts = []
    if came:
        parts.append(f"{listed(came)} {'becomes a party' if len(came) == 1 else 'become parties'}")
    if left:
        is_one = len(left) == 1
        told = "is no party any more" if is_one else "are no parties any more"
        parts.append(
            f"{listed(left)} {told}, and {'is' if is_one else 'are'} still asked this time"
        )
    return "; ".join(parts)


def pledge(state: GoalState, asked: Consent, sides: Sides, words: Words) -> Pledge | None:
    """What those who are still asked agree to, and how; None where nobody is."""
    if asked.is_complete:
        return None
    some = (id for one in asked.some for id in one.people)
    people = tuple(dict.fromkeys((*asked.must, *some)))
    names, verb = words.people(people), "agrees" if len(people) == 1 else "agree"
    if sides.approvals_are_recorded:
        text = f"By approving, {names} {verb} to:"
    else:
        each = "" if len(people) == 1 else " each"
        text = (
            "Approving lets this change in, and agrees to nothing yet. "
            f"With an `agree` entry{each}, {names} {verb} to:"
        )
    return Pledge(people=people, text=text, terms=in_words(state.goal.terms, words.facts))


def version_of(state: GoalState, digest: str) -> Version | None:
    """The newest version of a goal's terms with that digest."""
    return next((one for one in reversed(state.versions) if one.digest == digest), None)


def _asked(pair: Pair, sides: Sides) -> Iterator[Parties]:
    after, before = pair.after, pair.before
    if before is not None and not before.goal.is_draft:
        yield _parties(before, sides.base.facts, sides.base.as_of)
        if before.in_force is not None:
            plan = before.goal.plan
            yield parties(before.in_force.terms, plan, sides.base.facts, sides.base.as_of)
    if after is not None:
        if not sides.is_first:
            yield _parties(after, sides.base.facts, sides.base.as_of)
        yield _parties(after, sides.head.facts, sides.head.as_of)


def _parties(state: GoalState, facts: BoardFacts, day: date) -> Parties:
    return parties(state.goal.terms, state.goal.plan, facts, day)


def _each(asked: Parties) -> tuple[str, ...]:
    """Those who must each agree: all members too, where the rule needs all of them."""
    everyone = asked.members if asked.needed >= len(asked.members) else ()
    return (*everyone, *asked.always)


def _agreed(states: tuple[GoalState | None, ...], digest: str) -> frozenset[str]:
    found: set[str] = set()
    for state in states:
        version = version_of(state, digest) if state else None
        found |= {one.person for one in version.agreement.agreed} if version else set()
    return frozenset(found)


def _said_so(pair: Pair, digest: str) -> frozenset[str]:
    """Who said yes to these terms by name, or by an entry that came with them.

    Without history, an older entry that names no terms would count for whatever came later.
    """
    assert pair.after is not None, "who is gone agrees to nothing"
    known = {entry.id for entry in pair.before.goal.ledger.entries} if pair.before else set()
    said: set[str] = set()
    for entry in pair.after.goal.ledger.entries:
        if isinstance(entry, Agree | Agreements) and (
            entry.terms == digest or not (entry.terms or entry.id in known)
        ):
            people = entry.approvals if isinstance(entry, Agreements) else (entry,)
            said |= {one.person for one in people}
    return frozenset(said)


def _names(must: tuple[str, ...], some: list[Some], words: Words) -> str:
    """`Maria and Chen, and 2 of Amir, Leila and Tomasz`."""
    parts = [f"{one.needed} of {words.people(one.people)}" for one in some]
    return ", and ".join(filter(None, (words.people(must), *parts)))
