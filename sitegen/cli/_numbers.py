"""Numbers and aims as people type them into a conversation."""

from __future__ import annotations

from sitegen.decode.levels import Levels
from sitegen.decode.notes import Notes
from sitegen.decode.short_form import EXAMPLES, ShortForm, parse_short_form
from sitegen.model.board import Metric
from sitegen.model.terms import MeasureKind
from sitegen.numbers import NumberProblem, parse_quantity
from sitegen.scaffold.answers import Unfit
from sitegen.scaffold.measures import is_number
from sitegen.source import Place

UNKNOWN = "unknown"
NUMBER = "A number is needed here, in plain digits, such as 2.8."
_NONE = ("none", "-", "no")


def is_none(text: str) -> bool:
    """Whether an answer says that there is nothing."""
    return text.casefold() in _NONE


def number(text: str) -> str:
    """A number as it was typed. Raises Unfit."""
    if not is_number(text):
        raise Unfit(f"“{text}” is no number; write it in plain digits, such as 2.8.")
    return text


def in_its_unit(text: str, metric: Metric | None, unit: str) -> str:
    """A number that is in the unit of its measure, or names none. Raises Unfit."""
    notes = Notes("")
    levels = Levels(notes, metric, "" if metric else unit)
    levels.note(parse_quantity(text), Place())
    if (metric or unit) and not levels.check():
        raise Unfit(f"{notes.findings[0].message} {notes.findings[0].fix}")
    return text


def start(text: str, *, needs_number: bool) -> str:
    """A number, `unknown`, or a whole short form. Raises Unfit.

    With `needs_number` only short forms that need no description of what is counted.
    """
    if text.casefold() == UNKNOWN:
        return UNKNOWN
    if is_number(text):
        return text
    form = short_form(text)
    if needs_number and form.kind not in (MeasureKind.YES_NO, MeasureKind.MILESTONES):
        raise Unfit("For a number of your own, say where it is now, or `unknown`, or `yes or no`.")
    return text


def short_form(text: str) -> ShortForm:
    """The meaning of a short form. Raises Unfit."""
    try:
        form = parse_short_form(text)
    except NumberProblem as problem:
        raise Unfit(f"{problem}.") from None
    if form is None:
        raise Unfit(f"A number belongs here, or an aim such as `{'`, `'.join(EXAMPLES[:4])}`.")
    return form


def in_unit(unit: str) -> str:
    """The unit, as a question names it."""
    return f" (in {unit})" if unit else ""
