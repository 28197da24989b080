"""The sentences of reach facts: each names the readings, or the goal, that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sitegen.compute.exact import whole
from sitegen.compute.normal import Band, Level
from sitegen.compute.slots import is_within
from sitegen.compute.wording import day_words, level_words, target_words
from sitegen.model.terms import Limits

_MOST_PLACES = 4


def record(
    levels: Sequence[Level], limits: Limits, unit: str, as_of: date, *, is_held: bool
) -> str:
    """How many readings would have done, and the best of them; of a level to hold, the worst."""
    kept = sum(is_within(limits, Fraction(level.value)) for level in levels)
    span = f"{len(levels)} readings {_span(levels[0].on, levels[-1].on, as_of)}"
    count, verb = _share(kept, len(levels))
    said = f"{count} {span} {verb} {_bounds(limits, unit)}"
    is_up = _is_up(limits)
    if is_up is None:
        return f"{said}."
    pick = max if is_up is not is_held else min
    end = pick(levels, key=lambda level: (level.value, _order(level, pick is max)))
    word = "worst" if is_held else "best"
    level = level_words(end.value, unit)
    return f"{said}; the {word} was {level} on {day_words(end.on, as_of)}."


def target_in_band(normal: Band, limits: Limits, unit: str, as_of: date, places: int) -> str:
    """Whether a target is normal variation; `places` are the decimals to show at least."""
    is_up = limits.at_least is not None
    target = limits.at_least if limits.at_least is not None else limits.at_most
    assert target is not None, "a target is a limit on one side"
    said = f"{_variation(normal, limits, unit, as_of, places)}: the target, "
    said += level_words(target, unit)
    if normal.low == normal.high:
        return f"{said}, is {'the same' if normal.holds(target) else 'another'}."
    if normal.holds(target):
        return f"{said}, lies inside it."
    is_better = (Fraction(target) > normal.high) is is_up
    return f"{said}, lies outside it{'' if is_better else ', on the side that is worse'}."


def held_in_band(normal: Band, limits: Limits, unit: str, as_of: date, places: int) -> str:
    """Whether normal variation keeps within limits."""
    ends = [is_within(limits, end) for end in (normal.low, normal.high)]
    said = _variation(normal, limits, unit, as_of, places)
    if all(ends):
        return f"{said}: all of it is within the limits."
    inside = [level for level in levels_of(limits) if normal.holds(level)]
    if not inside:
        return f"{said}: none of it is within the limits."
    if len(inside) == 1:
        return f"{said}: the limit, {level_words(inside[0], unit)}, lies inside it."
    return f"{said}: both limits lie inside it."


def past(title: str, closed: date, share: Fraction, as_of: date) -> str:
    """What an earlier goal brought of the change it promised."""
    came = f"brought {whole(share * 100)}% of the change it promised"
    if share < 0:
        came = "moved away from its target"
    return (
        f"An earlier goal of the team on this metric, “{title}”, closed on "
        f"{day_words(closed, as_of)}, {came}."
    )


def places(levels: Sequence[Level], limits: Limits) -> int:
    """How many decimals readings and limits are written with, at most four."""
    known = (*(level.value for level in levels), *levels_of(limits))
    return min(_MOST_PLACES, max((_places(value) for value in known), default=0))


def shown(end: Fraction, decimals: int, beside: Sequence[Decimal] = ()) -> Decimal:
    """An end of a band, rounded, with more decimals where it would change sides with a limit."""
    for count in range(decimals, _MOST_PLACES + 1):
        found = Decimal(whole(end * 10**count)).scaleb(-count)
        if all(_side(Fraction(found), level) == _side(end, level) for level in beside):
            break
    return found


def _side(end: Fraction, level: Decimal) -> int:
    return (end > Fraction(level)) - (end < Fraction(level))


def _variation(normal: Band, limits: Limits, unit: str, as_of: date, decimals: int) -> str:
    """`Between 2.9 and 5.1 hours is normal variation of the 14 readings from … to …`."""
    of = f"the {normal.count} readings {_span(normal.start, normal.end, as_of)}"
    if normal.low == normal.high:
        return f"Each of {of} was {level_words(shown(normal.mean, decimals), unit)}"
    low, high = (shown(end, decimals, levels_of(limits)) for end in (normal.low, normal.high))
    if normal.is_low_cut and normal.is_high_cut:
        what = "Any level"
    elif normal.is_low_cut:
        what = f"Anything up to {level_words(high, unit)}"
    elif normal.is_high_cut:
        what = f"Anything from {level_words(low, unit)} on"
    else:
        what = f"Between {target_words(low, unit)} and {level_words(high, unit)}"
    return f"{what} is normal variation of {of}"


def _span(start: date, end: date, as_of: date) -> str:
    return f"from {day_words(start, as_of)} to {day_words(end, as_of)}"


def _share(kept: int, count: int) -> tuple[str, str]:
    if kept == count:
        return "All", "were"
    if kept < 2:
        return ("One of the" if kept else "None of the"), "was"
    return f"{kept} of the", "were"


def _bounds(limits: Limits, unit: str) -> str:
    """`at or below 2.8 hours`, `between 30 and 50 tickets`."""
    if limits.at_least is not None and limits.at_most is not None:
        low = target_words(limits.at_least, unit)
        return f"between {low} and {level_words(limits.at_most, unit)}"
    named = (
        ("at or above", limits.at_least),
        ("above", limits.above),
        ("at or below", limits.at_most),
        ("below", limits.below),
    )
    return " and ".join(f"{word} {level_words(at, unit)}" for word, at in named if at is not None)


def _is_up(limits: Limits) -> bool | None:
    """Whether more is better; None where limits stand on both sides, or on none."""
    has_lower = limits.at_least is not None or limits.above is not None
    has_upper = limits.at_most is not None or limits.below is not None
    return None if has_lower is has_upper else has_lower


def _order(level: Level, is_highest: bool) -> int:
    """Of equal readings, the latest is named."""
    return level.on.toordinal() if is_highest else -level.on.toordinal()


def levels_of(limits: Limits) -> tuple[Decimal, ...]:
    """The levels that limits name."""
    known = (limits.at_least, limits.above, limits.at_most, limits.below)
    return tuple(level for level in known if level is not None)


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
