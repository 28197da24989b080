"""The checklists of PACT and HARD goals: what each letter asks for, and the evidence there is.

Each line is passed or open, with its evidence in a sentence. There is no score: an open line
says what belongs there. No sentence names a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sitegen.compute.lifecycle import counting
from sitegen.compute.wording import count_words, day_words, level_words, limits_words
from sitegen.model.ledger import Agreements, CheckIn
from sitegen.model.state import GoalState, Lifecycle
from sitegen.model.terms import Holding, Kind, Measure, Milestones, Moving, Terms, Total
from sitegen.words import sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a checklist: what is asked for, whether it is there, and how we know."""

    name: str
    is_passed: bool
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """From where a goal is looked at: the day, the days of grace, the goals that carry it.

    `labels` gives a measure's id the name to show, where it has another one.
    """

    as_of: date
    grace_days: int = 0
    children: int = 0
    labels: Mapping[str, str] = field(default_factory=dict)

    def label(self, measure: Measure) -> str:
        """What a measure is called."""
        return self.labels.get(measure.id, measure.id.replace("-", " "))


def checklist(state: GoalState, looking: Looking) -> tuple[Line, ...]:
    """The four lines of a PACT goal, or the five of a HARD one."""
    return _pact(state, looking) if state.terms.kind is Kind.PACT else _hard(state, looking)


def _pact(state: GoalState, looking: Looking) -> tuple[Line, ...]:
    return (
        _clear(state, looking),
        _collaborative(state, looking.as_of),
        _transparent(state, looking.as_of),
        _monitored(state, looking),
    )


def _hard(state: GoalState, looking: Looking) -> tuple[Line, ...]:
    return (
        _specific(state, looking),
        _measurable(state, looking),
        _challenging(state),
        _relevant(state),
        _time_bound(state.terms, looking.as_of),
    )


def _clear(state: GoalState, looking: Looking) -> Line:
    """Clear and measurable: what is counted, how far, and until when."""
    counted = _measurable(state, looking)
    due = state.terms.due
    if due is None:
        return Line("Clear and measurable", False, "It has no due date yet.")
    told = f"{counted.evidence.rstrip('.')}, by {day_words(due, looking.as_of)}."
    evidence = told if counted.is_passed else counted.evidence
    return Line("Clear and measurable", counted.is_passed, evidence)


def _collaborative(state: GoalState, as_of: date) -> Line:
    """Agreed by everyone who was asked; joiners are asked later, and open nothing."""
    agreement, is_closed = state.shown.agreement, state.lifecycle is Lifecycle.CLOSED
    asked = len(agreement.parties)
    agreed = len({one.person for one in agreement.agreed} & set(agreement.parties))
    told = f"{agreed} of {asked} {'person' if asked == 1 else 'people'} agreed"
    if agreement.met_on:
        told += f"; the rule was met on {day_words(agreement.met_on, as_of)}"
    if agreement.pending:
        told += f"; {len(agreement.pending)} {'gave no answer' if is_closed else 'still to answer'}"
    if agreement.declined:
        told += f"; {len(agreement.declined)} declined, and said why"
    if agreement.not_yet_asked:
        told += f"; {len(agreement.not_yet_asked)} joined later, not yet asked"
    is_passed = agreement.is_met and not agreement.pending and not agreement.declined
    return Line("Collaborative", is_passed, f"{told}.")


def _transparent(state: GoalState, as_of: date) -> Line:
    """Public, and proposed on a day that everybody can look up."""
    name = "Transparent"
    if state.goal.is_draft:
        return Line(name, False, "It is a draft, and not proposed yet.")
    if state.goal.is_internal:
        return Line(name, False, "It is internal: not everybody can read it.")
    first = state.versions[0]
    requests = [
        one.pull_request for one in counting(state.goal, as_of) if isinstance(one, Agreements)
    ]
    via = next((f", by pull request {one.removeprefix('#')}" for one in requests if one), "")
    if first.origin is not None:
        return Line(
            name, True, f"Public, and proposed on {day_words(first.origin.on, as_of)}{via}."
        )
    days = [one.on for version in state.versions for one in version.agreement.agreed]
    if not days:
        told = (
            f"Public, and proposed{via}." if via else "Public. When it was proposed is not known."
        )
        return Line(name, bool(via), told)
    by = day_words(min(days), as_of)
    return Line(name, True, f"Public, and proposed{via}: the first to agree did so on {by}.")


def _monitored(state: GoalState, looking: Looking) -> Line:
    """Checked in on cadence: nobody waits longer for the next one than was promised."""
    name, cadence, start = "Monitored", state.goal.plan.check_in_every, state.terms.start
    every = f"every {cadence.span}" if cadence.span else "now and then"
    is_closed = state.lifecycle is Lifecycle.CLOSED
    if start is None or state.in_force is None:
        told = "It was never agreed." if is_closed else f"Once agreed, a check-in is due {every}."
        return Line(name, False, told)
    until = _watched_until(state, looking.as_of)
    if until < start:
        told = f"Once it has begun, a check-in is due {every}."
        return Line(name, False, "It ended before it began." if is_closed else told)
    days = [one.on for one in _check_ins(state, until)]
    due = "was due" if is_closed else "is due"
    if not days:
        return Line(name, cadence.span is None, f"No check-in yet; one {due} {every}.")
    latest = day_words(days[-1], looking.as_of)
    told = f"{count_words(len(days), 'check-in')}, the latest on {latest}"
    next_one = cadence.span.after_or_last(max(start, days[-1])) if cadence.span else until
    is_passed = (until - next_one).days <= looking.grace_days
    return Line(name, is_passed, f"{told}; one {due} {every}.")


def _check_ins(state: GoalState, until: date) -> tuple[CheckIn, ...]:
    return tuple(one for one in counting(state.goal, until) if isinstance(one, CheckIn))


def _watched_until(state: GoalState, as_of: date) -> date:
    """Check-ins are asked for until a goal is due, is closed or rests."""
    ends = [state.close.on if state.close else None, state.pause.on if state.pause else None]
    return min([as_of, *(day for day in (*ends, state.terms.due) if day is not None)])


def _specific(state: GoalState, looking: Looking) -> Line:
    """Every outcome says what is counted, and of whom."""
    outcomes = state.terms.outcomes
    if not outcomes:
        return Line("Specific", looking.children > 0, _carried(looking))
    vague = [one.id for one in outcomes if not _is_defined(one)]
    if vague:
        return Line("Specific", False, f"What {vague[0]} counts is not written down yet.")
    told = f"It says what {'each' if len(outcomes) > 1 else 'its'} outcome measure counts"
    scope = ", ".join(dict.fromkeys(text for one in outcomes for _, text in one.scope))
    return Line("Specific", True, f"{told}, for {scope}." if scope else f"{told}.")


def _is_defined(measure: Measure) -> bool:
    return isinstance(measure.aim, Milestones) or bool(measure.metric or measure.definition)


def _measurable(state: GoalState, looking: Looking) -> Line:
    """Every outcome has a level to reach and one to count from."""
    outcomes = state.terms.outcomes
    if not outcomes:
        return Line("Measurable", looking.children > 0, _carried(looking))
    known = {one.measure.id: one.baseline for one in state.numbers.measures}
    for one in outcomes:
        if isinstance(one.aim, Moving) and one.aim.baseline is None and known.get(one.id) is None:
            told = f"{looking.label(one)} has no baseline yet, so there is nothing to count from."
            return Line("Measurable", False, told)
        if isinstance(one.aim, Milestones) and not state.milestones:
            return Line("Measurable", False, "It has no milestones yet.")
    told = "; ".join(f"{looking.label(one)} {_aim(one)}" for one in outcomes)
    return Line("Measurable", True, f"{sentence(told)}.")


def _aim(measure: Measure) -> str:
    """What a measure aims at, in as few words as there are."""
    aim, unit = measure.aim, measure.unit
    match aim:
        case Moving():
            begin = f"from {level_words(aim.baseline, unit)} " if aim.baseline is not None else ""
            if aim.target is not None:
                return f"{begin}to {level_words(aim.target, unit)}"
            return f"{begin}by {aim.change.amount if aim.change else '?'}"
        case Holding():
            return limits_words(aim.limits, unit)
        case Total():
            return f"{level_words(aim.target, unit)} in total"
        case Milestones():
            return "reached"
        case _:
            return "done, yes or no"


def _carried(looking: Looking) -> str:
    if looking.children:
        carry = "carries" if looking.children == 1 else "carry"
        goals = count_words(looking.children, "goal")
        return f"It has no number of its own; {goals} {carry} it."
    return "It has no number of its own, and no goal carries it yet."


def _challenging(state: GoalState) -> Line:
    """Both sides are written: what makes it hard, and why it can be done."""
    name, told = "Challenging yet attainable", state.goal.story
    if told.hard and told.attainable:
        return Line(name, True, "It says what makes it hard, and why it can be done.")
    missing = [
        text
        for text, known in (
            ("what makes it hard", told.hard),
            ("why it can be done", told.attainable),
        )
        if not known
    ]
    return Line(name, False, f"It does not say yet {' and '.join(missing)}.")


def _relevant(state: GoalState) -> Line:
    """It says why, or which other goal it helps."""
    helps, why = len(state.goal.story.aligns_with), bool(state.goal.story.why)
    if helps:
        told = f"It helps with {'another goal' if helps == 1 else f'{helps} other goals'}"
        return Line("Relevant", True, f"{told}, and says why." if why else f"{told}.")
    return Line("Relevant", why, "It says why." if why else "It does not say yet why.")


def _time_bound(terms: Terms, as_of: date) -> Line:
    if terms.start is None or terms.due is None:
        return Line("Time-bound", False, "It has no due date yet.")
    days = count_words((terms.due - terms.start).days + 1, "day")
    span = f"From {day_words(terms.start, as_of)} to {day_words(terms.due, as_of)}"
    return Line("Time-bound", True, f"{span}, {days}.")
