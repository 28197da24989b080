"""What is computed of a goal, never typed: lifecycle, agreement, numbers, status, outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sitegen.dates import Period
from sitegen.model.goal import Goal, Milestone, Support
from sitegen.model.history import Origin, Tampering
from sitegen.model.ledger import Amend, CheckIn, Close, Outcome, Pause, Reading
from sitegen.model.terms import AgreementRule, Limits, Measure, Terms


class Lifecycle(StrEnum):
    """Where a goal stands between a draft and its close."""

    CLOSED = "closed"
    DRAFT = "draft"
    PROPOSED = "proposed"
    OVERDUE = "overdue"
    PAUSED = "paused"
    RENEGOTIATING = "renegotiating"
    ACTIVE = "active"
    AGREED = "agreed"


class Status(StrEnum):
    """How the numbers stand."""

    NOT_STARTED = "not_started"
    NO_DATA = "no_data"
    TOO_EARLY = "too_early"
    MET = "met"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"


class Freshness(StrEnum):
    """How old the most outdated outcome reading is."""

    FRESH = "fresh"
    DUE = "due"
    STALE = "stale"
    SILENT = "silent"


class How(StrEnum):
    """How we know that somebody agreed."""

    OWN_COMMIT = "own_commit"
    PROPOSED = "proposed"
    BY_REVIEW = "by_review"
    BY_OTHER = "by_other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """Somebody agreed to the terms of that digest.

    `entry` is the entry's id, or empty where proposing the terms was agreeing to them. `by`
    are those who committed it: people's ids, or names as git has them.
    """

    person: str
    on: date
    terms: str
    how: How
    entry: str
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    """Somebody declined terms; `reason` is their prose."""

    person: str
    on: date
    reason: str
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Who agreed to one version of the terms.

    `needed` is how many of the parties the rule asks for. `met_on` is the day the rule was
    met, or None. `void` are agreements to another version; `not_yet_asked` joined later.
    """

    rule: AgreementRule
    parties: tuple[str, ...]
    needed: int
    agreed: tuple[Agreed, ...] = ()
    pending: tuple[str, ...] = ()
    void: tuple[Agreed, ...] = ()
    not_yet_asked: tuple[str, ...] = ()
    declined: tuple[Declined, ...] = ()
    met_on: date | None = None

    @property
    def is_met(self) -> bool:
        """Whether the rule has been met."""
        return self.met_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a goal's terms, with the amendment and the commit that brought it."""

    terms: Terms
    digest: str
    agreement: Agreement
    amend: Amend | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A stretch of a holding measure, its last reading, and whether that was within limits.

    `is_ok` is None where there is nothing to judge: no reading, or one under `min_n`.
    """

    start: date
    end: date
    limits: Limits
    reading: Reading | None = None
    is_ok: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureState:
    """A measure as of a day. Levels are in its unit; shares are exact, 1 is all of it.

    `readings` are all up to the day, oldest first. `value` is the level now: the latest
    reading's, or the sum since start of a total. `on` is the date `value` stands for.
    `progress` and `expected` are not clamped and clamped to 0..1, in that order. `breaches`
    counts the slots in a row, up to the last judged one, that were outside the limits.
    """

    measure: Measure
    status: Status
    readings: tuple[Reading, ...] = ()
    baseline: Decimal | None = None
    target: Decimal | None = None
    stretch: Decimal | None = None
    value: Decimal | None = None
    on: date | None = None
    progress: Fraction | None = None
    expected: Fraction | None = None
    days_ahead: int | None = None
    slots: tuple[Slot, ...] = ()
    breaches: int = 0

    @property
    def latest(self) -> Reading | None:
        """The newest reading, or None."""
        return self.readings[-1] if self.readings else None

    @property
    def gap(self) -> Fraction | None:
        """How far progress is behind what was expected, as a share; negative is ahead."""
        if self.progress is None or self.expected is None:
            return None
        return self.expected - self.progress


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneState:
    """A milestone and the day it was reached, or None."""

    milestone: Milestone
    reached: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportState:
    """Promised support and the day it was delivered, or None."""

    support: Support
    delivered: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The goal's numbers by the terms in force. `read` of `outcomes` outcome measures have one."""

    measures: tuple[MeasureState, ...]
    status: Status
    progress: Fraction | None = None
    expected: Fraction | None = None
    read: int = 0
    outcomes: int = 0
    is_guardrail_broken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalState:
    """Everything computed of one goal as of a day.

    `in_force` is the last version that was agreed, or None before a first agreement;
    `in_file` is what the file says. `shown` is the one that numbers use.
    `versions` has all known ones, oldest first. `reason` is a sentence in plain words.
    """

    goal: Goal
    lifecycle: Lifecycle
    versions: tuple[Version, ...]
    in_force: Version | None
    in_file: Version
    numbers: Numbers
    reason: str
    freshness: Freshness | None = None
    period: Period | None = None
    milestones: tuple[MilestoneState, ...] = ()
    support: tuple[SupportState, ...] = ()
    outcome: Outcome | None = None
    close: Close | None = None
    confirmed_by: str = ""
    pause: Pause | None = None
    last_check_in: CheckIn | None = None
    tampering: tuple[Tampering, ...] = ()

    @property
    def shown(self) -> Version:
        """The terms in force, or before a first agreement those of the file."""
        return self.in_force or self.in_file

    @property
    def id(self) -> str:
        """The goal's id."""
        return self.goal.id

    @property
    def terms(self) -> Terms:
        """The terms that the numbers use."""
        return self.shown.terms

    @property
    def is_objective(self) -> bool:
        """Whether the goal has no outcome measure of its own."""
        return not self.terms.outcomes
