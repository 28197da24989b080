"""One goal as of a day: everything computed of it, folded into one state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sitegen.compute.agreement import with_agreements
from sitegen.compute.counting import metric_of
from sitegen.compute.freshness import freshness
from sitegen.compute.goal_numbers import numbers
from sitegen.compute.lifecycle import (
    closing,
    confirming,
    counting,
    in_force,
    lifecycle,
    pausing,
    rests,
)
from sitegen.compute.outcome import outcome
from sitegen.compute.readings import collect
from sitegen.compute.sentence import reason
from sitegen.compute.timeline import timeline
from sitegen.dates import period_of_span
from sitegen.model.board import BoardFacts
from sitegen.model.goal import Goal
from sitegen.model.history import GoalHistory
from sitegen.model.ledger import CheckIn, Close, Entry, Note, Outcome
from sitegen.model.state import (
    GoalState,
    Lifecycle,
    MilestoneState,
    Numbers,
    SupportState,
)
from sitegen.model.terms import Terms


def fold(
    goal: Goal, facts: BoardFacts, as_of: date, history: GoalHistory | None = None
) -> GoalState:
    """The state of a goal as of a day; `history` is what git knows of it, where it was read.

    A closed goal is judged as of its close: by the terms, agreements and readings up to that
    day. Who joins the team later is not asked about it, and nobody moves its bar any more.
    """
    entries = counting(goal, as_of)
    close = closing(entries)
    judged_on = close.on if close else as_of
    so_far = [entry for entry in entries if entry.on <= judged_on]
    known = timeline(goal, so_far, history, judged_on).versions
    agreed = with_agreements(known, so_far, goal.plan, facts, judged_on, history)
    stage = lifecycle(goal, agreed, entries, as_of)
    shown = in_force(agreed) or agreed[-1]
    milestones = _milestones(goal, entries)
    figures = numbers(
        shown.terms,
        collect(goal, judged_on),
        milestones,
        facts.settings,
        judged_on,
        final=close is not None,
        rests=rests(so_far),
    )
    terms = shown.terms
    return GoalState(
        goal=goal,
        lifecycle=stage,
        versions=agreed,
        in_force=in_force(agreed),
        in_file=agreed[-1],
        numbers=figures,
        reason=reason(figures, terms, as_of, labels(terms, goal, facts), final=close is not None),
        freshness=(
            freshness(figures, terms, facts.settings, as_of) if stage is Lifecycle.ACTIVE else None
        ),
        period=(
            period_of_span(facts.settings.periods, terms.start, terms.due)
            if terms.start and terms.due
            else None
        ),
        milestones=milestones,
        support=_support(goal, entries),
        outcome=_outcome(close, figures, facts, was_agreed=in_force(agreed) is not None),
        close=close,
        confirmed_by=confirming(entries, close),
        pause=pausing(entries, as_of) if stage is Lifecycle.PAUSED else None,
        last_check_in=next((e for e in reversed(entries) if isinstance(e, CheckIn)), None),
        tampering=history.tampering(as_of) if history else (),
    )


def labels(terms: Terms, goal: Goal, facts: BoardFacts) -> Mapping[str, str]:
    """The name to show for each measure of terms of a goal: its metric's, or its id in words."""
    named = {}
    for measure in terms.measures:
        metric = metric_of(measure, goal, facts)
        named[measure.id] = metric.name if metric else measure.id.replace("-", " ")
    return named


def _outcome(
    close: Close | None, figures: Numbers, facts: BoardFacts, *, was_agreed: bool
) -> Outcome | None:
    """How a closed goal ended: as stated, or else as computed; dropped unagreed is withdrawn."""
    if close is None:
        return None
    if close.outcome is Outcome.DROPPED and not was_agreed:
        return Outcome.WITHDRAWN
    return close.outcome or outcome(figures, facts.settings)


def _milestones(goal: Goal, entries: Sequence[Entry]) -> tuple[MilestoneState, ...]:
    reached = _first_days((note.milestone, note.on) for note in entries if isinstance(note, Note))
    return tuple(
        MilestoneState(milestone=one, reached=reached.get(one.id)) for one in goal.plan.milestones
    )


def _support(goal: Goal, entries: Sequence[Entry]) -> tuple[SupportState, ...]:
    delivered = _first_days((note.support, note.on) for note in entries if isinstance(note, Note))
    return tuple(
        SupportState(support=one, delivered=delivered.get(one.id)) for one in goal.plan.support
    )


def _first_days(notes: Iterable[tuple[str, date]]) -> dict[str, date]:
    """The first day that each id was noted."""
    days: dict[str, date] = {}
    for id, on in notes:
        days.setdefault(id, on)
    return days
