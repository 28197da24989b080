"""The ledger of a goal: entries that are only ever added, and its series of readings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, TypeVar

from sitegen.source import Document, Location


class EntryKind(StrEnum):
    """The kinds of entries, as their file names have them."""

    AGREE = "agree"
    AGREEMENTS = "agreements"
    DECLINE = "decline"
    CHECK_IN = "check-in"
    REVIEW = "review"
    AMEND = "amend"
    PAUSE = "pause"
    RESUME = "resume"
    CLOSE = "close"
    CONFIRM = "confirm"
    CORRECT = "correct"
    NOTE = "note"


class Confidence(StrEnum):
    """What somebody says in a check-in of where the goal will end."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"


class Decision(StrEnum):
    """What a review decided."""

    KEEP = "keep"
    ADJUST = "adjust"
    STOP = "stop"


class Because(StrEnum):
    """Why terms were amended."""

    EVIDENCE = "evidence"
    DEMAND = "demand"
    CUSTOMER = "customer"
    STAFFING = "staffing"
    PRIORITY = "priority"
    MEASUREMENT = "measurement"
    ERROR = "error"


class Outcome(StrEnum):
    """How a goal ended."""

    EXCEEDED = "exceeded"
    MET = "met"
    PARTLY_MET = "partly_met"
    MISSED = "missed"
    DROPPED = "dropped"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A dated value of a measure. `value` is in the measure's unit; 1 and 0 are yes and no."""

    measure: str
    on: date
    value: Decimal
    n: int | None = None
    note: str = ""
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry has. `person` is empty for `agreements`; `id` is the file's stem."""

    kind: ClassVar[EntryKind]

    id: str
    on: date
    number: int = 1
    person: str = ""
    prose: str = ""
    document: Document

    @property
    def order(self) -> tuple[date, int, str]:
        """Entries in the order things happened, as far as their names tell."""
        return (self.on, self.number, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agree(Entry):
    """A person agrees to terms; an empty `terms` means those of the day."""

    kind: ClassVar[EntryKind] = EntryKind.AGREE
    terms: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """An approving review that counts as agreeing."""

    person: str
    review: str = ""
    commit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreements(Entry):
    """Agreements recorded from the approving reviews of a pull request."""

    kind: ClassVar[EntryKind] = EntryKind.AGREEMENTS
    terms: str = ""
    pull_request: str = ""
    url: str = ""
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decline(Entry):
    """A person does not agree; the prose says why."""

    kind: ClassVar[EntryKind] = EntryKind.DECLINE
    terms: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn(Entry):
    """How things stand: readings, confidence, what is in the way."""

    kind: ClassVar[EntryKind] = EntryKind.CHECK_IN
    readings: tuple[Reading, ...] = ()
    confidence: Confidence | None = None
    going_well: str = ""
    needs_attention: str = ""
    blockers: tuple[str, ...] = ()
    help_wanted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something one person will do by a day."""

    who: str
    what: str
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Entry):
    """A review of the goal and what it decided."""

    kind: ClassVar[EntryKind] = EntryKind.REVIEW
    decision: Decision | None = None
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of the canonical terms, before and after; an empty text is an absent field."""

    route: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amend(Entry):
    """The terms move from `replaces` to `terms`."""

    kind: ClassVar[EntryKind] = EntryKind.AMEND
    because: Because | None = None
    terms: str = ""
    replaces: str = ""
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(Entry):
    """The goal rests until a day; its due date does not move."""

    kind: ClassVar[EntryKind] = EntryKind.PAUSE
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume(Entry):
    """The goal goes on."""

    kind: ClassVar[EntryKind] = EntryKind.RESUME


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(Entry):
    """The goal ends. `outcome` is set where it is stated, not computed."""

    kind: ClassVar[EntryKind] = EntryKind.CLOSE
    outcome: Outcome | None = None
    because: str = ""
    lessons: str = ""
    next: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm(Entry):
    """A second person confirms a close."""

    kind: ClassVar[EntryKind] = EntryKind.CONFIRM


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct(Entry):
    """What was wrong in another entry; a corrected close is reopened."""

    kind: ClassVar[EntryKind] = EntryKind.CORRECT
    about: str = ""
    redacts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Entry):
    """A milestone reached, support delivered, thanks, or a remark about an entry."""

    kind: ClassVar[EntryKind] = EntryKind.NOTE
    milestone: str = ""
    support: str = ""
    thanks: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A CSV of readings for one measure."""

    measure: str
    document: Document
    readings: tuple[Reading, ...] = ()


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All entries of a goal in the order things happened, and its series."""

    entries: tuple[Entry, ...] = ()
    series: tuple[Series, ...] = ()

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """The entries of one kind, in order."""
        return tuple(entry for entry in self.entries if isinstance(entry, kind))
