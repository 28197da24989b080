"""What moved between two versions of terms, and which way: easier, harder, later, counted anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sitegen.compute.versions import changes
from sitegen.compute.wording import level_words
from sitegen.model.ledger import FieldChange
from sitegen.model.terms import (
    Direction,
    Holding,
    Measure,
    Moving,
    Role,
    Terms,
    Total,
)
from sitegen.numbers import parse_decimal


class Effect(StrEnum):
    """Which way a change of terms goes, in the word that people read."""

    EASIER = "easier"
    HARDER = "harder"
    LATER = "later"
    EARLIER = "earlier"
    WIDER = "scope wider"
    NARROWER = "scope narrower"
    COUNTED_DIFFERENTLY = "counted differently"
    PARTIES = "parties"
    OTHER = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One thing that moved. `route` is its canonical field, or `measures.ID` for a whole measure.

    `before` and `after` are in words; an empty text is nothing there.
    """

    route: str
    measure: str
    what: str
    before: str
    after: str
    effect: Effect


_WHAT = {
    "at_least": "lower limit",
    "at_most": "upper limit",
    "above": "lower limit",
    "below": "upper limit",
    "stop_if": "stop condition",
    "agreement": "who agrees",
    "min_n": "fewest cases",
    "every": "how often it is read",
    "first": "first reading",
    "judge": "what is judged",
    "judge_from": "judged from",
    "pace_from": "expected from",
    "due": "due date",
    "start": "start date",
}
_LOWER = ("at_least", "above")
_UPPER = ("at_most", "below")
_BINDS = (Role.LEAD, Role.GUARDRAIL, Role.OUTCOME)
"""How much a measure decides, from watched only to whether the goal is met."""
_LEVELS = ("baseline", "target", "stretch", *_LOWER, *_UPPER)


def moves(before: Terms, after: Terms) -> tuple[Move, ...]:
    """Everything that moved, by route; a measure that came or went counts as one."""
    old = {measure.id for measure in before.measures}
    new = {measure.id for measure in after.measures}
    whole = tuple(f"measures.{id}." for id in old ^ new)
    found = [_whole(id, is_added=id in new) for id in old ^ new]
    found += [
        _move(change, before, after)
        for change in changes(before, after)
        if not change.route.startswith(whole)
    ]
    return tuple(sorted(found, key=lambda move: move.route))


def _whole(id: str, *, is_added: bool) -> Move:
    return Move(
        route=f"measures.{id}",
        measure=id,
        what="measure",
        before="" if is_added else "there",
        after="there" if is_added else "",
        effect=Effect.HARDER if is_added else Effect.EASIER,
    )


def _move(change: FieldChange, before: Terms, after: Terms) -> Move:
    if not change.route.startswith("measures."):
        return Move(
            route=change.route,
            measure="",
            what=_WHAT.get(change.route, change.route),
            before=change.before,
            after=change.after,
            effect=_effect_on_goal(change),
        )
    _, id, key = change.route.split(".", 2)
    was, now = before.measure(id), after.measure(id)
    assert was is not None, "a measure that came or went moves as a whole"
    assert now is not None, "a measure that came or went moves as a whole"
    last = key.rpartition(".")[2]
    return Move(
        route=change.route,
        measure=id,
        what=_what(key),
        before=_words(last, change.before, was),
        after=_words(last, change.after, now),
        effect=_effect_on_measure(key, change, was, now),
    )


def _what(key: str) -> str:
    head, _, rest = key.partition(".")
    if head == "except":
        days, _, limit = rest.partition(".")
        return f"{_WHAT[limit]} from {days.replace('/', ' to ')}"
    if head == "pace":
        return f"expected by {rest}"
    return f"scope ({rest})" if head == "scope" else _WHAT.get(key, key.replace("_", " "))


def _words(key: str, text: str, measure: Measure) -> str:
    is_level = key in _LEVELS or key[:4].isdigit()
    return level_words(parse_decimal(text), measure.unit) if text and is_level else text


def _effect_on_goal(change: FieldChange) -> Effect:
    if change.route in ("start", "due"):
        if not change.before or not change.after:
            return Effect.OTHER
        later = date.fromisoformat(change.after) > date.fromisoformat(change.before)
        return Effect.LATER if later else Effect.EARLIER
    return Effect.PARTIES if change.route in ("teams", "agreement") else Effect.OTHER


def _effect_on_measure(key: str, change: FieldChange, was: Measure, now: Measure) -> Effect:
    if key.startswith("scope."):
        return _effect_on_scope(change)
    if key == "role":
        is_more = _BINDS.index(now.role) > _BINDS.index(was.role)
        return Effect.HARDER if is_more else Effect.EASIER
    if key.startswith("except."):
        return _effect_of_exception(key, change, now if change.after else was)
    is_same_sort = type(was.aim) is type(now.aim) and was.unit == now.unit
    if is_same_sort and key in (*_LOWER, *_UPPER):
        return _effect_of_limit(key, change)
    if is_same_sort and key in ("target", "change", "stretch"):
        return _effect_of_target(key, change, was, now)
    return Effect.COUNTED_DIFFERENTLY


def _effect_on_scope(change: FieldChange) -> Effect:
    if change.before and change.after:
        return Effect.COUNTED_DIFFERENTLY
    return Effect.NARROWER if change.after else Effect.WIDER


def _effect_of_limit(key: str, change: FieldChange) -> Effect:
    if not change.before or not change.after:
        return Effect.HARDER if change.after else Effect.EASIER
    rises = parse_decimal(change.after) > parse_decimal(change.before)
    return Effect.HARDER if rises == (key in _LOWER) else Effect.EASIER


def _effect_of_exception(key: str, change: FieldChange, measure: Measure) -> Effect:
    """An exception that is looser than the limit makes it easier to keep, a stricter one harder."""
    limit = key.rpartition(".")[2]
    if change.before and change.after:
        return _effect_of_limit(limit, change)
    usual = getattr(measure.aim.limits, limit) if isinstance(measure.aim, Holding) else None
    if usual is None:
        return Effect.COUNTED_DIFFERENTLY
    other = parse_decimal(change.after or change.before)
    looser = other < usual if limit in _LOWER else other > usual
    return Effect.EASIER if looser == bool(change.after) else Effect.HARDER


def _effect_of_target(key: str, change: FieldChange, was: Measure, now: Measure) -> Effect:
    if key == "stretch" and not (change.before and change.after):
        return Effect.OTHER
    old, new = _aimed(key, was), _aimed(key, now)
    if old is None or new is None or old == new:
        return Effect.COUNTED_DIFFERENTLY
    rising = _is_rising(now)
    if rising is None:
        return Effect.COUNTED_DIFFERENTLY
    return Effect.HARDER if (new > old) == rising else Effect.EASIER


def _aimed(key: str, measure: Measure) -> Decimal | None:
    """The level aimed at, or where only a change is known that change, signed as levels are."""
    aim = measure.aim
    if isinstance(aim, Total):
        return aim.stretch if key == "stretch" else aim.target
    if not isinstance(aim, Moving):
        return None
    if key == "change":
        return aim.change.amount if aim.change else None
    return aim.stretch if key == "stretch" else aim.target


def _is_rising(measure: Measure) -> bool | None:
    """Whether more is better; None where neither metric nor numbers tell."""
    if isinstance(measure.aim, Total):
        return True
    if measure.direction is not None:
        return measure.direction is Direction.UP
    aim = measure.aim
    if isinstance(aim, Moving) and aim.change is not None:
        return aim.change.amount > 0
    if isinstance(aim, Moving) and aim.baseline is not None and aim.target is not None:
        return aim.target > aim.baseline
    return None
