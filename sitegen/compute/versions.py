"""The versions of a goal's terms: the file's own, and earlier ones that amendments lead back to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sitegen.compute.canonical import Table, digest, digest_of, table
from sitegen.compute.restore import restore
from sitegen.model.goal import Goal
from sitegen.model.history import Origin
from sitegen.model.ledger import Amend, Correct, FieldChange
from sitegen.model.terms import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsVersion:
    """One version of the terms, with the amendment and the commit that brought it, where known."""

    terms: Terms
    digest: str
    amend: Amend | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenAmendment:
    """An amendment whose changes, taken back, do not lead to the terms it says it replaces.

    `leads_to` is the digest they lead to; it is `replaces` where that names no terms at all.
    """

    amend: Amend
    leads_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """All versions that are known, oldest first; the last is the file's."""

    known: tuple[TermsVersion, ...]
    broken: tuple[BrokenAmendment, ...] = ()

    @property
    def digests(self) -> tuple[str, ...]:
        """The digests of the known versions, oldest first."""
        return tuple(version.digest for version in self.known)


def versions(goal: Goal, as_of: date) -> Versions:
    """The versions of a goal's terms up to a day, from its file and its `amend` entries.

    An amendment names the terms it leads to (`terms`) and from (`replaces`), and its
    `changes`. Taken back from the terms it leads to, they must give terms whose digest is
    `replaces`; else it is broken, and the chain ends there unless another amendment leads
    further. An amendment dated after `as_of` is taken back: on that day the file said what
    it replaces. Terms may come back, an amendment does not: each is used once. One that a
    `correct` entry is about is tried last, and nobody need mend it.
    """
    corrected = {entry.about for entry in goal.ledger.of(Correct)}
    left = [one for one in goal.ledger.of(Amend) if one.replaces not in ("", one.terms)]
    left.sort(key=lambda one: one.id not in corrected)
    chain = [_Link(table(goal.terms), TermsVersion(terms=goal.terms, digest=digest(goal.terms)))]
    broken: list[BrokenAmendment] = []
    while (step := _step_back(chain[-1], left, goal.terms, broken)) is not None:
        chain[-1:] = step
    known = [link.version for link in chain]
    while len(known) > 1 and known[0].amend is not None and known[0].amend.on > as_of:
        known.pop(0)
    unmended = tuple(one for one in broken if one.amend.id not in corrected)
    return Versions(known=tuple(reversed(known)), broken=unmended)


@dataclass(frozen=True, slots=True)
class _Link:
    """A version and its canonical table."""

    canonical: Table
    version: TermsVersion


def _step_back(
    link: _Link, left: list[Amend], now: Terms, broken: list[BrokenAmendment]
) -> tuple[_Link, _Link] | None:
    """A version with the amendment that brought it, and the version before; None where it began.

    The last amendment that leads to these terms and says how is tried first. What was tried
    leaves `left`; what is broken goes to `broken`.
    """
    at = link.version
    for amend in [one for one in reversed(left) if one.terms == at.digest and one.changes]:
        left.remove(amend)
        canonical = _taken_back(link.canonical, amend.changes)
        found = digest_of(canonical)
        before = _restored(canonical, now) if found == amend.replaces else None
        if before is not None:
            brought = TermsVersion(terms=at.terms, digest=at.digest, amend=amend)
            version = TermsVersion(terms=before, digest=found)
            return _Link(link.canonical, brought), _Link(canonical, version)
        broken.append(BrokenAmendment(amend=amend, leads_to=found))
    return None


def _restored(canonical: Table, now: Terms) -> Terms | None:
    """The terms of a table, in the order of the file's; those of the file where they are the same.

    None where the table is none: somebody can name the digest of that, too.
    """
    if canonical == table(now):
        return now
    try:
        terms = restore(canonical)
    except ValueError:
        return None
    measures = {measure.id: place for place, measure in enumerate(now.measures)}
    teams = {team: place for place, team in enumerate(now.teams)}
    return replace(
        terms,
        teams=tuple(sorted(terms.teams, key=lambda id: teams.get(id, len(teams)))),
        measures=tuple(sorted(terms.measures, key=lambda m: measures.get(m.id, len(measures)))),
    )


def _taken_back(now: Table, changes: Iterable[FieldChange]) -> dict[str, str]:
    before = dict(now)
    for change in changes:
        if change.before:
            before[change.route] = change.before
        else:
            before.pop(change.route, None)
    return dict(sorted(before.items()))


def changes(before: Terms, after: Terms) -> tuple[FieldChange, ...]:
    """The fields in which two versions differ, by route."""
    old, new = table(before), table(after)
    return tuple(
        FieldChange(route=route, before=old.get(route, ""), after=new.get(route, ""))
        for route in sorted(old.keys() | new.keys())
        if old.get(route, "") != new.get(route, "")
    )
