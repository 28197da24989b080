"""A new goal on a few lines, with what is known of how far it reaches."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.fold import labels
from sitegen.compute.wording import count_words, level_words
from sitegen.model.ledger import Reading
from sitegen.model.state import GoalState, MeasureState
from sitegen.model.terms import Direction, Holding, Limits, Measure, Moving, Role
from sitegen.review.values import Card
from sitegen.review.words import Words, aim_words, folded, quoted

_FEWEST = 4
"""Fewer readings than this say nothing about reach."""


def card(state: GoalState, words: Words) -> Card:
    """The card of a new goal: facts, never a verdict."""
    terms, story = state.goal.terms, state.goal.story
    names = labels(terms, words.facts)
    measures = tuple(
        f"{_role(one)}{folded(names[one.id])}: {aim_words(one)}" for one in terms.measures
    )
    span = ""
    if terms.start and terms.due:
        span = f"from {words.day(terms.start)} to {words.day(terms.due)}"
    return Card(
        title=folded(story.title) or state.id,
        why=quoted(story.why, 300),
        measures=measures,
        span=span,
        reach=tuple(
            f"{folded(names.get(one.measure.id, one.measure.id))}: {fact}"
            for one in state.numbers.measures
            for fact in _reach(one, words)
        ),
    )


def _role(measure: Measure) -> str:
    return "" if measure.role is Role.OUTCOME else f"{measure.role}, "


def _reach(state: MeasureState, words: Words) -> Iterator[str]:
    """Facts about the readings on record, where there are enough of them."""
    readings = state.readings
    if len(readings) < _FEWEST:
        return
    count = count_words(len(readings), "reading")
    aim = state.measure.aim
    if isinstance(aim, Holding):
        kept = sum(_is_within(one, aim.limits) for one in readings)
        yield f"of {count} on record, {kept} {'is' if kept == 1 else 'are'} within the limits."
    elif isinstance(aim, Moving) and state.target is not None:
        yield _best(state, count, words)


def _best(state: MeasureState, count: str, words: Words) -> str:
    """The best reading on record, and whether the target lies beyond it."""
    assert state.target is not None, "without a target there is nothing to reach"
    start = state.baseline if state.baseline is not None else state.readings[0].value
    is_up = state.target > start
    if state.measure.direction is not None:
        is_up = state.measure.direction is Direction.UP
    pick = max if is_up else min
    best = pick(state.readings, key=lambda one: one.value)
    reached = best.value >= state.target if is_up else best.value <= state.target
    level = level_words(best.value, state.measure.unit)
    beyond = "the target has been reached before" if reached else "the target lies beyond it"
    return f"of {count} on record, the best is {level} on {words.day(best.on)}; {beyond}."


def _is_within(reading: Reading, limits: Limits) -> bool:
    value = reading.value
    return (
        (limits.at_least is None or value >= limits.at_least)
        and (limits.at_most is None or value <= limits.at_most)
        and (limits.above is None or value > limits.above)
        and (limits.below is None or value < limits.below)
    )
