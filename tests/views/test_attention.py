"""Where a hand would help: each fact with its numbers, and the name of who can help next.

The goal runs from 1 January to 11 April 2026; henrik sponsors it, maria is its steward.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sitegen.model.state import SupportState
from sitegen.site import Site
from sitegen.views.attention import Ask, ask_groups, summary_of
from sitegen.views.forms import Forms
from tests.compute.stories import AGREED, TEAMS, Past, goal_of, site_of, text

PLAN = text(
    "2.8",
    "milestones: {macros: {what: Macros rewritten, by: chen, due: 2026-01-16}}",
    "support: {training: {what: Training for all, by: {outside: Telenova}, due: 2026-01-09}}",
    "check_in_every: irregular",
    "review_every: irregular",
)
READ = "---\nreadings: {first-response-time: %s, csat: 93%%}\n---\n"


def look(
    as_of: str,
    bodies: Mapping[str, str] | None = None,
    goal: str = PLAN,
    *later: Past,
    entries: Mapping[str, str] = AGREED,
    teams: str = TEAMS,
) -> Site:
    """The board on a day; `m01_12_check_in_maria` is an entry of 12 January."""
    named = {f"2026-{k[1:].replace('_', '-')}.md": body for k, body in (bodies or {}).items()}
    past = (Past("2025-12-08", goal), *later)
    return site_of(*past, entries={**entries, **named}, as_of=as_of, teams=teams)


def asks(site: Site) -> dict[str, tuple[Ask, ...]]:
    return {group.id: group.asks for group in ask_groups(site, Forms("en", site.as_of))}


def words(site: Site, kind: str) -> list[tuple[str, str, str, str]]:
    return [(one.age, one.quote, one.told, one.who) for one in asks(site)[kind]]


def test_support_and_milestones_past_their_day_wait_for_whoever_promised_them() -> None:
    site = look("2026-01-19")
    assert words(site, "support") == [
        (
            "10 days",
            "Training for all",
            "was promised and is not there yet.",
            "Waits for Telenova since 9 Jan.",
        )
    ]
    assert words(site, "milestones") == [
        ("3 days", "Macros rewritten", "is not reached yet.", "Waits for Chen Wei since 16 Jan.")
    ]


def test_a_goal_off_pace_says_why_and_who_can_help() -> None:
    # On 31 January 30 of 100 days are over, and none of the way from 4 to 2.8 hours is done.
    site = look("2026-02-01", {"m01_31_check_in_maria": READ % "4.0"})
    [one] = asks(site)["pace"]
    assert [badge.word for badge in one.badges] == ["off track"]
    assert one.told.startswith("30 points (30 days) behind plan on 31 January")
    assert (one.who, one.age) == ("Henrik Dahl can help next.", "")


def test_a_goal_gone_silent_is_not_called_off_pace_but_asked_for_readings() -> None:
    found = asks(look("2026-03-15", {"m01_31_check_in_maria": READ % "4.0"}))
    assert "pace" not in found
    [one] = found["readings"]
    assert one.told == "First response time: last read on 31 Jan; readings come every week."
    assert one.age == "43 days"


def test_a_goal_that_nobody_ever_read_is_asked_for_a_first_reading() -> None:
    [one] = asks(look("2026-01-12"))["readings"]
    assert one.told == "First response time: no reading yet; readings come every week."
    assert one.age == "4 days", "the first was due on 8 January"


def test_a_blocker_is_quoted_and_the_sponsor_can_help() -> None:
    body = "---\nblockers: [Stuck at customs]\nhelp_wanted: [Who speaks Polish?]\n---\n"
    site = look("2026-01-15", {"m01_12_check_in_chen": body})
    assert words(site, "blockers") == [
        (
            "3 days",
            "Stuck at customs",
            "Named by Chen Wei, first on 12 Jan.",
            "Henrik Dahl can help next.",
        )
    ]
    assert words(site, "help") == [
        ("3 days", "Who speaks Polish?", "Asked by Chen Wei on 12 Jan.", "Anybody may answer.")
    ]


def test_reviews_and_check_ins_that_are_overdue_wait_for_sponsor_and_steward() -> None:
    site = look("2026-02-10", {"m01_05_check_in_maria": ""}, text())
    assert words(site, "reviews") == [
        (
            "12 days",
            "",
            "There was none yet; they come every 4 weeks.",
            "Waits for Henrik Dahl since 29 Jan.",
        )
    ]
    assert words(site, "check-ins") == [
        (
            "29 days",
            "",
            "The last one was on 5 Jan; they come every week.",
            "Waits for Maria Silva since 12 Jan.",
        )
    ]


def test_a_goal_off_pace_twice_without_a_review_is_asked_for_one() -> None:
    twice = {"m01_31_check_in_maria": READ % "4.0", "m02_03_check_in_maria": READ % "3.9"}
    assert words(look("2026-02-05", twice), "reviews") == [
        (
            "2 days",
            "",
            "It was off track on 31 Jan and at risk on 3 Feb, with no review since.",
            "Waits for Henrik Dahl since 3 Feb.",
        )
    ]


def test_an_action_past_its_day_waits_for_the_one_who_took_it() -> None:
    body = "---\ndecision: keep\nactions: [{who: chen, what: Write it, due: 2026-01-20}]\n---\n"
    assert words(look("2026-01-25", {"m01_12_review_henrik": body}), "actions") == [
        (
            "5 days",
            "Write it",
            "from the review of 12 Jan, has no answer yet.",
            "Waits for Chen Wei since 20 Jan.",
        )
    ]


def test_a_goal_past_its_last_day_waits_for_its_steward() -> None:
    assert words(look("2026-04-12"), "overdue") == [
        (
            "1 day",
            "",
            "Its last day has passed, and it is not closed yet.",
            "Waits for Maria Silva since 11 Apr.",
        )
    ]


def test_missing_agreements_are_counted_and_wait_since_the_terms_were_proposed() -> None:
    some = {"2025-12-10-agree-maria.md": ""}
    assert words(look("2025-12-20", entries=some), "agreements") == [
        (
            "12 days",
            "",
            "1 of 3 people agreed; 2 more to go. It begins on 1 Jan 2026.",
            "Waits for Chen Wei and Henrik Dahl since 8 Dec.",
        )
    ]


def test_new_terms_wait_while_the_earlier_ones_stay_in_force() -> None:
    no = {"m02_03_decline_chen": "Too easy.\n"}
    eased = Past("2026-02-02", text("3.2"), by="maria")
    [one] = asks(look("2026-02-05", no, text(), eased))["agreements"]
    assert one.told == (
        "1 of 3 people agreed; 2 more to go. 1 person said no; the goal’s page says why. "
        "Until then the earlier terms stay in force."
    )
    assert one.age == "3 days", "maria proposed them, and agreed so"


def test_somebody_who_has_left_is_not_waited_for() -> None:
    gone = TEAMS.replace("{name: Maria Silva}", "{name: Maria Silva, left: 2026-03-31}")
    [one] = asks(look("2026-04-12", teams=gone))["overdue"]
    assert one.who == "Henrik Dahl can help next."


def test_where_nobody_is_named_the_team_is_asked() -> None:
    nobody = TEAMS.replace("    lead: maria\n    sponsor: henrik\n", "")
    state = goal_of(look("2026-01-19"))
    plan = replace(state.goal.plan, steward="", sponsor="")
    site = look("2026-01-19", teams=nobody)
    site = replace(site, goals=(replace(state, goal=replace(state.goal, plan=plan)),))
    [one] = asks(site)["readings"]
    assert one.who == "Somebody of Frontline can help next."


def test_roles_stand_in_place_of_names() -> None:
    roles = TEAMS + "settings: {people: roles}\n"
    [one] = asks(look("2026-04-12", teams=roles))["overdue"]
    assert one.who == "Waits for the lead of Frontline since 11 Apr."


def test_a_goal_in_good_shape_asks_for_nothing() -> None:
    good = {
        "m01_08_check_in_maria": READ % "3.9",
        "m01_10_note_chen": "---\nsupport: training\n---\n",
    }
    site = look("2026-01-12", good)
    assert asks(site) == {}
    assert summary_of(()) == ""


def test_kinds_and_things_stand_by_how_pressing_they_are() -> None:
    one = goal_of(look("2026-01-19"))
    older = replace(one, goal=replace(one.goal, id="older"), support=(_earlier(one.support[0]),))
    site = replace(look("2026-01-19"), goals=(one, older))
    groups = ask_groups(site, Forms("en", site.as_of))
    assert [group.id for group in groups] == ["support", "milestones", "readings"]
    assert [ask.goal.path for ask in groups[0].asks] == [
        "goals/older/index.html",
        "goals/faster/index.html",
    ]
    assert summary_of(groups) == "6 things at 2 goals would go better with a look or a hand."


def _earlier(state: SupportState) -> SupportState:
    return replace(state, support=replace(state.support, due=date(2026, 1, 2)))
