"""What a review has to say, in frozen values; every `text` is a sentence or part of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from sitegen.compute.moves import Effect
from sitegen.finding import Finding
from sitegen.model.board import Gate

_VALUES = frozenset(
    ("start", "due", "baseline", "target", "stretch", "at_least", "at_most", "above", "below")
)


class What(StrEnum):
    """What a change does to a goal."""

    NEW = "new"
    NEW_DRAFT = "new draft"
    PROPOSED = "proposed"
    TERMS = "terms changed"
    AGREED = "agreed"
    REAGREED = "re-agreed"
    LAPSED = "in force no more"
    PLAN = "plan changed"
    CLOSED = "closed"
    REOPENED = "reopened"
    RENAMED = "renamed"
    MOVED = "moved to another team"
    DRAFTED = "made a draft"
    HIDDEN = "made internal"
    SHOWN = "made public"
    REMOVED = "removed"
    UNREADABLE = "unreadable"


class Verdict(StrEnum):
    """What the gate makes of a notice: it stops the change, or lets it pass, and why."""

    STOPS = "stops"
    ALLOWED = "allowed"
    DOCUMENTED = "documented"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that stands first: it touches what people rely on. `fix` says what to do."""

    gate: Gate
    goal: str
    text: str
    fix: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMove:
    """One thing in the terms that moved; `before` and `after` are in words, empty for nothing.

    `share` is how much of the promised improvement goes (above 0) or comes (below 0), where
    that can be told.
    """

    route: str
    measure: str
    what: str
    before: str
    after: str
    effect: Effect
    share: Fraction | None
    text: str

    @property
    def is_value(self) -> bool:
        """Whether it is a day or a level, which can be named alone."""
        return self.route.rpartition(".")[2] in _VALUES


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMove:
    """One promise of the plan that moved: which part, which one of it, and how."""

    part: str
    id: str
    effect: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The amendment that explains a change of terms."""

    entry: str
    person: str
    because: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Some:
    """At least `needed` of these people."""

    needed: int
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Who still has to agree to terms: each of `must`, and some of others; people's ids.

    `names` says the same in words, as the object of a sentence: `Maria and 2 of Chen, Amir`.
    """

    must: tuple[str, ...]
    some: tuple[Some, ...]
    agreed: tuple[str, ...]
    names: str

    @property
    def is_complete(self) -> bool:
        """Whether nobody is missing."""
        return not self.must and not self.some


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """What people are asked to agree to: who, how in words that end in a colon, terms as lines."""

    people: tuple[str, ...]
    text: str
    terms: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A new goal on a few lines."""

    title: str
    why: str
    measures: tuple[str, ...]
    span: str
    reach: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A new entry, a new reading or another fact, on a line of its own. `kind` is its name."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalChange:
    """What a change does to one goal.

    `was` is its former id, `told` the sentences that sum it up. `digest` names the head's
    terms, empty where the goal is gone.
    """

    id: str
    title: str
    what: tuple[What, ...]
    told: tuple[str, ...]
    was: str = ""
    digest: str = ""
    moves: tuple[TermMove, ...] = ()
    plan: tuple[PlanMove, ...] = ()
    explanation: Explanation | None = None
    consent: Consent | None = None
    pledge: Pledge | None = None
    card: Card | None = None
    lines: tuple[Line, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def moves_a_promise(self) -> bool:
        """Whether anything that people rely on moved; a new name within the team is none."""
        return any(one is not What.RENAMED for one in self.what)

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to say but that no promise moved."""
        return not self.moves_a_promise and not self.lines and not self.findings


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardChange:
    """A change of people, teams, settings, metrics or the board itself.

    `is_flagged`: it can change who may say what, and what counts.
    """

    part: str
    id: str
    text: str
    is_flagged: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A finished review. `base` and `head` are commits; an empty `head` is not committed.

    `missing` says why history was left out, or nothing. `others` are changed files that
    belong to no goal. `allowed` is what the base lets pass at the gate.
    """

    base: str
    head: str
    as_of: date
    notices: tuple[Notice, ...] = ()
    board: tuple[BoardChange, ...] = ()
    goals: tuple[GoalChange, ...] = ()
    others: tuple[str, ...] = ()
    allowed: tuple[Gate, ...] = ()
    missing: str = ""

    @property
    def stops(self) -> bool:
        """Whether the gate stops the change."""
        return any(notice.verdict is Verdict.STOPS for notice in self.notices)

    @property
    def moves_a_promise(self) -> bool:
        """Whether there is more to say than that no promise moved."""
        return bool(
            self.notices or self.board or self.others or any(not g.is_quiet for g in self.goals)
        )
