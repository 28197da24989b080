"""The goals in time: each as a bar from start to due, with milestones and reviews."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sitegen.charts._svg import Svg
from sitegen.charts.scale import Days
from sitegen.charts.span import Bar, Mark, axis, bar
from sitegen.compute.lifecycle import counting
from sitegen.dates import Period, period_of_day
from sitegen.model.ledger import Review
from sitegen.model.state import GoalState, Lifecycle
from sitegen.output import Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.site import Site
from sitegen.views.badges import tone_of
from sitegen.views.forms import Forms, count
from sitegen.views.goals import GoalLink, dates_of, goal_link, home_of, team_path, title_of
from sitegen.views.people import team_name
from sitegen.views.tally import unread_words
from sitegen.words import listed

_PERIODS_BEFORE, _PERIODS_AFTER = 2, 2
_NOT_PROMISED = (Lifecycle.DRAFT, Lifecycle.PROPOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    """A goal as its bar; `dates` and `steps` say in words what the bar shows."""

    link: GoalLink
    dates: str
    steps: str
    bar: Svg


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeGroup:
    """The goals of one team, by start."""

    heading: str
    path: str
    rows: tuple[TimeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """Bars below one axis; `left_out` says how many goals lie before or after it."""

    summary: str
    unread: str
    axis: Svg
    groups: tuple[TimeGroup, ...]
    left_out: str


def _views(site: Site) -> Iterator[View]:
    forms = forms_of(site)
    periods = _periods(site)
    days = Days(periods[0].start, periods[-1].end)
    dated = [(state, span) for state in site.goals if (span := _span(state))]
    shown = [state for state, (start, due) in dated if start <= days.last and due >= days.first]
    left_out = len(site.goals) - len(shown)
    span_words = f"{forms.long_day(days.first)} to {forms.long_day(days.last)}"
    data = TimelinePage(
        summary=f"From {span_words}." if shown else "No promises yet in these months.",
        unread=unread_words(site),
        axis=axis(days, _labels(periods), site.as_of, f"Time from {span_words}"),
        groups=_groups(shown, site, forms, days),
        left_out=f"{count(left_out, 'goal')} earlier, later or without dates." if left_out else "",
    )
    yield view(
        site, "timeline/index.html", "pages/timeline.html", "Goals in time", data.summary, data
    )


def _periods(site: Site) -> tuple[Period, ...]:
    """The period of the day, with two before it and two after it."""
    length = site.facts.settings.periods
    now = period_of_day(length, site.as_of)
    before = [now]
    for _ in range(_PERIODS_BEFORE):
        before.insert(0, period_of_day(length, before[0].start - timedelta(days=1)))
    for _ in range(_PERIODS_AFTER):
        before.append(period_of_day(length, before[-1].end + timedelta(days=1)))
    return tuple(before)


def _labels(periods: tuple[Period, ...]) -> tuple[tuple[date, str], ...]:
    """`Q4 ’26` where a year begins on the axis, and `Q1` else."""
    told: list[tuple[date, str]] = []
    year = 0
    for period in periods:
        _, _, name = period.name.partition("-")
        is_new = period.start.year != year
        year = period.start.year
        told.append(
            (period.start, f"{name} ’{year % 100:02}" if name and is_new else name or str(year))
        )
    return tuple(told)


def _span(state: GoalState) -> tuple[date, date] | None:
    start, due = state.terms.start, state.terms.due
    return (start, due) if start and due and start <= due else None


def _groups(shown: list[GoalState], site: Site, forms: Forms, days: Days) -> tuple[TimeGroup, ...]:
    known = [team.id for team in site.facts.teams]
    homes = {home_of(state) for state in shown}
    return tuple(
        TimeGroup(
            heading=team_name(site, id),
            path=team_path(id) if id in known else "",
            rows=tuple(
                _row(state, site, forms, days)
                for state in sorted(shown, key=lambda one: (_span(one), one.id))
                if home_of(state) == id
            ),
        )
        for id in [*(id for id in known if id in homes), *sorted(homes - {*known})]
    )


def _row(state: GoalState, site: Site, forms: Forms, days: Days) -> TimeRow:
    start, due = _span(state) or (site.as_of, site.as_of)
    steps = _steps(state, site, forms)
    reviews = tuple(
        entry.on for entry in counting(state.goal, site.as_of) if isinstance(entry, Review)
    )
    progress = float(state.numbers.progress or 0)
    return TimeRow(
        link=goal_link(state),
        dates=dates_of(state, forms),
        steps=steps,
        bar=bar(
            Bar(
                label=title_of(state),
                description=". ".join(filter(None, (dates_of(state, forms), steps))),
                start=start,
                due=due,
                tone=tone_of(state),
                is_open=state.lifecycle in _NOT_PROMISED,
                share=min(max(progress, 0.0), 1.0),
                marks=_marks(state, forms),
                reviews=reviews,
            ),
            days,
            site.as_of,
        ),
    )


def _marks(state: GoalState, forms: Forms) -> tuple[Mark, ...]:
    found = []
    for one in state.milestones:
        on = one.reached or one.milestone.due
        if on:
            word = "reached" if one.reached else "due"
            label = f"{one.milestone.what or one.milestone.id}: {word} {forms.day(on)}"
            found.append(Mark(on, label, one.reached is not None))
    return tuple(found)


def _steps(state: GoalState, site: Site, forms: Forms) -> str:
    """`2 of 4 milestones reached, 3 reviews`, and when the next step is due."""
    told = []
    if state.milestones:
        reached = sum(one.reached is not None for one in state.milestones)
        told.append(f"{reached} of {count(len(state.milestones), 'milestone')} reached")
    open_days = [
        one.milestone.due
        for one in state.milestones
        if one.reached is None and one.milestone.due and one.milestone.due >= site.as_of
    ]
    if open_days and state.lifecycle is not Lifecycle.CLOSED:
        told.append(f"the next one is due {forms.day(min(open_days))}")
    return listed(tuple(told)) if len(told) < 2 else ", ".join(told)


PAGE = Page(_views)
