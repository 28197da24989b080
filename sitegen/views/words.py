"""The words of pages for what the files say in keys: kinds, roles, rules, limits, changes."""

from __future__ import annotations

from datetime import timedelta

from sitegen.compute.counting import metric_of
from sitegen.dates import Cadence, Grain
from sitegen.model.goal import Goal
from sitegen.model.ledger import Because, Decision, EntryKind
from sitegen.model.state import How
from sitegen.model.terms import (
    AgreementRule,
    ChangeKind,
    Holding,
    Judge,
    Kind,
    Limits,
    Measure,
    Milestones,
    Moving,
    Role,
    RuleKind,
    Total,
    YesNo,
)
from sitegen.site import Site
from sitegen.views.forms import Forms
from sitegen.views.people import names_of
from sitegen.words import listed, sentence

KIND = {Kind.PACT: "PACT goal", Kind.HARD: "HARD goal"}
ROLE = {Role.OUTCOME: "outcome", Role.LEAD: "lead measure", Role.GUARDRAIL: "guardrail"}
HOW = {
    How.OWN_COMMIT: "by their own commit",
    How.PROPOSED: "proposed these terms",
    How.BY_REVIEW: "approved the pull request",
    How.BY_OTHER: "written down by somebody else",
    How.UNKNOWN: "how is not known",
}
DECISION = {
    Decision.KEEP: "keep going",
    Decision.ADJUST: "adjust the goal",
    Decision.STOP: "stop",
}
BECAUSE = {
    Because.EVIDENCE: "new evidence",
    Because.DEMAND: "demand changed",
    Because.CUSTOMER: "what customers told us",
    Because.STAFFING: "staffing changed",
    Because.PRIORITY: "priorities changed",
    Because.MEASUREMENT: "the measurement changed",
    Because.ERROR: "an error in the terms",
}
ENTRY = {
    EntryKind.AGREE: "agreed",
    EntryKind.AGREEMENTS: "Agreements recorded",
    EntryKind.DECLINE: "declined",
    EntryKind.CHECK_IN: "checked in",
    EntryKind.REVIEW: "reviewed",
    EntryKind.AMEND: "proposed a change of terms",
    EntryKind.PAUSE: "paused the goal",
    EntryKind.RESUME: "resumed the goal",
    EntryKind.CLOSE: "closed the goal",
    EntryKind.CONFIRM: "confirmed the close",
    EntryKind.CORRECT: "corrected an entry",
    EntryKind.NOTE: "wrote a note",
}
NOUN = {
    EntryKind.AGREE: "agreement",
    EntryKind.AGREEMENTS: "recorded agreements",
    EntryKind.DECLINE: "answer",
    EntryKind.CHECK_IN: "check-in",
    EntryKind.REVIEW: "review",
    EntryKind.AMEND: "amendment",
    EntryKind.PAUSE: "pause",
    EntryKind.RESUME: "resuming",
    EntryKind.CLOSE: "close",
    EntryKind.CONFIRM: "confirmation",
    EntryKind.CORRECT: "correction",
    EntryKind.NOTE: "note",
}
_JUDGE = {
    Judge.EVERY: "",
    Judge.LAST: "the last one counts",
    Judge.AVERAGE: "on average",
    Judge.TOTAL: "in total",
}


def measure_name(measure: Measure, goal: Goal, site: Site) -> str:
    """What a measure of a goal is called: its metric's name, or its id in words."""
    metric = metric_of(measure, goal, site.facts)
    return (metric.name if metric else "") or words_of(measure.id)


def words_of(id: str) -> str:
    """An id as words: `first-response-time` is `First response time`."""
    return sentence(id.replace("-", " "))


def cadence_words(cadence: Cadence) -> str:
    """`every week`, `every 2 weeks on Friday`, `now and then`."""
    if cadence.span is None:
        return "now and then"
    span = cadence.span
    plain = span.grain if span.count == 1 else f"{span.count} {span.grain}s"
    if cadence.weekday is None or span.grain is Grain.DAY:
        return f"every {plain}"
    return f"every {plain} on {str(cadence).rpartition(' ')[2].capitalize()}"


def rule_words(rule: AgreementRule, site: Site) -> str:
    """Who has to agree, to follow `needs`."""
    if rule.kind is RuleKind.QUORUM:
        share = Forms("en", site.as_of).number(rule.share * 100)
        return f"at least {share}% of the members, with the steward and the sponsor"
    if rule.kind is RuleKind.PEOPLE:
        return f"{names_of(site, rule.people)}, with the steward and the sponsor"
    if rule.kind is RuleKind.STEWARD_AND_SPONSOR:
        return "the steward and the sponsor"
    return "every member, steward and sponsor"


def limits_words(limits: Limits, unit: str, forms: Forms) -> str:
    """`at least 92%`, `between 2 hours and 4 hours`."""
    if limits.at_least is not None and limits.at_most is not None:
        low = forms.amount(limits.at_least, unit)
        return f"between {low} and {forms.amount(limits.at_most, unit)}"
    named = (
        ("at least", limits.at_least),
        ("above", limits.above),
        ("at most", limits.at_most),
        ("below", limits.below),
    )
    return listed(
        tuple(f"{word} {forms.amount(value, unit)}" for word, value in named if value is not None)
    )


def aim_words(measure: Measure, forms: Forms) -> str:
    """What a measure aims at, as its terms say it: `from 4 hours to 2.8 hours`."""
    aim, unit = measure.aim, measure.unit
    match aim:
        case Moving():
            return _moving_words(aim, unit, forms)
        case Holding():
            judged = _JUDGE[aim.judge]
            return limits_words(aim.limits, unit, forms) + (f", {judged}" if judged else "")
        case Total():
            return f"{forms.amount(aim.target, unit)} in total"
        case Milestones():
            return "all milestones reached"
        case YesNo():
            return "done, yes or no"


def _moving_words(aim: Moving, unit: str, forms: Forms) -> str:
    begin = "" if aim.baseline is None else f"from {forms.amount(aim.baseline, unit)} "
    if aim.target is not None:
        return f"{begin}to {forms.amount(aim.target, unit)}"
    if aim.change is None:
        return begin.strip()
    suffix = {ChangeKind.RELATIVE: "%", ChangeKind.POINTS: "points", ChangeKind.UNITS: unit}
    change = forms.signed(aim.change.amount, suffix[aim.change.kind])
    if aim.baseline is None:
        return f"by {change} from a baseline not known yet"
    level = forms.amount(aim.change.target(aim.baseline), unit)
    return f"{begin}to {level} ({change})"


def age_words(age: timedelta) -> str:
    """`today`, `1 day ago`, `12 days ago`."""
    days = age.days
    return "today" if days <= 0 else "1 day ago" if days == 1 else f"{days} days ago"
