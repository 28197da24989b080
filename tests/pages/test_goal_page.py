"""What the page of a goal says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from sitegen.model.ledger import CheckIn, Confidence, Outcome, Review
from sitegen.model.state import Freshness, GoalState, How, Lifecycle, Status
from sitegen.model.terms import YesNo
from tests.compute.stories import AGREED, FIRST, Past, site_of
from tests.compute.stories import text as text_of_terms
from tests.pages import html
from tests.pages.build import pages
from tests.pages.parts import aim_state, moving_state, weekly
from tests.pages.sites import board, goal_state


def text_of(state: GoalState) -> str:
    return html.text_of(pages(board(state))[f"goals/{state.id}/index.html"])


def test_the_why_stands_before_the_numbers_and_only_once() -> None:
    text = text_of(goal_state())
    assert text.count("Customers told us: we wait too long.") == 1
    assert text.index("Customers told us") < text.index("Where we are")
    assert "So we begin." in text


def test_the_parts_stand_in_the_order_in_which_people_ask() -> None:
    state = goal_state(lifecycle=Lifecycle.RENEGOTIATING)
    page = pages(board(state))[f"goals/{state.id}/index.html"]
    assert re.findall(r"<h2>(.*?)</h2>", page) == [
        "Where we are",
        "Why and how",
        "The measure",
        "Guardrails",
        "Latest check-in",
        "Milestones",
        "Support",
        "Who brings what",
        "Agreement",
        "The story of the terms",
        "Reviews and actions",
        "The story so far",
        "PACT checklist",
        "Sources",
        "What you can do",
    ]
    text = html.text_of(page)
    assert text.index("When 1 Oct – 31 Dec Steward Maria Silva Sponsor Henrik Dahl") < text.index(
        "Why and how"
    )


def test_where_a_goal_is_stands_in_a_picture_too_told_in_words() -> None:
    page = pages(board(goal_state()))["goals/answer-first/index.html"]
    where, _, _ = page.partition("<h2>Why and how</h2>")
    assert where.count('<svg class="chart bullet"') == 1
    assert "58% of the way, 67% planned by now" in where


def test_readings_that_did_not_come_are_named_and_hollow() -> None:
    state = goal_state(lifecycle=Lifecycle.ACTIVE)
    page = pages(board(state))[f"goals/{state.id}/index.html"]
    # read on 8, 15, 22 and 29 October; as of 20 November those of 5 and 12 November are gone
    assert "No reading came for 5 Nov and 12 Nov." in html.text_of(page)
    assert page.count('class="point missed"') == 1


def test_who_agreed_on_one_day_without_a_word_is_told_in_one_line() -> None:
    state = goal_state()
    first, *rest = state.goal.ledger.entries
    other = replace(first, id="2026-10-01-agree-henrik", person="henrik")
    later = replace(first, id="2026-10-02-agree-chen", person="chen", on=date(2026, 10, 2))
    ledger = replace(state.goal.ledger, entries=(first, other, later, *rest))
    text = text_of(replace(state, goal=replace(state.goal, ledger=ledger)))
    assert "2 Oct Chen Wei agreed 1 earlier entry 1 Oct Maria Silva and Henrik Dahl agreed" in text


def test_a_long_table_has_the_newest_readings() -> None:
    long = replace(moving_state(), readings=weekly(*["3"] * 70))
    text = text_of(goal_state(measures=(long,)))
    assert "The newest 60 of 70 readings as a table" in text


def test_a_measure_shows_level_target_and_change_with_its_evidence() -> None:
    text = text_of(goal_state())
    assert "First response time from 4 hours to 2.8 hours" in text
    assert "3.3 hours on 29 Oct: 58% of the way, when 67% was planned (8 days behind)." in text
    assert "Target 2.8 hours (−30%)" in text
    assert "Stretch 2.4 hours, hoped for" in text
    assert "Baseline 4 hours, 1 Jul – 30 Sep, 5,120 cases, help desk" in text
    assert "Planned by then 3.2 hours" in text
    assert "What others have 3 hours: 31 shops, Survey" in text


def test_a_measure_with_readings_from_before_is_compared_with_them() -> None:
    assert "Compared with what was before" not in text_of(goal_state())
    early = tuple(
        replace(one, on=one.on - timedelta(days=56)) for one in weekly("4", "4.2", "3.8", "4")
    )
    measure = replace(moving_state(), readings=(*early, *moving_state().readings))
    state = goal_state(lifecycle=Lifecycle.ACTIVE, measures=(measure,))
    text = text_of(state)
    assert "From here: 0.056 hours less each week; since 8 Oct it was 0.2 less." in text
    assert (
        "Compared with what was before None of the 4 readings from 13 August to 3 September was "
        "at or below 2.8 hours; the best was 3.8 hours on 27 August."
    ) in text
    assert "Between 3.3 and 4.7 hours is normal variation of the 4 readings from 13 August" in text
    assert text.index("Planned by then") < text.index("Compared with") < text.index("What others")
    markup = pages(board(state))[f"goals/{state.id}/index.html"]
    assert "normal before the start" in html.text_of(markup)


def test_a_guardrail_shows_its_limits_and_how_each_stretch_went() -> None:
    text = text_of(goal_state())
    assert "Csat at least 92%" in text
    assert "94% on 22 Oct: holding, 1 reading missing." in text
    assert "outside limits" in text


def test_a_guardrail_of_a_closed_goal_shows_how_it_held() -> None:
    text = text_of(goal_state(lifecycle=Lifecycle.CLOSED, outcome=Outcome.MET))
    assert "Within its limits at 2 of 3 readings; the last one is missing." in text


def test_the_status_is_said_once_beside_its_badge() -> None:
    text = text_of(goal_state())
    assert "at risk 8 points (8 days) behind plan on 29 October." in text
    assert "at risk At risk" not in text


def test_agreement_tells_who_agreed_how_and_who_did_not() -> None:
    text = text_of(goal_state())
    assert (
        "1 of 2 people agreed; the rule was met on 1 Oct. "
        "Needed: every member, steward and sponsor. Terms aaaaaaaa."
    ) in text
    assert "Maria Silva 1 Oct, by their own commit" in text
    assert "Joined later, not yet asked: Zsófia Kiss." in text
    assert "أمير حداد does not agree 1 Oct Too fast for me." in text
    assert "not cryptographic proofs" in text


def test_proposed_terms_are_marked_as_proposed() -> None:
    text = text_of(goal_state(lifecycle=Lifecycle.PROPOSED))
    assert "They bind nobody until they are agreed." in text
    assert "Still to answer: Chen Wei." in text


def test_a_proposed_change_stands_in_view_and_on_top_of_the_story() -> None:
    text = text_of(goal_state(lifecycle=Lifecycle.RENEGOTIATING))
    notice = (
        "Proposed: First response time target from 2.8 hours to 3.2 hours (easier). "
        "2.8 hours stays in force until Chen Wei agrees. The story of the terms"
    )
    assert text.index("renegotiating at risk") < text.index(notice) < text.index("The measure ")
    assert (
        "Proposed, not in force bbbbbbbb Proposed on 10 Nov by Maria Silva. "
        "First response time target from 2.8 hours to 3.2 hours, easier "
        "Because: new evidence. We learned more. 1 of 2 people agreed; 1 more to go."
    ) in text
    assert "In force since 1 Oct aaaaaaaa The first terms. Agreed by Maria Silva." in text


def test_terms_that_never_moved_need_no_story_of_their_own() -> None:
    text = html.text_of(pages(site_of())["goals/faster/index.html"])
    assert "Proposed on 8 Dec 2025 by Maria Silva. The terms have not moved since." in text
    assert "The story of the terms" not in text


def test_without_history_nothing_is_claimed_and_the_footer_says_so_once() -> None:
    text = html.text_of(pages(site_of(is_read=False))["goals/faster/index.html"])
    assert "The terms have not moved" not in text
    assert "How is not known: no history was read." in text
    assert (
        text.count(
            "History was left out: this is a shallow clone, without the older commits. So this "
            "board cannot tell how people agreed, nor whether terms or entries were changed."
        )
        == 1
    )
    assert "History was left out" not in html.text_of(pages(site_of())["index.html"])


def test_old_versions_and_entries_are_folded_away() -> None:
    past = [Past(f"2026-01-{n:02}", text_of_terms(f"2.{n}"), by="chen") for n in range(2, 8)]
    ledger = AGREED | {f"2026-01-{n:02}-note-maria.md": f"Note {n}." for n in range(10, 20)}
    text = html.text_of(pages(site_of(FIRST, *past, entries=ledger))["goals/faster/index.html"])
    assert text.count("Proposed, never agreed") == 5
    assert "6 earlier versions" in text  # of 7, the last stands open
    assert "9 earlier entries" in text  # of 13: ten notes and three agreements


def test_the_last_review_stands_open_and_earlier_ones_are_folded_away() -> None:
    state = goal_state()
    assert "earlier review" not in text_of(state)
    first = state.goal.ledger.of(Review)[0]
    second = replace(first, id="2026-11-03-review-henrik", on=date(2026, 11, 3))
    entries = (*state.goal.ledger.entries, second)
    goal = replace(state.goal, ledger=replace(state.goal.ledger, entries=entries))
    text = text_of(replace(state, goal=goal))
    told = text[text.index("Reviews and actions") :]
    assert told.index("3 Nov Henrik Dahl") < told.index("1 earlier review")
    assert told.index("1 earlier review") < told.index("20 Oct Henrik Dahl")


def test_a_late_easing_is_marked_in_the_story() -> None:
    site = site_of(FIRST, Past("2026-04-01", text_of_terms("3.2")), as_of="2026-04-05")
    text = html.text_of(pages(site)["goals/faster/index.html"])
    assert "First response time target from 2.8 hours to 3.2 hours, easier late" in text
    assert "No amendment says why." in text


def test_the_checklist_shows_each_line_with_its_evidence() -> None:
    text = html.text_of(pages(site_of())["goals/faster/index.html"])
    assert (
        "PACT checklist What is there, and what is open. No score. Open: Monitored "
        "passed Clear and measurable First response time from 4 hours to 2.8 hours, by 11 April. "
        "passed Collaborative 3 of 3 people agreed; the rule was met on 12 December 2025. "
        "passed Transparent Public, and proposed on 8 December 2025. "
        "open Monitored No check-in yet; one is due every week."
    ) in text


def test_a_recorded_review_is_a_link_on_the_page() -> None:
    url = "https://github.com/northwind/goals/pull/41"
    ledger = {"2025-12-12-agreements_1.yaml": f"via: {{url: {url}}}\nby: {{henrik: {{}}}}\n"}
    site = site_of(entries=ledger)
    state = site.goals[0]
    assert state.in_force is None
    agreement = state.in_file.agreement
    rows = tuple(replace(one, how=How.BY_REVIEW) for one in agreement.agreed)
    version = replace(state.in_file, agreement=replace(agreement, agreed=rows))
    seen = replace(state, in_file=version, versions=(version,))
    page = pages(replace(site, goals=(seen,)))["goals/faster/index.html"]
    assert f'<a href="{url}" rel="noopener noreferrer">approved the pull request</a>' in page


def test_a_closed_goal_shows_every_measure_before_and_after() -> None:
    text = text_of(goal_state(lifecycle=Lifecycle.CLOSED, outcome=Outcome.MET))
    assert "closed by Maria Silva, confirmed by Henrik Dahl" in text
    assert "First response time not reached 58% of the way 4 hours 3.3 hours from 4" in text
    assert "Csat not held at 2 of 3 readings – 94% at least 92%" in text
    assert "confirmed by Henrik Dahl met" in text
    assert "What we learned Macros help." in text
    assert "Latest check-in" not in text


def test_a_closed_goal_shows_how_confident_people_were_on_the_way() -> None:
    state = goal_state(lifecycle=Lifecycle.CLOSED, outcome=Outcome.MET)
    first = state.goal.ledger.of(CheckIn)[0]
    second = replace(first, id="2026-10-23-check-in-chen", on=date(2026, 10, 23))
    told = replace(second, confidence=Confidence.ON_TRACK)
    entries = (*state.goal.ledger.entries, told)
    goal = replace(state.goal, ledger=replace(state.goal.ledger, entries=entries))
    text = text_of(replace(state, goal=goal))
    assert "Confidence on the way Last stated on track on 23 Oct; it ended as met " in text
    assert "2 answers as a table" in text
    assert "Confidence" not in text_of(state)  # one answer is no history


def test_a_success_that_nobody_else_saw_waits_for_a_second_person() -> None:
    state = goal_state(lifecycle=Lifecycle.CLOSED, outcome=Outcome.EXCEEDED)
    text = text_of(replace(state, confirmed_by=""))
    assert "closed by Maria Silva, not yet confirmed by a second person exceeded" in text
    missed = goal_state(lifecycle=Lifecycle.CLOSED, outcome=Outcome.MISSED)
    assert "second person" not in text_of(replace(missed, confirmed_by=""))


def test_a_silent_goal_shows_its_last_status_in_grey_and_asks_for_a_reading() -> None:
    page = pages(board(goal_state(freshness=Freshness.SILENT)))["goals/answer-first/index.html"]
    assert '<span class="badge none"><i aria-hidden="true">○</i>' in page
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
