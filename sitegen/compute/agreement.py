"""Agreement: whose entries count for which version of the terms, and when its rule was met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sitegen.compute.parties import Parties, changing_days, parties, plan_on
from sitegen.compute.versions import TermsVersion
from sitegen.compute.voices import Voice, voices
from sitegen.model.board import BoardFacts
from sitegen.model.goal import Plan
from sitegen.model.history import GoalHistory
from sitegen.model.ledger import Entry
from sitegen.model.state import Agreed, Agreement, Declined, Version
from sitegen.model.terms import Terms


def with_agreements(
    versions: Sequence[TermsVersion],
    entries: Sequence[Entry],
    plan: Plan,
    facts: BoardFacts,
    as_of: date,
    history: GoalHistory | None = None,
) -> tuple[Version, ...]:
    """Each version with its agreement; `entries` are those that count, in order."""
    frame = _Frame(plan=plan, facts=facts, as_of=as_of, history=history)
    said = voices(versions, entries, history, plan, facts, as_of)
    found: list[Version] = []
    for place, version in enumerate(versions):
        since = _asked_again(version, found)
        later = {one.digest for one in versions[place + 1 :]}
        found.append(
            Version(
                terms=version.terms,
                digest=version.digest,
                amend=version.amend,
                origin=version.origin,
                agreement=_agreement(
                    version.terms,
                    [voice for voice in said if voice.is_about(version.digest, since)],
                    [voice for voice in said if voice.terms not in later],
                    frame,
                ),
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What agreements are counted by, and the day of looking."""

    plan: Plan
    facts: BoardFacts
    as_of: date
    history: GoalHistory | None

    def parties(self, terms: Terms, day: date) -> Parties:
        return parties(terms, plan_on(self.plan, self.history, day), self.facts, day)

    def changing_days(self, terms: Terms) -> set[date]:
        """The days on which parties may change, by the roster or by the plan."""
        days = [leaders.since for leaders in (self.history.leaders if self.history else ())]
        plans = [plan_on(self.plan, self.history, day) for day in days] or [self.plan]
        return set(days).union(*(changing_days(terms, plan, self.facts) for plan in plans))


def _asked_again(version: TermsVersion, earlier: Sequence[Version]) -> date | None:
    """Since when terms that were given up for others are asked about anew, or None.

    Where nobody had agreed on anything else meanwhile, what was said of them still holds.
    """
    places = [place for place, one in enumerate(earlier) if one.digest == version.digest]
    if version.amend and places and any(one.agreement.is_met for one in earlier[places[-1] + 1 :]):
        return version.amend.on
    return None


def _agreement(
    terms: Terms, about: Sequence[Voice], said: Sequence[Voice], frame: _Frame
) -> Agreement:
    """The agreement to terms, from what was said `about` them, and of all but later terms."""
    met_on = _met_on(terms, about, frame)
    now = frame.parties(terms, frame.as_of)
    asked = frame.parties(terms, met_on) if met_on else now
    standing = _standing(about, frame.as_of)
    refused = {
        voice.person: voice for voice in about if not voice.agrees and voice.person not in standing
    }
    everyone = (*asked.everyone, *_joined(terms, asked, now, standing, met_on, frame))
    answered = standing.keys() | refused.keys()
    return Agreement(
        rule=terms.agreement,
        parties=everyone,
        needed=asked.fewest,
        agreed=tuple(_agreed(voice) for voice in standing.values() if voice.person in everyone),
        pending=tuple(
            person for person in asked.everyone if person in now.everyone and person not in answered
        ),
        void=_void(about, said, now, standing),
        not_yet_asked=tuple(
            person
            for person in now.everyone
            if person not in asked.everyone and person not in answered
        ),
        declined=tuple(_declined(voice) for voice in refused.values()),
        met_on=met_on,
    )


def _joined(
    terms: Terms,
    asked: Parties,
    now: Parties,
    standing: dict[str, Voice],
    met_on: date | None,
    frame: _Frame,
) -> tuple[str, ...]:
    """Who became a party after the rule was met, and agreed."""
    return tuple(
        person
        for person, voice in standing.items()
        if met_on
        and person not in asked.everyone
        and (
            person in now.everyone
            or (voice.on > met_on and person in frame.parties(terms, voice.on).everyone)
        )
    )


def _void(
    about: Sequence[Voice], said: Sequence[Voice], now: Parties, standing: dict[str, Voice]
) -> tuple[Agreed, ...]:
    """The last agreement to other terms of each party that has not agreed to these."""
    counted = set(about)
    others = {voice.person: voice for voice in said if voice.agrees and voice not in counted}
    return tuple(
        _agreed(voice)
        for person, voice in others.items()
        if person in now.everyone and person not in standing
    )


def _agreed(voice: Voice) -> Agreed:
    return Agreed(
        person=voice.person,
        on=voice.on,
        terms=voice.terms,
        how=voice.how,
        entry=voice.entry,
        by=voice.by,
    )


def _declined(voice: Voice) -> Declined:
    return Declined(person=voice.person, on=voice.on, reason=voice.reason, entry=voice.entry)


def _met_on(terms: Terms, about: Sequence[Voice], frame: _Frame) -> date | None:
    """The first day on which everybody the rule asks had agreed.

    That can be a day on which somebody agreed, or one on which a person who had not was
    no party any more. Between the days on which parties change, they are not asked for again.
    """
    first = min((voice.on for voice in about if voice.agrees), default=frame.as_of)
    changing = frame.changing_days(terms)
    days = {first, *(voice.on for voice in about), *changing}
    asked = frame.parties(terms, first)
    standing: dict[str, Voice] = {}
    at = 0
    for day in sorted(day for day in days if first <= day <= frame.as_of):
        at = _hear(about, at, day, standing)
        asked = frame.parties(terms, day) if day in changing else asked
        if asked.is_met_by(standing.keys()):
            return day
    return None


def _standing(about: Sequence[Voice], day: date) -> dict[str, Voice]:
    """Who has agreed as of a day, with the first entry that said so."""
    standing: dict[str, Voice] = {}
    _hear(about, 0, day, standing)
    return standing


def _hear(about: Sequence[Voice], at: int, day: date, standing: dict[str, Voice]) -> int:
    """Take what was said up to a day into account, from place `at` on; returns the next place.

    Whoever declines takes an earlier agreement back.
    """
    while at < len(about) and about[at].on <= day:
        voice = about[at]
        if voice.agrees:
            standing.setdefault(voice.person, voice)
        else:
            standing.pop(voice.person, None)
        at += 1
    return at
