"""The archive: which periods it has, what it counts, and the page of a period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sitegen.dates import Period, PeriodLength, period_of_day
from sitegen.model.ledger import Note, Outcome
from sitegen.model.state import GoalState, Lifecycle
from sitegen.site import Site
from sitegen.source import Document
from tests.pages.build import pages
from tests.pages.html import outline, text_of
from tests.pages.parts import HOSTILE
from tests.pages.sites import board, easier, full_board, goal_state, with_story

SPRING = period_of_day(PeriodLength.QUARTERS, date(2026, 4, 1))


def ended(
    id: str, outcome: Outcome | None = Outcome.MET, period: Period | None = SPRING
) -> GoalState:
    state = goal_state(id, f"Goal {id}", lifecycle=Lifecycle.CLOSED, outcome=outcome)
    return replace(state, period=period)


def archive(*states: GoalState) -> str:
    return pages(board(*states))["archive/index.html"]


def quarter(*states: GoalState, site: Site | None = None) -> str:
    return pages(site or board(*states))["archive/2026-q2/index.html"]


def test_periods_stand_newest_first_and_link_to_their_page() -> None:
    html = archive(ended("a"), goal_state("b", lifecycle=Lifecycle.CLOSED, outcome=Outcome.MISSED))
    links = [link for link in outline(html).links if "archive/" in link and "-q" in link]
    assert links == ["../archive/2026-q4/index.html", "../archive/2026-q2/index.html"]


def test_outcomes_are_counted_in_a_sentence_a_picture_and_a_table() -> None:
    html = archive(ended("a", Outcome.EXCEEDED), ended("b"), ended("c"), ended("d", None))
    text = text_of(html)
    assert "4 goals ended: 1 exceeded, 2 met and 1 without an outcome." in text
    for label in ("✦ 1 exceeded", "★ 2 met", "● 1 without an outcome"):
        assert label in text
    assert "Period exceeded met without an outcome Q2 2026 1 2 1" in text


def test_bars_of_all_periods_have_one_scale() -> None:
    """The longest period has 8 goals, so the single goal of the other one is an eighth."""
    many = (ended(f"m{n}") for n in range(8))
    html = archive(*many, goal_state("b", lifecycle=Lifecycle.CLOSED, outcome=Outcome.MET))
    assert 'width="12.5%"' in html
    assert html.count('width="100%" height="18" class="fill met"') == 1


def test_what_goes_on_what_broke_and_what_is_open_is_counted() -> None:
    broken = ended("a", Outcome.MISSED)
    broken = replace(broken, numbers=replace(broken.numbers, is_guardrail_broken=True))
    later = goal_state("b")
    later = with_story(later, replace(later.goal.story, continues="a"))
    still = replace(goal_state("c", "Goal c"), period=SPRING)
    draft = replace(goal_state("d", "Goal d", lifecycle=Lifecycle.DRAFT), period=SPRING)
    site = board(broken, later, still, draft)
    told = "1 guardrail broke. 1 goes on in another goal. 1 is still open."
    assert f"1 goal ended. {told}" in text_of(pages(site)["archive/index.html"])
    text = text_of(quarter(site=site))
    assert f"1 goal ended: 1 missed. {told}" in text
    assert "Goes on in at risk Answer first messages 30% faster" in text
    assert "Promised for this period, not ended yet. at risk Goal c" in text
    assert "Goal d" not in text


def test_a_period_tells_of_every_measure_before_and_after() -> None:
    text = text_of(quarter(ended("a")))
    assert "Closed on 15 Nov by Maria Silva, confirmed by Henrik Dahl." in text
    assert "First response time from 4 hours to 2.8 hours 4 hours 3.3 hours not reached 58%" in text
    assert "Csat at least 92% – 94% not held at 2 of 3 readings" in text
    assert "Learned Macros help. Next Keep it." in text


def test_a_success_that_one_person_saw_says_so() -> None:
    text = text_of(quarter(replace(ended("a"), confirmed_by="")))
    assert "by Maria Silva, not yet confirmed by a second person." in text


def test_thanks_stand_with_the_goal() -> None:
    state = ended("a")
    note = Note(
        id="n", on=date(2026, 11, 1), person="maria", document=Document("n"), thanks=("chen",)
    )
    ledger = replace(state.goal.ledger, entries=(*state.goal.ledger.entries, note))
    state = replace(state, goal=replace(state.goal, ledger=ledger))
    assert "Thanks to Chen Wei" in text_of(quarter(state))


def test_a_promise_that_moved_stays_told() -> None:
    """Eased on 20 November, when 50 of 91 days have gone: not late."""
    state = ended("a")
    eased = easier(state.numbers.measures, state.goal.document.path)
    met = replace(eased, agreement=replace(eased.agreement, met_on=date(2026, 11, 20)))
    state = replace(state, versions=(*state.versions, met), in_force=met, in_file=met)
    told = "The promise moved on 20 Nov: First response time target from 2.8 hours to 3.2 hours"
    assert f"{told} (easier)." in text_of(quarter(state))


def test_goals_stand_in_the_order_of_teams() -> None:
    other = ended("a")
    terms = replace(other.terms, teams=("enablement",))
    assert other.in_force
    other = replace(other, in_force=replace(other.in_force, terms=terms))
    text = text_of(quarter(other, ended("b")))
    assert text.index("Goal b") < text.index("Goal a")


def test_pages_of_periods_lead_to_each_other() -> None:
    site = board(ended("a"), goal_state("b", lifecycle=Lifecycle.CLOSED, outcome=Outcome.MET))
    assert '<a href="../../archive/2026-q4/index.html">After: Q4\u00a02026</a>' in quarter(
        site=site
    )
    later = pages(site)["archive/2026-q4/index.html"]
    assert '<a href="../../archive/2026-q2/index.html">Before: Q2\u00a02026</a>' in later


def test_a_goal_that_ended_without_dates_is_named() -> None:
    text = text_of(archive(ended("a", Outcome.WITHDRAWN, None)))
    assert "1 goal ended: 1 withdrawn." in text
    assert "They ended before they had dates. withdrawn Goal a" in text


def test_an_empty_board_says_what_will_stand_here() -> None:
    text = text_of(archive())
    assert "No goal has ended yet." in text
    assert "sitegen close" in text
    assert [path for path in pages(board(goal_state())) if "archive/2" in path] == []


def test_roles_stand_in_place_of_names_where_the_board_wants_it() -> None:
    site = board(ended("a"))
    settings = replace(site.facts.settings, show_roles=True)
    text = text_of(quarter(site=replace(site, facts=replace(site.facts, settings=settings))))
    assert "by the lead of Frontline, confirmed by the sponsor of Frontline." in text
    assert "Maria" not in text


def test_hostile_words_stay_text() -> None:
    state = with_story(ended("a"), replace(ended("a").goal.story, title=HOSTILE))
    assert state.close
    state = replace(state, close=replace(state.close, lessons=HOSTILE, because=HOSTILE))
    found = outline(quarter(state))
    assert found.problems == []
    assert "script" not in found.tags
    assert "<script>alert('x')</script>" in found.text


def test_two_hundred_ended_goals_are_one_light_list() -> None:
    many = [ended(f"g{n:03}", tuple(Outcome)[n % 7]) for n in range(200)]
    assert len(archive(*many).encode()) < 20_000
    assert text_of(quarter(*many)).count("Closed on 15 Nov") == 200


def test_every_outcome_has_its_place_on_a_full_board() -> None:
    text = text_of(pages(full_board())["archive/2026-q4/index.html"])
    assert "1 exceeded, 1 met, 1 partly met, 1 missed, 1 dropped, 1 superseded and 1" in text
