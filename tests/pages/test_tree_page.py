"""What belongs to what, also where goals align in circles, in chains and with several."""

from __future__ import annotations

from dataclasses import replace

from sitegen.model.goal import Link
from sitegen.model.state import GoalState
from tests.pages.build import pages
from tests.pages.html import text_of
from tests.pages.sites import board, goal_state, with_story


def aligned(id: str, *parents: str) -> GoalState:
    state = goal_state(id, f"Goal {id}.")
    links = tuple(Link(goal=parent) for parent in parents)
    return with_story(state, replace(state.goal.story, aligns_with=links))


def tree(*states: GoalState) -> str:
    return pages(board(*states))["tree/index.html"]


def test_goals_stand_below_what_they_serve_and_the_others_on_their_own() -> None:
    text = text_of(tree(aligned("a"), aligned("b", "a"), aligned("c", "b"), aligned("d")))
    assert "2 goals serve a larger one. 1 goal stands alone." in text
    assert text.index("Goal a.") < text.index("Goal b.") < text.index("Goal c.")
    assert text.index("On their own") < text.index("Goal d.")


def test_a_goal_that_serves_two_stands_in_full_once() -> None:
    html = tree(aligned("a"), aligned("b"), aligned("c", "a", "b"), aligned("d", "c"))
    text = text_of(html)
    assert text.count("Goal c.") == 2
    assert text.count("Goal d.") == 1
    assert text.count("shown in full elsewhere on this page") == 1


def test_a_circle_is_shown_once_and_ends() -> None:
    text = text_of(tree(aligned("a", "c"), aligned("b", "a"), aligned("c", "b")))
    assert text.count("shown in full elsewhere on this page") == 1
    assert "2 goals serve a larger one." in text


def test_a_long_chain_begins_anew_and_loses_no_goal() -> None:
    chain = [aligned("g000")]
    chain += [aligned(f"g{n:03}", f"g{n - 1:03}") for n in range(1, 300)]
    text = text_of(tree(*chain))
    assert all(f"Goal g{n:03}." in text for n in range(300))


def test_a_ladder_of_diamonds_does_not_explode() -> None:
    """Two goals a step, both serving both above: 2 to the 40th paths, and 80 goals."""
    steps = [aligned("a00"), aligned("b00")]
    for n in range(1, 40):
        above = (f"a{n - 1:02}", f"b{n - 1:02}")
        steps += [aligned(f"a{n:02}", *above), aligned(f"b{n:02}", *above)]
    assert text_of(tree(*steps)).count("Goal ") < 4 * 80


def test_an_empty_board_says_how_goals_come_together() -> None:
    assert "aligns_with:" in text_of(tree())
