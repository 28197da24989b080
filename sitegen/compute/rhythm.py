"""What a goal's rhythm asks for by now: an agreement, readings, a check-in, a review, a close.

Each fact is None, or empty, where nothing is asked for. None of them says who is at fault.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sitegen.compute.freshness import measure_freshness
from sitegen.compute.goal_numbers import numbers
from sitegen.compute.lifecycle import counting
from sitegen.compute.readings import collect
from sitegen.dates import Cadence
from sitegen.model.board import Settings
from sitegen.model.ledger import Amend, CheckIn, Entry, Pause, Resume, Review
from sitegen.model.state import Freshness, GoalState, Lifecycle, MeasureState, Status, Version
from sitegen.model.terms import Role

RUNNING = (Lifecycle.ACTIVE, Lifecycle.RENEGOTIATING)
"""The stages in which people read, check in and review."""

WEEK_OF_GRACE = 7
"""For what people have to meet for: to agree, to review, to close. `grace_days` of the settings
is for what one person does alone: to read and to check in."""

_OLD = (Freshness.STALE, Freshness.SILENT)
_OFF_PACE = (Status.AT_RISK, Status.OFF_TRACK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unagreed:
    """A proposal whose start has passed: today is day `day` of `days`, the start being day 1."""

    start: date
    day: int
    days: int
    agreed: int
    parties: int
    pending: tuple[str, ...]


def start_passed_unagreed(state: GoalState, as_of: date) -> Unagreed | None:
    """A proposal of whose own time a week or more has gone by."""
    start, due = state.in_file.terms.start, state.in_file.terms.due
    if state.lifecycle is not Lifecycle.PROPOSED or start is None or due is None:
        return None
    if (as_of - start).days < WEEK_OF_GRACE:
        return None
    agreement = state.in_file.agreement
    return Unagreed(
        start=start,
        day=(as_of - start).days + 1,
        days=(due - start).days + 1,
        agreed=len({one.person for one in agreement.agreed} & set(agreement.parties)),
        parties=len(agreement.parties),
        pending=agreement.pending,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """An outcome measure that is stale or silent."""

    measure: MeasureState
    level: Freshness


def outdated(state: GoalState, settings: Settings, as_of: date) -> tuple[Outdated, ...]:
    """The outcome measures of an active goal whose readings are long overdue."""
    if state.lifecycle is not Lifecycle.ACTIVE:
        return ()
    levels = (
        (one, measure_freshness(one, state.terms, settings, as_of))
        for one in state.numbers.measures
        if one.measure.role is Role.OUTCOME
    )
    return tuple(Outdated(measure=one, level=level) for one, level in levels if level in _OLD)


def awake_since(state: GoalState, as_of: date) -> date | None:
    """The day from which a goal's rhythm counts: its start, or later its first agreement.

    After a pause it counts from the day the goal went on. None where it has no start, and
    where it was never agreed.
    """
    agreed = [one.agreement.met_on for one in state.versions if one.agreement.met_on]
    start = state.terms.start
    if start is None or not agreed:
        return None
    woken = [one.on for one in counting(state.goal, as_of) if isinstance(one, Resume)]
    pauses = [one.until for one in counting(state.goal, as_of) if isinstance(one, Pause)]
    return max(start, min(agreed), *woken, *(day for day in pauses if day and day <= as_of))


def check_in_due(state: GoalState, as_of: date) -> date | None:
    """Since when a running goal waits for its next check-in; None while none is due."""
    return _due(state, CheckIn, state.goal.plan.check_in_every, as_of)


def review_due(state: GoalState, as_of: date) -> date | None:
    """Since when a running goal waits for its next review; None while none is due."""
    return _due(state, Review, state.goal.plan.review_every, as_of)


def check_in_overdue(state: GoalState, settings: Settings, as_of: date) -> date | None:
    """Since when a check-in is due, once the board's days of grace are over."""
    due = check_in_due(state, as_of)
    return due if due and (as_of - due).days > settings.grace_days else None


def review_overdue(state: GoalState, as_of: date) -> date | None:
    """Since when a review is due, once a week has gone by: meetings move."""
    due = review_due(state, as_of)
    return due if due and (as_of - due).days > WEEK_OF_GRACE else None


def _due(state: GoalState, kind: type[Entry], every: Cadence, as_of: date) -> date | None:
    since = awake_since(state, as_of)
    if state.lifecycle not in RUNNING or every.span is None or since is None:
        return None
    done = (one.on for one in counting(state.goal, as_of) if isinstance(one, kind))
    due = every.span.after_or_last(max([since, *done]))
    return due if due <= as_of else None


def last_review(state: GoalState, as_of: date) -> Review | None:
    """The newest review that counts, or None."""
    found = counting(state.goal, as_of)
    return next((one for one in reversed(found) if isinstance(one, Review)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OffPace:
    """How a goal stood at one check-in: at risk, or off track."""

    check_in: CheckIn
    status: Status


def off_pace_unreviewed(
    state: GoalState, settings: Settings, as_of: date
) -> tuple[OffPace, OffPace] | None:
    """The last two check-ins, where a goal was off pace at both and nobody took that up since.

    Each is judged by the terms in force and the readings up to its own day. A review or an
    amendment on the day of the earlier one, or later, takes it up; with it, and with terms
    that come into force, counting begins anew.
    """
    if state.lifecycle not in RUNNING or state.in_force is None:
        return None
    last_two = _unanswered(state, state.in_force, as_of)[-2:]
    told = [OffPace(check_in=one, status=_status_on(state, settings, one.on)) for one in last_two]
    if len(told) < 2 or any(one.status not in _OFF_PACE for one in told):
        return None
    earlier, later = told
    return earlier, later


def _unanswered(state: GoalState, in_force: Version, as_of: date) -> list[CheckIn]:
    """One check-in for each day after the last review, amendment or new terms, oldest first."""
    entries = counting(state.goal, as_of)
    answers = [one.on for one in entries if isinstance(one, Review | Amend)]
    taken_up = max([*answers, in_force.agreement.met_on or date.min])
    by_day = {one.on: one for one in entries if isinstance(one, CheckIn) and one.on > taken_up}
    return list(by_day.values())


def _status_on(state: GoalState, settings: Settings, day: date) -> Status:
    readings = collect(state.goal, day)
    return numbers(state.terms, readings, state.milestones, settings, day).status


def unclosed_since(state: GoalState, as_of: date) -> date | None:
    """The due date of a goal that should have been closed more than a week ago."""
    due = state.terms.due
    if state.lifecycle is not Lifecycle.OVERDUE or due is None:
        return None
    return due if (as_of - due).days > WEEK_OF_GRACE else None
