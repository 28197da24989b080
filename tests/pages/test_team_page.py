"""The page of a team: its order, what it carries, what came of it, and the pack for a review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sitegen.dates import PeriodLength, period_of_day
from sitegen.model.board import Membership, Team
from sitegen.model.goal import Link
from sitegen.model.ledger import Outcome
from sitegen.model.state import GoalState, Lifecycle
from sitegen.site import Site
from tests.pages.build import pages
from tests.pages.html import outline, text_of
from tests.pages.parts import AS_OF, HOSTILE
from tests.pages.sites import board, full_board, goal_state, with_story


def team(site: Site) -> str:
    return pages(site)["teams/frontline/index.html"]


def screen(site: Site) -> str:
    """What the page says before the pack, which only paper shows."""
    return text_of(team(site).partition('<section class="pack">')[0])


def pack(site: Site) -> str:
    return text_of(team(site).partition('<section class="pack">')[2])


def having(site: Site, **changes: object) -> Site:
    """The board with another team Frontline."""
    first, *others = site.facts.teams
    teams = (replace(first, **changes), *others)  # type: ignore[arg-type]  # fields of a team
    return replace(site, facts=replace(site.facts, teams=teams))


def with_roles(site: Site) -> Site:
    settings = replace(site.facts.settings, show_roles=True)
    return replace(site, facts=replace(site.facts, settings=settings))


def ended(id: str, outcome: Outcome = Outcome.MET, day: date = AS_OF) -> GoalState:
    state = goal_state(id, f"Goal {id}", lifecycle=Lifecycle.CLOSED, outcome=outcome)
    return replace(state, period=period_of_day(PeriodLength.QUARTERS, day))


def test_parts_stand_in_their_order() -> None:
    text = screen(board(goal_state("a"), ended("b")))
    parts = ("Under way", "Capacity", "People and roles", "Principles", "Outcomes so far",
             "Waits for", "Review pack")  # fmt: skip
    places = [text.index(f" {part} ") for part in parts]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (3, "2 of at most 3 goals under way: there is room for 1 more."),
        (2, "2 of at most 2 goals under way: one more would be too many."),
        (1, "2 goals under way; the team set itself at most 1."),
        (None, "2 goals under way, and no limit set. limits in teams.yaml says"),
    ],
)
def test_capacity_stands_beside_the_limit(limit: int | None, told: str) -> None:
    site = board(goal_state("a"), goal_state("b"), ended("c"))
    assert told in screen(having(site, active_goals=limit))


def test_a_team_that_carries_nothing_has_all_its_room() -> None:
    assert "None of at most 3 goals under way: there is room for 3 more." in screen(board())


def test_goals_under_way_are_drawn_beside_the_limit_while_they_can_be_counted() -> None:
    site = board(goal_state("a"))
    assert "■□□</span>" in team(site)
    assert "■" not in team(having(site, active_goals=13)).partition("pack")[0]


def test_goals_due_together_are_named() -> None:
    text = screen(board(goal_state("a", "A"), goal_state("b", "B"), goal_state("c", "C")))
    assert "3 goals are due together, on 31 Dec: at risk A at risk B at risk C" in text


def test_a_goal_with_which_there_would_be_too_many_is_named() -> None:
    later = goal_state("c", "Later", lifecycle=Lifecycle.AGREED)
    assert later.in_force
    begins = replace(later.terms, start=date(2026, 12, 1))
    later = replace(later, in_force=replace(later.in_force, terms=begins))
    site = having(board(goal_state("a"), goal_state("b"), later), active_goals=2)
    told = "On 1 Dec the team would have 3 goals at once, 1 more than it set itself, if this one"
    assert f"{told} begins: agreed Later" in screen(site)


def test_what_each_person_carries_is_a_fact_in_the_order_of_the_file() -> None:
    """Both parties carry both goals; who is not yet asked will; Amir declined and carries none."""
    site = having(board(goal_state("a"), goal_state("b")), goals_per_person=1)
    told = "At most 1 goal for each person, of all teams together: Maria Silva 2, Chen Wei 2,"
    assert f"{told} أمير حداد 0, Zsófia Kiss 2." in screen(site)
    assert "for each person" not in screen(board(goal_state("a")))


def test_people_have_their_roles() -> None:
    members = (
        Membership(person="maria"),
        Membership(person="chen", since=date(2026, 3, 2)),
        Membership(person="amir", until=date(2026, 10, 31)),
        Membership(person="zsofia", until=date(2026, 12, 31)),
    )
    text = screen(having(board(), members=members))
    assert (
        "People and roles 4 people Maria Silva lead, member Henrik Dahl sponsor "
        "Chen Wei member since 2 Mar Zsófia Kiss member until 31 Dec Principles"
    ) in text


def test_roles_stand_in_place_of_names_everywhere() -> None:
    site = with_roles(having(board(goal_state("a"), ended("b")), goals_per_person=0))
    text = text_of(team(site))
    assert "A lead, a sponsor and 4 members. This board shows roles in place of names." in text
    assert "At most no goals for each person, of all teams together. 3 people have more." in text
    assert "steward: the lead of Frontline" in text
    for person in site.facts.people:
        assert person.name not in text


def test_where_roles_stand_the_same_is_asked_once_of_each_role() -> None:
    state = goal_state("a", lifecycle=Lifecycle.PROPOSED)
    agreement = replace(state.in_file.agreement, pending=("chen", "amir"), not_yet_asked=())
    state = replace(state, in_file=replace(state.in_file, agreement=agreement))
    assert text_of(team(board(state))).count("an answer, yes or no") == 2
    assert text_of(team(with_roles(board(state)))).count("an answer, yes or no") == 1


def test_outcomes_stand_by_period_and_older_ones_are_folded() -> None:
    """Five quarters, of which four stand open."""
    days = [date(2026, month, 1) for month in (1, 4, 7, 10)] + [date(2025, 10, 1)]
    html = team(board(*(ended(f"g{n}", day=day) for n, day in enumerate(days))))
    text = text_of(html)
    assert "1 earlier period Q4\u00a02025 met Goal g4".replace("\u00a0", " ") in text
    assert text.index("Q4 2026 met Goal g3") < text.index("Q1 2026 met Goal g0")
    assert "../../archive/2025-q4/index.html" in outline(html).links


def test_below_five_closed_goals_no_share_is_told() -> None:
    html = team(board(*(ended(f"g{n}") for n in range(4))))
    text = text_of(html)
    assert "4 goals ended: 4 met." in text
    assert "So far there are 4." in text
    assert "Met or exceeded" not in text
    assert 'class="chart outcomes"' not in html


def test_from_five_closed_goals_on_the_record_is_told() -> None:
    """Progress is 7/12 in each, so 58%; of six goals four are met: 67%."""
    outcomes = (Outcome.MET, Outcome.MET, Outcome.EXCEEDED, Outcome.EXCEEDED, Outcome.MISSED)
    goals = [ended(f"g{n}", one) for n, one in enumerate((*outcomes, Outcome.DROPPED))]
    html = team(board(*goals))
    text = text_of(html)
    assert "Met or exceeded 4 of 6 goals, 67%" in text
    assert (
        "Attained on average 58% of what was promised, over the 5 goals that ran to the end" in text
    )
    assert "Targets and dates moved never" in text
    assert 'class="chart outcomes"' in html
    assert "Period exceeded met missed dropped Q4 2026 2 2 1 1" in text
    assert "So far" not in text


def test_a_goal_can_be_proposed_by_the_form_also_where_no_forge_is_known() -> None:
    for site in (board(), replace(board(), facts=replace(board().facts, repository=""))):
        assert "../../take-part/index.html#goal" in outline(team(site)).links
    looked_back = replace(board(), today=AS_OF + timedelta(days=9))
    assert "../../take-part/index.html#goal" not in outline(team(looked_back)).links


def test_the_pack_has_goals_under_way_alone() -> None:
    goals = [goal_state(f"l-{life}", f"Goal {life}", lifecycle=life) for life in Lifecycle]
    text = pack(board(*goals))
    assert [life for life in Lifecycle if f"Goal {life}" in text] == [
        Lifecycle.OVERDUE,
        Lifecycle.RENEGOTIATING,
        Lifecycle.ACTIVE,
    ]


def test_a_goal_of_the_pack_has_its_chart_its_check_in_and_a_box() -> None:
    html = team(board(goal_state("a", "Goal a"))).partition('<section class="pack">')[2]
    text = text_of(html)
    assert "Goal a 1 Oct – 31 Dec · PACT goal · steward: Maria Silva" in text
    assert "at risk 8 points (8 days) behind plan on 29 October." in text
    assert "First response time, from 4 hours to 2.8 hours" in text
    assert html.count('class="chart progress"') == 1
    assert "16 Oct Chen Wei checked in at risk It goes well." in text
    assert "In the way No macros yet" in text
    assert "Past their day, not answered: Chen Wei: Write the macros, by 1 Nov" in text
    assert "Decision □ keep □ adjust □ stop What Who By when" in text


def test_the_pack_says_what_is_missing() -> None:
    state = goal_state("a")
    assert state.last_check_in
    calm = replace(state, last_check_in=replace(state.last_check_in, blockers=()))
    assert "Nothing is said to be in the way." in pack(board(calm))
    assert "Nobody has checked in yet." in pack(board(replace(state, last_check_in=None)))


def test_an_objective_has_its_milestones_in_the_pack() -> None:
    html = team(board(goal_state("a", measures=())))
    assert 'class="chart milestones"' in html.partition('<section class="pack">')[2]


def test_an_objective_has_the_goals_that_carry_it_in_the_pack() -> None:
    helper = goal_state("helper", "Answer first")
    helper = with_story(helper, replace(helper.goal.story, aligns_with=(Link(goal="whole"),)))
    told = pack(board(helper, goal_state("whole", "Customers stay", measures=())))
    assert "Carried by at risk Answer first" in told
    assert told.count("Carried by") == 1


def test_a_team_without_goals_under_way_prints_as_it_is() -> None:
    html = team(board(ended("a")))
    assert '<body class="page">' in html
    assert "Review pack" not in html
    assert "Nothing is promised right now." in text_of(html)


def test_a_team_with_nothing_says_what_belongs_there() -> None:
    site = board()
    nothing = Team(id="new", name="New")
    site = replace(site, facts=replace(site.facts, teams=(nothing,)))
    text = text_of(pages(site)["teams/new/index.html"])
    assert "This team has promised nothing yet. Its goals will stand here" in text
    assert "No goals under way, and no limit set." in text
    assert "Nobody yet. members, lead and sponsor of the team stand in teams.yaml." in text
    assert "No goal of this team has ended yet." in text
    assert "So far there are none." in text


def test_a_page_of_four_goals_under_way_and_thirty_closed_is_light() -> None:
    running = (goal_state(f"r{n}") for n in range(4))
    closed = (ended(f"c{n}") for n in range(30))
    assert len(team(board(*running, *closed)).encode()) < 60_000


def test_two_hundred_goals_and_every_lifecycle_need_no_repair() -> None:
    many = [ended(f"g{n:03}", tuple(Outcome)[n % 7]) for n in range(200)]
    for site in (board(*many), full_board()):
        assert outline(team(site)).problems == []


def test_hostile_words_stay_text() -> None:
    state = goal_state("a", HOSTILE)
    site = board(with_story(state, replace(state.goal.story, title=HOSTILE)), ended("b"))
    people = tuple(replace(person, name=HOSTILE) for person in site.facts.people)
    site = having(replace(site, facts=replace(site.facts, people=people)), name=HOSTILE)
    found = outline(team(having(site, goals_per_person=2)))
    assert found.problems == []
    assert found.tags.count("script") == 1  # the board's own, for paper
    assert found.text.count("<script>alert('x')</script>") > 8
