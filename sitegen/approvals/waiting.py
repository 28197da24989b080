"""Whose agreement is still asked for, to which terms, and what a ledger has of it already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.approvals.values import Waiting
from sitegen.model.ledger import Agree, Agreements, Correct, EntryKind
from sitegen.model.state import GoalState, Lifecycle, Version
from sitegen.site import Site


def waiting(site: Site) -> tuple[Waiting, ...]:
    """The terms that somebody has not answered yet, newest first.

    Looked at are the terms in force and those that landed after them, so that terms which were
    agreed before they moved again come into force too. Nobody is asked about drafts and closed
    goals. Whoever has answered, by an entry or by proposing, is not asked again, and whose
    answer was set aside by a `correct` has to give the next one in person.
    """
    found = (one for state in site.goals for one in _of_goal(state, site.as_of))
    return tuple(sorted(found, key=lambda one: (-one.at, one.goal)))


def _of_goal(state: GoalState, as_of: date) -> Iterator[Waiting]:
    if state.lifecycle in (Lifecycle.CLOSED, Lifecycle.DRAFT):
        return
    start = state.versions.index(state.in_force) if state.in_force else 0
    for version in state.versions[start:]:
        people = _unanswered(state, version, as_of)
        if version.origin is not None and people:
            yield Waiting(
                goal=state.id,
                names=(state.id, *state.goal.story.formerly),
                folder=state.goal.ledger_folder,
                terms=version.digest,
                people=people,
                at=version.origin.at,
                is_newest=version is state.versions[-1],
            )


def _unanswered(state: GoalState, version: Version, as_of: date) -> tuple[str, ...]:
    asked = (*version.agreement.pending, *version.agreement.not_yet_asked)
    others = {*_set_aside(state, version.digest), *_dated_later(state, version.digest, as_of)}
    return tuple(person for person in asked if person not in others)


def _dated_later(state: GoalState, terms: str, as_of: date) -> Iterator[str]:
    """Whose agreement is recorded with a day that has not come by the day of looking."""
    for entry in state.goal.ledger.of(Agreements):
        if entry.on > as_of and entry.terms == terms:
            yield from (one.person for one in entry.approvals)


def _set_aside(state: GoalState, terms: str) -> Iterator[str]:
    """Whose agreement to these terms somebody corrected: it was wrong to write it down."""
    ledger = state.goal.ledger
    corrected = {one.about for one in ledger.of(Correct)}
    for entry in ledger.of(Agree):
        if entry.id in corrected and entry.terms in ("", terms):
            yield entry.person
    for record in ledger.of(Agreements):
        if record.id in corrected and record.terms in ("", terms):
            yield from (one.person for one in record.approvals)


def lost_records(site: Site) -> frozenset[str]:
    """The goals of which a record of approvals was taken away: it may not come back by itself."""
    return frozenset(
        state.id
        for state in site.goals
        for one in state.tampering
        if one.is_deleted and f"-{EntryKind.AGREEMENTS}" in one.entry
    )
