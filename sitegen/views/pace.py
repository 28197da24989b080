"""What a measure needs from here on, in one sentence."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sitegen.compute.exact import decimal
from sitegen.compute.needed import Needed, needed
from sitegen.model.state import GoalState, MeasureState
from sitegen.views.forms import Forms

_DIGITS = 2
"""As exact as a pace can be known."""


def pace_words(measure: MeasureState, goal: GoalState, forms: Forms) -> str:
    """`From here: 1.1 hours less each week; since 19 Oct it was 0.9 less.`, or nothing."""
    found = needed(measure, goal)
    if found is None:
        return ""
    unit = "points" if measure.measure.unit == "%" else measure.measure.unit
    span = found.every
    each = f"each {span.grain}" if span.count == 1 else f"every {span.count} {span.grain}s"
    amount = forms.amount(_short(abs(found.needed)), unit)
    said = f"From here: {amount} {_side(found.needed)} {each}"
    return f"{said}{_recent_words(found, forms)}."


def _recent_words(found: Needed, forms: Forms) -> str:
    if found.recent is None or found.since is None:
        return ""
    since = f"; since {forms.day(found.since)} it"
    if not found.recent:
        return f"{since} did not move"
    return f"{since} was {forms.number(_short(abs(found.recent)))} {_side(found.recent)}"


def _side(change: Fraction) -> str:
    return "more" if change > 0 else "less"


def _short(size: Fraction) -> Decimal:
    """A size with two digits that say something; what lies before the point is kept whole."""
    places = 0
    while places < 4 and size * 10**places < 10 ** (_DIGITS - 1):
        places += 1
    return decimal(size, places)
