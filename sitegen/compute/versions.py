"""The versions of a goal's terms: the file's own, and earlier ones that amendments lead back to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from sitegen.compute.canonical import Table, digest_of, table
from sitegen.compute.restore import restore
from sitegen.model.goal import Goal
from sitegen.model.history import Origin
from sitegen.model.ledger import Amend, Correct, FieldChange
from sitegen.model.terms import Terms

MOST_TRIED = 200
"""A goal that was amended more often is another goal by now."""
MOST_FIELDS = 100_000
"""How many fields are read at most, in all amendments together: half a second of work."""


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
    """All versions that are known, oldest first; the last is the file's.

    `cut` is the amendment that nobody followed, for there were too many before it.
    """

    known: tuple[TermsVersion, ...]
    broken: tuple[BrokenAmendment, ...] = ()
    cut: Amend | None = None

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
    `correct` entry is about is tried last, and nobody need mend it. At most `MOST_TRIED`
    amendments are tried, and `MOST_FIELDS` fields read, from the newest on.
    """
    corrected = {entry.about for entry in goal.ledger.of(Correct)}
    waiting = _waiting(goal, corrected)
    canonical: Table = table(goal.terms)
    now, known = canonical, [TermsVersion(terms=goal.terms, digest=digest_of(canonical))]
    broken: list[BrokenAmendment] = []
    cut, tried, fields = None, 0, 0
    while waiting.get(known[-1].digest):
        amend = waiting[known[-1].digest].pop()
        tried, fields = tried + 1, fields + len(canonical) + len(amend.changes)
        if tried > MOST_TRIED or fields > MOST_FIELDS:
            cut = amend
            break
        before = _taken_back(canonical, amend.changes)
        found = digest_of(before)
        terms = _restored(before, now, goal.terms) if found == amend.replaces else None
        if terms is None:
            broken.append(BrokenAmendment(amend=amend, leads_to=found))
            continue
        known[-1] = replace(known[-1], amend=amend)
        known.append(TermsVersion(terms=terms, digest=found))
        canonical = before
    while len(known) > 1 and known[0].amend is not None and known[0].amend.on > as_of:
        known.pop(0)
    unmended = tuple(one for one in broken if one.amend.id not in corrected)
    return Versions(known=tuple(reversed(known)), broken=unmended, cut=cut)


def _waiting(goal: Goal, corrected: Collection[str]) -> dict[str, list[Amend]]:
    """The amendments that say how they lead to some terms, by their digest.

    Of several the last one is tried first, and what somebody has corrected after the others.
    """
    found: dict[str, list[Amend]] = {}
    for amend in sorted(goal.ledger.of(Amend), key=lambda one: one.id not in corrected):
        if amend.changes and amend.replaces not in ("", amend.terms):
            found.setdefault(amend.terms, []).append(amend)
    return found


def _restored(canonical: Table, now_canonical: Table, now: Terms) -> Terms | None:
    """The terms of a table, in the order of the file's; those of the file where they are the same.

    None where the table is none: somebody can name the digest of that, too.
    """
    if canonical == now_canonical:
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
    old, new = (table(one) for one in _without_shared(before, after))
    return tuple(
        FieldChange(route=route, before=old.get(route, ""), after=new.get(route, ""))
        for route in sorted(old.keys() | new.keys())
        if old.get(route, "") != new.get(route, "")
    )


def _without_shared(before: Terms, after: Terms) -> tuple[Terms, Terms]:
    """Both without the measures that are the same: mostly one of many has changed."""
    was = {measure.id: measure for measure in before.measures}
    same = {measure.id for measure in after.measures if was.get(measure.id) == measure}
    return _without(before, same), _without(after, same)


def _without(terms: Terms, measures: Collection[str]) -> Terms:
    kept = tuple(measure for measure in terms.measures if measure.id not in measures)
    return replace(terms, measures=kept)
