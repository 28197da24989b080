"""The numbers of a goal: all its measures, and the one status and progress they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from sitegen.compute.exact import clamped, weighted_mean
from sitegen.compute.frame import Frame, Rest, frame
from sitegen.compute.measure_state import measure_state
from sitegen.compute.readings import Readings
from sitegen.model.board import Settings
from sitegen.model.state import MeasureState, MilestoneState, Numbers, Status
from sitegen.model.terms import Holding, Role, Terms

WEAKEST_FIRST = (
    Status.OFF_TRACK,
    Status.AT_RISK,
    Status.ON_TRACK,
    Status.NO_DATA,
    Status.TOO_EARLY,
    Status.MET,
    Status.NOT_STARTED,
)
"""The order in which one outcome measure decides for the goal."""

_CAPS = (Status.AT_RISK, Status.OFF_TRACK)


def numbers(
    terms: Terms,
    readings: Readings,
    milestones: Sequence[MilestoneState],
    settings: Settings,
    as_of: date,
    *,
    final: bool = False,
    rests: tuple[Rest, ...] = (),
) -> Numbers:
    """The numbers by these terms as of a day; `final` judges as at the end (for a close).

    A goal without an outcome measure has measures, but no progress and nothing to judge.
    """
    window = frame(terms, settings, as_of, final=final, rests=rests)
    states = tuple(
        measure_state(measure, readings.of(measure.id), milestones, window)
        for measure in terms.measures
    )
    outcomes = [state for state in states if state.measure.role is Role.OUTCOME]
    guardrails = [state for state in states if state.measure.role is Role.GUARDRAIL]
    read = [state for state in outcomes if state.progress is not None]
    return Numbers(
        measures=states,
        status=_status(outcomes, guardrails),
        progress=_mean(read, [state.progress for state in read]),
        expected=_mean(read, [state.expected for state in read]),
        read=len(read),
        outcomes=len(outcomes),
        is_guardrail_broken=any(is_broken(state, window) for state in guardrails),
    )


def is_broken(guardrail: MeasureState, window: Frame) -> bool:
    """Whether a guardrail is outside its limits now, or at the end was not met.

    One that moves instead of holding is broken when it is off track.
    """
    if not window.has_started:
        return False
    if window.is_over:
        return guardrail.status is not Status.MET
    if isinstance(guardrail.measure.aim, Holding):
        return guardrail.breaches > 0
    return guardrail.status is Status.OFF_TRACK


def weakest(statuses: Sequence[Status]) -> Status:
    """The status that decides; no_data where there is none."""
    return min(statuses, key=WEAKEST_FIRST.index, default=Status.NO_DATA)


def _status(outcomes: Sequence[MeasureState], guardrails: Sequence[MeasureState]) -> Status:
    """The weakest outcome measure; a guardrail at risk or off track lets it be no better."""
    if not outcomes:
        return Status.NO_DATA
    caps = [state.status for state in guardrails if state.status in _CAPS]
    return weakest([*(state.status for state in outcomes), *caps])


def _mean(states: Sequence[MeasureState], shares: Sequence[Fraction | None]) -> Fraction | None:
    """The weighted mean of clamped shares, or None where one of them is not known.

    So what is expected is never the mean of other measures than progress is.
    """
    known = [
        (state.measure.weight, clamped(share))
        for state, share in zip(states, shares, strict=True)
        if share is not None
    ]
    return weighted_mean(known) if len(known) == len(states) else None
