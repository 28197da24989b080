"""How a board works: its words, its states, and how each number comes about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sitegen import rulebook
from sitegen.families import FAMILIES, Family, family_of
from sitegen.finding import Rule, Severity
from sitegen.model.board import Settings
from sitegen.output import Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.site import Site
from sitegen.views.badges import LIFECYCLE, OUTCOME, STATUS, Badge
from sitegen.views.forms import Forms
from sitegen.views.gates import STOPPED
from sitegen.views.words import KIND

PATH = "how-it-works/index.html"
USUAL = {Severity.ERROR: "an error", Severity.WARNING: "a warning", Severity.HINT: "a hint"}


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
class RuleRow:
    """A rule as this board has it; `usual` is its severity elsewhere, or empty where it is that."""

    code: str
    name: str
    setting: str
    usual: str
    why: str


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The rules of a family; `changed` says how many the board has set otherwise, or nothing."""

    name: str
    about: str
    count: str
    changed: str
    rules: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True)
class GateRow:
    """A kind of change that the gate of a review stops, unless this board allows it."""

    text: str
    is_allowed: bool


@dataclass(frozen=True, slots=True)
class HowItWorks:
    """What the page shows beside its own words. Badges are keyed by the value they stand for.

    `approval_is_recorded` only where a job is set up that records approving reviews. `changed`
    are the rules that the board has set otherwise.
    """

    thresholds: Thresholds
    status: Mapping[str, Badge]
    lifecycle: Mapping[str, Badge]
    outcome: Mapping[str, Badge]
    approval_is_recorded: bool
    gates: tuple[GateRow, ...]
    allows: bool
    rule_count: int
    groups: tuple[RuleGroup, ...]
    changed: tuple[RuleRow, ...]


def views(site: Site, rules: tuple[Rule, ...]) -> Iterator[View]:
    """The page; `rules` are those that `check` knows."""
    settings = site.facts.settings
    groups = tuple(_groups(rules, settings))
    data = HowItWorks(
        thresholds=_thresholds(site, forms_of(site)),
        status={status.value: badge for status, badge in STATUS.items()},
        lifecycle={lifecycle.value: badge for lifecycle, badge in LIFECYCLE.items()},
        outcome={outcome.value: badge for outcome, badge in OUTCOME.items()},
        approval_is_recorded=settings.approval_agrees and bool(settings.recorder),
        gates=tuple(GateRow(text, gate in settings.allow) for gate, text in STOPPED.items()),
        allows=bool(settings.allow),
        rule_count=len(rules),
        groups=groups,
        changed=tuple(row for group in groups for row in group.rules if row.usual),
    )
    description = "What the words, states and numbers on this board mean."
    yield view(site, PATH, "pages/how_it_works.html", "How this board works", description, data)


def _groups(rules: tuple[Rule, ...], settings: Settings) -> Iterator[RuleGroup]:
    for family in FAMILIES:
        rows = tuple(_row(rule, settings) for rule in rules if family_of(rule) is family)
        if rows:
            yield _group(family, rows)


def _group(family: Family, rows: tuple[RuleRow, ...]) -> RuleGroup:
    changed = sum(bool(row.usual) for row in rows)
    return RuleGroup(
        name=family.name,
        about=family.about,
        count=f"{len(rows)} rule" if len(rows) == 1 else f"{len(rows)} rules",
        changed=f"{changed} set by this board" if changed else "",
        rules=rows,
    )


def _row(rule: Rule, settings: Settings) -> RuleRow:
    here = rulebook.severity_of(rule, settings)
    return RuleRow(
        code=rule.code,
        name=rule.name,
        setting=str(here) if here else "off",
        usual=USUAL[rule.severity] if here is not rule.severity else "",
        why=rule.why.replace("`", ""),
    )


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
    return views(site, rulebook.all_rules())


PAGE = Page(_views)
