"""What a change does to a goal, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.compute.canonical import digest
from sitegen.compute.easing import EASING, eased_late
from sitegen.compute.moves import moves
from sitegen.decode.layout import entry_name
from sitegen.model.ledger import Correct, Decline, Entry, EntryKind, Outcome
from sitegen.model.state import GoalState, Lifecycle, Version
from sitegen.review.consent import party_moves
from sitegen.review.entry_lines import written_by
from sitegen.review.ledgers import LedgerChange
from sitegen.review.notices import explaining, moved_from
from sitegen.review.plan import plan_moves
from sitegen.review.sides import Pair, Sides
from sitegen.review.terms import term_moves
from sitegen.review.values import Consent, Explanation, PlanMove, TermMove, What
from sitegen.review.words import Words, ended, quoted
from sitegen.views.words import BECAUSE
from sitegen.words import sentence

_IN_FORCE = frozenset((What.AGREED, What.REAGREED))
_AGREEING = frozenset((EntryKind.AGREE, EntryKind.AGREEMENTS))
MOST_IN_A_SENTENCE = 3
"""More moves than this are listed below the sentence that counts them."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What moved between the two files of a goal; `digest` names the terms after it."""

    digest: str
    moves: tuple[TermMove, ...]
    plan: tuple[PlanMove, ...]

    @classmethod
    def of(cls, pair: Pair, words: Words) -> Seen:
        """Both files compared; a draft that was never agreed promises nothing that could move."""
        before, after = pair.before, pair.after
        assert after is not None, "a goal that is gone has no terms"
        now = digest(after.goal.terms)
        if before is None or (before.goal.is_draft and before.in_force is None):
            return cls(now, (), ())
        return cls(
            now,
            term_moves(before, after, words),
            plan_moves(before.goal.plan, after.goal.plan, words),
        )


def explanation(pair: Pair, ledger: LedgerChange, sides: Sides, words: Words) -> Explanation | None:
    """The new amendment that says why the terms move, or None."""
    amend = explaining(pair, ledger)
    if amend is None:
        return None
    who = words.person(amend.person)
    told = f"the amendment by {who} does not say what it is due to"
    if amend.because:
        told = f"{who} says why: {BECAUSE[amend.because]}"
    origin = sides.origins.get(pair.id, {}).get(amend.id)
    told += written_by(amend, origin, words)
    prose = quoted(amend.prose)
    return Explanation(
        entry=amend.id,
        person=amend.person,
        because=amend.because or "",
        text=ended(told + (f"; {prose}" if prose else "")),
    )


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells what became of a goal, in the order in which people ask."""

    pair: Pair
    ledger: LedgerChange
    sides: Sides
    words: Words
    seen: Seen
    what: tuple[What, ...]
    asked: Consent | None

    def sentences(self) -> Iterator[str]:
        """The sentences; the first one goes on after the goal's name."""
        parts = [*self._became(), *self._terms(), *self._asked(), *self._plan()]
        for place, part in enumerate(parts):
            yield part if place == 0 else sentence(part)

    def _became(self) -> Iterator[str]:
        before, after = self.pair.before, self.pair.after
        assert after is not None, "a goal that is gone is told elsewhere"
        title = quoted(after.goal.story.title) or "without a title"
        told = {
            What.NEW: f"a new goal, {title}.",
            What.NEW_DRAFT: f"a new draft, {title}. It asks nobody yet.",
            What.PROPOSED: "a draft no more: it is proposed now.",
            What.DRAFTED: "it becomes a draft again, and leaves the board.",
            What.HIDDEN: "it becomes internal, and leaves the public board.",
            What.SHOWN: "it becomes public.",
            What.CLOSED: f"it is closed{_outcome(after)}.",
            What.REOPENED: "it is open again: its close was corrected.",
            What.LAPSED: f"what was in force is so no more: {self._lapsed()}.",
        }
        for one in self.what:
            if one is What.RENAMED and before:
                yield f"it has a new name; it was {before.id}."
            elif one is What.MOVED and before:
                teams = (self.words.team(state.goal.team) for state in (before, after))
                yield "it moves from {} to {}.".format(*teams)
            elif one in told:
                yield told[one]

    def _lapsed(self) -> str:
        names = (entry_name(id) for id in (*self.ledger.deleted, *self.ledger.edited))
        is_gone = any(name is not None and name.kind in _AGREEING for name in names)
        if is_gone:
            return "an agreement to it is gone"
        is_back = any(_takes_back(entry) for entry in self.ledger.added)
        return "an agreement to it is taken back" if is_back else "other people are asked now"

    def _terms(self) -> Iterator[str]:
        if not self.seen.moves:
            return
        texts = [move.text for move in self.seen.moves]
        if len(texts) <= MOST_IN_A_SENTENCE:
            yield "; ".join(texts) + "."
        else:
            yield f"the terms change in {len(texts)} places."
        after = self.pair.after
        due = after.goal.terms.due if after else None
        if due and not any(move.route == "due" for move in self.seen.moves):
            yield "due date unchanged."
        if told := self._late():
            yield told
        if told := party_moves(self.pair, self.sides, self.words):
            yield f"{told}."
        if moved_from(self.pair):
            amend = explanation(self.pair, self.ledger, self.sides, self.words)
            yield amend.text if amend else "no amendment says why."

    def _late(self) -> str:
        """What is eased when its end is in sight already."""
        before, after = moved_from(self.pair), self.pair.after
        if before is None or before.in_force is None or after is None:
            return ""
        promised = before.in_force.terms
        eased = any(one.effect in EASING for one in moves(promised, after.goal.terms))
        if not eased or not promised.due or not eased_late(promised, [self.sides.head.as_of]):
            return ""
        return f"it comes late: in the last fifth of the time to {self.words.day(promised.due)}."

    def _asked(self) -> Iterator[str]:
        before, asked = self.pair.before, self.asked
        in_force = self._stays()
        if before and before.lifecycle is Lifecycle.CLOSED and self.seen.moves:
            yield "the goal is closed: how it ended stays judged by the terms it had."
        elif in_force and self.seen.moves and in_force.digest == self.seen.digest:
            yield "these are the terms in force: nothing that was agreed moves."
        elif asked and asked.is_complete:
            yield self._complete(asked)
        elif asked and _IN_FORCE & {*self.what}:
            yield (
                "with this change these terms are in force, "
                f"though nothing shows that {asked.names} agree{_s(asked)}."
            )
        elif asked and in_force:
            yield f"in force stays {self._in_force()} until {asked.names} agree{_s(asked)}."
        elif asked:
            yield f"nothing is in force until {asked.names} agree{_s(asked)}."

    def _stays(self) -> Version | None:
        """What is in force as long as the new terms are not."""
        state = self.pair.after if What.LAPSED in self.what else self.pair.before
        return state.in_force if state else None

    def _complete(self, asked: Consent) -> str:
        if not asked.agreed:
            return "nobody is asked to agree: the rule of this goal names nobody."
        is_met = _IN_FORCE & {*self.what}
        return "everybody who is asked has agreed" + (
            ": these terms are in force." if is_met else "."
        )

    def _in_force(self) -> str:
        """What stays: the one value that moved, or all of it."""
        before = self.pair.before
        assert before is not None, "without a goal before nothing is in force"
        assert before.in_force is not None, "without agreed terms nothing is in force"
        is_told = before.in_force.digest == digest(before.goal.terms)
        if is_told and len(self.seen.moves) == 1:
            move = self.seen.moves[0]
            return move.before if move.before and move.is_value else "what was agreed"
        return "what was agreed"

    def _plan(self) -> Iterator[str]:
        count = len(self.seen.plan)
        if count:
            where = "" if count == 1 else f" in {count} places"
            yield f"the plan changes{where}; no agreement is lost."


def _takes_back(entry: Entry) -> bool:
    """Whether an entry can make an agreement count no more."""
    name = entry_name(entry.about) if isinstance(entry, Correct) else None
    return isinstance(entry, Decline) or (name is not None and name.kind in _AGREEING)


def _s(asked: Consent) -> str:
    """The ending of `agree` where one person alone does."""
    return "s" if len(asked.must) == 1 and not asked.some else ""


def _outcome(state: GoalState) -> str:
    if state.outcome is Outcome.WITHDRAWN:
        return " as withdrawn: it was never agreed"
    return f", outcome {state.outcome or 'not told'}".replace("_", " ")
