"""A goal as `board.json` and `goal.json` have it; every number is exact."""

from __future__ import annotations

from sitegen.exports._json import Json, Object, share
from sitegen.model.goal import Link
from sitegen.model.state import Agreed, Agreement, Declined, GoalState, MeasureState
from sitegen.model.terms import AgreementRule, Holding, Limits, RuleKind
from sitegen.numbers import canonical
from sitegen.site import Site


def goal_object(state: GoalState, site: Site) -> Object:
    """The goal's object in `board.json`; shares are rounded to four decimals."""
    terms, plan, numbers = state.terms, state.goal.plan, state.numbers
    return {
        "id": state.id,
        "url": site_url(site, f"goals/{state.id}/"),
        "title": state.goal.story.title,
        "kind": terms.kind.value,
        "teams": terms.teams,
        "steward": plan.steward or None,
        "sponsor": plan.sponsor or None,
        "start": terms.start,
        "due": terms.due,
        "period": state.period.name if state.period else None,
        "lifecycle": state.lifecycle.value,
        "status": numbers.status.value,
        "status_reason": state.reason,
        "freshness": state.freshness.value if state.freshness else None,
        "progress": share(numbers.progress),
        "expected": share(numbers.expected),
        "terms": {
            "in_force": state.in_force.digest if state.in_force else None,
            "in_file": state.in_file.digest,
        },
        "agreement": _agreement(state.shown.agreement),
        "measures": tuple(_measure(measure) for measure in numbers.measures),
        "outcome": state.outcome.value if state.outcome else None,
        "guardrail_broken": numbers.is_guardrail_broken,
        "aligns_with": tuple(link(other) for other in state.goal.story.aligns_with),
        "continues": state.goal.story.continues or None,
    }


def site_url(site: Site, path: str) -> str:
    """The full address of a path, or the path itself where the board has no address."""
    return f"{site.facts.url.rstrip('/')}/{path}" if site.facts.url else path


def link(to: Link) -> Json:
    """The id of a goal, or title and address of something elsewhere."""
    return to.goal or {"title": to.title, "url": to.url}


def _agreement(agreement: Agreement) -> Object:
    return {
        "rule": _rule(agreement.rule),
        "met": agreement.is_met,
        "agreed": tuple(_agreed(one) for one in agreement.agreed),
        "pending": agreement.pending,
        "void": tuple(_agreed(one) for one in agreement.void),
        "not_yet_asked": agreement.not_yet_asked,
        "declined": tuple(_declined(one) for one in agreement.declined),
    }


def _rule(rule: AgreementRule) -> Json:
    """As a goal's file writes it: `all`, `quorum 80%`, a list of people, or the two who must."""
    if rule.kind is RuleKind.QUORUM:
        return f"quorum {canonical(rule.share * 100)}%"
    return rule.people if rule.kind is RuleKind.PEOPLE else rule.kind.value


def _agreed(one: Agreed) -> Object:
    return {"person": one.person, "on": one.on, "how": one.how.value}


def _declined(one: Declined) -> Object:
    return {"person": one.person, "on": one.on, "reason": one.reason}


def _measure(state: MeasureState) -> Object:
    """`latest` is the level now: of a total, what it has come to."""
    measure = state.measure
    known = state.value is not None and state.on is not None
    return {
        "id": measure.id,
        "metric": measure.metric or None,
        "role": measure.role.value,
        "kind": measure.kind.value,
        "unit": measure.unit or None,
        "baseline": state.baseline,
        "target": state.target,
        "stretch": state.stretch,
        "limits": _limits(measure.aim.limits) if isinstance(measure.aim, Holding) else None,
        "latest": {"on": state.on, "value": state.value} if known else None,
        "progress": share(state.progress),
        "expected": share(state.expected),
        "status": state.status.value,
    }


def _limits(limits: Limits) -> Object:
    """The bounds that are set; `above` and `below` do not include their value."""
    named = (
        ("at_least", limits.at_least),
        ("at_most", limits.at_most),
        ("above", limits.above),
        ("below", limits.below),
    )
    return {name: bound for name, bound in named if bound is not None}
