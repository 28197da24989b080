"""How a board works: its words, its states, and how each number comes about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sitegen.checking import all_rules
from sitegen.finding import Rule
from sitegen.output import Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.site import Site
from sitegen.views.badges import LIFECYCLE, OUTCOME, STATUS, Badge
from sitegen.views.forms import Forms
from sitegen.views.words import KIND

PATH = "how-it-works/index.html"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The settings of this board, as people read them."""

    too_early: str
    on_track: str
    at_risk: str
    holding_met: str
    holding_partly: str
    exceeded: str
    partly_met: str
    grace_days: int
    periods: str
    default_kind: str


@dataclass(frozen=True, slots=True)
class HowItWorks:
    """What the page shows beside its own words. Badges are keyed by the value they stand for.

    `approval_is_recorded` only where a job is set up that records approving reviews.
    """

    thresholds: Thresholds
    status: Mapping[str, Badge]
    lifecycle: Mapping[str, Badge]
    outcome: Mapping[str, Badge]
    approval_is_recorded: bool
    rules: tuple[Rule, ...]


def views(site: Site, rules: tuple[Rule, ...] = ()) -> Iterator[View]:
    """The page; `rules` are those that `check` knows, in the order to list them."""
    settings = site.facts.settings
    data = HowItWorks(
        thresholds=_thresholds(site, forms_of(site)),
        status={status.value: badge for status, badge in STATUS.items()},
        lifecycle={lifecycle.value: badge for lifecycle, badge in LIFECYCLE.items()},
        outcome={outcome.value: badge for outcome, badge in OUTCOME.items()},
        approval_is_recorded=settings.approval_agrees and bool(settings.recorder),
        rules=rules,
    )
    description = "What the words, states and numbers on this board mean."
    yield view(site, PATH, "pages/how_it_works.html", "How this board works", description, data)


def _thresholds(site: Site, forms: Forms) -> Thresholds:
    settings = site.facts.settings

    def share(value: Decimal) -> str:
        return forms.amount(value * 100, "%")

    def points(value: Decimal) -> str:
        return forms.number(value * 100)

    return Thresholds(
        too_early=share(settings.too_early),
        on_track=points(settings.on_track),
        at_risk=points(settings.at_risk),
        holding_met=share(settings.holding_met),
        holding_partly=share(settings.holding_partly),
        exceeded=share(settings.exceeded),
        partly_met=share(settings.partly_met),
        grace_days=settings.grace_days,
        periods=settings.periods.value,
        default_kind=KIND[settings.default_kind],
    )


def _views(site: Site) -> Iterator[View]:
    return views(site, all_rules())


PAGE = Page(_views)
