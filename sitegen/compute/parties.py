"""Who has to agree to a goal on a given day."""

from __future__ import annotations

import math
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from sitegen.model.board import BoardFacts
from sitegen.model.goal import Plan
from sitegen.model.history import GoalHistory
from sitegen.model.terms import RuleKind, Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The people asked on a day: `always` must each agree, of `members` at least `needed`."""

    always: tuple[str, ...]
    members: tuple[str, ...]
    needed: int

    @property
    def everyone(self) -> tuple[str, ...]:
        """All parties, each once."""
        return tuple(dict.fromkeys((*self.members, *self.always)))

    @property
    def fewest(self) -> int:
        """The smallest number of people who can meet the rule."""
        return max(self.needed, len(set(self.members) & set(self.always))) + len(
            set(self.always) - set(self.members)
        )

    def is_met_by(self, agreed: AbstractSet[str]) -> bool:
        """Whether these people's agreement meets the rule; a rule that asks nobody is never met."""
        return (
            bool(self.everyone)
            and agreed >= set(self.always)
            and len(agreed & set(self.members)) >= self.needed
        )


def parties(terms: Terms, plan: Plan, facts: BoardFacts, day: date) -> Parties:
    """The parties by the goal's rule on a day; whoever has left by then is no party.

    Steward and sponsor always agree. A quorum is ceil(share x members) of the members. A team
    that has no members on that day cannot agree yet: it needs one.
    """
    leaders = _here((plan.steward, plan.sponsor), facts, day)
    if terms.agreement.kind is RuleKind.STEWARD_AND_SPONSOR:
        return Parties(always=leaders, members=(), needed=0)
    if terms.agreement.kind is RuleKind.PEOPLE:
        listed = _here(terms.agreement.people, facts, day)
        return Parties(always=leaders, members=listed, needed=len(listed))
    members = _here(_members(terms, facts, day), facts, day)
    needed = max(1, math.ceil(Fraction(terms.agreement.share) * len(members)))
    return Parties(always=leaders, members=members, needed=needed)


def changing_days(terms: Terms, plan: Plan, facts: BoardFacts) -> set[date]:
    """The days on which somebody may become a party, or is none for the first time."""
    teams = [team for id in terms.teams if (team := facts.team(id))]
    memberships = [membership for team in teams for membership in team.members]
    involved = {plan.steward, plan.sponsor, *terms.agreement.people}
    involved |= {membership.person for membership in memberships}
    last = {person.left for person in facts.people if person.id in involved}
    last |= {membership.until for membership in memberships}
    first = {membership.since for membership in memberships}
    return {day for day in first if day} | {
        day + timedelta(days=1) for day in last if day and day < date.max
    }


def plan_on(plan: Plan, history: GoalHistory | None, day: date) -> Plan:
    """The plan with the steward and the sponsor of a day, where history knows them."""
    leaders = history.leaders_on(day) if history else None
    if leaders is None:
        return plan
    return replace(plan, steward=leaders.steward, sponsor=leaders.sponsor)


def _members(terms: Terms, facts: BoardFacts, day: date) -> tuple[str, ...]:
    teams = (facts.team(id) for id in terms.teams)
    return tuple(person for team in teams if team for person in team.members_on(day))


def _here(people: tuple[str, ...], facts: BoardFacts, day: date) -> tuple[str, ...]:
    known = {person.id: person for person in facts.people}
    return tuple(
        dict.fromkeys(id for id in people if id and (id not in known or known[id].is_here(day)))
    )
