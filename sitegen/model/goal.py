"""A goal as its file says it: terms, plan and story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sitegen.dates import Cadence, Grain, Span
from sitegen.model.ledger import Ledger, Reading
from sitegen.model.terms import Terms
from sitegen.source import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who does something: a team, a person, or somebody outside the board."""

    id: str = ""
    outside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A step on the way, and by when."""

    id: str
    what: str
    by: tuple[Actor, ...] = ()
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Something promised to the team so that it can reach its goal."""

    id: str
    what: str
    kind: str = ""
    by: tuple[Actor, ...] = ()
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """Work that should move a measure."""

    what: str
    measure: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Promises that live: their changes are named, and void no agreement."""

    steward: str = ""
    sponsor: str = ""
    support: tuple[Support, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    contributions: tuple[tuple[str, str], ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    check_in_every: Cadence = Cadence(Span(1, Grain.WEEK))
    review_every: Cadence = Cadence(Span(4, Grain.WEEK))
    incentive: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Another goal (`goal` is its id), or something elsewhere (`title` and `url`)."""

    goal: str = ""
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """A number of others to hold beside a measure, for reference only."""

    value: Decimal
    population: str = ""
    source: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a measure's baseline and readings come from. `n` is the number of cases.

    `metric` is the id of the metric that the file counts it by, its own id where it names none.
    """

    measure: str
    metric: str = ""
    start: date | None = None
    end: date | None = None
    n: int | None = None
    source: str = ""
    readings: str = ""
    benchmarks: tuple[Benchmark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What is free to improve at any time."""

    title: str = ""
    why: str = ""
    prose: str = ""
    hard: str = ""
    attainable: str = ""
    situation: tuple[str, ...] = ()
    looks_like: str = ""
    aligns_with: tuple[Link, ...] = ()
    continues: str = ""
    formerly: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def evidence_of(self, measure: str) -> Evidence:
        """The evidence for a measure; empty where the file gives none."""
        return next((e for e in self.evidence if e.measure == measure), Evidence(measure=measure))


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One promise, as its file and its ledger say it.

    `team` is the folder under `goals/` it lies in; `readings` are those inline in the file.
    """

    id: str
    team: str
    document: Document
    terms: Terms
    plan: Plan
    story: Story
    is_draft: bool = False
    is_internal: bool = False
    readings: tuple[Reading, ...] = ()
    ledger: Ledger = Ledger()

    @property
    def ledger_folder(self) -> str:
        """The path of the folder beside its file, which is its ledger."""
        return self.document.path.rpartition(".")[0]
