"""What goes on in which goal."""

from __future__ import annotations

from dataclasses import replace

from sitegen.compute.successors import successors
from sitegen.model.state import GoalState
from tests.pages.sites import goal_state, with_story


def going_on(id: str, earlier: str, *, formerly: tuple[str, ...] = ()) -> GoalState:
    state = goal_state(id)
    return with_story(state, replace(state.goal.story, continues=earlier, formerly=formerly))


def test_a_goal_is_continued_by_every_goal_that_says_so() -> None:
    found = successors((goal_state("a"), going_on("b", "a"), going_on("c", "a")))
    assert {id: [one.id for one in later] for id, later in found.items()} == {"a": ["b", "c"]}


def test_a_former_id_stands_for_the_goal() -> None:
    renamed = going_on("a", "", formerly=("old-a",))
    found = successors((renamed, going_on("b", "old-a")))
    assert [one.id for one in found["a"]] == ["b"]


def test_what_continues_nothing_known_or_itself_continues_nothing() -> None:
    assert successors((going_on("a", "gone"), going_on("b", "b"), goal_state("c"))) == {}
