"""How a goal ended, computed from its numbers at the close."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sitegen.compute.exact import clamped, weighted_mean
from sitegen.compute.progress import share_of_way
from sitegen.model.board import Settings
from sitegen.model.ledger import Outcome
from sitegen.model.state import GoalState, Lifecycle, MeasureState, Numbers, Status
from sitegen.model.terms import Holding, Role


def outcome(numbers: Numbers, settings: Settings) -> Outcome | None:
    """The outcome of a goal whose numbers were computed with `final=True` as of its close.

    None without an outcome measure: people state how an objective ended. A broken
    guardrail is told beside it and does not change it.
    """
    states = [state for state in numbers.measures if state.measure.role is Role.OUTCOME]
    if not states:
        return None
    if all(state.status is Status.MET for state in states):
        went_beyond = any(is_beyond(state, settings) for state in states)
        return Outcome.EXCEEDED if went_beyond else Outcome.MET
    return Outcome.PARTLY_MET if _is_partly_met(states, settings) else Outcome.MISSED


def computed_outcome(state: GoalState, settings: Settings) -> Outcome | None:
    """What the numbers of a closed goal come to, whatever its close states.

    None while it is open, where its terms were never agreed, and without an outcome measure.
    """
    if state.lifecycle is not Lifecycle.CLOSED or state.in_force is None:
        return None
    return outcome(state.numbers, settings)


def is_beyond(state: MeasureState, settings: Settings) -> bool:
    """Whether a measure reached its stretch or, where it has none, went well past its target."""
    if state.progress is None:
        return False
    needed = None
    if state.stretch is not None and state.baseline is not None and state.target is not None:
        needed = share_of_way(state.baseline, state.target, state.stretch)
    if needed is None:
        needed = Fraction(settings.exceeded)
    return state.progress >= max(needed, Fraction(1))


def _is_partly_met(states: Sequence[MeasureState], settings: Settings) -> bool:
    """Whether the mean of clamped progress reaches the mean of what `partly` asks for.

    That is `partly_met` of the settings, and `holding_partly` for measures that hold. A
    measure that nobody read counts as 0: nothing is claimed that nobody can show.
    """
    progress = weighted_mean(
        (state.measure.weight, clamped(state.progress or Fraction(0))) for state in states
    )
    needed = weighted_mean(
        (state.measure.weight, Fraction(_partly(state, settings))) for state in states
    )
    return progress is not None and needed is not None and progress >= needed


def _partly(state: MeasureState, settings: Settings) -> Fraction:
    is_held = isinstance(state.measure.aim, Holding)
    return Fraction(settings.holding_partly if is_held else settings.partly_met)
