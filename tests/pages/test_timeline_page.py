"""Goals in time: what is on the axis, in which order, and what the bars say in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sitegen.model.state import GoalState, Lifecycle
from tests.pages.build import pages
from tests.pages.html import text_of
from tests.pages.sites import board, full_board, goal_state


def lasting(id: str, start: date | None, due: date | None) -> GoalState:
    state = goal_state(id, f"Goal {id}")
    assert state.in_force
    version = replace(state.in_force, terms=replace(state.terms, start=start, due=due))
    return replace(state, in_force=version, versions=(version,))


def timeline(*states: GoalState) -> str:
    return pages(board(*states))["timeline/index.html"]


def test_the_axis_has_two_periods_before_this_one_and_two_after() -> None:
    text = text_of(timeline(goal_state()))
    assert "From 1 April 2026 to 30 June 2027." in text
    assert "Q2 ’26 Q3 Q4 Q1 ’27 Q2" in text


def test_goals_stand_by_start_and_those_outside_of_the_axis_are_counted() -> None:
    html = timeline(
        lasting("late", date(2026, 11, 1), date(2026, 12, 31)),
        lasting("early", date(2026, 10, 1), date(2026, 12, 31)),
        lasting("ended", date(2026, 1, 1), date(2026, 3, 31)),
        lasting("touching", date(2026, 1, 1), date(2026, 4, 1)),
        lasting("without", None, None),
    )
    text = text_of(html)
    order = [text.index(f"Goal {id}") for id in ("touching", "early", "late")]
    assert order == sorted(order)
    assert "Goal ended" not in text
    assert "2 goals earlier, later or without dates." in text


def test_a_bar_says_in_words_what_it_shows() -> None:
    text = text_of(timeline(goal_state("a")))
    assert "1 Oct – 31 Dec · 0 of 1 milestone reached" in text


def test_what_is_not_promised_yet_is_an_outline() -> None:
    assert 'class="whole open"' in timeline(goal_state("a", lifecycle=Lifecycle.PROPOSED))
    assert 'class="whole open"' not in timeline(goal_state("a"))


def test_an_empty_board_says_what_will_stand_here() -> None:
    assert "will stand here as a bar" in text_of(timeline())


def test_the_bars_of_a_full_board_are_drawn() -> None:
    assert timeline(*full_board().goals).count('class="chart span"') >= 5
