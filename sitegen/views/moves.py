"""What moved between two versions of terms, as people read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sitegen.compute.canonical import Table, table
from sitegen.compute.moves import Effect, Move
from sitegen.compute.story import Chapter
from sitegen.model.goal import Goal
from sitegen.model.terms import Kind, Measure, Terms
from sitegen.site import Site
from sitegen.views.forms import Forms
from sitegen.views.people import team_name
from sitegen.views.words import KIND, ROLE, aim_words, measure_name, rule_words
from sitegen.words import listed, sentence

EFFECT = {effect: effect.value for effect in Effect} | {Effect.PARTIES: "other people"}
"""The word that stands beside a move."""

_DAYS = frozenset(("start", "due", "first", "judge_from", "pace_from"))
_LEVELS = frozenset(("baseline", "target", "stretch", "at_least", "above", "at_most", "below"))
_SPOKEN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRow:
    """One thing that moved: `label` says what, `before` and `after` are empty where it is not."""

    label: str
    before: str
    after: str
    effect: str
    is_late: bool

    @property
    def told(self) -> str:
        """From where to where."""
        if not self.before:
            return f"now {self.after}"
        if not self.after:
            return f"gone; it was {self.before}"
        return f"from {self.before} to {self.after}"


def move_rows(chapter: Chapter, goal: Goal, site: Site, forms: Forms) -> tuple[MoveRow, ...]:
    """Everything that moved in a chapter of a goal's story."""
    if chapter.before is None:
        return ()
    told = _Told(
        chapter.before.terms,
        chapter.version.terms,
        lambda measure: measure_name(measure, goal, site),
        site,
        forms,
    )
    return tuple(told.row(move, is_late=move in chapter.late) for move in chapter.moved)


def spoken(rows: tuple[MoveRow, ...]) -> str:
    """The moves in half a sentence; many are counted."""
    told = tuple(f"{row.label} {row.told} ({row.effect})" for row in rows[:_SPOKEN])
    more = len(rows) - len(told)
    rest = (f"{more} more change{'s' if more > 1 else ''}",) if more else ()
    return listed((*told, *rest))


class _Told:
    """Two versions of terms with their canonical tables, to look words up in."""

    def __init__(
        self, before: Terms, after: Terms, name: Callable[[Measure], str], site: Site, forms: Forms
    ) -> None:
        self._before, self._after, self._name = before, after, name
        self._old, self._new = table(before), table(after)
        self._site, self._forms = site, forms

    def row(self, move: Move, *, is_late: bool) -> MoveRow:
        return MoveRow(
            label=self._label(move),
            before=self._words(move, self._before, self._old, move.before),
            after=self._words(move, self._after, self._new, move.after),
            effect=EFFECT[move.effect],
            is_late=is_late,
        )

    def _label(self, move: Move) -> str:
        measure = self._after.measure(move.measure) or self._before.measure(move.measure)
        if measure is None:
            return sentence(move.what)
        name = self._name(measure)
        if move.route == f"measures.{move.measure}":
            return f"{name} ({ROLE[measure.role]})"
        return f"{name} {self._what(move)}"

    def _what(self, move: Move) -> str:
        key = move.route.removeprefix(f"measures.{move.measure}.")
        head, _, rest = key.partition(".")
        if head == "except":
            start, _, end = rest.partition(".")[0].partition("/")
            days = self._forms.span(date.fromisoformat(start), date.fromisoformat(end))
            return f"{move.what.partition(' from ')[0]}, {days}"
        if head == "pace":
            return f"expected by {self._forms.day(date.fromisoformat(rest))}"
        return move.what

    def _words(self, move: Move, terms: Terms, canonical: Table, text: str) -> str:
        """A side of a move in the board's own forms; what has none stands as the terms have it."""
        measure = terms.measure(move.measure)
        if not text or (measure is None and move.measure):
            return ""
        raw = canonical.get(move.route, "")
        if measure is not None:
            return self._of_measure(move, measure, raw) or text
        return self._of_goal(move.route, terms, raw) or text

    def _of_measure(self, move: Move, measure: Measure, raw: str) -> str:
        if not raw:
            return aim_words(measure, self._forms)
        key = move.route.rpartition(".")[2]
        if key == "role":
            return ROLE[measure.role]
        if key in _DAYS:
            return self._forms.day(date.fromisoformat(raw))
        if key in _LEVELS or ".pace." in move.route:
            return self._forms.amount(Decimal(raw), measure.unit)
        return raw

    def _of_goal(self, route: str, terms: Terms, raw: str) -> str:
        match route:
            case "start" | "due":
                return self._forms.day(date.fromisoformat(raw))
            case "agreement":
                return rule_words(terms.agreement, self._site)
            case "teams":
                return listed(tuple(team_name(self._site, team) for team in terms.teams))
            case "kind":
                return KIND[Kind(raw)]
            case _:
                return raw
