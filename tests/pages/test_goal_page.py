"""What the page of a goal says."""

from __future__ import annotations

from dataclasses import replace

from sitegen.model.ledger import Outcome
from sitegen.model.state import Freshness, GoalState, Lifecycle, Status
from sitegen.model.terms import YesNo
from tests.pages import html
from tests.pages.build import pages
from tests.pages.parts import aim_state
from tests.pages.sites import board, goal_state


def text_of(state: GoalState) -> str:
    return html.text_of(pages(board(state))[f"goals/{state.id}/index.html"])


def test_the_why_stands_before_the_numbers_and_only_once() -> None:
    text = text_of(goal_state())
    assert text.count("Customers told us: we wait too long.") == 1
    assert text.index("Customers told us") < text.index("Where we are")
    assert "So we begin." in text


def test_a_measure_shows_level_target_and_change_with_its_evidence() -> None:
    text = text_of(goal_state())
    assert "First response time from 4 hours to 2.8 hours" in text
    assert "3.3 hours on 29 Oct: 58% of the way, 8 points (8 days) behind plan." in text
    assert "Target 2.8 hours (−30%)" in text
    assert "Stretch 2.4 hours, hoped for" in text
    assert "Baseline 4 hours, 1 Jul – 30 Sep, 5,120 cases, help desk" in text
    assert "Planned by then 3.2 hours" in text
    assert "For comparison 3 hours, 31 shops, Survey" in text


def test_a_guardrail_shows_its_limits_and_how_each_stretch_went() -> None:
    text = text_of(goal_state())
    assert "Csat at least 92%" in text
    assert "94% on 22 Oct: holding." in text
    assert "outside limits" in text


def test_the_status_is_said_once_beside_its_badge() -> None:
    text = text_of(goal_state())
    assert "at risk 8 points (8 days) behind plan on 29 October." in text
    assert "at risk At risk" not in text


def test_agreement_tells_who_agreed_how_and_who_did_not() -> None:
    text = text_of(goal_state())
    assert "1 of 2 people agreed; the rule was met on 1 Oct. Needed: every member." in text
    assert "Maria Silva 1 Oct, in a commit of their own" in text
    assert "Joined later, not yet asked: Zsófia Kiss." in text
    assert "أمير حداد does not agree 1 Oct Too fast for me." in text
    assert "not cryptographic proofs" in text


def test_proposed_terms_are_marked_as_proposed() -> None:
    text = text_of(goal_state(lifecycle=Lifecycle.PROPOSED))
    assert "They bind nobody until they are agreed." in text
    assert "Still to answer: Chen Wei." in text


def test_a_proposed_change_stands_beside_the_terms_in_force() -> None:
    text = text_of(goal_state(lifecycle=Lifecycle.RENEGOTIATING))
    assert "A change is proposed" in text
    assert "The reason given: new evidence." in text
    before = "outcome from 4 hours to 2.8 hours, median, email"
    assert f"First response time {before} {before.replace('2.8', '3.2')}" in text
    assert "renegotiating at risk" in text


def test_a_closed_goal_shows_every_measure_before_and_after() -> None:
    text = text_of(goal_state(lifecycle=Lifecycle.CLOSED, outcome=Outcome.MET))
    assert "closed by Maria Silva, confirmed by Henrik Dahl" in text
    assert "First response time 4 hours 3.3 hours from 4 hours to 2.8 hours at risk" in text
    assert "Csat – 94% at least 92% on track" in text
    assert "What we learned Macros help." in text
    assert "Latest check-in" not in text


def test_a_silent_goal_shows_its_last_status_in_grey_and_asks_for_a_reading() -> None:
    page = pages(board(goal_state(freshness=Freshness.SILENT)))["goals/answer-first/index.html"]
    assert '<span class="badge none"><span class="shape" aria-hidden="true">○</span>' in page
    assert "last known: at risk" in page
    assert "22 days ago; a new one is overdue." in page


def test_the_latest_check_in_shows_confidence_and_what_is_in_the_way() -> None:
    text = text_of(goal_state())
    assert "16 Oct Chen Wei checked in at risk It goes well." in text
    assert "In the way No macros yet" in text


def test_milestones_and_support_tell_by_whom_until_when_and_whether() -> None:
    text = text_of(goal_state())
    assert "late Macros rewritten Chen Wei, by 13 Nov" in text
    assert "done Training for all Telenova, by 30 Oct; done 28 Oct" in text


def test_reviews_list_their_actions_with_one_name_and_a_day() -> None:
    assert "Henrik Dahl reviewed: keep going Chen Wei: Write the macros, by 1 Nov" in text_of(
        goal_state()
    )


def test_an_objective_lists_its_goals_and_shows_no_number() -> None:
    state = goal_state("objective", measures=(), status=Status.NO_DATA)
    text = text_of(state)
    assert "under way" in text
    assert "no data" not in text


def test_a_yes_or_no_reading_is_a_word() -> None:
    text = text_of(goal_state(measures=(aim_state(YesNo(), "", "1"),)))
    assert "Done." in text
    assert "29" not in text.partition("readings as a table")[2][:20]


def test_names_become_roles_where_the_board_asks_for_it() -> None:
    site = board(goal_state())
    hidden = replace(site.facts.settings, show_roles=True)
    site = replace(site, facts=replace(site.facts, settings=hidden))
    page = "".join(pages(site).values())
    assert "Maria Silva" not in page
    assert "the lead of Frontline" in page


def test_the_file_of_the_goal_is_one_click_away() -> None:
    page = pages(board(goal_state()))["goals/answer-first/index.html"]
    assert (
        'href="https://github.com/northwind/goals/blob/main/goals/frontline/answer-first.md"'
        in page
    )
