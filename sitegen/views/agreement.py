"""Who agreed to what, how we know, and who has not answered yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sitegen.model.ledger import Agreements
from sitegen.model.state import Agreed, Agreement, GoalState, How, Lifecycle, Version
from sitegen.prose.urls import safe_url
from sitegen.site import Site
from sitegen.views.forms import Day, Forms, count
from sitegen.views.people import called, name_of, names_of
from sitegen.views.words import HOW, rule_words
from sitegen.words import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedRow:
    """Somebody's agreement: who, when, and how we know; `url` leads to what shows it."""

    name: str
    day: Day
    how: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclinedRow:
    """Somebody who does not agree, and why (Markdown)."""

    name: str
    day: Day
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementView:
    """The agreement to one version of the terms; `digest` is its first 8 digits.

    `unknown` says, where it is the same for all, why nobody can tell how they agreed.
    """

    summary: str
    rule: str
    digest: str
    agreed: tuple[AgreedRow, ...]
    unknown: str
    is_closed: bool
    pending: str
    not_yet_asked: str
    void: tuple[str, ...]
    declined: tuple[DeclinedRow, ...]
    stand_in: str


def short_digest(digest: str) -> str:
    """The first 8 digits of `terms/1:…`, as pages show it."""
    return digest.partition(":")[2][:8] or digest[:8]


def agreement_view(version: Version, state: GoalState, site: Site, forms: Forms) -> AgreementView:
    """The agreement to a version in words."""
    agreement = version.agreement
    nobody_knows = all(one.how is How.UNKNOWN for one in agreement.agreed)
    return AgreementView(
        summary=summary_words(agreement, forms, is_closed=state.lifecycle is Lifecycle.CLOSED),
        rule=rule_words(agreement.rule, site),
        digest=short_digest(version.digest),
        agreed=tuple(
            _agreed(one, state, site, forms, is_said=not nobody_knows) for one in agreement.agreed
        ),
        unknown=f"How is not known: {_why_unknown(site)}."
        if agreement.agreed and nobody_knows
        else "",
        is_closed=state.lifecycle is Lifecycle.CLOSED,
        pending=names_of(site, agreement.pending),
        not_yet_asked=names_of(site, agreement.not_yet_asked),
        void=_void(agreement, site, forms),
        declined=tuple(
            DeclinedRow(name=name_of(site, d.person), day=forms.when(d.on), reason=d.reason)
            for d in agreement.declined
        ),
        stand_in=stand_in_words(state, site),
    )


def _agreed(one: Agreed, state: GoalState, site: Site, forms: Forms, *, is_said: bool) -> AgreedRow:
    how = how_words(one, site) if is_said else ""
    url = _review_url(one, state) if one.how is How.BY_REVIEW else ""
    return AgreedRow(name=name_of(site, one.person), day=forms.when(one.on), how=how, url=url)


def how_words(one: Agreed, site: Site) -> str:
    """How we know that somebody agreed."""
    if one.how is How.BY_OTHER:
        return f"written down by {names_of(site, one.by) or 'somebody else'}"
    return HOW[one.how]


def _why_unknown(site: Site) -> str:
    return "no history was read" if site.missing_history else "no history of that time was read"


def _review_url(one: Agreed, state: GoalState) -> str:
    """Where the review can be read that counts as agreeing; empty where nobody wrote it down."""
    recorded = (e for e in state.goal.ledger.of(Agreements) if e.id == one.entry)
    url = next((safe_url(entry.url) or "" for entry in recorded), "")
    return url if url.startswith(("http://", "https://")) else ""


def _void(agreement: Agreement, site: Site, forms: Forms) -> tuple[str, ...]:
    """Who agreed to earlier terms, a sentence for each version of them."""
    versions: dict[str, list[str]] = {}
    for one in agreement.void:
        told = f"{called(site, one.person)} ({forms.day(one.on)})"
        versions.setdefault(short_digest(one.terms), []).append(told)
    return tuple(
        f"{listed(tuple(people))} agreed to the earlier terms {digest}".rstrip() + "."
        for digest, people in versions.items()
    )


def stand_in_words(state: GoalState, site: Site) -> str:
    """Who stands in for a steward who has left; empty where the steward is here."""
    plan, day = state.goal.plan, _looked_at(state, site)
    steward, sponsor = site.facts.person(plan.steward), site.facts.person(plan.sponsor)
    if steward is None or steward.is_here(day):
        return ""
    gone = f"{called(site, plan.steward)}, the steward, has left"
    if sponsor is None or sponsor.id == steward.id or not sponsor.is_here(day):
        return f"{gone}; a new one is welcome."
    return f"{gone}; {called(site, plan.sponsor)}, the sponsor, stands in."


def _looked_at(state: GoalState, site: Site) -> date:
    closed = state.lifecycle is Lifecycle.CLOSED and state.close
    return state.close.on if closed and state.close else site.as_of


def summary_words(agreement: Agreement, forms: Forms, *, is_closed: bool = False) -> str:
    """How many agreed, and when that was enough: `5 of 6 people agreed; …`."""
    agreed = len({a.person for a in agreement.agreed if a.person in agreement.parties})
    people = f"{agreed} of {count(len(agreement.parties), 'person', 'people')} agreed"
    if agreement.met_on:
        return f"{people}; the rule was met on {forms.day(agreement.met_on)}."
    missing = max(0, agreement.needed - agreed)
    if is_closed or not missing:
        return f"{people}."
    return f"{people}; {missing} more to go."


def until_words(agreement: Agreement, site: Site) -> str:
    """Who has to agree before terms are in force: `until Maria and Chen agree`."""
    people = names_of(site, agreement.pending)
    agreed = len({a.person for a in agreement.agreed if a.person in agreement.parties})
    missing = agreement.needed - agreed
    if not people:
        return "until everybody who is asked agrees"
    if 0 < missing < len(agreement.pending):
        return f"until {missing} more of {people} {'agrees' if missing == 1 else 'agree'}"
    return f"until {people} {'agrees' if len(agreement.pending) == 1 else 'agree'}"
