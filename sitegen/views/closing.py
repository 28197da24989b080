"""The end of a goal: who closed it, what came of each measure, what was learned, what is next."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.state import GoalState, Lifecycle, MeasureState
from sitegen.site import Site
from sitegen.views.badges import OUTCOME, Badge
from sitegen.views.before_after import after_words, before_words
from sitegen.views.ending import stated_words, waits_for_second
from sitegen.views.entries import thanked
from sitegen.views.forms import Day, Forms
from sitegen.views.goals import GoalLink, goal_link
from sitegen.views.measures import measure_badge
from sitegen.views.people import name_of
from sitegen.views.results import result_words
from sitegen.views.words import ROLE, aim_words, measure_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A measure before and after, for a goal that has ended; `result` is how near it came."""

    name: str
    role: str
    before: str
    after: str
    aim: str
    badge: Badge | None
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How a goal ended; texts are Markdown. `waits` where a second person should look.

    `stated` tells both outcomes where people stated another one than the numbers come to.
    """

    day: Day
    who: str
    confirmed: str
    waits: bool
    outcome: Badge | None
    stated: str
    because: str
    by: tuple[GoalLink, ...]
    prose: str
    lessons: str
    next: str
    thanks: str
    changes: tuple[Change, ...]


def closing(state: GoalState, site: Site, forms: Forms) -> Closing | None:
    """How the goal ended; None while it is open."""
    close = state.close
    if close is None or state.lifecycle is not Lifecycle.CLOSED:
        return None
    return Closing(
        day=forms.when(close.on),
        who=name_of(site, close.person),
        confirmed=name_of(site, state.confirmed_by),
        waits=waits_for_second(state),
        outcome=OUTCOME[state.outcome] if state.outcome else None,
        stated=stated_words(state, site),
        because=close.because,
        by=(_in_its_place(close.by, site),) if close.by else (),
        prose=close.prose,
        lessons=close.lessons,
        next=close.next,
        thanks=thanked(state, site),
        changes=tuple(
            Change(
                name=measure_name(one.measure, state.goal, site),
                role=ROLE[one.measure.role],
                before=before_words(one, state, forms),
                after=after_words(one, state, forms),
                aim=aim_words(one.measure, forms),
                badge=badge,
                result=result_words(one, forms) if badge else "",
            )
            for one, badge in _judged(state)
        ),
    )


def _judged(state: GoalState) -> tuple[tuple[MeasureState, Badge | None], ...]:
    return tuple((one, measure_badge(one, state)) for one in state.numbers.measures)


def _in_its_place(id: str, site: Site) -> GoalLink:
    state = site.goal(id)
    return goal_link(state) if state else GoalLink(title=id, path="")
