"""Names, days and shares in the words of a review."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from sitegen.compute.exact import whole
from sitegen.compute.wording import day_words, level_words, limits_words, number_words
from sitegen.dates import Cadence
from sitegen.model.board import BoardFacts
from sitegen.model.goal import Actor
from sitegen.model.terms import ChangeKind, Holding, Judge, Measure, Moving, Total, YesNo
from sitegen.words import listed, one_line

_SHORT = 160
_NAMED = {
    Fraction(1, 2): "half",
    Fraction(1, 3): "a third",
    Fraction(2, 3): "two thirds",
    Fraction(1, 4): "a quarter",
    Fraction(3, 4): "three quarters",
    Fraction(1, 5): "a fifth",
    Fraction(2, 5): "two fifths",
    Fraction(3, 5): "three fifths",
    Fraction(4, 5): "four fifths",
    Fraction(1, 6): "a sixth",
    Fraction(5, 6): "five sixths",
    Fraction(1, 8): "an eighth",
    Fraction(1, 10): "a tenth",
    Fraction(1): "all",
}
_JUDGE = {
    Judge.LAST: ", the last one counts",
    Judge.AVERAGE: " on average",
    Judge.TOTAL: " in total",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What people, teams and days are called in a review.

    `facts` are the head's, with every person and team of the base as the base has them: a
    change cannot rename whom it asks.
    """

    facts: BoardFacts
    as_of: date

    def person(self, id: str) -> str:
        """A person's name; the id itself where nobody has it."""
        known = self.facts.person(id)
        return one_line(known.name) if known and known.name else id

    def people(self, ids: Iterable[str]) -> str:
        """`Maria, Chen and Amir`."""
        return listed(self.person(id) for id in ids)

    def team(self, id: str) -> str:
        """A team's name; the id itself where nobody has it."""
        known = self.facts.team(id)
        return one_line(known.name) if known and known.name else id

    def actors(self, actors: Iterable[Actor]) -> str:
        """Who does something: people, teams and those outside the board."""
        return listed(self._actor(actor) for actor in actors)

    def _actor(self, actor: Actor) -> str:
        if actor.outside:
            return one_line(actor.outside)
        return self.person(actor.id) if self.facts.person(actor.id) else self.team(actor.id)

    def day(self, day: date) -> str:
        """`14 November`, with the year where it is another one than today's."""
        return day_words(day, self.as_of)


def words(base: BoardFacts, head: BoardFacts, as_of: date) -> Words:
    """The words for a review of these two."""
    people = (one for one in head.people if base.person(one.id) is None)
    teams = (one for one in head.teams if base.team(one.id) is None)
    return Words(replace(head, people=(*base.people, *people), teams=(*base.teams, *teams)), as_of)


def quoted(text: str, longest: int = _SHORT) -> str:
    """What people wrote, in quotes on one line, cut where it is long; nothing for nothing."""
    line = one_line(text)
    if not line:
        return ""
    return f"“{line}”" if len(line) <= longest else f"“{line[:longest].rstrip()}…”"


def ended(text: str) -> str:
    """A text with a full stop, where it does not end a sentence yet, in quotes or not."""
    last = text.rstrip("”")[-1:]
    return text if last in ".!?…" else f"{text}."


def share_words(share: Fraction) -> str:
    """A share above 0 and up to 1: `a third`, `29%`."""
    if share in _NAMED:
        return _NAMED[share]
    percent = whole(share * 100)
    return "less than 1%" if percent < 1 else f"{min(percent, 99)}%"


def cadence_words(cadence: Cadence) -> str:
    """`every 2 weeks`, `every week on Friday`, `without fixed days`."""
    text = str(cadence)
    span, _, weekday = text.partition(" on ")
    if cadence.span is None:
        return "without fixed days"
    return f"every {span} on {weekday.capitalize()}" if weekday else f"every {span}"


def aim_words(measure: Measure) -> str:
    """What a measure aims at: `4 hours → 2.8 hours`, `at least 92%`, `500 contacts in total`."""
    aim, unit = measure.aim, measure.unit
    if isinstance(aim, Moving):
        return _moving(aim, unit)
    if isinstance(aim, Holding):
        limits = limits_words(aim.limits, unit) or "no limits"
        gap = "" if unit.startswith("%") or not unit else f" {unit}"
        return f"{limits}{gap}{_JUDGE.get(aim.judge, '')}"
    if isinstance(aim, Total):
        return f"{level_words(aim.target, unit)} in total"
    return "yes or no" if isinstance(aim, YesNo) else "all milestones reached"


def _moving(aim: Moving, unit: str) -> str:
    start = "not known yet" if aim.baseline is None else level_words(aim.baseline, unit)
    change = ""
    if aim.change is not None:
        suffix = {ChangeKind.RELATIVE: "%", ChangeKind.POINTS: " points", ChangeKind.UNITS: ""}
        kind = aim.change.kind
        gap = f" {unit}" if kind is ChangeKind.UNITS and unit else ""
        sign = "+" if aim.change.amount > 0 else ""
        change = f"{sign}{number_words(aim.change.amount)}{suffix[kind]}{gap}"
    if aim.target is None:
        return f"{start} → {change or 'not said yet'}"
    return f"{start} → {level_words(aim.target, unit)}" + (f" ({change})" if change else "")
