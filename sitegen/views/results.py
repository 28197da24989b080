"""What came of a measure once its goal has ended: reached, held, done, or how much of it."""

from __future__ import annotations

from fractions import Fraction

from sitegen.model.state import MeasureState, Status
from sitegen.model.terms import Holding, Judge, Milestones, YesNo
from sitegen.views.badges import STATUS, Badge
from sitegen.views.forms import Forms, count


def result_badge(measure: MeasureState) -> Badge:
    """`reached`, `not held`: what came of a measure, in the words of its kind."""
    if measure.status is Status.NOT_STARTED:
        return STATUS[measure.status]
    aim = measure.measure.aim
    word = "held" if isinstance(aim, Holding) else "done" if isinstance(aim, YesNo) else "reached"
    if measure.status is Status.MET:
        return Badge(word, "★", "met")
    return (
        STATUS[Status.NO_DATA] if measure.value is None else Badge(f"not {word}", "✕", "off-track")
    )


def result_words(measure: MeasureState, forms: Forms) -> str:
    """How near a measure came that was not met: `71% of the way`, `at 9 of 12 readings`."""
    aim = measure.measure.aim
    if measure.status in (Status.MET, Status.NOT_STARTED) or isinstance(aim, Milestones | YesNo):
        return ""
    if isinstance(aim, Holding):
        judged = [slot for slot in measure.slots if slot.is_ok is not None]
        if aim.judge is not Judge.EVERY or not judged:
            return ""
        kept = sum(slot.is_ok is True for slot in judged)
        return f"at {kept} of {count(len(judged), 'reading')}"
    return "" if measure.progress is None else way_words(measure.progress, forms)


def way_words(progress: Fraction, forms: Forms) -> str:
    """`62% of the way`, `moved away from the target`, `beyond the target`."""
    if progress < 0:
        return "moved away from the target"
    if progress > 1:
        return "beyond the target"
    return "target reached" if progress == 1 else f"{forms.share(progress)} of the way"
