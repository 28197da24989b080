"""The wall: a column a team, the most pressing goals on top, words in place of odd levels."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from sitegen.model.state import Lifecycle, MeasureState, Status
from sitegen.model.terms import Measure, Milestones, Role, YesNo
from tests.pages.build import pages
from tests.pages.html import outline, text_of
from tests.pages.parts import WEEKLY, weekly
from tests.pages.sites import board, goal_state


def test_a_team_shows_four_goals_the_most_pressing_first_and_counts_the_others() -> None:
    states = [goal_state(f"g{n}", f"Goal {n}", status=Status.ON_TRACK) for n in range(5)]
    worst = goal_state("z", "The worst", status=Status.OFF_TRACK)
    text = text_of(pages(board(*states, worst))["wall/index.html"])
    assert text.index("The worst") < text.index("Goal 0")
    assert "Goal 2" in text
    assert "Goal 3" not in text
    assert "and 2 more goals" in text


def test_only_what_is_under_way_or_paused_hangs_on_the_wall() -> None:
    html = pages(
        board(
            goal_state("a", "Under way"),
            goal_state("b", "Paused goal", lifecycle=Lifecycle.PAUSED),
            goal_state("c", "Proposed goal", lifecycle=Lifecycle.PROPOSED),
            goal_state("d", "Closed goal", lifecycle=Lifecycle.CLOSED),
        )
    )["wall/index.html"]
    text = text_of(html)
    assert "Under way" in text
    assert "Paused goal" in text
    assert "Proposed goal" not in text
    assert "Closed goal" not in text


def test_a_goal_shows_its_level_and_its_target() -> None:
    assert "3.3 hours target 2.8 hours" in text_of(pages(board(goal_state()))["wall/index.html"])


def test_milestones_that_decide_the_status_are_told_rather_than_what_is_done() -> None:
    steps = Measure(id="all-in-place", role=Role.OUTCOME, aim=Milestones(), every=WEEKLY)
    rehearsal = Measure(id="rehearsal", role=Role.OUTCOME, aim=YesNo(), every=WEEKLY)
    goal = goal_state(
        status=Status.OFF_TRACK,
        measures=(
            MeasureState(measure=steps, status=Status.OFF_TRACK),
            MeasureState(
                measure=rehearsal, status=Status.MET, readings=weekly("1"), value=Decimal(1)
            ),
        ),
    )
    text = text_of(pages(board(goal))["wall/index.html"])
    assert "0 of 1 milestone reached." in text
    assert "Done." not in text


def test_a_goal_without_a_reading_shows_no_number() -> None:
    bare = goal_state("a", measures=(), status=Status.NO_DATA)
    assert "target" not in text_of(pages(board(bare))["wall/index.html"])


def test_the_wall_loads_itself_anew_by_a_script_and_not_by_the_page() -> None:
    """A page that reloads by itself is taken away from people who read slowly."""
    html = pages(board(goal_state()))["wall/index.html"]
    assert "../static/wall.js" in outline(html).links
    assert 'http-equiv="refresh"' not in html


def test_goals_that_cannot_be_read_are_told_of() -> None:
    site = replace(board(goal_state()), unread=("frontline",))
    assert "1 goal of Frontline cannot be read" in text_of(pages(site)["wall/index.html"])


def test_an_empty_wall_says_what_will_hang_there() -> None:
    assert "Goals stand here from the day they start" in text_of(pages(board())["wall/index.html"])
