"""Short ways to make the values that numbers are computed from.

The usual goal runs 100 days, from 1 January 2026 (`day(0)`) to 11 April (`day(100)`), so a
day is one percent of its time. Numbers may be given as text or whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from sitegen.compute.frame import Frame
from sitegen.compute.readings import Readings
from sitegen.dates import Cadence, Grain, Span
from sitegen.model.board import Settings
from sitegen.model.goal import Goal, Milestone, Plan, Story
from sitegen.model.ledger import CheckIn, Entry, Ledger, Reading, Series
from sitegen.model.state import MilestoneState
from sitegen.model.terms import (
    AgreementRule,
    Aim,
    Change,
    ChangeKind,
    Holding,
    Judge,
    Kind,
    Limits,
    LimitsException,
    Measure,
    Milestones,
    Moving,
    PacePoint,
    Role,
    RuleKind,
    Terms,
    Total,
    YesNo,
)
from sitegen.source import Document, Location, Place

START = date(2026, 1, 1)
DUE = START + timedelta(days=100)
WEEKLY = Cadence(Span(1, Grain.WEEK))
TEN_DAYS = Cadence(Span(10, Grain.DAY))
IRREGULAR = Cadence(None)

Number = str | int | Decimal


def day(number: int) -> date:
    """The day so many days after the start."""
    return START + timedelta(days=number)


def decimal(value: Number | None) -> Decimal | None:
    """The decimal of a text or whole number; None stays None."""
    return None if value is None else Decimal(value)


def reading(
    on: int | date,
    value: Number,
    *,
    measure: str = "m",
    n: int | None = None,
    note: str = "",
    at: tuple[str, int] = ("m.csv", 1),
) -> Reading:
    """A reading on a day (a date, or days after the start), written at a file and line."""
    path, line = at
    return Reading(
        measure=measure,
        on=day(on) if isinstance(on, int) else on,
        value=Decimal(value),
        n=n,
        note=note,
        location=Location(path, Place(line, 1, line, 2)),
    )


def readings(*pairs: tuple[int, Number], measure: str = "m") -> tuple[Reading, ...]:
    """Readings of one measure from (days after start, value) pairs."""
    return tuple(reading(on, value, measure=measure) for on, value in pairs)


def collected(*found: Reading) -> Readings:
    """Readings as `collect` gives them."""
    return Readings(all=tuple(sorted(found, key=lambda r: (r.measure, r.on))))


def limits(
    *,
    at_least: Number | None = None,
    at_most: Number | None = None,
    above: Number | None = None,
    below: Number | None = None,
) -> Limits:
    """Limits from plain numbers."""
    return Limits(
        at_least=decimal(at_least),
        at_most=decimal(at_most),
        above=decimal(above),
        below=decimal(below),
    )


def measure(  # noqa: PLR0913  # every binding field that numbers depend on
    aim: Aim,
    *,
    id: str = "m",
    role: Role = Role.OUTCOME,
    unit: str = "hours",
    every: Cadence = WEEKLY,
    first: int | None = None,
    min_n: int | None = None,
    weight: Number = 1,
) -> Measure:
    """A measure with an aim; `first` in days after the start."""
    return Measure(
        id=id,
        role=role,
        aim=aim,
        unit=unit,
        every=every,
        first=None if first is None else day(first),
        min_n=min_n,
        weight=Decimal(weight),
    )


def change(amount: Number, kind: ChangeKind = ChangeKind.RELATIVE) -> Change:
    """A change from the baseline, in percent where nothing else is said."""
    return Change(kind=kind, amount=Decimal(amount))


def pace(*points: tuple[int, Number]) -> tuple[PacePoint, ...]:
    """Pace points from (days after start, level) pairs."""
    return tuple(PacePoint(on=day(on), level=Decimal(level)) for on, level in points)


def moving(
    baseline: Number | None = 0,
    target: Number | None = 100,
    *,
    change: Change | None = None,
    stretch: Number | None = None,
    pace: tuple[PacePoint, ...] = (),
    pace_from: int | None = None,
) -> Moving:
    """From a baseline to a target: 0 to 100, so that a level is a percentage of the way."""
    return Moving(
        baseline=decimal(baseline),
        target=decimal(target),
        change=change,
        stretch=decimal(stretch),
        pace=pace,
        pace_from=None if pace_from is None else day(pace_from),
    )


def total(
    target: Number = 100,
    *,
    stretch: Number | None = None,
    pace: tuple[PacePoint, ...] = (),
    pace_from: int | None = None,
) -> Total:
    """A sum to reach."""
    return Total(
        target=Decimal(target),
        stretch=decimal(stretch),
        pace=pace,
        pace_from=None if pace_from is None else day(pace_from),
    )


def holding(
    within: Limits | None = None,
    *,
    judge: Judge = Judge.EVERY,
    exceptions: tuple[LimitsException, ...] = (),
    judge_from: int | None = None,
) -> Holding:
    """A level to hold: at least 92 where nothing else is said."""
    return Holding(
        limits=within or limits(at_least=92),
        exceptions=exceptions,
        judge=judge,
        judge_from=None if judge_from is None else day(judge_from),
    )


def exception(start: int, end: int, within: Limits) -> LimitsException:
    """Other limits from one day after the start to another, both included."""
    return LimitsException(start=day(start), end=day(end), limits=within)


def guardrail(id: str = "csat", *, every: Cadence = TEN_DAYS, min_n: int | None = None) -> Measure:
    """A guardrail of at least 92%, read every ten days."""
    return measure(holding(), id=id, role=Role.GUARDRAIL, unit="%", every=every, min_n=min_n)


def terms(*measures: Measure, start: date | None = START, due: date | None = DUE) -> Terms:
    """The terms of a pact of one team."""
    return Terms(
        teams=("frontline",),
        kind=Kind.PACT,
        agreement=AgreementRule(kind=RuleKind.ALL),
        start=start,
        due=due,
        measures=measures,
    )


def frame_on(on: int, *, final: bool = False, settings: Settings | None = None) -> Frame:
    """The frame of the usual goal, some days after its start."""
    return Frame(
        start=START, due=DUE, as_of=day(on), settings=settings or Settings(), is_final=final
    )


def milestone(due: int | None, reached: int | None = None, *, id: str = "step") -> MilestoneState:
    """A milestone due and perhaps reached some days after the start."""
    return MilestoneState(
        milestone=Milestone(id=id, what="A step", due=None if due is None else day(due)),
        reached=None if reached is None else day(reached),
    )


def check_in(on: int, *found: Reading, person: str = "maria") -> CheckIn:
    """A check-in some days after the start, with its readings."""
    id = f"{day(on).isoformat()}-check-in-{person}"
    return CheckIn(
        id=id,
        on=day(on),
        person=person,
        document=Document(f"goals/frontline/faster/{id}.md"),
        readings=found,
    )


def series(*found: Reading, measure: str = "m") -> Series:
    """A CSV of one measure."""
    path = f"goals/frontline/faster/{measure}.csv"
    return Series(measure=measure, document=Document(path), readings=found)


def goal(
    *,
    inline: Sequence[Reading] = (),
    entries: Sequence[Entry] = (),
    tables: Sequence[Series] = (),
    promised: Terms | None = None,
) -> Goal:
    """A goal of the team Frontline with its ledger."""
    return Goal(
        id="faster",
        team="frontline",
        document=Document("goals/frontline/faster.md"),
        terms=promised or terms(measure(moving())),
        plan=Plan(),
        story=Story(),
        readings=tuple(inline),
        ledger=Ledger(entries=tuple(sorted(entries, key=lambda e: e.order)), series=tuple(tables)),
    )


MILESTONES = Milestones()
YES_NO = YesNo()
