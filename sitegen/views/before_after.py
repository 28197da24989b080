"""A measure before and after its goal, in words: every kind of it, guardrails too."""

from __future__ import annotations

from decimal import Decimal

from sitegen.model.state import GoalState, MeasureState
from sitegen.model.terms import Holding, Judge, Milestones, Total, YesNo
from sitegen.views.forms import Forms, count


def before_words(measure: MeasureState, goal: GoalState, forms: Forms) -> str:
    """The level it began at: its baseline, or the last reading by the start; empty if unknown."""
    aim, unit, start = measure.measure.aim, measure.measure.unit, goal.terms.start
    if isinstance(aim, Milestones | YesNo):
        return ""
    if isinstance(aim, Total) or (isinstance(aim, Holding) and aim.judge is Judge.TOTAL):
        return forms.amount(Decimal(0), unit)
    if not isinstance(aim, Holding):
        return "" if measure.baseline is None else forms.amount(measure.baseline, unit)
    earlier = [reading for reading in measure.readings if start and reading.on <= start]
    return forms.amount(earlier[-1].value, unit) if earlier else ""


def after_words(measure: MeasureState, goal: GoalState, forms: Forms) -> str:
    """The level it ended at; empty where nobody read it."""
    if isinstance(measure.measure.aim, Milestones):
        reached = sum(one.reached is not None for one in goal.milestones)
        return f"{reached} of {count(len(goal.milestones), 'milestone')}"
    if measure.value is None:
        return ""
    if isinstance(measure.measure.aim, YesNo):
        return "done" if measure.value else "not done"
    return forms.amount(measure.value, measure.measure.unit)
