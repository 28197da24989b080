"""What the board says on its first page, and a team on its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sitegen.model.goal import Link
from sitegen.model.ledger import Outcome
from sitegen.model.state import GoalState, Lifecycle, Status
from tests.pages.build import pages
from tests.pages.html import outline, text_of
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


def test_a_goal_can_be_proposed_from_the_board() -> None:
    for site, told in ((board(), "propose the first goal."), (board(goal_state()), "propose one.")):
        built = pages(site)
        assert f", or {told}" in text_of(built["index.html"])
        assert "take-part/index.html#goal" in outline(built["index.html"]).links
        assert "goal" in outline(built["take-part/index.html"]).ids


def test_an_earlier_day_has_nothing_to_propose() -> None:
    site = replace(board(), today=date(2026, 12, 1))
    text = text_of(pages(site)["index.html"])
    assert "Read how this board works." in text
    assert "propose" not in text


def test_the_most_pressing_goals_come_first_and_at_most_five() -> None:
    states = [goal_state(f"g{n}", f"Goal {n}", status=Status.AT_RISK) for n in range(7)]
    worst = goal_state("z", "The worst", status=Status.OFF_TRACK)
    text = text_of(pages(board(worst, *states))["index.html"])
    section = text[text.index("Where a look would help") : text.index("Frontline")]
    assert section.index("The worst") < section.index("Goal 0")
    assert "Goal 3" in section
    assert "Goal 4" not in section
    assert "things at 8 goals would go better with a look or a hand. All of them" in section


def test_a_board_without_goals_in_trouble_tells_only_what_else_waits() -> None:
    html = pages(board(goal_state(status=Status.ON_TRACK)))["index.html"]
    text = text_of(html)
    section = text[text.index("Where a look would help") : text.index("Frontline")]
    assert section == (
        "Where a look would help 5 things at 1 goal would go better with a look or a hand. "
        "All of them, by kind "
    )
    assert "attention/index.html" in outline(html).links


def test_a_board_where_nothing_waits_has_no_list_of_it() -> None:
    proposed = goal_state(lifecycle=Lifecycle.CLOSED, outcome=Outcome.MET)
    assert "Where a look would help" not in pages(board(proposed))["index.html"]


def test_the_first_sentence_is_about_what_is_under_way_and_the_rest_is_quiet() -> None:
    html = pages(board(goal_state("a"), goal_state("b", lifecycle=Lifecycle.PAUSED)))["index.html"]
    assert '<p class="lede"><bdi dir="ltr">1 goal under way: 1 at risk.</bdi></p>' in html
    assert '<p class="quiet"><bdi dir="ltr">1 paused.</bdi></p>' in html


def test_rows_and_groups_are_marked_for_the_filters() -> None:
    html = pages(full_board())["index.html"]
    assert '<li class="row s1 k1">' in html
    assert '<section class="block group k1 s6 s6k1" id="closed-2026-Q4">' in html
    found = outline(html)
    assert {"s0", "s1", "s2", "s3", "s4", "s5", "s6"} <= {*found.ids}
    assert "k0" not in found.ids, "all goals are of one kind"


def test_the_board_links_to_teams_metrics_and_closed_periods() -> None:
    links = outline(pages(full_board())["index.html"]).links
    assert "teams/enablement/index.html" in links
    assert "metrics/first-response-time/index.html" in links
    assert "#closed-2026-Q4" in links


def test_a_board_of_few_goals_needs_neither_filters_nor_search() -> None:
    few = [goal_state(f"g{n}") for n in range(5)]
    assert "Find a goal" not in pages(board(*few))["index.html"]
    assert "search.js" not in pages(board(*few))["index.html"]
    html = pages(board(*few, goal_state("g5")))["index.html"]
    assert "Find a goal" in html
    assert '<script src="static/search.js" defer></script>' in html


def _with_milestone(state: GoalState) -> GoalState:
    """The goal with its milestone in its plan too, as reading a file would have it."""
    plan = replace(state.goal.plan, milestones=tuple(one.milestone for one in state.milestones))
    return replace(state, goal=replace(state.goal, plan=plan))


def test_the_newest_three_of_the_last_quarter_are_celebrated() -> None:
    states = [_with_milestone(goal_state(f"g{n}", f"Goal {n}")) for n in range(4)]
    text = text_of(pages(board(*states))["index.html"])
    section = text[text.index("Recently celebrated") :]
    assert "21 Oct Milestone reached on the way to Goal 0: Macros rewritten" in section
    assert section.count("Milestone reached") == 3
    later = replace(board(*states), as_of=date(2027, 1, 21))
    assert "Recently celebrated" in text_of(pages(later)["index.html"])
    later = replace(board(*states), as_of=date(2027, 1, 22))
    assert "Recently celebrated" not in text_of(pages(later)["index.html"])


def test_pictures_beside_words_are_passed_by_when_a_row_is_read_aloud() -> None:
    html = pages(board(goal_state()))["index.html"]
    assert html.count('<svg class="chart') == html.count('<svg class="chart spark" aria-hidden') + (
        html.count('<svg class="chart bullet" aria-hidden')
    )
    assert "First response time: 3.3 hours on 29 Oct" in text_of(html)


def test_proposed_agreed_running_and_closed_goals_stand_apart() -> None:
    text = text_of(pages(full_board())["index.html"])
    text = text[text.index("By team, metric or period Team") :].partition("Period Closed")[2]
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
    assert "Maria Silva lead, member Henrik Dahl sponsor Chen Wei member أمير حداد member" in text
    assert "1 of at most 3 goals under way" in text
    assert "We write as we would speak." in text


def test_a_team_without_goals_says_so_kindly() -> None:
    text = text_of(pages(board(goal_state()))["teams/enablement/index.html"])
    assert "No goals yet." in text
