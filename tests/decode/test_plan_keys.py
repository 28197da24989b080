"""The plan and the story of a goal: actors, promises, initiatives and links."""

from __future__ import annotations

from datetime import date

import pytest

from sitegen.dates import Cadence, Grain, Span
from sitegen.decode.goals import FRONT_MATTER
from sitegen.decode.plan_keys import STORY_KEYS, actor, goal_or_link, link, plan
from sitegen.model.goal import Actor, Initiative, Link, Milestone, Plan, Support
from tests.decode.reading import read


@pytest.mark.parametrize(
    ("text", "meant"),
    [("enablement", Actor(id="enablement")), ("{outside: Telenova}", Actor(outside="Telenova"))],
)
def test_an_actor_is_a_team_a_person_or_somebody_outside(text: str, meant: Actor) -> None:
    assert read(actor, text).value == meant


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Telenova", ["F114 1:1"]), ("{inside: a}", ["S150 1:2"]), ("[a]", ["S151 1:1"])],
)
def test_other_actors_are_told(text: str, expected: list[str]) -> None:
    found = read(actor, text)
    assert (found.value, found.said) == (None, expected)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("customers-come-back", Link(goal="customers-come-back")),
        ("{title: Plan, url: 'https://x.example'}", Link(title="Plan", url="https://x.example")),
    ],
)
def test_a_goal_here_or_elsewhere(text: str, meant: Link) -> None:
    assert read(goal_or_link, text).value == meant
    assert read(link, text).value == meant


def test_a_link_may_be_an_address_alone() -> None:
    address = "https://x.example/a"
    assert read(link, address).value == Link(title=address, url=address)
    assert read(link, "https://x.example/" + "a" * 500).said == ["S155 1:1"]
    assert read(goal_or_link, address).said == ["F114 1:1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{title: Plan}", ["S154 1:1"]),
        ("{url: 'https://x.example'}", ["S154 1:1"]),
        ("[a]", ["S151 1:1"]),
    ],
)
def test_other_links_are_told(text: str, expected: list[str]) -> None:
    assert read(link, text).said == expected


def test_a_plan() -> None:
    text = """\
steward: maria
sponsor: henrik
support:
  macros: {what: Macro training, kind: training, by: [enablement, {outside: X}], due: 2026-01-30}
  room: A quiet room
milestones:
  list: {what: The list, by: chen, due: 2026-02-13}
  rest: All the others
contributions: {chen: I write the macros.}
initiatives: [Refund macros, {what: Chat macros, for: csat, kind: process}]
check_in_every: 2 weeks
review_every: month
incentive: A dinner
"""
    found = read(FRONT_MATTER, text)
    assert found.said == []
    assert plan(found.value, "lea", "sam") == Plan(
        steward="maria",
        sponsor="henrik",
        support=(
            Support(
                id="macros",
                what="Macro training",
                kind="training",
                by=(Actor(id="enablement"), Actor(outside="X")),
                due=date(2026, 1, 30),
            ),
            Support(id="room", what="A quiet room"),
        ),
        milestones=(
            Milestone(id="list", what="The list", by=(Actor(id="chen"),), due=date(2026, 2, 13)),
            Milestone(id="rest", what="All the others"),
        ),
        contributions=(("chen", "I write the macros."),),
        initiatives=(
            Initiative(what="Refund macros"),
            Initiative(what="Chat macros", measure="csat", kind="process"),
        ),
        check_in_every=Cadence(Span(2, Grain.WEEK)),
        review_every=Cadence(Span(1, Grain.MONTH)),
        incentive="A dinner",
    )


def test_steward_and_sponsor_are_the_team_s_where_none_is_named() -> None:
    found = plan(read(FRONT_MATTER, "{}").value, "lea", "sam")
    assert (found.steward, found.sponsor) == ("lea", "sam")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("support: {macros: ''}", ["S153 1:19"]),
        ("support: {macros: {by: a}}", ["S154 1:19"]),
        ("milestones: {list: [a]}", ["S151 1:20"]),
        ("initiatives: [{for: csat}]", ["S154 1:15"]),
        ("initiatives: [[a]]", ["S151 1:15"]),
        ("initiatives: ['']", ["S153 1:15"]),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text: str, expected: list[str]) -> None:
    assert read(FRONT_MATTER, text).said == expected


def test_a_challenge_has_two_parts() -> None:
    found = read(STORY_KEYS["challenge"], "{hard: It never was., attainable: Others do it.}")
    assert (found.value.get("hard"), found.value.get("attainable")) == (
        "It never was.",
        "Others do it.",
    )
    assert read(STORY_KEYS["challenge"], "It is hard.").said == ["S151 1:1"]
