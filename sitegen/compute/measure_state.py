"""The state of one measure as of a day: level, progress, what was expected, status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sitegen.compute import progress as way
from sitegen.compute.exact import total
from sitegen.compute.expected import course, days_ahead, expected
from sitegen.compute.frame import Frame
from sitegen.compute.holding import held
from sitegen.model.board import Settings
from sitegen.model.ledger import Reading
from sitegen.model.state import MeasureState, MilestoneState, Status
from sitegen.model.terms import Holding, Measure, Milestones, Moving, Total


def measure_state(
    measure: Measure,
    readings: Sequence[Reading],
    milestones: Sequence[MilestoneState],
    frame: Frame,
) -> MeasureState:
    """A measure's state; its readings are those up to the day, oldest first.

    With the same readings, waiting between start and due changes no status: readings are
    compared with what was expected on their own date. Milestones are the exception, since
    what is expected of them is written in the calendar.
    """
    aim, kept = measure.aim, tuple(readings)
    if isinstance(aim, Moving):
        return _moving(measure, aim, kept, frame)
    if isinstance(aim, Total):
        return _total(measure, aim, kept, frame)
    if isinstance(aim, Holding):
        return _holding(measure, aim, kept, frame)
    if isinstance(aim, Milestones):
        return _milestones(measure, kept, milestones, frame)
    return _yes_no(measure, kept, frame)


def status(progress: Fraction | None, due_share: Fraction | None, frame: Frame) -> Status:
    """The status of a measure that moves; every boundary belongs to the better side.

    `due_share` is what was expected; where it is None, only the end will tell. A target
    that is reached is met at any time. At the end there is met or off_track, nothing else.
    """
    if not frame.has_started:
        return Status.NOT_STARTED
    if progress is not None and progress >= 1:
        return Status.MET
    if frame.is_over:
        return Status.OFF_TRACK
    if progress is None:
        return Status.NO_DATA
    if due_share is None or due_share < Fraction(frame.settings.too_early):
        return Status.TOO_EARLY
    return _by_gap(due_share - progress, frame.settings)


def _by_gap(gap: Fraction, settings: Settings) -> Status:
    if gap <= Fraction(settings.on_track):
        return Status.ON_TRACK
    return Status.AT_RISK if gap <= Fraction(settings.at_risk) else Status.OFF_TRACK


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """A level on its way from a baseline to a target, and the date it was read."""

    baseline: Decimal | None
    target: Decimal | None
    value: Decimal | None
    on: date | None

    def share(self, level: Decimal | None) -> Fraction | None:
        """How far along the way a level is, or None while that cannot be told."""
        if self.baseline is None or self.target is None or level is None:
            return None
        return way.share_of_way(self.baseline, self.target, level)


def _moving(
    measure: Measure, aim: Moving, readings: tuple[Reading, ...], frame: Frame
) -> MeasureState:
    usable = way.with_enough_cases(readings, measure.min_n)
    baseline = way.baseline(aim, usable, frame.start)
    latest = usable[-1] if usable else None
    level = _Level(
        baseline=baseline,
        target=way.target(aim, baseline),
        value=latest.value if latest else None,
        on=latest.on if latest else None,
    )
    return _on_its_way(measure, aim, level, readings, frame)


def _total(
    measure: Measure, aim: Total, readings: tuple[Reading, ...], frame: Frame
) -> MeasureState:
    counted = [r for r in readings if frame.start is None or r.on >= frame.start]
    level = _Level(
        baseline=Decimal(0),
        target=aim.target,
        value=total([r.value for r in counted]) if counted else None,
        on=counted[-1].on if counted else None,
    )
    return _on_its_way(measure, aim, level, readings, frame)


def _on_its_way(
    measure: Measure,
    aim: Moving | Total,
    level: _Level,
    readings: tuple[Reading, ...],
    frame: Frame,
) -> MeasureState:
    progress = level.share(level.value)
    due_share, ahead = None, None
    if progress is not None and level.on and frame.start and frame.due:
        stops = [(p.on, share) for p in aim.pace if (share := level.share(p.level)) is not None]
        line = course(frame.start, frame.due, stops, aim.pace_from)
        day = (max(frame.start, min(level.on, frame.due)) - frame.start).days
        due_share, ahead = expected(line, day), days_ahead(line, progress, day)
    return MeasureState(
        measure=measure,
        status=status(progress, due_share, frame),
        readings=readings,
        baseline=level.baseline,
        target=level.target,
        stretch=aim.stretch,
        value=level.value,
        on=level.on,
        progress=progress,
        expected=due_share,
        days_ahead=ahead,
    )


def _holding(
    measure: Measure, aim: Holding, readings: tuple[Reading, ...], frame: Frame
) -> MeasureState:
    result = held(measure, aim, readings, frame)
    return MeasureState(
        measure=measure,
        status=result.status,
        readings=readings,
        value=result.value,
        on=result.on,
        progress=result.share,
        slots=result.slots,
        breaches=result.breaches,
    )


def _milestones(
    measure: Measure,
    readings: tuple[Reading, ...],
    milestones: Sequence[MilestoneState],
    frame: Frame,
) -> MeasureState:
    """The share reached, against the share due before the day: the due date itself is in time."""
    reached = sum(m.reached is not None and m.reached <= frame.as_of for m in milestones)
    dates = [m.milestone.due or frame.due for m in milestones]
    due = sum(day is not None and day < frame.as_of for day in dates)
    count = len(milestones)
    progress = Fraction(reached, count) if count else None
    due_share = Fraction(due, count) if count else None
    return MeasureState(
        measure=measure,
        status=status(progress, due_share, frame),
        readings=readings,
        baseline=Decimal(0) if count else None,
        target=Decimal(count) if count else None,
        value=Decimal(reached) if count else None,
        on=frame.as_of if count else None,
        progress=progress,
        expected=due_share,
    )


def _yes_no(measure: Measure, readings: tuple[Reading, ...], frame: Frame) -> MeasureState:
    latest = readings[-1] if readings else None
    progress = Fraction(bool(latest.value)) if latest else None
    return MeasureState(
        measure=measure,
        status=status(progress, None, frame),
        readings=readings,
        value=latest.value if latest else None,
        on=latest.on if latest else None,
        progress=progress,
    )
