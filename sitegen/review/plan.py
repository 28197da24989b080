"""What moved in the plan of a goal: promises that live, so their changes are named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.dates import Cadence
from sitegen.model.goal import Milestone, Plan, Support
from sitegen.review.values import PlanMove
from sitegen.review.words import Words, cadence_words, ended, quoted

_Step = Milestone | Support
_NEVER = 1 << 30
"""More days than between any two dates: nothing is ever due."""


def plan_moves(before: Plan, after: Plan, words: Words) -> tuple[PlanMove, ...]:
    """Everything that moved in a plan, by part and in the order of the file."""
    return (
        *_people(before, after, words),
        *_steps("milestone", before.milestones, after.milestones, words),
        *_steps("support", before.support, after.support, words),
        *_contributions(before, after, words),
        *_initiatives(before, after),
        *_cadences(before, after),
        *_incentive(before, after),
    )


def _people(before: Plan, after: Plan, words: Words) -> Iterator[PlanMove]:
    for part in ("steward", "sponsor"):
        old, new = getattr(before, part), getattr(after, part)
        if old != new:
            was = words.person(old) if old else "nobody"
            now = words.person(new) if new else "nobody"
            yield PlanMove(
                part=part, id=new, effect="changed", text=f"The {part} is {now}; it was {was}."
            )


def _steps(
    part: str, before: tuple[_Step, ...], after: tuple[_Step, ...], words: Words
) -> Iterator[PlanMove]:
    """Steps that came, went or moved. Support is promised and withdrawn."""
    old, new = ({step.id: step for step in steps} for steps in (before, after))
    came, gone = ("promised", "withdrawn") if part == "support" else ("added", "dropped")
    for id, step in new.items():
        if id not in old:
            text = f"{_named(part, step)} is {came}{_by(step, words)}{_until(step, words)}."
            yield PlanMove(part=part, id=id, effect=came, text=text)
        else:
            yield from _moved(part, old[id], step, words)
    for id, step in old.items():
        if id not in new:
            due = f"; it was due {words.day(step.due)}" if step.due else ""
            text = f"{_named(part, step)} is {gone}{due}."
            yield PlanMove(part=part, id=id, effect=gone, text=text)


def _moved(part: str, old: _Step, new: _Step, words: Words) -> Iterator[PlanMove]:
    name = f"{part.capitalize()} {new.id}"
    if old.due != new.due:
        effect = _effect(old.due, new.due)
        was = f"it was due {words.day(old.due)}" if old.due else "it had no date"
        now = f"is due {words.day(new.due)}" if new.due else "has no date any more"
        told = f" ({effect})" if old.due and new.due else ""
        yield PlanMove(part=part, id=new.id, effect=effect, text=f"{name} {now}{told}; {was}.")
    if old.by != new.by:
        now = words.actors(new.by) or "nobody in particular"
        was = words.actors(old.by) or "nobody in particular"
        text = f"{name} is to come from {now}; it was {was}."
        yield PlanMove(part=part, id=new.id, effect="changed", text=text)
    if old.what != new.what:
        text = ended(f"{name} is now {quoted(new.what)}; it was {quoted(old.what)}")
        yield PlanMove(part=part, id=new.id, effect="changed", text=text)


def _effect(old: date | None, new: date | None) -> str:
    """Which way a date moves; none at all is later than any."""
    return "later" if (new or date.max) > (old or date.max) else "earlier"


def _named(part: str, step: _Step) -> str:
    words = quoted(step.what)
    return f"{part.capitalize()} {step.id}" + (f", {words}," if words else "")


def _by(step: _Step, words: Words) -> str:
    return f" by {words.actors(step.by)}" if step.by else ""


def _until(step: _Step, words: Words) -> str:
    return f", due {words.day(step.due)}" if step.due else ""


def _contributions(before: Plan, after: Plan, words: Words) -> Iterator[PlanMove]:
    old, new = dict(before.contributions), dict(after.contributions)
    for person in dict.fromkeys((*new, *old)):
        was, now = old.get(person, ""), new.get(person, "")
        if was == now:
            continue
        effect = "changed" if was and now else "added" if now else "dropped"
        told = f"is {effect}: {quoted(now or was)}"
        if effect == "changed":
            told = f"is now {quoted(now)}; it was {quoted(was)}"
        text = ended(f"What {words.person(person)} brings {told}")
        yield PlanMove(part="contribution", id=person, effect=effect, text=text)


def _initiatives(before: Plan, after: Plan) -> Iterator[PlanMove]:
    for one in after.initiatives:
        if one not in before.initiatives:
            text = f"Initiative {quoted(one.what)} is added."
            yield PlanMove(part="initiative", id="", effect="added", text=text)
    for one in before.initiatives:
        if one not in after.initiatives:
            text = f"Initiative {quoted(one.what)} is dropped."
            yield PlanMove(part="initiative", id="", effect="dropped", text=text)


def _cadences(before: Plan, after: Plan) -> Iterator[PlanMove]:
    for part, verb, old, new in (
        ("check_in_every", "Checked in", before.check_in_every, after.check_in_every),
        ("review_every", "Reviewed", before.review_every, after.review_every),
    ):
        if old == new:
            continue
        apart = _days(new) - _days(old)
        effect = "less often" if apart > 0 else "more often" if apart else "on another day"
        text = f"{verb} {effect}: {cadence_words(new)}; it was {cadence_words(old)}."
        yield PlanMove(part=part, id="", effect=effect, text=text)


def _days(cadence: Cadence) -> int:
    return _NEVER if cadence.days is None else cadence.days


def _incentive(before: Plan, after: Plan) -> Iterator[PlanMove]:
    if before.incentive == after.incentive:
        return
    effect = "changed" if before.incentive and after.incentive else ""
    effect = effect or ("added" if after.incentive else "dropped")
    text = ended(f"The incentive is {effect}: {quoted(after.incentive or before.incentive)}")
    yield PlanMove(part="incentive", id="", effect=effect, text=text)
