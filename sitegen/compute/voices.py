"""What people said about terms, to which version, and how we know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sitegen.compute.parties import parties, plan_on
from sitegen.compute.versions import TermsVersion
from sitegen.model.board import BoardFacts
from sitegen.model.goal import Plan
from sitegen.model.history import GoalHistory, Origin
from sitegen.model.ledger import Agree, Agreements, Decline, Entry
from sitegen.model.state import How


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What somebody said about terms: an agreement, or a refusal with its reason.

    `by` names who wrote it down for somebody else. `entry` is empty where proposing the
    terms was agreeing to them.
    """

    on: date
    person: str
    terms: str
    entry: str
    agrees: bool
    how: How
    reason: str = ""
    by: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[date, int]:
        """By day; on one day whoever proposes comes first, and agreeing last, so that it counts."""
        return (self.on, 0 if self.how is How.PROPOSED else 2 if self.agrees else 1)

    def is_about(self, digest: str, since: date | None) -> bool:
        """Whether it counts for terms that are asked about again since a day, or ever."""
        return self.terms == digest and (since is None or self.on >= since)


def voices(
    versions: Sequence[TermsVersion],
    entries: Sequence[Entry],
    history: GoalHistory | None,
    plan: Plan,
    facts: BoardFacts,
    as_of: date,
) -> tuple[Voice, ...]:
    """Everything said up to a day, in order; `entries` are those that count.

    Without history nobody knows how an entry came about, nor who proposed the terms.
    """
    said = [voice for entry in entries for voice in _from_entry(entry, versions, history, as_of)]
    for version in versions:
        if version.origin is not None and version.origin.landed <= as_of:
            then = plan_on(plan, history, version.origin.landed)
            said += _from_proposing(version, version.origin, then, facts)
    return tuple(sorted(said, key=lambda voice: voice.order))


def _from_entry(
    entry: Entry, versions: Sequence[TermsVersion], history: GoalHistory | None, as_of: date
) -> Iterator[Voice]:
    match entry:
        case Agree() | Decline():
            people: tuple[str, ...] = (entry.person,)
        case Agreements():
            people = tuple(approval.person for approval in entry.approvals)
        case _:
            return
    origin = history.written(entry.id, as_of) if history else None
    for person in people:
        yield Voice(
            on=entry.on,
            person=person,
            terms=entry.terms or _version_meant(entry, versions, origin).digest,
            entry=entry.id,
            agrees=not isinstance(entry, Decline),
            how=_how(entry, person, origin),
            reason=entry.prose,
            by=(origin.people or origin.names) if origin else (),
        )


def _how(entry: Entry, person: str, origin: Origin | None) -> How:
    if origin is None:
        return How.UNKNOWN
    if isinstance(entry, Agreements):
        return How.BY_REVIEW if origin.is_recorder else How.BY_OTHER
    return How.OWN_COMMIT if person in origin.people else How.BY_OTHER


def _version_meant(
    entry: Entry, versions: Sequence[TermsVersion], origin: Origin | None
) -> TermsVersion:
    """The version an entry without a digest is about: the one the file had when it landed.

    Where history does not tell, it is the newest one that an amendment had brought by the
    end of the entry's day.
    """
    if origin is not None:
        landed = [one for one in versions if one.origin and one.origin.at <= origin.at]
        if landed:
            return landed[-1]
    return newest_on(versions, entry.on)


def newest_on(versions: Sequence[TermsVersion], day: date) -> TermsVersion:
    """The newest version that an amendment had brought by the end of a day."""
    brought = [one for one in versions if one.amend is None or one.amend.on <= day]
    return (brought or versions)[-1]


def _from_proposing(
    version: TermsVersion, origin: Origin, plan: Plan, facts: BoardFacts
) -> Iterator[Voice]:
    """A party who wrote the commit that brought the terms agrees to them by that."""
    asked = parties(version.terms, plan, facts, origin.on).everyone
    for person in origin.people:
        if person in asked:
            yield Voice(
                on=origin.on,
                person=person,
                terms=version.digest,
                entry="",
                agrees=True,
                how=How.PROPOSED,
            )
