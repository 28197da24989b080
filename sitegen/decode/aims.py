"""What a measure aims at: told from its short form, or from the keys that were written."""

from __future__ import annotations

from decimal import Decimal

from sitegen.decode import catalogue
from sitegen.decode.levels import Levels, as_written, level
from sitegen.decode.notes import Notes, shown
from sitegen.decode.records import Values
from sitegen.decode.shapes import Sort
from sitegen.decode.short_form import ShortForm
from sitegen.decode.units import is_points, unit_name
from sitegen.model.terms import (
    Aim,
    Change,
    ChangeKind,
    Holding,
    Judge,
    Limits,
    LimitsException,
    MeasureKind,
    Milestones,
    Moving,
    PacePoint,
    Total,
    YesNo,
)
from sitegen.numbers import Quantity, canonical

PACE_KEYS = ("pace", "pace_from")
MOVE_KEYS = ("baseline", "target", "change", "stretch", *PACE_KEYS)
TOTAL_KEYS = ("target", "stretch", *PACE_KEYS)
LIMIT_KEYS = ("at_least", "at_most", "between", "above", "below")
HOLD_KEYS = (*LIMIT_KEYS, "except", "judge", "judge_from")

_KEYS = {
    MeasureKind.MOVING: MOVE_KEYS,
    MeasureKind.HOLDING: HOLD_KEYS,
    MeasureKind.TOTAL: TOTAL_KEYS,
    MeasureKind.MILESTONES: (),
    MeasureKind.YES_NO: (),
}
SORTS = tuple(
    Sort(word=str(kind), keys=keys, needs=needs)
    for kind, keys, needs in (
        (MeasureKind.MOVING, _KEYS[MeasureKind.MOVING], ("target", "change")),
        (MeasureKind.HOLDING, _KEYS[MeasureKind.HOLDING], LIMIT_KEYS),
        (MeasureKind.TOTAL, _KEYS[MeasureKind.TOTAL], ("target",)),
        (MeasureKind.MILESTONES, (), ()),
        (MeasureKind.YES_NO, (), ()),
    )
)
_WORDS = {
    MeasureKind.MOVING: "moved to a target",
    MeasureKind.HOLDING: "held within limits",
    MeasureKind.TOTAL: "added up to a total",
    MeasureKind.MILESTONES: "the share of milestones reached",
    MeasureKind.YES_NO: "a yes or no",
}


def aim(
    id: str, short: ShortForm | None, values: Values, levels: Levels, notes: Notes
) -> Aim | None:
    """What the measure `id` aims at; None, with findings, where that cannot be told."""
    if short:
        return _short_aim(id, short, values, levels)
    kind = values.get("kind") or _kind(values)
    _refuse_other_keys(kind, values, notes)
    match kind:
        case MeasureKind.MOVING:
            return _moving(values, levels, notes)
        case MeasureKind.HOLDING:
            return _holding(values, levels, notes)
        case MeasureKind.TOTAL:
            return _total(values, levels, notes)
        case MeasureKind.MILESTONES:
            return Milestones()
    return YesNo()


def _kind(values: Values) -> MeasureKind:
    held = any(values.wrote(key) for key in LIMIT_KEYS)
    moved = any(values.wrote(key) for key in ("target", "change"))
    return MeasureKind.HOLDING if held and not moved else MeasureKind.MOVING


def _refuse_other_keys(kind: MeasureKind, values: Values, notes: Notes) -> None:
    for key in dict.fromkeys((*MOVE_KEYS, *HOLD_KEYS)):
        if values.wrote(key) and key not in _KEYS[kind]:
            notes.add(
                catalogue.MIXED_AIMS,
                values.place(key),
                f"`{key}` does not go with a measure that is {_WORDS[kind]}.",
            )


def _short_aim(id: str, short: ShortForm, values: Values, levels: Levels) -> Aim | None:
    place = values.place("")
    is_moving = short.kind is MeasureKind.MOVING
    for quantity in (short.baseline, *(limit for _, limit in short.limits)):
        levels.note(quantity, place)
    levels.note(short.target, place, is_target=is_moving)
    role = f"role: {short.role}, " if short.role else ""
    start = f"{role}baseline: {as_written(short.baseline)}, " if short.baseline else role
    if not levels.check(lambda change: f"{id}: {{{start}change: {change}}}"):
        return None
    if is_moving:
        return Moving(baseline=level(short.baseline), target=level(short.target))
    if short.kind is MeasureKind.HOLDING:
        limits = Limits(**{key: limit.value for key, limit in short.limits})
        return Holding(limits=limits, judge=short.judge or Judge.EVERY)
    if short.kind is MeasureKind.TOTAL and short.target:
        return Total(target=short.target.value)
    return Milestones() if short.kind is MeasureKind.MILESTONES else YesNo()


def _moving(values: Values, levels: Levels, notes: Notes) -> Moving | None:
    baseline = values.get("baseline")
    start = baseline.value if baseline else None
    levels.note(start, values.place("baseline"))
    levels.note(values.get("target"), values.place("target"), is_target=True)
    levels.note(values.get("stretch"), values.place("stretch"))
    pace = _pace(values, levels)
    if not levels.check():
        return None
    if not any(values.wrote(key) for key in ("target", "change")):
        _say_unclear("This measure has neither a target nor limits.", values, notes)
    if values.wrote("target") and values.wrote("change"):
        notes.add(
            catalogue.MIXED_AIMS,
            values.place("change"),
            "This measure has a target and a change; one follows from the other.",
            "Keep one of them.",
        )
    known = level(start)
    change = _change(values, levels.unit, known, notes) if values.get("change") else None
    target = level(values.get("target"))
    if change and known is not None and target is None:
        target, change = change.target(known), None
    return Moving(
        baseline=known,
        target=target,
        change=change if target is None else None,
        stretch=level(values.get("stretch")),
        pace=pace,
        pace_from=values.get("pace_from"),
    )


def _say_unclear(message: str, values: Values, notes: Notes) -> None:
    """Say what is missing, unless it is there under a name that is not known."""
    if not values.unknown:
        notes.add(catalogue.BAD_MEASURE, values.place(""), message)


def _change(values: Values, unit: str, baseline: Decimal | None, notes: Notes) -> Change | None:
    wrote: Quantity = values.get("change")
    place = values.place("change")
    amount = canonical(wrote.value)
    is_percent = unit_name(wrote.unit) == "%"
    if is_percent and unit == "%":
        notes.add(
            catalogue.PERCENT_OR_POINTS,
            place,
            f"{shown(as_written(wrote))} of a measure in percent can be read in two ways.",
            f"Did you mean {'+' if wrote.value > 0 else ''}{amount}pp, or a level as `target`?",
        )
        return None
    if is_percent:
        if baseline is not None and baseline <= 0:
            notes.add(
                catalogue.RELATIVE_BASELINE,
                place,
                f"{shown(amount + '%')} of a baseline of {canonical(baseline)} has no meaning.",
            )
            return None
        return Change(kind=ChangeKind.RELATIVE, amount=wrote.value)
    if unit == "%":
        if wrote.unit and not is_points(wrote.unit):
            notes.add(
                catalogue.BAD_UNIT,
                place,
                f"{shown(wrote.unit)} is no unit for a change of a measure in percent.",
                f"Write points, such as {amount}pp.",
            )
            return None
        return Change(kind=ChangeKind.POINTS, amount=wrote.value)
    levels = Levels(notes, None, unit)
    levels.note(wrote, place)
    return Change(kind=ChangeKind.UNITS, amount=wrote.value) if levels.check() else None


def _total(values: Values, levels: Levels, notes: Notes) -> Total | None:
    target = values.get("target")
    levels.note(target, values.place("target"))
    levels.note(values.get("stretch"), values.place("stretch"))
    pace = _pace(values, levels)
    if not levels.check():
        return None
    if target is None:
        if not values.wrote("target"):
            _say_unclear("This total has no target to add up to.", values, notes)
        return None
    return Total(
        target=target.value,
        stretch=level(values.get("stretch")),
        pace=pace,
        pace_from=values.get("pace_from"),
    )


def _pace(values: Values, levels: Levels) -> tuple[PacePoint, ...]:
    points = values.get("pace", ())
    for _, quantity, place in points:
        levels.note(quantity, place)
    return tuple(PacePoint(on=on, level=quantity.value) for on, quantity, _ in points)


def _holding(values: Values, levels: Levels, notes: Notes) -> Holding | None:
    limits = _limits(values, levels)
    exceptions = tuple(
        LimitsException(
            start=one.get("from"),
            end=one.get("to"),
            limits=_limits(one, levels),
            because=one.get("because", ""),
        )
        for one in values.get("except", ())
        if one.get("from") and one.get("to")
    )
    if not levels.check():
        return None
    if limits == Limits():
        if not any(values.wrote(key) for key in LIMIT_KEYS):
            _say_unclear("This measure has no limits to hold.", values, notes)
        return None
    return Holding(
        limits=limits,
        exceptions=exceptions,
        judge=values.get("judge", Judge.EVERY),
        judge_from=values.get("judge_from"),
    )


def _limits(values: Values, levels: Levels) -> Limits:
    found: dict[str, Decimal] = {}
    for key in ("at_least", "at_most", "above", "below"):
        quantity = values.get(key)
        levels.note(quantity, values.place(key))
        if quantity is not None:
            found[key] = quantity.value
    pair = values.get("between", ())
    for key, quantity in zip(("at_least", "at_most"), pair, strict=False):
        levels.note(quantity, values.place("between"))
        found[key] = quantity.value
    return Limits(**found)
