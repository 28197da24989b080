"""What happened on a board: every entry, every move of terms, each on its day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sitegen.compute.story import Chapter, story
from sitegen.decode.layout import entry_name
from sitegen.model.history import Tampering
from sitegen.model.ledger import Agree, Agreements, Correct, Entry
from sitegen.model.state import GoalState, Lifecycle
from sitegen.site import Site
from sitegen.views.agreement import short_digest, until_words
from sitegen.views.entries import entry_view
from sitegen.views.forms import Day, Forms
from sitegen.views.moves import move_rows, spoken
from sitegen.views.people import called, names_of
from sitegen.views.words import NOUN


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that happened to a goal: on what day, and in a sentence without its goal.

    `entry` is the id of the entry that tells of it, where it is one alone.
    """

    on: date
    day: Day
    who: str
    said: str
    entry: str = ""


def happenings(state: GoalState, site: Site, forms: Forms) -> tuple[Happening, ...]:
    """All that happened to a goal up to the day of the board, the newest first."""
    told = _Teller(state, site, forms)
    found = [*told.terms(), *told.entries(), *told.agreements(), *told.tampering()]
    so_far = [one for one in found if one.on <= site.as_of]
    return tuple(sorted(so_far, key=lambda one: one.on, reverse=True))


class _Teller:
    """Tells the happenings of one goal."""

    def __init__(self, state: GoalState, site: Site, forms: Forms) -> None:
        self._state, self._site, self._forms = state, site, forms
        self._chapters = story(state, site.as_of)

    def _one(self, on: date, who: str, said: str, entry: str = "") -> Happening:
        return Happening(on=on, day=self._forms.when(on), who=who, said=said, entry=entry)

    def terms(self) -> Iterator[Happening]:
        """Proposals, moves of terms, and the days on which terms came into force."""
        for place, chapter in enumerate(self._chapters):
            if chapter.day is not None:
                who = names_of(self._site, chapter.by)
                yield self._one(chapter.day, who, self._proposed(chapter))
            since = chapter.in_force_since
            if since is not None and not chapter.is_return:
                word = "The new terms" if place else "The terms"
                digest = short_digest(chapter.version.digest)
                yield self._one(since, "", f"{word} ({digest}) are agreed, and in force")

    def _proposed(self, chapter: Chapter) -> str:
        if chapter.before is None:
            return "proposed this goal"
        if chapter.is_return:
            return "put the terms back to what they were"
        rows = move_rows(chapter, self._state.goal, self._site, self._forms)
        told = f"proposed other terms: {spoken(rows)}"
        late = "; late in its time" if chapter.late else ""
        why = "" if chapter.amend else "; no amendment says why"
        return f"{told}{late}{why}{self._outlook(chapter)}"

    def _outlook(self, chapter: Chapter) -> str:
        if chapter.in_force_since is not None:
            return "; agreed"
        if chapter is self._chapters[-1] and self._state.lifecycle is not Lifecycle.CLOSED:
            return f"; not in force {until_words(chapter.version.agreement, self._site)}"
        return "; never agreed"

    def entries(self) -> Iterator[Happening]:
        """What people wrote, but agreements, and amendments that the story tells."""
        told = {one.amend.id for one in self._chapters if one.amend}
        for entry in self._state.goal.ledger.entries:
            if isinstance(entry, Agree | Agreements) or entry.id in told:
                continue
            view = entry_view(entry, self._state, self._site, self._forms)
            said = f"{view.said}: {view.badge.word}" if view.badge else view.said
            yield self._one(entry.on, view.who, said, entry.id)

    def agreements(self) -> Iterator[Happening]:
        """Who agreed on a day, to which terms, in one sentence."""
        days: dict[tuple[date, str], dict[str, None]] = {}
        for entry in self._state.goal.ledger.entries:
            for person, terms in _agreeing(entry):
                days.setdefault((entry.on, terms), {})[person] = None
        for (on, terms), people in days.items():
            to = f" to terms {short_digest(terms)}" if terms else ""
            yield self._one(on, names_of(self._site, tuple(people)), f"agreed{to}")

    def tampering(self) -> Iterator[Happening]:
        """Entries that are not any more what landed, told as what they are: a change."""
        corrected = {e.about for e in self._state.goal.ledger.of(Correct)}
        for one in self._state.tampering:
            who = names_of(self._site, one.origin.people or one.origin.names)
            verb = "took away" if one.is_deleted else "changed"
            why = "as a correction explains" if one.entry in corrected else "after it had landed"
            yield self._one(one.origin.on, who, f"{verb} {self._whose(one)}, {why}")

    def _whose(self, one: Tampering) -> str:
        name = entry_name(one.entry)
        if name is None:
            return "an entry"
        person = f"{called(self._site, name.person)}’s " if name.person else "the "
        return f"{person}{NOUN[name.kind]} of {self._forms.day(name.on)}"


def _agreeing(entry: Entry) -> Iterator[tuple[str, str]]:
    if isinstance(entry, Agree):
        yield entry.person, entry.terms
    elif isinstance(entry, Agreements):
        yield from ((one.person, entry.terms) for one in entry.approvals)
