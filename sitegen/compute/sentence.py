"""Why a goal has its status, in a sentence or two that a colleague would say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from sitegen.compute.frame import Frame, frame
from sitegen.compute.goal_numbers import WEAKEST_FIRST
from sitegen.compute.standing import missing, missing_slots, missing_words, standing, too_early
from sitegen.compute.wording import OF_THE_WAY, count_words, day_words
from sitegen.model.board import Settings
from sitegen.model.state import MeasureState, Numbers, Status
from sitegen.model.terms import Milestones, Role, Terms, YesNo

_STATUS_WORDS = {
    Status.NOT_STARTED: "Not started yet",
    Status.NO_DATA: "No reading yet",
    Status.TOO_EARLY: "Too early to tell",
    Status.MET: "Met",
    Status.ON_TRACK: "On track",
    Status.AT_RISK: "At risk",
    Status.OFF_TRACK: "Off track",
}
_HOLDS = (Status.ON_TRACK, Status.MET)
_FALTERS = (Status.AT_RISK, Status.OFF_TRACK)


def reason(
    numbers: Numbers,
    terms: Terms,
    as_of: date,
    labels: Mapping[str, str],
    *,
    final: bool = False,
) -> str:
    """Why the numbers have their status, whatever the lifecycle: always a sentence or two.

    `labels` gives a measure's id the name to show, where it has another one. A measure is
    named only where the goal has several. `final` as for the numbers.
    """
    window = frame(terms, Settings(), as_of, final=final)
    outcomes = [state for state in numbers.measures if state.measure.role is Role.OUTCOME]
    guardrails = [state for state in numbers.measures if state.measure.role is Role.GUARDRAIL]
    if not outcomes:
        return "It has no number of its own; the goals that align with it have."
    if numbers.status is Status.NOT_STARTED:
        assert window.start is not None
        start = day_words(window.start, as_of)
        if final:
            return f"It ended before its first day, {start}."
        return f"Not started yet: it begins on {start}."
    names = {state.measure.id: labels.get(state.measure.id, state.measure.id) for state in outcomes}
    rails = [_guardrail(g, labels.get(g.measure.id, g.measure.id), window) for g in guardrails]
    deciding = _deciding(outcomes, numbers.status)
    if deciding is None:
        caps = [
            text
            for text, rail in zip(rails, guardrails, strict=True)
            if rail.status is numbers.status
        ]
        weakest = min((state.status for state in outcomes), key=WEAKEST_FIRST.index)
        rest = _STATUS_WORDS[weakest].lower()
        said = f"{_head(numbers.status, window)}: {'; '.join(caps)}; otherwise {rest}."
    else:
        name = names[deciding.measure.id] if len(outcomes) > 1 else ""
        said = _decided(numbers, outcomes, deciding, name, window)
        said = _with_guardrails(said, rails, guardrails)
    return said + _coverage(numbers)


def _deciding(outcomes: Sequence[MeasureState], status: Status) -> MeasureState | None:
    """The outcome measure with the goal's status that is furthest behind, the first of equals."""
    ranked = [state for state in outcomes if state.status is status]
    return max(ranked, key=lambda state: state.gap or Fraction(0), default=None)


def _head(status: Status, window: Frame) -> str:
    is_past = status is Status.OFF_TRACK and window.is_over
    return "Off track at the end" if is_past else _STATUS_WORDS[status]


def _decided(
    numbers: Numbers,
    outcomes: Sequence[MeasureState],
    deciding: MeasureState,
    name: str,
    window: Frame,
) -> str:
    """The sentence of the deciding measure, without its stop."""
    if numbers.status is Status.NO_DATA:
        return missing(deciding, window, name)
    head = _head(numbers.status, window)
    if numbers.status is Status.TOO_EARLY:
        subject = f"{name}, " if name else ""
        return f"{head}: {subject}{too_early(deciding, window)}"
    if numbers.status is Status.MET and name:
        return f"{head}: all {count_words(len(outcomes), 'measure')} came to what was promised"
    return f"{head}: {_named(name, deciding, window)}"


def _named(name: str, state: MeasureState, window: Frame) -> str:
    """Where a measure stands, after its name; a clause with a verb of its own is set apart.

    So is a share of the way: `Response rate 38%` could be taken for its level.
    """
    clause = standing(state, window)
    if name and OF_THE_WAY in clause:
        return f"{name} came {clause}"
    is_set_apart = isinstance(state.measure.aim, Milestones | YesNo) or clause.startswith("there ")
    return f"{name}{': ' if is_set_apart else ' '}{clause}" if name else clause


def _with_guardrails(said: str, rails: Sequence[str], guardrails: Sequence[MeasureState]) -> str:
    """The sentence with its stop, and what there is to say of the guardrails."""
    faltering = [
        text for text, rail in zip(rails, guardrails, strict=True) if rail.status in _FALTERS
    ]
    if faltering:
        return f"{said}; {'; '.join(faltering)}."
    if guardrails and all(rail.status in _HOLDS for rail in guardrails):
        return f"{said}; {_all_holding(guardrails, rails)}."
    return f"{said}."


def _all_holding(guardrails: Sequence[MeasureState], rails: Sequence[str]) -> str:
    if len(rails) == 1:
        return rails[0]
    gone = missing_words(sum(missing_slots(rail) for rail in guardrails))
    return f"{'both' if len(rails) == 2 else f'all {len(rails)}'} guardrails holding{gone}"


def _guardrail(state: MeasureState, name: str, window: Frame) -> str:
    subject = f"{name} guardrail"
    if state.status in _FALTERS:
        return _named(subject, state, window)
    return f"{subject} holding{missing_words(missing_slots(state))}"


def _coverage(numbers: Numbers) -> str:
    if 0 < numbers.read < numbers.outcomes:
        return f" {numbers.read} of {numbers.outcomes} measures read."
    return ""
