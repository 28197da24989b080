"""Who agreed to what, who has not yet, and a change of terms beside those in force."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.state import Agreement, GoalState, How, Version
from sitegen.model.terms import Terms
from sitegen.site import Site
from sitegen.views.forms import Day, Forms, count
from sitegen.views.people import name_of, names_of, team_name
from sitegen.views.words import BECAUSE, HOW, KIND, ROLE, aim_words, measure_name, rule_words


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedRow:
    """Somebody's agreement: who, when, and how we know."""

    name: str
    day: Day
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclinedRow:
    """Somebody who does not agree, and why (Markdown)."""

    name: str
    day: Day
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementView:
    """The agreement to one version of the terms; `digest` is its first 8 digits.

    `is_unread` where how somebody agreed could not be told, because no history was read.
    """

    summary: str
    rule: str
    digest: str
    agreed: tuple[AgreedRow, ...]
    is_unread: bool
    pending: str
    not_yet_asked: str
    void: tuple[AgreedRow, ...]
    declined: tuple[DeclinedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One line of the terms, as in force and as proposed."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedView:
    """A change of terms that is not in force yet."""

    because: str
    prose: str
    differences: tuple[Difference, ...]
    agreement: AgreementView


def short_digest(digest: str) -> str:
    """The first 8 digits of `terms/1:…`, as pages show it."""
    return digest.partition(":")[2][:8] or digest[:8]


def agreement_view(version: Version, site: Site, forms: Forms) -> AgreementView:
    """The agreement to a version in words."""
    agreement = version.agreement
    return AgreementView(
        summary=summary_words(agreement, forms),
        rule=rule_words(agreement.rule, site),
        digest=short_digest(version.digest),
        agreed=tuple(
            AgreedRow(name=name_of(site, a.person), day=forms.when(a.on), how=HOW[a.how])
            for a in agreement.agreed
        ),
        is_unread=any(a.how is How.UNKNOWN for a in agreement.agreed),
        pending=names_of(site, agreement.pending),
        not_yet_asked=names_of(site, agreement.not_yet_asked),
        void=tuple(
            AgreedRow(
                name=name_of(site, a.person),
                day=forms.when(a.on),
                how=f"to other terms ({short_digest(a.terms)})" if a.terms else "to other terms",
            )
            for a in agreement.void
        ),
        declined=tuple(
            DeclinedRow(name=name_of(site, d.person), day=forms.when(d.on), reason=d.reason)
            for d in agreement.declined
        ),
    )


def summary_words(agreement: Agreement, forms: Forms) -> str:
    """How many agreed, and when that was enough: `5 of 6 people agreed; …`."""
    agreed = len({a.person for a in agreement.agreed if a.person in agreement.parties})
    people = f"{agreed} of {count(len(agreement.parties), 'person', 'people')} agreed"
    if agreement.met_on:
        return f"{people}; the rule was met on {forms.day(agreement.met_on)}."
    missing = max(0, agreement.needed - agreed)
    return f"{people}; {missing} more to go." if missing else f"{people}."


def proposed_view(state: GoalState, site: Site, forms: Forms) -> ProposedView | None:
    """What the file proposes beside the terms in force; None where they are the same."""
    if state.in_force is None or state.in_file.digest == state.in_force.digest:
        return None
    amend = state.in_file.amend
    before = dict(_lines(state.in_force.terms, site, forms))
    after = dict(_lines(state.in_file.terms, site, forms))
    labels = tuple(dict.fromkeys([*before, *after]))
    changed = tuple(
        Difference(label=label, before=before.get(label, ""), after=after.get(label, ""))
        for label in labels
        if before.get(label, "") != after.get(label, "")
    )
    return ProposedView(
        because=BECAUSE[amend.because] if amend and amend.because else "",
        prose=amend.prose if amend else "",
        differences=changed,
        agreement=agreement_view(state.in_file, site, forms),
    )


def _lines(terms: Terms, site: Site, forms: Forms) -> tuple[tuple[str, str], ...]:
    """The terms as labelled lines, as far as people decide on them."""
    general = (
        ("Kind", KIND[terms.kind]),
        ("Teams", ", ".join(team_name(site, team) for team in terms.teams)),
        ("Start", forms.day(terms.start) if terms.start else ""),
        ("Due", forms.day(terms.due) if terms.due else ""),
        ("Who has to agree", rule_words(terms.agreement, site)),
        ("Stop if", terms.stop_if),
    )
    measures = tuple(
        (
            measure_name(measure, site),
            ", ".join(
                part
                for part in (
                    f"{ROLE[measure.role]} {aim_words(measure, forms)}",
                    measure.statistic,
                    measure.clock,
                    *(value for _, value in measure.scope),
                )
                if part
            ),
        )
        for measure in terms.measures
    )
    return general + measures
