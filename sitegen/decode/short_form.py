"""The short forms of a measure: `from 4.0 to 2.8 hours`, `guardrail at least 92%`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.decode import patterns
from sitegen.decode.shapes import Written
from sitegen.model.terms import Judge, MeasureKind, Role
from sitegen.numbers import NumberProblem, Quantity, parse_quantity

EXAMPLES = (
    "from 4.0 to 2.8 hours",
    "at least 92%",
    "at most 5%",
    "between 3 and 5 days",
    "below 20 tickets",
    "above 40 points",
    "500 contacts in total",
    "at most 20 hours in total",
    "milestones",
    "yes or no",
)

SHORT_FORM = Written(
    name="short-form",
    pattern=patterns.alone(patterns.SHORT_FORM),
    likes=EXAMPLES,
    fix="Write it like `from 4.0 to 2.8 hours`, `guardrail at least 92%` or `at most 5%`.",
)

_ROLE = re.compile(r"(guardrail|lead|outcome)\s+(.+)", re.IGNORECASE | re.DOTALL)
_FROM_TO = re.compile(r"from (.+?) to (.+)", re.IGNORECASE)
_BETWEEN = re.compile(r"between (.+?) and (.+)", re.IGNORECASE)
_LIMIT = re.compile(r"(at least|at most|above|below) (.+)", re.IGNORECASE)
_TOTAL = re.compile(r"(.+) in total", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortForm:
    """What a short form says; `limits` has the limit's key and its value, in the order written."""

    role: Role | None = None
    kind: MeasureKind
    baseline: Quantity | None = None
    target: Quantity | None = None
    limits: tuple[tuple[str, Quantity], ...] = ()
    judge: Judge | None = None


def parse_short_form(text: str) -> ShortForm | None:
    """The meaning of a short form, or None where it is none. Raises NumberProblem."""
    words = " ".join(text.split())
    role = _ROLE.fullmatch(words)
    if role:
        return _aim(role[2], Role(role[1].casefold()))
    return _aim(words, None)


def _aim(words: str, role: Role | None) -> ShortForm | None:
    if words.casefold() == "milestones":
        return ShortForm(role=role, kind=MeasureKind.MILESTONES)
    if words.casefold() in ("yes or no", "yes/no"):
        return ShortForm(role=role, kind=MeasureKind.YES_NO)
    moved = _FROM_TO.fullmatch(words)
    if moved:
        return ShortForm(
            role=role,
            kind=MeasureKind.MOVING,
            baseline=_quantity(moved[1]),
            target=_quantity(moved[2]),
        )
    total = _TOTAL.fullmatch(words)
    words = total[1] if total else words
    limits = _limits(words)
    if limits:
        judge = Judge.TOTAL if total else None
        return ShortForm(role=role, kind=MeasureKind.HOLDING, limits=limits, judge=judge)
    if total:
        return ShortForm(role=role, kind=MeasureKind.TOTAL, target=_quantity(words))
    return None


def _limits(words: str) -> tuple[tuple[str, Quantity], ...]:
    between = _BETWEEN.fullmatch(words)
    if between:
        return (("at_least", _quantity(between[1])), ("at_most", _quantity(between[2])))
    limit = _LIMIT.fullmatch(words)
    if limit:
        return ((limit[1].casefold().replace(" ", "_"), _quantity(limit[2])),)
    return ()


def _quantity(text: str) -> Quantity:
    try:
        return parse_quantity(text)
    except NumberProblem as problem:
        raise NumberProblem(f"“{text}” {problem}") from None
