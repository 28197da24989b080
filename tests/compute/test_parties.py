"""Who has to agree, day by day, and how many of them are enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sitegen.compute.parties import Parties, changing_days, parties
from sitegen.model.board import BoardFacts, Membership, Person, Team
from sitegen.model.goal import Plan
from sitegen.model.terms import AgreementRule, RuleKind, Terms
from sitegen.source import Document
from tests.compute import builders

DAY = date(2026, 3, 1)
ALL = AgreementRule(kind=RuleKind.ALL)
LEADERS = AgreementRule(kind=RuleKind.STEWARD_AND_SPONSOR)
PLAN = Plan(steward="maria", sponsor="henrik")


def quorum(percent: str) -> AgreementRule:
    return AgreementRule(kind=RuleKind.QUORUM, share=Decimal(percent) / 100)


def listed(*people: str) -> AgreementRule:
    return AgreementRule(kind=RuleKind.PEOPLE, people=people)


def asks(rule: AgreementRule, *teams: str) -> Terms:
    return replace(builders.terms(), agreement=rule, teams=teams or ("frontline",))


def facts(*members: str | Membership, left: dict[str, date] | None = None) -> BoardFacts:
    """A team of these members, and two others."""
    memberships = tuple(Membership(person=m) if isinstance(m, str) else m for m in members)
    people = {m.person for m in memberships} | {"maria", "henrik", "sven"} | set(left or {})
    return BoardFacts(
        document=Document("teams.yaml"),
        people=tuple(Person(id=p, name=p, left=(left or {}).get(p)) for p in sorted(people)),
        teams=(
            Team(id="frontline", name="Frontline", members=memberships),
            Team(
                id="engineering",
                name="Engineering",
                members=(Membership(person="amir"), Membership(person="sven")),
            ),
            Team(id="new", name="New", members=(Membership(person="chen", since=DAY),)),
        ),
    )


FOUR = facts("maria", "chen", "amir", "leila")


def on(terms: Terms, plan: Plan = PLAN, board: BoardFacts = FOUR, day: date = DAY) -> Parties:
    return parties(terms, plan, board, day)


# --- the rules ---------------------------------------------------------------------------------


def test_all_asks_every_member_and_steward_and_sponsor() -> None:
    found = on(asks(ALL))
    assert found.everyone == ("maria", "chen", "amir", "leila", "henrik")
    assert found.fewest == 5
    assert found.is_met_by({"maria", "chen", "amir", "leila", "henrik"})
    assert not found.is_met_by({"maria", "chen", "amir", "henrik"})
    assert not found.is_met_by({"maria", "chen", "amir", "leila"})


def test_steward_and_sponsor_alone_are_asked_by_their_rule() -> None:
    found = on(asks(LEADERS))
    assert found.everyone == ("maria", "henrik")
    assert found.fewest == 2
    assert not found.is_met_by({"maria"})
    assert found.is_met_by({"maria", "henrik"})


def test_a_list_asks_those_on_it_and_steward_and_sponsor() -> None:
    found = on(asks(listed("chen", "maria")))
    assert found.everyone == ("chen", "maria", "henrik")
    assert not found.is_met_by({"chen", "maria"})
    assert not found.is_met_by({"maria", "henrik"})
    assert found.is_met_by({"chen", "maria", "henrik"})


def test_a_list_may_name_somebody_who_is_on_no_team_or_not_on_the_board() -> None:
    assert on(asks(listed("sven", "nobody-knows"))).members == ("sven", "nobody-knows")


def test_a_list_of_nobody_asks_steward_and_sponsor() -> None:
    found = on(asks(listed()))
    assert found.is_met_by({"maria", "henrik"})
    assert not found.is_met_by({"maria"})


@pytest.mark.parametrize(
    ("percent", "members", "needed"),
    [
        ("80", 5, 4),
        ("80", 6, 5),  # 4.8
        ("66.7", 3, 3),  # 2.001
        ("66.6", 3, 2),  # 1.998
        ("66.7", 6, 5),  # 4.002
        ("50", 4, 2),
        ("50", 5, 3),
        ("33.3333333333", 3, 1),  # 0.999999999999, which a binary fraction would round
        ("33.3333333334", 3, 2),
        ("7", 100, 7),  # 0.07 x 100 is 7.000000000000001 in binary fractions
        ("0.001", 1, 1),
        ("100", 7, 7),
    ],
)
def test_a_quorum_is_the_share_of_the_members_rounded_up(
    percent: str, members: int, needed: int
) -> None:
    team = facts(*(f"p{n}" for n in range(members)))
    found = on(asks(quorum(percent)), Plan(), team)
    assert found.needed == needed
    assert found.fewest == needed
    assert found.is_met_by({f"p{n}" for n in range(needed)})
    assert not found.is_met_by({f"p{n}" for n in range(needed - 1)})


def test_of_a_quorum_steward_and_sponsor_always_agree() -> None:
    found = on(asks(quorum("50")))
    assert found.needed == 2
    assert found.fewest == 3  # maria counts as a member, henrik does not
    assert not found.is_met_by({"chen", "amir", "leila", "henrik"})
    assert not found.is_met_by({"maria", "chen", "amir", "leila"})
    assert not found.is_met_by({"maria", "henrik"})
    assert found.is_met_by({"maria", "chen", "henrik"})


def test_steward_and_sponsor_can_be_more_than_the_quorum() -> None:
    found = on(asks(quorum("25")), Plan(steward="maria", sponsor="chen"))
    assert (found.needed, found.fewest) == (1, 2)


def test_one_person_can_be_steward_and_sponsor() -> None:
    assert on(asks(LEADERS), Plan(steward="maria", sponsor="maria")).always == ("maria",)


# --- several teams -----------------------------------------------------------------------------


def test_the_members_of_all_teams_are_asked_each_once() -> None:
    found = on(asks(ALL, "frontline", "engineering"))
    assert found.everyone == ("maria", "chen", "amir", "leila", "sven", "henrik")


def test_a_quorum_counts_who_is_in_two_teams_once() -> None:
    assert on(asks(quorum("80"), "frontline", "engineering")).needed == 4  # of five


def test_a_team_that_the_board_does_not_have_asks_nobody() -> None:
    assert on(asks(ALL, "frontline", "gone")).members == ("maria", "chen", "amir", "leila")


# --- days --------------------------------------------------------------------------------------

TEAM = facts(
    "maria",
    Membership(person="chen", since=date(2026, 2, 1)),
    Membership(person="amir", until=date(2026, 2, 28)),
    "dag",
    left={"dag": date(2026, 2, 10), "henrik": date(2026, 4, 30)},
)


@pytest.mark.parametrize(
    ("day", "everyone"),
    [
        (date(2026, 1, 31), {"maria", "amir", "dag", "henrik"}),
        (date(2026, 2, 1), {"maria", "amir", "dag", "henrik", "chen"}),
        (date(2026, 2, 10), {"maria", "amir", "dag", "henrik", "chen"}),
        (date(2026, 2, 11), {"maria", "amir", "henrik", "chen"}),
        (date(2026, 2, 28), {"maria", "amir", "henrik", "chen"}),
        (date(2026, 3, 1), {"maria", "henrik", "chen"}),
        (date(2026, 4, 30), {"maria", "henrik", "chen"}),
        (date(2026, 5, 1), {"maria", "chen"}),
    ],
)
def test_first_and_last_days_are_days_in_the_team(day: date, everyone: set[str]) -> None:
    assert set(on(asks(ALL), board=TEAM, day=day).everyone) == everyone


def test_whoever_has_left_is_not_asked_by_a_list_either() -> None:
    found = on(asks(listed("dag", "chen")), board=TEAM)
    assert found.members == ("chen",)
    assert found.needed == 1


def test_the_days_on_which_parties_change_are_first_days_and_days_after_last_ones() -> None:
    assert changing_days(asks(ALL), PLAN, TEAM) == {
        date(2026, 2, 1),
        date(2026, 2, 11),
        date(2026, 3, 1),
        date(2026, 5, 1),
    }


def test_people_whom_the_goal_does_not_ask_change_nothing() -> None:
    assert changing_days(asks(ALL, "engineering", "gone"), Plan(steward="maria"), TEAM) == set()


def test_somebody_on_a_list_changes_the_parties_by_leaving() -> None:
    found = changing_days(asks(listed("dag"), "engineering"), Plan(), TEAM)
    assert found == {date(2026, 2, 11)}


def test_a_last_day_at_the_end_of_the_calendar_never_passes() -> None:
    forever = facts(Membership(person="chen", until=date.max), left={"chen": date.max})
    assert changing_days(asks(ALL), Plan(), forever) == set()
    assert on(asks(ALL), Plan(), forever, date.max).members == ("chen",)


# --- nobody ------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", [ALL, quorum("80"), listed(), LEADERS])
def test_a_rule_that_asks_nobody_is_never_met(rule: AgreementRule) -> None:
    found = on(asks(rule), Plan(), facts())
    assert found.everyone == ()
    assert not found.is_met_by(set())
    assert not found.is_met_by({"maria"})


@pytest.mark.parametrize("rule", [ALL, quorum("80")])
def test_leaders_cannot_agree_for_a_team_that_has_no_members_yet(rule: AgreementRule) -> None:
    before = on(asks(rule, "new"), day=date(2026, 2, 28))
    assert before.everyone == ("maria", "henrik")
    assert not before.is_met_by({"maria", "henrik"})
    assert on(asks(rule, "new")).is_met_by({"maria", "henrik", "chen"})


def test_others_may_agree_too_and_change_nothing() -> None:
    found = on(asks(quorum("50")), Plan())
    assert not found.is_met_by({"sven", "henrik", "chen"})
    assert found.is_met_by({"sven", "amir", "chen"})
