"""The entries of a ledger as a story: who did what on which day."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.goal import Goal
from sitegen.model.ledger import (
    Action,
    Agreements,
    Amend,
    CheckIn,
    Close,
    Correct,
    Entry,
    Note,
    Pause,
    Reading,
    Review,
)
from sitegen.model.state import GoalState
from sitegen.site import Site
from sitegen.views.badges import CONFIDENCE, OUTCOME, Badge
from sitegen.views.forms import Day, Forms
from sitegen.views.measures import Fact
from sitegen.views.people import called, name_of, names_of
from sitegen.views.readings import value_words
from sitegen.views.words import BECAUSE, DECISION, ENTRY, NOUN, measure_name, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """What one person said they will do."""

    who: str
    what: str
    day: Day | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """One entry. `said` is a short sentence, `prose` the person's own words in Markdown."""

    day: Day
    who: str
    said: str
    badge: Badge | None
    facts: tuple[Fact, ...]
    actions: tuple[ActionRow, ...]
    prose: str


def entry_view(entry: Entry, goal: GoalState, site: Site, forms: Forms) -> EntryView:
    """An entry in words."""
    return EntryView(
        day=forms.when(entry.on),
        who=name_of(site, entry.person) if entry.person else "",
        said=_said(entry, goal.goal, site, forms),
        badge=_badge(entry),
        facts=tuple(fact for fact in _facts(entry, goal, site, forms) if fact.text),
        actions=tuple(_action(a, site, forms) for a in entry.actions)
        if isinstance(entry, Review)
        else (),
        prose=entry.prose,
    )


def _action(action: Action, site: Site, forms: Forms) -> ActionRow:
    day = forms.when(action.due) if action.due else None
    return ActionRow(who=name_of(site, action.who), what=action.what, day=day)


def _badge(entry: Entry) -> Badge | None:
    if isinstance(entry, CheckIn) and entry.confidence:
        return CONFIDENCE[entry.confidence]
    if isinstance(entry, Close) and entry.outcome:
        return OUTCOME[entry.outcome]
    return None


def _said(entry: Entry, goal: Goal, site: Site, forms: Forms) -> str:
    match entry:
        case Agreements():
            people = names_of(site, tuple(a.person for a in entry.approvals))
            return f"{people} agreed by approving a pull request"
        case Review() if entry.decision:
            return f"reviewed: {DECISION[entry.decision]}"
        case Pause() if entry.until:
            return f"paused the goal until {forms.day(entry.until)}"
        case Note():
            return _noted(entry, goal, site)
        case Correct():
            return f"corrected {_about(entry.about, goal, site, forms)}"
        case _:
            return ENTRY[entry.kind]


def _noted(note: Note, goal: Goal, site: Site) -> str:
    if note.milestone:
        reached = next((m.what for m in goal.plan.milestones if m.id == note.milestone), "")
        return f"reached a milestone: {reached or words_of(note.milestone)}"
    if note.support:
        given = next((s.what for s in goal.plan.support if s.id == note.support), "")
        return f"noted support delivered: {given or words_of(note.support)}"
    if note.thanks:
        return f"thanked {names_of(site, note.thanks)}"
    return "answered an entry" if note.about else "wrote a note"


def _about(id: str, goal: Goal, site: Site, forms: Forms) -> str:
    entry = next((e for e in goal.ledger.entries if e.id == id), None)
    if entry is None:
        return "an entry"
    whose = f"{called(site, entry.person)}’s " if entry.person else "the "
    return f"{whose}{NOUN[entry.kind]} of {forms.day(entry.on)}"


def _facts(entry: Entry, goal: GoalState, site: Site, forms: Forms) -> tuple[Fact, ...]:
    match entry:
        case CheckIn():
            return (
                Fact("Readings", "; ".join(_read(r, goal, site, forms) for r in entry.readings)),
                Fact("Going well", entry.going_well),
                Fact("Needs attention", entry.needs_attention),
                Fact("In the way", "; ".join(entry.blockers)),
                Fact("Help wanted", "; ".join(entry.help_wanted)),
            )
        case Amend():
            because = BECAUSE[entry.because] if entry.because else ""
            return (Fact("Because", because),)
        case Close():
            return (
                Fact("Because", entry.because),
                Fact("What we learned", entry.lessons),
                Fact("Next", entry.next),
            )
        case Note() if entry.about:
            return (Fact("About", _about(entry.about, goal.goal, site, forms)),)
        case _:
            return ()


def _read(reading: Reading, goal: GoalState, site: Site, forms: Forms) -> str:
    measure = goal.terms.measure(reading.measure)
    if measure is None:
        return f"{words_of(reading.measure)} {forms.number(reading.value)}"
    return f"{measure_name(measure, goal.goal, site)} {value_words(measure, reading.value, forms)}"


def thanked(goal: GoalState, site: Site) -> str:
    """Everybody thanked in the notes of a goal, in a sentence."""
    notes = [note for note in goal.goal.ledger.of(Note) if note.on <= site.as_of]
    people = tuple(dict.fromkeys(person for note in notes for person in note.thanks))
    return names_of(site, people)
