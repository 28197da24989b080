"""A check-in before it is written, and the conversation that asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.cli._ask import ask, say
from sitegen.cli._book import Book
from sitegen.cli._questions import Question, ask_one, ask_several, text_question
from sitegen.cli._readings import reading_node
from sitegen.compute.fold import labels
from sitegen.compute.wording import day_words, level_words
from sitegen.decode.nodes import Node
from sitegen.decode.scalars import Choice
from sitegen.model.ledger import Confidence
from sitegen.model.state import GoalState
from sitegen.model.terms import Measure, MeasureKind, Role
from sitegen.scaffold.entries import Value, texts_node
from sitegen.scaffold.measures import group

CONFIDENCE = Choice(Confidence)

_ORDER = (Role.OUTCOME, Role.LEAD, Role.GUARDRAIL)
_SURE = Question(
    option="confidence",
    words=f"Confidence ({', '.join(Confidence)})",
    reader=CONFIDENCE,
    because="Where will it end, by your own judgement? Early bad news is good news.",
    is_needed=False,
)
_WELL = text_question("going_well", "Going well", is_needed=False)
_ATTENTION = text_question("needs_attention", "Needs attention", is_needed=False)
_TEXT = text_question("text", "Anything else", is_needed=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCheckIn:
    """What somebody says of one goal; whatever is empty is not said."""

    readings: tuple[tuple[str, Node], ...] = ()
    confidence: str = ""
    going_well: str = ""
    needs_attention: str = ""
    blockers: tuple[str, ...] = ()
    help_wanted: tuple[str, ...] = ()
    text: str = ""

    @property
    def has_content(self) -> bool:
        """Whether it says anything."""
        words = (self.confidence, self.going_well, self.needs_attention, self.text)
        return any((*words, self.readings, self.blockers, self.help_wanted))

    def keys(self) -> tuple[tuple[str, Value], ...]:
        """The keys of the entry."""
        return (
            ("readings", group(self.readings)),
            ("confidence", self.confidence),
            ("going_well", self.going_well),
            ("needs_attention", self.needs_attention),
            ("blockers", texts_node(self.blockers)),
            ("help_wanted", texts_node(self.help_wanted)),
        )


def ask_check_in(book: Book, state: GoalState) -> NewCheckIn:
    """Ask for readings, confidence and words about a goal; an empty line skips a question."""
    say(f"\n{state.goal.story.title or state.id} ({state.id})\n{state.reason}")
    say("An empty line skips a question.")
    promised = state.in_file.terms.measures
    readings = []
    for measure in sorted(promised, key=lambda one: _ORDER.index(one.role)):
        node = None if measure.kind is MeasureKind.MILESTONES else _ask(book, state, measure)
        if node is not None:
            readings.append((measure.id, node))
    return NewCheckIn(
        readings=tuple(readings),
        confidence=ask_one(_SURE),
        going_well=ask_one(_WELL),
        needs_attention=ask_one(_ATTENTION),
        blockers=ask_several("In the way"),
        help_wanted=ask_several("Help wanted"),
        text=ask_one(_TEXT),
    )


def _ask(book: Book, state: GoalState, measure: Measure) -> Node | None:
    name = labels(state.in_file.terms, state.goal, book.site.facts)[measure.id]
    how = f"in {measure.unit}" if measure.unit else ""
    if measure.kind is MeasureKind.YES_NO:
        how = "yes or no"
    last = _last(book, state, measure)
    hints = "; ".join(hint for hint in (how, last) if hint)
    return ask(
        f"{name} ({hints})" if hints else name,
        lambda text: reading_node(state.goal, measure.id, text) if text else None,
        is_optional=True,
    )


def _last(book: Book, state: GoalState, measure: Measure) -> str:
    """The last reading with its day, as far as there is one."""
    found = next((one for one in state.numbers.measures if one.measure.id == measure.id), None)
    if found is None or found.latest is None:
        return "no reading yet"
    latest = found.latest
    value = level_words(latest.value, measure.unit)
    if measure.kind is MeasureKind.YES_NO:
        value = "yes" if latest.value == 1 else "no"
    return f"last: {value} on {day_words(latest.on, book.day)}"
