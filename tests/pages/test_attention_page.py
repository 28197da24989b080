"""Where a hand would help, on its page: by kind, with links, and kind where nothing waits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitegen.dates import Cadence
from sitegen.model.ledger import CheckIn, Ledger, Outcome
from sitegen.model.state import GoalState, Lifecycle, Status
from tests.pages.build import pages
from tests.pages.html import outline, text_of
from tests.pages.parts import HOSTILE
from tests.pages.sites import board, full_board, goal_state


def attention(*states: GoalState) -> str:
    return pages(board(*states))["attention/index.html"]


def calm(state: GoalState) -> GoalState:
    """The goal on track, with everything that was promised there and nobody waited for."""
    plan = replace(state.goal.plan, check_in_every=Cadence(None), review_every=Cadence(None))
    goal = replace(state.goal, plan=plan, ledger=Ledger())
    return replace(state, goal=goal, milestones=(), support=())


def test_what_waits_stands_by_kind_with_links_to_each() -> None:
    html = attention(goal_state("a", status=Status.OFF_TRACK))
    text = text_of(html)
    headings = ["Off pace", "In the way", "Actions to come back to", "Milestones"]
    places = [text.rindex(heading) for heading in headings]
    assert places == sorted(places)
    assert {"#pace", "#blockers", "#actions", "#milestones"} <= {*outline(html).links}
    assert {"pace", "blockers", "actions", "milestones"} <= {*outline(html).ids}


def test_each_thing_has_its_goal_the_fact_and_a_name() -> None:
    text = text_of(attention(goal_state("a")))
    assert (
        "7 days Answer first messages 30% faster Macros rewritten is not reached yet. "
        "Waits for Chen Wei since 13 Nov."
    ) in text


def test_the_summary_counts_what_the_page_lists() -> None:
    html = attention(goal_state("a"), goal_state("b"))
    listed = html.count('<p><a href="../goals/')
    assert f"{listed} things at 2 goals would go better with a look or a hand." in text_of(html)


def test_a_board_where_nothing_waits_is_told_so_warmly() -> None:
    text = text_of(attention(calm(goal_state(status=Status.ON_TRACK, measures=()))))
    assert "Nothing waits for a hand right now." in text
    assert "A good day to say thank you" in text


def test_an_empty_board_says_what_will_stand_here() -> None:
    text = text_of(attention())
    assert "Nothing waits for a hand right now." in text
    assert "Once goals are under way" in text


def test_nothing_is_said_to_be_on_pace_before_a_goal_is_under_way() -> None:
    text = text_of(attention(calm(goal_state("later", lifecycle=Lifecycle.AGREED))))
    assert "Once goals are under way" in text
    assert "on pace" not in text


@pytest.mark.parametrize(
    ("lives", "told"),
    [
        ((Lifecycle.PAUSED,), "Every goal is paused."),
        ((Lifecycle.CLOSED,), "Every goal has ended."),
        ((Lifecycle.PAUSED, Lifecycle.CLOSED), "Every goal is paused or has ended."),
    ],
)
def test_a_board_at_rest_is_neither_new_nor_on_pace(
    lives: tuple[Lifecycle, ...], told: str
) -> None:
    resting = (goal_state(life, lifecycle=life, outcome=Outcome.MISSED) for life in lives)
    text = text_of(attention(*map(calm, resting)))
    assert f"At rest {told} When one goes on or the next begins," in text
    assert "Once goals are under way" not in text
    assert "on pace" not in text


def test_a_goal_that_cannot_be_read_is_told_of() -> None:
    built = pages(replace(board(), unread=("frontline",)))
    assert "1 goal of Frontline cannot be read right now." in text_of(built["attention/index.html"])


def test_closed_goals_and_drafts_ask_for_nothing() -> None:
    states = (
        goal_state("a", lifecycle=Lifecycle.CLOSED),
        calm(goal_state("b", lifecycle=Lifecycle.DRAFT)),
    )
    assert "Nothing waits for a hand right now." in text_of(attention(*states))


def test_what_people_wrote_is_shown_as_text() -> None:
    state = goal_state("a", HOSTILE)
    entries = tuple(
        replace(one, blockers=(HOSTILE,), help_wanted=(HOSTILE,))
        if isinstance(one, CheckIn)
        else one
        for one in state.goal.ledger.entries
    )
    found = outline(
        attention(replace(state, goal=replace(state.goal, ledger=Ledger(entries=entries))))
    )
    assert found.problems == []
    assert "script" not in found.tags
    assert found.text.count("alert('x')") >= 5


def test_the_page_of_a_full_board_lists_every_running_kind() -> None:
    html = pages(full_board())["attention/index.html"]
    for id in ("pace", "overdue", "blockers", "actions", "milestones", "check-ins", "agreements"):
        assert f'id="{id}"' in html
