"""Agreement: whose entries count for which version of the terms, and when its rule was met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sitegen.compute.parties import Parties, changing_days, parties
from sitegen.compute.versions import TermsVersion
from sitegen.model.board import BoardFacts
from sitegen.model.goal import Plan
from sitegen.model.ledger import Agree, Agreements, Decline, Entry
from sitegen.model.state import Agreed, Agreement, Declined, How, Version
from sitegen.model.terms import Terms


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
    frame = _Frame(plan=plan, facts=facts, as_of=as_of)
    said = sorted(
        (word for entry in entries for word in _words(entry, versions)), key=lambda w: w.order
    )
    found: list[Version] = []
    for place, version in enumerate(versions):
        since = _asked_again(version, found)
        later = {one.digest for one in versions[place + 1 :]}
        found.append(
            Version(
                terms=version.terms,
                digest=version.digest,
                amend=version.amend,
                agreement=_agreement(
                    version.terms,
                    [word for word in said if word.is_about(version.digest, since)],
                    [word for word in said if word.terms not in later],
                    frame,
                ),
            )
        )
    return tuple(found)


def newest_on(versions: Sequence[TermsVersion], day: date) -> TermsVersion:
    """The newest version that an amendment had brought by the end of a day."""
    brought = [one for one in versions if one.amend is None or one.amend.on <= day]
    return (brought or versions)[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """What somebody said about terms: an agreement, or a refusal with its reason."""

    on: date
    person: str
    terms: str
    entry: str
    agrees: bool
    reason: str = ""

    @property
    def order(self) -> tuple[date, bool]:
        """By day; on one day agreeing comes last, so that it is what counts."""
        return (self.on, self.agrees)

    def is_about(self, digest: str, since: date | None) -> bool:
        """Whether it counts for terms that are asked about again since a day, or ever."""
        return self.terms == digest and (since is None or self.on >= since)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What agreements are counted by, and the day of looking."""

    plan: Plan
    facts: BoardFacts
    as_of: date

    def parties(self, terms: Terms, day: date) -> Parties:
        return parties(terms, self.plan, self.facts, day)


def _words(entry: Entry, versions: Sequence[TermsVersion]) -> Iterator[_Word]:
    match entry:
        case Agree() | Decline():
            people: tuple[str, ...] = (entry.person,)
        case Agreements():
            people = tuple(approval.person for approval in entry.approvals)
        case _:
            return
    for person in people:
        yield _Word(
            on=entry.on,
            person=person,
            terms=entry.terms or newest_on(versions, entry.on).digest,
            entry=entry.id,
            agrees=not isinstance(entry, Decline),
            reason=entry.prose,
        )


def _asked_again(version: TermsVersion, earlier: Sequence[Version]) -> date | None:
    """Since when terms that were given up for others are asked about anew, or None.

    Where nobody had agreed on anything else meanwhile, what was said of them still holds.
    """
    places = [place for place, one in enumerate(earlier) if one.digest == version.digest]
    if version.amend and places and any(one.agreement.is_met for one in earlier[places[-1] + 1 :]):
        return version.amend.on
    return None


def _agreement(
    terms: Terms, about: Sequence[_Word], said: Sequence[_Word], frame: _Frame
) -> Agreement:
    """The agreement to terms, from what was said `about` them, and of all but later terms."""
    met_on = _met_on(terms, about, frame)
    now = frame.parties(terms, frame.as_of)
    asked = frame.parties(terms, met_on) if met_on else now
    standing = _standing(about, frame.as_of)
    refused = {
        word.person: word for word in about if not word.agrees and word.person not in standing
    }
    everyone = (*asked.everyone, *_joined(terms, asked, now, standing, met_on, frame))
    answered = standing.keys() | refused.keys()
    return Agreement(
        rule=terms.agreement,
        parties=everyone,
        needed=asked.fewest,
        agreed=tuple(_agreed(word) for word in standing.values() if word.person in everyone),
        pending=tuple(
            person for person in asked.everyone if person in now.everyone and person not in answered
        ),
        void=_void(about, said, now, standing),
        not_yet_asked=tuple(
            person
            for person in now.everyone
            if person not in asked.everyone and person not in answered
        ),
        declined=tuple(_declined(word) for word in refused.values()),
        met_on=met_on,
    )


def _joined(
    terms: Terms,
    asked: Parties,
    now: Parties,
    standing: dict[str, _Word],
    met_on: date | None,
    frame: _Frame,
) -> tuple[str, ...]:
    """Who became a party after the rule was met, and agreed."""
    return tuple(
        person
        for person, word in standing.items()
        if met_on
        and person not in asked.everyone
        and (
            person in now.everyone
            or (word.on > met_on and person in frame.parties(terms, word.on).everyone)
        )
    )


def _void(
    about: Sequence[_Word], said: Sequence[_Word], now: Parties, standing: dict[str, _Word]
) -> tuple[Agreed, ...]:
    """The last agreement to other terms of each party that has not agreed to these."""
    counted = set(about)
    others = {word.person: word for word in said if word.agrees and word not in counted}
    return tuple(
        _agreed(word)
        for person, word in others.items()
        if person in now.everyone and person not in standing
    )


def _agreed(word: _Word) -> Agreed:
    return Agreed(
        person=word.person, on=word.on, terms=word.terms, how=How.UNKNOWN, entry=word.entry
    )


def _declined(word: _Word) -> Declined:
    return Declined(person=word.person, on=word.on, reason=word.reason, entry=word.entry)


def _met_on(terms: Terms, about: Sequence[_Word], frame: _Frame) -> date | None:
    """The first day on which everybody the rule asks had agreed.

    That can be a day on which somebody agreed, or one on which a person who had not was
    no party any more. Between the days on which parties change, they are not asked for again.
    """
    first = min((word.on for word in about if word.agrees), default=frame.as_of)
    changing = changing_days(terms, frame.plan, frame.facts)
    days = {first, *(word.on for word in about), *changing}
    asked = frame.parties(terms, first)
    standing: dict[str, _Word] = {}
    at = 0
    for day in sorted(day for day in days if first <= day <= frame.as_of):
        at = _hear(about, at, day, standing)
        asked = frame.parties(terms, day) if day in changing else asked
        if asked.is_met_by(standing.keys()):
            return day
    return None


def _standing(about: Sequence[_Word], day: date) -> dict[str, _Word]:
    """Who has agreed as of a day, with the first entry that said so."""
    standing: dict[str, _Word] = {}
    _hear(about, 0, day, standing)
    return standing


def _hear(about: Sequence[_Word], at: int, day: date, standing: dict[str, _Word]) -> int:
    """Take what was said up to a day into account, from place `at` on; returns the next place.

    Whoever declines takes an earlier agreement back.
    """
    while at < len(about) and about[at].on <= day:
        word = about[at]
        if word.agrees:
            standing.setdefault(word.person, word)
        else:
            standing.pop(word.person, None)
        at += 1
    return at
