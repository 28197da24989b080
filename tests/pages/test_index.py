"""What the board says on its first page, and a team on its own."""

from __future__ import annotations

from dataclasses import replace

from sitegen.model.goal import Link
from sitegen.model.ledger import Outcome
from sitegen.model.state import Lifecycle, Status
from tests.pages.build import pages
from tests.pages.html import text_of
from tests.pages.sites import board, full_board, goal_state, with_story


def test_the_summary_counts_what_the_page_lists() -> None:
    site = board(
        goal_state("a", status=Status.ON_TRACK),
        goal_state("b", lifecycle=Lifecycle.PAUSED),
        goal_state("c", measures=(), status=Status.NO_DATA),
        goal_state("d", lifecycle=Lifecycle.CLOSED, outcome=Outcome.MISSED),
    )
    said = "2 goals under way: 1 on track and 1 objective. 1 paused. 1 closed: 1 missed."
    assert said in text_of(pages(site)["index.html"])
    assert said in text_of(pages(site)["teams/frontline/index.html"])


def test_a_goal_that_cannot_be_read_is_told_of_on_the_board_and_at_its_team() -> None:
    built = pages(replace(board(goal_state()), unread=("frontline",)))
    why = "cannot be read right now. sitegen check says why."
    assert f"1 goal of Frontline {why}" in text_of(built["index.html"])
    assert f"1 goal of this team {why}" in text_of(built["teams/frontline/index.html"])
    assert "sitegen check" not in text_of(built["teams/enablement/index.html"])


def test_a_board_whose_only_goal_cannot_be_read_is_not_called_empty() -> None:
    built = pages(replace(board(), unread=("frontline",)))
    text = text_of(built["index.html"])
    assert "1 goal of Frontline cannot be read right now." in text
    assert "No promises yet" not in text
    assert "Begin" not in text
    text = text_of(built["teams/frontline/index.html"])
    assert "No goals yet" not in text
    assert "promised nothing" not in text


def test_an_empty_board_says_how_to_begin() -> None:
    text = text_of(pages(board())["index.html"])
    assert "No promises yet." in text
    assert "sitegen new" in text


def test_the_most_pressing_goals_come_first_and_at_most_five() -> None:
    states = [goal_state(f"g{n}", f"Goal {n}", status=Status.AT_RISK) for n in range(7)]
    worst = goal_state("z", "The worst", status=Status.OFF_TRACK)
    text = text_of(pages(board(worst, *states))["index.html"])
    section = text[text.index("Where a look would help") : text.index("Frontline")]
    assert section.index("The worst") < section.index("Goal 0")
    assert "Goal 3" in section
    assert "Goal 4" not in section
    assert "And 3 more below." in section


def test_a_board_without_trouble_has_no_list_of_it() -> None:
    html = pages(board(goal_state(status=Status.ON_TRACK)))["index.html"]
    assert "Where a look would help" not in html


def test_proposed_agreed_running_and_closed_goals_stand_apart() -> None:
    text = text_of(pages(full_board())["index.html"])
    headings = ["Frontline", "Agreed, about to start", "Proposed", "Closed, Q4 2026"]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "1 exceeded, 1 met, 1 partly met, 1 missed" in text.replace(" and ", ", ")


def test_an_objective_lists_the_goals_aligned_with_it() -> None:
    parent = goal_state("parent", "Customers come back", measures=(), status=Status.NO_DATA)
    child = goal_state("child", "Answer first")
    child = with_story(child, replace(child.goal.story, aligns_with=(Link(goal="parent"),)))
    text = text_of(pages(board(parent, child))["index.html"])
    assert "at risk Answer first" in text[text.index("Customers come back") :]


def test_a_team_shows_what_waits_for_whom() -> None:
    text = text_of(
        pages(board(goal_state(lifecycle=Lifecycle.PROPOSED)))["teams/frontline/index.html"]
    )
    assert (
        "Chen Wei an answer, yes or no, to terms aaaaaaaa of Answer first messages 30% faster"
        in text
    )


def test_a_team_shows_its_people_limits_and_principles() -> None:
    text = text_of(pages(board(goal_state()))["teams/frontline/index.html"])
    assert "Lead Maria Silva" in text
    assert "Members Maria Silva, Chen Wei, أمير حداد, Zsófia Kiss" in text
    assert "1 of at most 3 active goals" in text
    assert "We write as we would speak." in text


def test_a_team_without_goals_says_so_kindly() -> None:
    text = text_of(pages(board(goal_state()))["teams/enablement/index.html"])
    assert "No goals yet." in text
