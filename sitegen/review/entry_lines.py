"""New entries and readings, each in a line that people read."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.wording import level_words
from sitegen.model import ledger
from sitegen.model.goal import Goal
from sitegen.model.history import Origin
from sitegen.model.ledger import Entry, Reading
from sitegen.model.terms import MeasureKind
from sitegen.review.values import Line
from sitegen.review.words import Words, ended, quoted
from sitegen.words import listed, one_line

Facts = Iterator[str]


def entry_line(entry: Entry, goal: Goal, origin: Origin | None, words: Words) -> Line:
    """A new entry in a sentence: who did what on which day, what it says, who else wrote it."""
    said = f"{_told(entry, origin, words)} on {words.day(entry.on)}"
    more = "; ".join(part for part in (*_facts(entry, goal, words), quoted(entry.prose)) if part)
    told = f"{said}{written_by(entry, origin, words)}"
    return Line(kind=entry.kind, text=ended(f"{told}: {more}" if more else told))


def written_by(entry: Entry, origin: Origin | None, words: Words) -> str:
    """Who wrote an entry down for somebody else, as far as commits tell, to follow the day."""
    is_record = isinstance(entry, ledger.Agreements)
    if origin is None or entry.person in origin.people or (is_record and origin.is_recorder):
        return ""
    return f", entered by {authors(origin, words)}"


def authors(origin: Origin, words: Words) -> str:
    """Who made a commit: people of the board, or else the names it has, and what they are worth."""
    names = listed(one_line(name) for name in origin.names) or "somebody"
    unknown = f"{names}, from an address that the board does not know"
    return words.people(origin.people) or unknown


def reading_words(reading: Reading, goal: Goal, words: Words, entry: Entry | None = None) -> str:
    """A reading: `csat 93% (n 41)`, with its day where that is not the entry's."""
    day = "" if entry and entry.on == reading.on else f" on {words.day(reading.on)}"
    return f"{reading.measure} {level_of(reading, goal)}{day}"


def level_of(reading: Reading, goal: Goal) -> str:
    """The value of a reading with its unit, or as a yes or no: `93% (n 41)`, `no`."""
    measure = goal.terms.measure(reading.measure)
    cases = "" if reading.n is None else f" (n {reading.n})"
    if measure is not None and measure.kind is MeasureKind.YES_NO:
        return f"{'yes' if reading.value else 'no'}{cases}"
    return f"{level_words(reading.value, measure.unit if measure else '')}{cases}"


_VERBS: dict[type[Entry], str] = {
    ledger.Agree: "agreed",
    ledger.Decline: "declined",
    ledger.Review: "reviewed the goal",
    ledger.Amend: "wrote an amendment",
    ledger.Pause: "paused the goal",
    ledger.Resume: "resumed the goal",
    ledger.Close: "closed the goal",
    ledger.Confirm: "confirmed the close",
    ledger.Note: "wrote a note",
}


def _told(entry: Entry, origin: Origin | None, words: Words) -> str:
    """Who did what."""
    who = words.person(entry.person)
    match entry:
        case ledger.Agreements():
            people = words.people(approval.person for approval in entry.approvals) or "nobody"
            told = f"A record of approvals says that {people} agreed"
            if origin is not None and origin.is_recorder:
                told = f"Recorded from approving reviews: {people} agreed"
        case ledger.CheckIn():
            told = f"New check-in by {who}"
        case ledger.Note() if entry.milestone:
            told = f"{who} noted that the milestone {entry.milestone} was reached"
        case ledger.Note() if entry.support:
            told = f"{who} noted that the support {entry.support} was delivered"
        case ledger.Correct() if entry.redacts and entry.about in ("", entry.redacts):
            told = f"{who} took {entry.redacts} out"
        case ledger.Correct():
            told = f"{who} corrected {entry.about}" if entry.about else f"{who} wrote a correction"
        case ledger.Pause() if entry.until:
            told = f"{who} paused the goal until {words.day(entry.until)}"
        case _:
            told = f"{who} {_VERBS[type(entry)]}"
    return told


def _facts(entry: Entry, goal: Goal, words: Words) -> Facts:
    """What an entry says beyond that, thing by thing."""
    facts: Facts = iter(())
    match entry:
        case ledger.CheckIn():
            facts = _of_check_in(entry, goal, words)
        case ledger.Review():
            facts = _of_review(entry, words)
        case ledger.Amend():
            facts = _of_amend(entry)
        case ledger.Close():
            facts = _of_close(entry)
        case ledger.Correct():
            facts = _of_correct(entry)
        case ledger.Note():
            facts = _of_note(entry, words)
    return facts


def _of_check_in(entry: ledger.CheckIn, goal: Goal, words: Words) -> Facts:
    if entry.confidence:
        yield f"confidence {entry.confidence.replace('_', ' ')}"
    yield from (reading_words(one, goal, words, entry) for one in entry.readings)
    if entry.blockers:
        yield f"in the way: {listed(quoted(text) for text in entry.blockers)}"


def _of_review(entry: ledger.Review, words: Words) -> Facts:
    if entry.decision:
        yield f"decision {entry.decision}"
    for action in entry.actions:
        yield f"{words.person(action.who)} will do {quoted(action.what)}"


def _of_amend(entry: ledger.Amend) -> Facts:
    yield f"because of {entry.because}" if entry.because else "it does not say what it is due to"


def _of_close(entry: ledger.Close) -> Facts:
    if entry.outcome:
        yield f"outcome {entry.outcome.replace('_', ' ')}"
    if entry.because:
        yield f"because {quoted(entry.because)}"
    if entry.lessons:
        yield f"lessons: {quoted(entry.lessons)}"


def _of_correct(entry: ledger.Correct) -> Facts:
    if entry.redacts and entry.about not in ("", entry.redacts):
        yield f"{entry.redacts} is taken out"


def _of_note(entry: ledger.Note, words: Words) -> Facts:
    if entry.thanks:
        yield f"thanks to {words.people(entry.thanks)}"
