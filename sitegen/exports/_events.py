"""What happened on a board, for feeds: one value for each thing, cheap until it is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sitegen.compute.lifecycle import counting
from sitegen.compute.story import Chapter, story
from sitegen.exports._names import lasting_id, opaque, tag
from sitegen.model.ledger import CheckIn, Close, Entry, Note
from sitegen.model.state import GoalState
from sitegen.site import Site


class Kind(StrEnum):
    """What happened; on one day things happen in this order."""

    PROPOSAL = "proposal"
    TERMS = "terms"
    AGREEMENT = "agreement"
    IN_FORCE = "in-force"
    CHECK_IN = "check-in"
    MILESTONE = "milestone"
    CLOSE = "close"


_ORDER = tuple(Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened to a goal, known for ever by `id`, a tag URI.

    `chapter` goes with the first four kinds, `entry` with the others; `people` are ids of
    those who did it, or names as git has them.
    """

    id: str
    kind: Kind
    on: date
    state: GoalState
    people: tuple[str, ...] = ()
    chapter: Chapter | None = None
    entry: Entry | None = None

    @property
    def order(self) -> tuple[date, int, int, str]:
        """Things in the order they happened, as far as anybody knows."""
        return (self.on, _ORDER.index(self.kind), self.entry.number if self.entry else 0, self.id)


def events(site: Site) -> tuple[Event, ...]:
    """All that happened up to the day of the board, the newest first, each once."""
    found = {event.id: event for state in site.goals for event in _of_goal(state, site)}
    so_far = (event for event in found.values() if event.on <= site.as_of)
    return tuple(sorted(so_far, key=lambda event: event.order, reverse=True))


def _of_goal(state: GoalState, site: Site) -> Iterator[Event]:
    chapters = story(state, site.as_of)
    for place, chapter in enumerate(chapters):
        yield from _of_terms(chapter, state, site, is_first=place == 0)
    for entry in counting(state.goal, site.as_of):
        kind = _kind(entry)
        if kind is not None:
            name = _name(state, site, f"{kind}/{opaque(entry.id)}")
            people = (entry.person,) if entry.person else ()
            yield Event(
                id=tag(site, name, entry.on),
                kind=kind,
                on=entry.on,
                state=state,
                people=people,
                entry=entry,
            )


def _of_terms(chapter: Chapter, state: GoalState, site: Site, *, is_first: bool) -> Iterator[Event]:
    def event(kind: Kind, on: date, people: tuple[str, ...] = ()) -> Event:
        name = _name(state, site, f"{kind}/{opaque(chapter.version.digest)}")
        return Event(
            id=tag(site, name, on), kind=kind, on=on, state=state, people=people, chapter=chapter
        )

    if chapter.day is not None:
        yield event(Kind.PROPOSAL if is_first else Kind.TERMS, chapter.day, chapter.by)
    agreed: dict[date, list[str]] = {}
    for one in chapter.version.agreement.agreed:
        if one.entry:  # others agreed by proposing, which is told already
            agreed.setdefault(one.on, []).append(one.person)
    for day, people in agreed.items():
        yield event(Kind.AGREEMENT, day, tuple(dict.fromkeys(people)))
    if chapter.in_force_since is not None and not chapter.is_return:
        yield event(Kind.IN_FORCE, chapter.in_force_since)


def _name(state: GoalState, site: Site, what: str) -> str:
    return f"goals/{lasting_id(state, site)}/{what}"


def _kind(entry: Entry) -> Kind | None:
    match entry:
        case CheckIn():
            return Kind.CHECK_IN
        case Close():
            return Kind.CLOSE
        case Note() if entry.milestone:
            return Kind.MILESTONE
        case _:
            return None
