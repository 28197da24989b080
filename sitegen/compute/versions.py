"""The versions of a goal's terms: the file's own, and earlier ones that amendments lead back to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sitegen.compute.canonical import digest_of, table
from sitegen.compute.restore import restore
from sitegen.model.goal import Goal
from sitegen.model.ledger import Amend, FieldChange
from sitegen.model.terms import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsVersion:
    """One version of the terms, and the amendment that brought it, where one did."""

    terms: Terms
    digest: str
    amend: Amend | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenAmendment:
    """An amendment whose changes, taken back, do not lead to the terms it says it replaces."""

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
    `replaces`; else the chain ends there, and the amendment is broken. An amendment dated
    after `as_of` is taken back: on that day the file said what it replaces.
    """
    amends = goal.ledger.of(Amend)
    now = table(goal.terms)
    chain = [(now, digest_of(now), _bringing(digest_of(now), amends))]
    broken = []
    while (amend := chain[-1][2]) is not None and len(chain) <= len(amends):
        before = _taken_back(chain[-1][0], amend.changes)
        found = digest_of(before)
        if found != amend.replaces:
            broken.append(BrokenAmendment(amend=amend, leads_to=found))
            break
        chain.append((before, found, _bringing(found, amends)))
    while len(chain) > 1 and chain[0][2] is not None and chain[0][2].on > as_of:
        chain.pop(0)
    known = tuple(
        TermsVersion(terms=goal.terms if at == now else restore(at), digest=named, amend=amend)
        for at, named, amend in reversed(chain)
    )
    return Versions(known=known, broken=tuple(broken))


def _bringing(digest: str, amends: Iterable[Amend]) -> Amend | None:
    """The last amendment that leads to these terms and says how."""
    return next(
        (
            amend
            for amend in reversed(tuple(amends))
            if amend.terms == digest and amend.replaces and amend.changes
        ),
        None,
    )


def _taken_back(now: dict[str, str], changes: Iterable[FieldChange]) -> dict[str, str]:
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
