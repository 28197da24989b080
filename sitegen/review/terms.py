"""What moved in the terms of a goal, in words, and how much of what was promised goes with it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from sitegen.compute.canonical import digest, rule_text, table
from sitegen.compute.fold import labels
from sitegen.compute.moves import Effect, Move, moves
from sitegen.compute.wording import count_words, level_words, number_words
from sitegen.model.state import GoalState
from sitegen.model.terms import Measure, Moving, Terms, Total
from sitegen.review.values import TermMove
from sitegen.review.words import Words, aim_words, quoted, share_words
from sitegen.words import listed, one_line

_DAYS = frozenset(("start", "due", "first", "judge_from", "pace_from"))
_LEVELS = frozenset(("baseline", "target", "stretch", "at_least", "at_most", "above", "below"))
_AIM = _LEVELS | {"kind", "change", "judge", "judge_from", "pace_from"}
_TOLD = {Effect.PARTIES: "other people are asked", Effect.OTHER: "changed"}


def term_moves(before: GoalState, after: GoalState, words: Words) -> tuple[TermMove, ...]:
    """Everything that moved between the terms of the two files, goal first, then its measures."""
    return _Teller(before, after, words).moves()


class _Teller:
    """Two states of a goal, to tell what moved between their files' terms."""

    def __init__(self, before: GoalState, after: GoalState, words: Words) -> None:
        self._state = before
        # Terms that nobody agreed to yet were proposed, not promised.
        is_promised = before.in_force and before.in_force.digest == digest(before.goal.terms)
        self._said = "promised" if is_promised else "proposed"
        self._old, self._new = before.goal.terms, after.goal.terms
        self._tables = (table(self._old), table(self._new))
        self._words = words
        self._labels = {
            **labels(self._old, before.goal, words.facts),
            **labels(self._new, after.goal, words.facts),
        }

    def moves(self) -> tuple[TermMove, ...]:
        found = moves(self._old, self._new)
        aimed = {move.measure for move in found if move.route.endswith(".target")}
        other = {move.measure for move in found if self._is_of_another_kind(move.measure)}
        told = [
            self._told(move)
            for move in found
            if not (move.measure in aimed and move.route.endswith(".change"))
            and not (move.measure in other and _is_of_aim(move))
        ]
        told += [self._other_aim(id) for id in sorted(other)]
        return tuple(sorted(told, key=lambda move: (bool(move.measure), move.route)))

    def _is_of_another_kind(self, id: str) -> bool:
        old, new = self._old.measure(id), self._new.measure(id)
        return old is not None and new is not None and old.kind is not new.kind

    def _told(self, move: Move) -> TermMove:
        before, after = (self._side(move, at) for at in (0, 1))
        share = self._share(move)
        named = f"{self._what(move)} {before} becomes {after}"
        if not before or not after:
            named = f"{self._what(move)} {after or before} is {'new' if after else 'gone'}"
        return TermMove(
            route=move.route,
            measure=move.measure,
            what=move.what,
            before=before,
            after=after,
            effect=move.effect,
            share=share,
            text=f"{self._subject(move.measure)}{named} ({self._effect(move, share)})",
        )

    def _other_aim(self, id: str) -> TermMove:
        old, new = (terms.measure(id) for terms in (self._old, self._new))
        assert old is not None, "a measure of another kind is on both sides"
        assert new is not None, "a measure of another kind is on both sides"
        before, after = aim_words(old), aim_words(new)
        return TermMove(
            route=f"measures.{id}.kind",
            measure=id,
            what="aim",
            before=before,
            after=after,
            effect=Effect.COUNTED_DIFFERENTLY,
            share=None,
            text=f"{self._subject(id)}{before} becomes {after} ({Effect.COUNTED_DIFFERENTLY})",
        )

    def _subject(self, id: str) -> str:
        """The measure's name, where it is not the goal's only outcome."""
        outcomes = {m.id for terms in (self._old, self._new) for m in terms.outcomes}
        return "" if not id or outcomes == {id} else f"{one_line(self._labels[id])}: "

    def _what(self, move: Move) -> str:
        if move.route == f"measures.{move.measure}":
            measure = self._new.measure(move.measure) or self._old.measure(move.measure)
            assert measure is not None, "a measure that moves is on one side"
            return measure.role if measure.role != "outcome" else "outcome measure"
        if move.route == "teams":
            return "owning team"
        return one_line(move.what)

    def _side(self, move: Move, at: int) -> str:
        """What stood on one side, in words; an empty text is nothing."""
        terms = (self._old, self._new)[at]
        measure = terms.measure(move.measure) if move.measure else None
        if move.route == f"measures.{move.measure}":
            return aim_words(measure) if measure else ""
        text = self._tables[at].get(move.route, "")
        if not text:
            return ""
        if move.measure:
            return _of_measure(move, text, measure, self._words)
        return self._of_goal(move.route, terms, text)

    def _of_goal(self, route: str, terms: Terms, text: str) -> str:
        if route in _DAYS:
            return self._words.day(date.fromisoformat(text))
        if route == "teams":
            return listed(self._words.team(team) for team in terms.teams)
        if route == "agreement":
            people = terms.agreement.people
            return self._words.people(people) if people else rule_text(terms.agreement)
        return quoted(text) if route == "stop_if" else one_line(text)

    def _effect(self, move: Move, share: Fraction | None) -> str:
        told = _TOLD.get(move.effect, str(move.effect))
        if move.route in ("start", "due"):
            days = [text for one in self._tables if (text := one.get(move.route))]
            if len(days) == 2:
                apart = abs((date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days)
                return f"{told} by {count_words(apart, 'day')}"
        if not share:
            return told
        return f"{told}: {_share_told(share, self._new.measure(move.measure), self._said)}"

    def _share(self, move: Move) -> Fraction | None:
        """How much of what was promised goes; a negative share is promised on top."""
        key = move.route.rpartition(".")[2]
        old, new = self._old.measure(move.measure), self._new.measure(move.measure)
        if key not in ("target", "change") or old is None or new is None or old.unit != new.unit:
            return None
        if move.effect not in (Effect.EASIER, Effect.HARDER):
            return None
        was, now = self._promised(old, key), self._promised(new, key)
        return 1 - now / was if was and now is not None else None

    def _promised(self, measure: Measure, key: str) -> Fraction | None:
        """The way that is promised, from the baseline to the target."""
        aim = measure.aim
        if isinstance(aim, Total):
            return Fraction(aim.target)
        if not isinstance(aim, Moving):
            return None
        if key == "change":
            return Fraction(aim.change.amount) if aim.change else None
        baseline = aim.baseline if aim.baseline is not None else self._read_baseline(measure.id)
        if aim.target is None or baseline is None:
            return None
        return Fraction(aim.target) - Fraction(baseline)

    def _read_baseline(self, id: str) -> Decimal | None:
        """The baseline that the readings of the base gave."""
        states = self._state.numbers.measures
        return next((state.baseline for state in states if state.measure.id == id), None)


def _is_of_aim(move: Move) -> bool:
    key = move.route.removeprefix(f"measures.{move.measure}.")
    return key in _AIM or key.startswith(("except.", "pace."))


def _of_measure(move: Move, text: str, measure: Measure | None, words: Words) -> str:
    key = move.route.rpartition(".")[2]
    unit = measure.unit if measure else ""
    if key in _DAYS:
        return words.day(date.fromisoformat(text))
    if key in _LEVELS or ".pace." in move.route:
        return level_words(Decimal(text), unit)
    if key == "weight":
        return number_words(Decimal(text))
    return quoted(text) if key == "definition" else one_line(text)


def _share_told(share: Fraction, measure: Measure | None, said: str) -> str:
    what = f"{said} {'total' if measure and isinstance(measure.aim, Total) else 'improvement'}"
    if share > 1:
        return f"more than all of the {what} goes"
    if share > 0:
        return f"{share_words(share)} of the {what} goes"
    if share > -1:
        return f"{share_words(-share)} more than {said}"
    return f"{'' if share == -1 else 'more than '}twice what was {said}"
