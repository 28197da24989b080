"""The board itself: people, teams, metrics and settings, as `teams.yaml` has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sitegen.dates import PeriodLength
from sitegen.finding import Severity
from sitegen.model.terms import Direction, Kind
from sitegen.source import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody on the board. Ids are never deleted or reused; `left` is the last day."""

    id: str
    name: str
    emails: tuple[str, ...] = ()
    accounts: tuple[tuple[str, str], ...] = ()
    left: date | None = None

    def is_here(self, day: date) -> bool:
        """Whether the person has not left by the end of that day."""
        return self.left is None or day <= self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A person's time in a team; both days are included, None is open."""

    person: str
    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the person is a member on that day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team: who leads, sponsors and belongs to it, and how much it takes on."""

    id: str
    name: str
    lead: str = ""
    sponsor: str = ""
    members: tuple[Membership, ...] = ()
    active_goals: int | None = None
    goals_per_person: int | None = None
    principles: tuple[str, ...] = ()

    def members_on(self, day: date) -> tuple[str, ...]:
        """The ids of its members on that day, each once, in the order of the file."""
        return tuple(dict.fromkeys(m.person for m in self.members if m.holds(day)))


class About(StrEnum):
    """What a metric tells of. Speed and volume alone can be bought with quality."""

    SPEED = "speed"
    VOLUME = "volume"
    QUALITY = "quality"
    LOYALTY = "loyalty"
    COST = "cost"
    SALES = "sales"
    KNOWLEDGE = "knowledge"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """What a metric counts. `version` is 0 for a board's own; a library metric counts from 1.

    `guardrail` are the ids of metrics that keep it honest. `about`, `formula`, `choose`,
    `traps`, `guardrail` and `sources` explain it and never enter the terms of a goal.
    """

    id: str
    name: str
    version: int = 0
    definition: str = ""
    unit: str = ""
    direction: Direction | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    statistic: str = ""
    clock: str = ""
    source: str = ""
    about: About | None = None
    formula: str = ""
    choose: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    guardrail: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def counting(self) -> tuple[object, ...]:
        """The fields by which goals read it; the others may change without any goal's terms."""
        chosen = (self.statistic, self.clock)
        return (self.id, self.version, self.definition, self.unit, self.direction, *chosen)

    @property
    def reference(self) -> str:
        """`id@version` of a library metric, as terms name it; empty for a board's own."""
        return f"{self.id}@{self.version}" if self.version else ""


class Gate(StrEnum):
    """What stops a change at the gate of a review, unless the board's settings allow it."""

    TERMS_MOVED = "terms-moved"
    EASED_WITHOUT_REASON = "eased-without-reason"
    ENTRY_EDITED = "entry-edited"
    ENTRY_DELETED = "entry-deleted"
    READING_CHANGED = "reading-changed"
    GOAL_REMOVED = "goal-removed"
    AGREED_FOR_OTHERS = "agreed-for-others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a board; shares are fractions of 1, spans are days.

    `recorder` are the e-mail addresses of the job that records approving reviews. `allow` is
    what its reviews let pass. `rules` has a severity, or None for off, by the code or name of a
    rule as it was written: `rulebook` knows which rules these are.
    """

    periods: PeriodLength = PeriodLength.QUARTERS
    default_kind: Kind = Kind.PACT
    too_early: Decimal = Decimal("0.15")
    on_track: Decimal = Decimal("0.10")
    at_risk: Decimal = Decimal("0.25")
    holding_met: Decimal = Decimal("0.90")
    holding_partly: Decimal = Decimal("0.70")
    exceeded: Decimal = Decimal("1.1")
    partly_met: Decimal = Decimal("0.7")
    grace_days: int = 3
    max_files: int = 20_000
    show_roles: bool = False
    indexing: bool = False
    approval_agrees: bool = True
    recorder: tuple[str, ...] = ()
    allow: tuple[Gate, ...] = ()
    rules: tuple[tuple[str, Severity | None], ...] = ()


class Forge(StrEnum):
    """The program that keeps the repository and shows its pull requests; Forgejo is as Gitea."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"
    BITBUCKET = "bitbucket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a board looks: colours as `#rrggbb`, and the path of its logo below its folder.

    What it does not choose is empty.
    """

    accent: str = ""
    accent_dark: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A board's logo, looked through: its bytes, `png` or `svg`, and its width by its height."""

    data: bytes
    ending: str
    ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFacts:
    """Everything that `teams.yaml` says. `forge` is None where it was not written.

    `edit_url` and `new_url` are the patterns of addresses for forges that are not known.
    """

    document: Document
    title: str = ""
    url: str = ""
    repository: str = ""
    forge: Forge | None = None
    folder: str = ""
    edit_url: str = ""
    new_url: str = ""
    branch: str = "main"
    timezone: str = "UTC"
    language: str = "en"
    frozen: date | None = None
    look: Look = Look()
    people: tuple[Person, ...] = ()
    teams: tuple[Team, ...] = ()
    metrics: tuple[Metric, ...] = ()
    settings: Settings = Settings()
    _people: Mapping[str, Person] = field(init=False, repr=False, compare=False)
    _teams: Mapping[str, Team] = field(init=False, repr=False, compare=False)
    _metrics: Mapping[str, Metric] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index people, teams and metrics by id; of two with the same one the first is found."""
        object.__setattr__(self, "_people", {one.id: one for one in reversed(self.people)})
        object.__setattr__(self, "_teams", {one.id: one for one in reversed(self.teams)})
        object.__setattr__(self, "_metrics", {one.id: one for one in reversed(self.metrics)})

    def person(self, id: str) -> Person | None:
        """The person of that id, or None."""
        return self._people.get(id)

    def team(self, id: str) -> Team | None:
        """The team of that id, or None."""
        return self._teams.get(id)

    def metric(self, id: str) -> Metric | None:
        """The metric of that id, the board's own or from the library, or None."""
        return self._metrics.get(id)
