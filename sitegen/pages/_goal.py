"""The view-model of a goal's page."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.charts._svg import Svg
from sitegen.pages._offers import TakingPart
from sitegen.views.agreement import AgreementView
from sitegen.views.badges import Badge
from sitegen.views.closing import Closing
from sitegen.views.confidence import ConfidenceView
from sitegen.views.entries import EntryView
from sitegen.views.forms import Day
from sitegen.views.goals import GoalLink
from sitegen.views.measures import Fact, MeasureView
from sitegen.views.story import ChapterView


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """A milestone or promised support: what, by whom, until when, and whether it came."""

    what: str
    by: str
    kind: str
    due: Day | None
    badge: Badge
    done: Day | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What somebody said they bring to the goal."""

    name: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """A line of the checklist: passed or open, and the evidence in a sentence."""

    name: str
    badge: Badge
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamLink:
    """A team named in passing; `path` is empty where the board has no such team."""

    name: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsPart:
    """Who agreed to the terms, and how they moved; `late` marks what was eased late.

    `proposal` says in a sentence or two what is proposed in place of the terms in force, and
    `origin` where the only version of the terms comes from. On phones `older` chapters are
    folded away.
    """

    agreement: AgreementView
    is_proposed: bool
    proposal: str
    origin: str
    chapters: tuple[ChapterView, ...]
    older: tuple[ChapterView, ...]
    older_words: str
    late: Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPage:
    """What the page of a goal shows; `why` and the other texts are Markdown.

    `recent` are the newest entries, and `older` are folded away, as older reviews and the
    checklist are on phones: their words say what is behind. `ledger` is the folder of its
    entries and readings.
    """

    title: str
    kind: str
    period: str
    teams: tuple[TeamLink, ...]
    badges: tuple[Badge, ...]
    reason: str
    age: str
    bullet: Svg | None
    facts: tuple[Fact, ...]
    why: str
    prose: str
    hard: str
    attainable: str
    looks_like: str
    situation: tuple[str, ...]
    outcomes: tuple[MeasureView, ...]
    guardrails: tuple[MeasureView, ...]
    check_in: EntryView | None
    check_in_words: str
    confidence: ConfidenceView | None
    track: Svg | None
    milestones: tuple[PromiseRow, ...]
    support: tuple[PromiseRow, ...]
    contributions: tuple[Contribution, ...]
    initiatives: tuple[Fact, ...]
    terms: TermsPart
    checklist: tuple[CheckRow, ...]
    checklist_words: str
    reviews: tuple[EntryView, ...]
    older_reviews: tuple[EntryView, ...]
    older_reviews_words: str
    recent: tuple[EntryView, ...]
    older: tuple[EntryView, ...]
    older_words: str
    children: tuple[GoalLink, ...]
    parents: tuple[GoalLink, ...]
    continues: tuple[GoalLink, ...]
    continued_by: tuple[GoalLink, ...]
    links: tuple[GoalLink, ...]
    closing: Closing | None
    file: str
    file_url: str
    ledger: str
    json_path: str
    card_path: str
    badge_path: str
    part: TakingPart
