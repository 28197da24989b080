"""How many goals ended how: as a picture, as a table, period by period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.charts._svg import Svg
from sitegen.charts.outcomes import Outcomes, Part, Stack, outcomes
from sitegen.dates import Period
from sitegen.model.state import GoalState, Lifecycle
from sitegen.views.badges import LIFECYCLE, OUTCOME, Badge
from sitegen.views.forms import count
from sitegen.views.goals import period_words
from sitegen.views.tally import ended_words

_UNSAID = Badge(
    "without an outcome", LIFECYCLE[Lifecycle.CLOSED].shape, LIFECYCLE[Lifecycle.CLOSED].tone
)
_FEWEST = 6
"""So many goals take the whole width where no period has more."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The closed goals of one period."""

    period: Period
    states: tuple[GoalState, ...]

    @property
    def words(self) -> str:
        """`Q3 2026`."""
        return period_words(self.period.name)

    @property
    def path(self) -> str:
        """Where the page of the period lies."""
        return f"archive/{self.period.name.lower()}/index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """The counts of one period, in the order of the table's heads."""

    period: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeTable:
    """How many goals of each period ended how; only ends that occur have a column."""

    heads: tuple[Badge, ...]
    rows: tuple[OutcomeRow, ...]


def closed_of(states: Sequence[GoalState]) -> tuple[GoalState, ...]:
    """The goals that have ended."""
    return tuple(state for state in states if state.lifecycle is Lifecycle.CLOSED)


def by_period(states: Sequence[GoalState]) -> tuple[Ended, ...]:
    """The closed goals that belong to a period, the newest period first."""
    found: dict[Period, list[GoalState]] = {}
    for state in closed_of(states):
        if state.period is not None:
            found.setdefault(state.period, []).append(state)
    newest = sorted(found, key=lambda period: period.start, reverse=True)
    return tuple(Ended(period, tuple(found[period])) for period in newest)


def outcome_words(states: Sequence[GoalState]) -> str:
    """`5 goals ended: 2 exceeded, 2 met and 1 missed`."""
    return f"{count(len(states), 'goal')} ended: {ended_words(states)}"


def widest(periods: Sequence[Ended]) -> int:
    """The number of goals that takes the whole width of a chart."""
    return max(_FEWEST, *(len(one.states) for one in periods)) if periods else _FEWEST


def outcome_chart(periods: Sequence[Ended], most: int, *, is_named: bool = True) -> Svg:
    """The periods as bars on a scale up to `most`; each with its name, unless it stands beside."""
    told = "; ".join(f"{one.words}: {ended_words(one.states)}" for one in periods)
    return outcomes(
        Outcomes(
            title="How goals ended",
            description=told,
            most=most,
            stacks=tuple(
                Stack(name=one.words if is_named else "", parts=_parts(one.states))
                for one in periods
            ),
        )
    )


def outcome_table(periods: Sequence[Ended]) -> OutcomeTable:
    """The same counts as a table."""
    counts = [(one.words, _counts(one.states)) for one in periods]
    heads = tuple(badge for badge in _ENDS if any(badge in found for _, found in counts))
    return OutcomeTable(
        heads=heads,
        rows=tuple(
            OutcomeRow(period=words, counts=tuple(found.get(badge, 0) for badge in heads))
            for words, found in counts
        ),
    )


_ENDS = (*OUTCOME.values(), _UNSAID)


def _parts(states: Sequence[GoalState]) -> tuple[Part, ...]:
    found = _counts(states)
    return tuple(
        Part(word=badge.word, shape=badge.shape, tone=badge.tone, count=found[badge])
        for badge in _ENDS
        if badge in found
    )


def _counts(states: Sequence[GoalState]) -> dict[Badge, int]:
    ends = [OUTCOME[state.outcome] if state.outcome else _UNSAID for state in states]
    return {badge: ends.count(badge) for badge in ends}
