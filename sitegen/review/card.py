"""A new goal on a few lines, with what is known of how far it reaches."""

from __future__ import annotations

from sitegen.compute.fold import labels
from sitegen.compute.reach import of_measure
from sitegen.compute.track import Track
from sitegen.model.state import GoalState
from sitegen.model.terms import Measure, Role
from sitegen.review.values import Card
from sitegen.review.words import Words, aim_words, quoted
from sitegen.words import one_line


def card(state: GoalState, words: Words, track: Track) -> Card:
    """The card of a new goal: facts, never a verdict. `track` is what earlier goals brought."""
    terms, story = state.goal.terms, state.goal.story
    names = labels(terms, state.goal, words.facts)
    measures = tuple(
        f"{_role(one)}{one_line(names[one.id])}: {aim_words(one)}" for one in terms.measures
    )
    span = ""
    if terms.start and terms.due:
        span = f"from {words.day(terms.start)} to {words.day(terms.due)}"
    return Card(
        title=one_line(story.title) or state.id,
        why=quoted(story.why, 300),
        measures=measures,
        span=span,
        reach=tuple(
            f"{one_line(names.get(one.measure.id, one.measure.id))}: {_going_on(fact.text)}"
            for one in state.numbers.measures
            for fact in of_measure(one, state, track, words.facts, words.as_of)
        ),
    )


def _role(measure: Measure) -> str:
    return "" if measure.role is Role.OUTCOME else f"{measure.role}, "


def _going_on(sentence: str) -> str:
    """A sentence after a colon, on one line."""
    return one_line(sentence[:1].lower() + sentence[1:])
