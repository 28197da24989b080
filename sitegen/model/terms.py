"""The terms of a goal: the binding part, which people agree to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sitegen.dates import Cadence


class Kind(StrEnum):
    """The kind of a goal: it chooses the default agreement rule and the checklist, nothing else."""

    HARD = "hard"
    PACT = "pact"


class Role(StrEnum):
    """What a measure is there for."""

    OUTCOME = "outcome"
    LEAD = "lead"
    GUARDRAIL = "guardrail"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


class Judge(StrEnum):
    """What of a holding measure is held against its limits."""

    EVERY = "every"
    LAST = "last"
    AVERAGE = "average"
    TOTAL = "total"


class RuleKind(StrEnum):
    """Who has to agree."""

    ALL = "all"
    QUORUM = "quorum"
    PEOPLE = "people"
    STEWARD_AND_SPONSOR = "steward and sponsor"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRule:
    """The agreement rule as written: `share` (0 to 1) goes with a quorum, `people` with a list."""

    kind: RuleKind
    share: Decimal = Decimal(1)
    people: tuple[str, ...] = ()


class ChangeKind(StrEnum):
    """How a target is given as a change from the baseline."""

    RELATIVE = "relative"
    POINTS = "points"
    UNITS = "units"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change from the baseline: `-30%` (amount -30), `+3pp` (amount 3) or `-1.2` units."""

    kind: ChangeKind
    amount: Decimal

    def target(self, baseline: Decimal) -> Decimal:
        """The level it leads to from `baseline`, exact."""
        if self.kind is ChangeKind.RELATIVE:
            return baseline * (100 + self.amount) / 100
        return baseline + self.amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on a level: `at_least` and `at_most` include their value, the others do not."""

    at_least: Decimal | None = None
    at_most: Decimal | None = None
    above: Decimal | None = None
    below: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitsException:
    """Other limits from one day to another, both included, and why."""

    start: date
    end: date
    limits: Limits
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PacePoint:
    """By `on`, this level (in the measure's unit) is expected."""

    on: date
    level: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """From a baseline to a target. `baseline` is None while it is not known.

    Either `target` or `change` is set; with a known baseline it is the target.
    """

    baseline: Decimal | None
    target: Decimal | None = None
    change: Change | None = None
    stretch: Decimal | None = None
    pace: tuple[PacePoint, ...] = ()
    pace_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A level that has to stay within limits."""

    limits: Limits
    exceptions: tuple[LimitsException, ...] = ()
    judge: Judge = Judge.EVERY
    judge_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A sum of readings to reach since the start."""

    target: Decimal
    stretch: Decimal | None = None
    pace: tuple[PacePoint, ...] = ()
    pace_from: date | None = None


@dataclass(frozen=True, slots=True)
class Milestones:
    """The share of the goal's milestones that are reached."""


@dataclass(frozen=True, slots=True)
class YesNo:
    """Done or not done."""


Aim = Moving | Holding | Total | Milestones | YesNo


class MeasureKind(StrEnum):
    """The name of each aim, in files and in JSON."""

    MOVING = "moving"
    HOLDING = "holding"
    TOTAL = "total"
    MILESTONES = "milestones"
    YES_NO = "yes_no"


_KINDS: dict[type[Aim], MeasureKind] = {
    Moving: MeasureKind.MOVING,
    Holding: MeasureKind.HOLDING,
    Total: MeasureKind.TOTAL,
    Milestones: MeasureKind.MILESTONES,
    YesNo: MeasureKind.YES_NO,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """The binding fields of one measure.

    `metric` is `id@version` of a library metric, or empty; then `definition`, `unit` and
    `direction` say what is counted. `unit` is always set to the unit the numbers are in.
    """

    id: str
    role: Role
    aim: Aim
    metric: str = ""
    definition: str = ""
    unit: str = ""
    direction: Direction | None = None
    statistic: str = ""
    clock: str = ""
    scope: tuple[tuple[str, str], ...] = ()
    window: str = ""
    every: Cadence
    first: date | None = None
    min_n: int | None = None
    weight: Decimal = Decimal(1)

    @property
    def kind(self) -> MeasureKind:
        """The name of its aim."""
        return _KINDS[type(self.aim)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is promised, exactly. `start` and `due` are None only where a file lacks a due date."""

    teams: tuple[str, ...]
    kind: Kind
    agreement: AgreementRule
    start: date | None
    due: date | None
    stop_if: str = ""
    measures: tuple[Measure, ...] = ()

    def measure(self, id: str) -> Measure | None:
        """The measure of that id, or None."""
        return next((measure for measure in self.measures if measure.id == id), None)

    @property
    def outcomes(self) -> tuple[Measure, ...]:
        """The measures that decide whether the goal is met."""
        return tuple(measure for measure in self.measures if measure.role is Role.OUTCOME)

    @property
    def guardrails(self) -> tuple[Measure, ...]:
        """The measures that must not break while the outcome moves."""
        return tuple(measure for measure in self.measures if measure.role is Role.GUARDRAIL)
