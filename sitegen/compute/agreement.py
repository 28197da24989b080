"""Agreement: whose entries count for which version of the terms, and when its rule was met."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sitegen.compute.parties import Parties, changing_days, parties
from sitegen.compute.versions import TermsVersion
from sitegen.model.board import BoardFacts
from sitegen.model.goal import Plan
from sitegen.model.ledger import Agree, Agreements, Decline, Entry
from sitegen.model.state import Agreed, Agreement, Declined, How, Version


def with_agreements(
    versions: Sequence[TermsVersion],
    entries: Sequence[Entry],
    plan: Plan,
    facts: BoardFacts,
    as_of: date,
) -> tuple[Version, ...]:
    """Each version with its agreement; `entries` are those that count, in order.

    An entry that names no terms is about the version that was newest on its day. How
    somebody agreed stays unknown as long as the history of the files was not read.
    """
    said = [agreed for entry in entries for agreed in _agreed(entry, versions)]
    declined = [
        (_about(entry, versions), _declined(entry))
        for entry in entries
        if isinstance(entry, Decline)
    ]
    return tuple(
        Version(
            terms=version.terms,
            digest=version.digest,
            amend=version.amend,
            agreement=_agreement(
                version,
                said,
                [one for digest, one in declined if digest == version.digest],
                plan,
                facts,
                as_of,
            ),
        )
        for version in versions
    )


def newest_on(versions: Sequence[TermsVersion], day: date) -> TermsVersion:
    """The newest version that an amendment had brought by the end of a day."""
    brought = [one for one in versions if one.amend is None or one.amend.on <= day]
    return (brought or versions)[-1]


def _about(entry: Agree | Agreements | Decline, versions: Sequence[TermsVersion]) -> str:
    return entry.terms or newest_on(versions, entry.on).digest


def _agreed(entry: Entry, versions: Sequence[TermsVersion]) -> tuple[Agreed, ...]:
    match entry:
        case Agree():
            people: tuple[str, ...] = (entry.person,)
        case Agreements():
            people = tuple(approval.person for approval in entry.approvals)
        case _:
            return ()
    return tuple(
        Agreed(
            person=person,
            on=entry.on,
            terms=_about(entry, versions),
            how=How.UNKNOWN,
            entry=entry.id,
        )
        for person in people
    )


def _declined(entry: Decline) -> Declined:
    return Declined(person=entry.person, on=entry.on, reason=entry.prose, entry=entry.id)


def _agreement(
    version: TermsVersion,
    said: Sequence[Agreed],
    declined: Sequence[Declined],
    plan: Plan,
    facts: BoardFacts,
    as_of: date,
) -> Agreement:
    valid = [one for one in said if one.terms == version.digest]
    met_on = _met_on(version, valid, declined, plan, facts, as_of)
    now = parties(version.terms, plan, facts, as_of)
    asked = parties(version.terms, plan, facts, met_on) if met_on else now
    standing = _standing(valid, declined, as_of)
    refused = [one for one in declined if one.person not in standing]
    joined = [p for p in now.everyone if p in standing and p not in asked.everyone]
    return Agreement(
        rule=version.terms.agreement,
        parties=(*asked.everyone, *joined),
        needed=asked.fewest,
        agreed=tuple(standing.values()),
        pending=tuple(
            person
            for person in asked.everyone
            if person in now.everyone
            and person not in standing
            and person not in {one.person for one in refused}
        ),
        void=_void(version, said, standing),
        not_yet_asked=tuple(
            person
            for person in now.everyone
            if met_on and person not in asked.everyone and person not in standing
        ),
        declined=tuple(refused),
        met_on=met_on,
    )


def _void(
    version: TermsVersion, said: Sequence[Agreed], standing: dict[str, Agreed]
) -> tuple[Agreed, ...]:
    """The last agreement to another version of each person who has not agreed to this one."""
    others = {one.person: one for one in said if one.terms != version.digest}
    return tuple(one for person, one in others.items() if person not in standing)


def _met_on(
    version: TermsVersion,
    valid: Sequence[Agreed],
    declined: Sequence[Declined],
    plan: Plan,
    facts: BoardFacts,
    as_of: date,
) -> date | None:
    """The first day on which everybody the rule asks had agreed.

    That can be a day on which somebody agreed, or one on which a person who had not was
    no party any more.
    """
    if not valid:
        return None
    first = min(one.on for one in valid)
    days = {one.on for one in valid} | changing_days(facts, version.terms.teams)
    for day in sorted(day for day in days if first <= day <= as_of):
        asked: Parties = parties(version.terms, plan, facts, day)
        if asked.is_met_by(set(_standing(valid, declined, day))):
            return day
    return None


def _standing(
    valid: Sequence[Agreed], declined: Sequence[Declined], day: date
) -> dict[str, Agreed]:
    """Who has agreed as of a day, with the first entry that said so.

    Whoever declines takes an earlier agreement back; on one day, agreeing comes last.
    """
    standing: dict[str, Agreed] = {}
    events = [(one.on, 1, one.person, one) for one in valid if one.on <= day]
    refusals = [(one.on, 0, one.person, None) for one in declined if one.on <= day]
    for _, _, person, agreed in sorted([*events, *refusals], key=lambda event: event[:3]):
        if agreed is None:
            standing.pop(person, None)
        else:
            standing.setdefault(person, agreed)
    return standing
