"""What a review meeting needs of a goal on half a page."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.charts._svg import Svg
from sitegen.compute.steps import open_actions
from sitegen.model.state import GoalState, MeasureState
from sitegen.site import Site
from sitegen.views.badges import Badge, badges_of
from sitegen.views.ending import told_of
from sitegen.views.entries import ActionRow, EntryView, entry_view
from sitegen.views.forms import Forms
from sitegen.views.goals import GoalLink, dates_of, goal_link, main_measure, title_of
from sitegen.views.measures import standing_words
from sitegen.views.people import called, name_of
from sitegen.views.pictures import measure_chart, milestone_track
from sitegen.views.words import KIND, aim_words, measure_name


@dataclass(frozen=True, slots=True, kw_only=True)
class PackGoal:
    """A goal under way: its measure that decides, the last check-in, actions that are open.

    An objective has the goals that carry it as `children` instead of a measure.
    """

    title: str
    over: str
    badges: tuple[Badge, ...]
    reason: str
    measure: str
    chart: Svg | None
    children: tuple[GoalLink, ...]
    check_in: EntryView | None
    has_blockers: bool
    actions: tuple[ActionRow, ...]


def pack_goal(state: GoalState, site: Site, forms: Forms) -> PackGoal:
    """What stands on the half page of a goal."""
    measure = main_measure(state)
    check_in = state.last_check_in
    steward = called(site, state.goal.plan.steward)
    over = (
        dates_of(state, forms),
        KIND[state.terms.kind],
        f"steward: {steward}" if steward else "",
    )
    chart = None
    if measure is not None:
        chart = measure_chart(measure, state, site, forms, standing_words(measure, state, forms))
    return PackGoal(
        title=title_of(state),
        over=" · ".join(filter(None, over)),
        badges=badges_of(state),
        reason=told_of(state, site),
        measure=_promised(measure, state, site, forms) if measure else "",
        chart=chart or milestone_track(state, site, forms),
        children=tuple(map(goal_link, site.children(state.goal))) if state.is_objective else (),
        check_in=entry_view(check_in, state, site, forms) if check_in else None,
        has_blockers=bool(check_in and check_in.blockers),
        actions=tuple(
            ActionRow(
                who=name_of(site, one.action.who),
                what=one.action.what,
                day=forms.when(one.action.due) if one.action.due else None,
            )
            for one in open_actions(state, site.as_of)
        ),
    )


def _promised(measure: MeasureState, state: GoalState, site: Site, forms: Forms) -> str:
    name = measure_name(measure.measure, state.goal, site)
    return f"{name}, {aim_words(measure.measure, forms)}"
