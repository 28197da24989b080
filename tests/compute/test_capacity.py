"""How much a team has taken on: goals under way, goals of each member, last days that pile up."""

from __future__ import annotations

from datetime import date

import pytest

from sitegen.compute.capacity import by_person, crowded_starts, overloaded, piles, under_way
from sitegen.compute.fold import fold
from sitegen.model.state import GoalState, Lifecycle
from sitegen.site import Site
from tests.compute.promises import board

TODAY = date(2026, 2, 2)
TEAMS = """\
format: 1
board: {title: Northwind Support}
people: {maria: {name: M}, chen: {name: C}, bjorn: {name: B}, henrik: {name: H}}
teams:
  frontline:
    name: Frontline
    lead: maria
    sponsor: henrik
    members: [maria, chen]
    limits: {active_goals: 2, goals_per_person: 1}
  enablement: {name: Enablement, lead: bjorn, sponsor: maria, members: [bjorn, chen]}
"""


def goal(
    id: str, start: str, due: str, *people: str, team: str = "frontline", keys: str = ""
) -> dict[str, str]:
    """A goal from 230 to 120 tickets, and who agreed to it in December."""
    path = f"goals/{team}/{id}"
    head = f"start: {start}\ndue: {due}\n{keys}measures:\n  backlog: from 230 to 120 tickets\n"
    agreed = {f"{path}/2025-12-10-agree-{person}.md": "" for person in people}
    return {f"{path}.md": f"---\n{head}---\n# Fewer tickets\n\nWhy.\n", **agreed}


def site_of(*goals: dict[str, str], as_of: date = TODAY, teams: str = TEAMS) -> Site:
    files = {"teams.yaml": teams}
    for one in goals:
        files |= one
    decoded = board(files)
    assert [one.message for one in decoded.findings] == []
    states = tuple(fold(one, decoded.facts, as_of) for one in decoded.goals)
    return Site(facts=decoded.facts, as_of=as_of, goals=states)


ALL = ("maria", "chen", "henrik")
ACTIVE = goal("active", "2026-01-05", "2026-03-31", *ALL)
OVERDUE = goal("overdue", "2026-01-05", "2026-01-30", *ALL)
PROPOSED = goal("proposed", "2026-03-02", "2026-05-31")
DRAFT = goal("a-draft", "2026-03-02", "2026-05-31", keys="draft: true\n")


def ids(states: tuple[GoalState, ...]) -> list[str]:
    return [state.id for state in states]


def crowded(*goals: dict[str, str]) -> list[tuple[str, int]]:
    site = site_of(*goals)
    team = site.facts.teams[0]
    return [
        (one.state.id, one.goals) for one in crowded_starts(team, site.of_team(team), site.as_of)
    ]


def pile_of(*dues: str, as_of: date = TODAY) -> list[tuple[int, str, str]]:
    goals = [goal(f"goal-{n:02}", "2026-01-05", due, *ALL) for n, due in enumerate(dues)]
    site = site_of(*goals, as_of=as_of)
    found = piles(site.of_team(site.facts.teams[0]), as_of)
    return [(len(one.goals), f"{one.first}", f"{one.last}") for one in found]


def test_what_is_active_or_overdue_is_under_way_and_no_proposal_or_draft() -> None:
    site = site_of(ACTIVE, OVERDUE, PROPOSED, DRAFT)
    assert ids(under_way(site.goals)) == ["active", "overdue"]
    states = {state.id: state.lifecycle for state in site.goals}
    assert states["overdue"] is Lifecycle.OVERDUE


def test_a_goal_to_come_counts_those_open_on_its_first_day() -> None:
    second = goal("second", "2026-01-12", "2026-03-02", *ALL)
    assert crowded(ACTIVE, second, PROPOSED) == [("proposed", 3)]


def test_what_is_due_the_day_before_or_starts_the_day_after_does_not_count() -> None:
    ends = goal("ends", "2026-01-12", "2026-03-01", *ALL)
    begins = goal("begins", "2026-03-03", "2026-03-30")
    assert crowded(ACTIVE, ends, PROPOSED) == []
    assert crowded(ACTIVE, begins, PROPOSED) == [("begins", 3)]
    assert crowded(ACTIVE, OVERDUE, PROPOSED, DRAFT) == []


def test_a_team_without_a_limit_is_not_counted() -> None:
    site = site_of(ACTIVE, PROPOSED)
    other = site.facts.teams[1]
    assert crowded_starts(other, site.goals, TODAY) == ()
    assert overloaded(other, {"bjorn": site.goals}, TODAY) == ()


def test_members_carry_what_they_have_to_agree_to_and_sponsors_do_not() -> None:
    elsewhere = goal("elsewhere", "2026-01-05", "2026-03-31", "bjorn", "chen", "maria",
                     team="enablement")  # fmt: skip
    site = site_of(ACTIVE, elsewhere, PROPOSED)
    carried = by_person(site.goals, site.facts.teams, TODAY)
    assert {person: ids(goals) for person, goals in carried.items()} == {
        "maria": ["active"],
        "chen": ["active", "elsewhere"],
        "bjorn": ["elsewhere"],
    }
    [told] = overloaded(site.facts.teams[0], carried, TODAY)
    assert (told.people, ids(told.goals)) == (("chen",), ["active", "elsewhere"])


def test_stewards_carry_their_goals_and_members_alike_are_told_together() -> None:
    hard = goal("hard", "2026-01-05", "2026-03-31", "chen", "henrik",
                keys="kind: hard\nsteward: chen\n")  # fmt: skip
    site = site_of(ACTIVE, hard)
    carried = by_person(site.goals, site.facts.teams, TODAY)
    assert ids(carried["chen"]) == ["active", "hard"]
    assert ids(carried["maria"]) == ["active"]
    both = goal("both", "2026-01-05", "2026-03-31", *ALL)
    site = site_of(ACTIVE, both)
    carried = by_person(site.goals, site.facts.teams, TODAY)
    [told] = overloaded(site.facts.teams[0], carried, TODAY)
    assert (told.people, ids(told.goals)) == (("maria", "chen"), ["active", "both"])


@pytest.mark.parametrize(
    ("dues", "expected"),
    [
        (["2026-03-25", "2026-03-28", "2026-03-31"], [(3, "2026-03-25", "2026-03-31")]),
        (["2026-03-24", "2026-03-28", "2026-03-31"], []),
        (["2026-03-31", "2026-03-31"], []),
        (["2026-03-20"] + ["2026-03-27"] * 3, [(3, "2026-03-27", "2026-03-27")]),
        (
            ["2026-03-02"] * 4 + ["2026-03-09"] * 3,
            [(4, "2026-03-02", "2026-03-02"), (3, "2026-03-09", "2026-03-09")],
        ),
    ],
)
def test_three_last_days_within_seven_days_are_a_pile(
    dues: list[str], expected: list[tuple[int, str, str]]
) -> None:
    assert pile_of(*dues) == expected


def test_a_last_day_that_has_passed_is_in_no_pile() -> None:
    dues = ["2026-03-25", "2026-03-28", "2026-03-31"]
    assert pile_of(*dues, as_of=date(2026, 3, 25)) == [(3, "2026-03-25", "2026-03-31")]
    assert pile_of(*dues, as_of=date(2026, 3, 26)) == []
