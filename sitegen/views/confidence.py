"""What people stated at their check-ins, beside what the numbers say."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.charts._svg import Svg
from sitegen.charts.confidence import ConfidenceChart, Row, Stated, confidence
from sitegen.compute.lifecycle import counting
from sitegen.model.ledger import CheckIn, Confidence
from sitegen.model.state import GoalState, Lifecycle
from sitegen.site import Site
from sitegen.views.badges import CONFIDENCE, Badge, badges_of, standing_of
from sitegen.views.forms import Day, Forms, count

_ROWS = (Confidence.ON_TRACK, Confidence.AT_RISK, Confidence.OFF_TRACK)


@dataclass(frozen=True, slots=True)
class StatedRow:
    """A row of the table: what was stated on a day."""

    day: Day
    badge: Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceView:
    """The history of stated confidence, the newest first, and what the numbers come to now.

    For a goal that `has_ended`, `computed` is how it ended.
    """

    stated: StatedRow
    computed: Badge
    has_ended: bool
    chart: Svg
    rows: tuple[StatedRow, ...]


def confidence_view(goal: GoalState, site: Site, forms: Forms) -> ConfidenceView | None:
    """None where fewer than two check-ins stated anything, or no time is known to draw them in."""
    start, due = goal.terms.start, goal.terms.due
    told = [
        (entry.on, entry.confidence)
        for entry in counting(goal.goal, site.as_of)
        if isinstance(entry, CheckIn) and entry.confidence
    ]
    if start is None or due is None or len(told) < 2 or goal.is_objective:
        return None
    rows = tuple(StatedRow(forms.when(on), CONFIDENCE[one]) for on, one in reversed(told))
    badges = tuple(CONFIDENCE[one] for one in _ROWS)
    chart = ConfidenceChart(
        title=f"Confidence stated at {count(len(told), 'check-in')}, {forms.span(start, due)}",
        description=f"The last time, on {rows[0].day.text}: {rows[0].badge.word}.",
        start=start,
        due=due,
        today=site.as_of,
        start_label=forms.day(start),
        due_label=forms.day(due),
        rows=tuple(Row(badge.word, badge.shape, badge.tone) for badge in badges),
        stated=tuple(Stated(on, _ROWS.index(one)) for on, one in told),
    )
    has_ended = goal.lifecycle is Lifecycle.CLOSED
    return ConfidenceView(
        stated=rows[0],
        computed=badges_of(goal)[0] if has_ended else standing_of(goal),
        has_ended=has_ended,
        chart=confidence(chart),
        rows=rows,
    )
