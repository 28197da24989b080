"""The checklists of PACT and HARD goals: each line with its evidence, passed or open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from sitegen.compute.checklist import Line, Looking, checklist
from sitegen.site import Site
from tests.compute.stories import AGREED, FIRST, Past, goal_of, site_of, text

REQUEST = {
    "2025-12-13-agreements_1.yaml": "via: {pull_request: 12}\nby: {henrik: {review: 1}}\n",
}
LABELS = {"first-response-time": "First response time"}
HARD = text("2.8", "kind: hard")


def lines(site: Site, *, children: int = 0) -> dict[str, Line]:
    looking = Looking(as_of=site.as_of, grace_days=3, children=children, labels=LABELS)
    return {line.name: line for line in checklist(goal_of(site), looking)}


def line(site: Site, name: str, *, children: int = 0) -> tuple[bool, str]:
    found = lines(site, children=children)[name]
    return found.is_passed, found.evidence


def of(goal: str, entries: Mapping[str, str] = AGREED, as_of: str = "2026-02-20") -> Site:
    return site_of(Past("2025-12-08", goal), entries=entries, as_of=as_of)


def check_ins(*days: str) -> dict[str, str]:
    return AGREED | {f"2026-{day}-check-in-maria.md": "" for day in days}


def test_a_pact_goal_has_four_lines_and_a_hard_one_five() -> None:
    assert list(lines(site_of())) == [
        "Clear and measurable",
        "Collaborative",
        "Transparent",
        "Monitored",
    ]
    assert list(lines(of(HARD))) == [
        "Specific",
        "Measurable",
        "Challenging yet attainable",
        "Relevant",
        "Time-bound",
    ]


# --- PACT -----------------------------------------------------------------------------------


def test_clear_says_how_far_and_until_when() -> None:
    told = "First response time from 4 hours to 2.8 hours, by 11 April."
    assert line(site_of(), "Clear and measurable") == (True, told)


def test_a_goal_without_a_baseline_is_not_clear_yet() -> None:
    unknown = text().replace("from 4.0 to 2.8 hours", "{baseline: unknown, target: 2.8}")
    assert line(of(unknown), "Clear and measurable") == (
        False,
        "First response time has no baseline yet, so there is nothing to count from.",
    )


def test_an_objective_is_clear_by_the_goals_that_carry_it() -> None:
    lone = text().replace("  first-response-time: from 4.0 to 2.8 hours\n", "")
    assert line(of(lone), "Clear and measurable", children=2) == (
        True,
        "It has no number of its own; 2 goals carry it, by 11 April.",
    )
    assert line(of(lone), "Clear and measurable") == (
        False,
        "It has no number of its own, and no goal carries it yet.",
    )


def test_collaborative_is_agreed_by_everyone_who_was_asked() -> None:
    assert line(site_of(), "Collaborative") == (
        True,
        "3 of 3 people agreed; the rule was met on 12 December 2025.",
    )


def test_who_has_not_answered_or_declined_leaves_it_open() -> None:
    declined = dict(list(AGREED.items())[:1]) | {"2025-12-12-decline-chen.md": "Too much.\n"}
    assert line(site_of(entries=declined), "Collaborative") == (
        False,
        "1 of 3 people agreed; 1 still to answer; 1 declined, and said why.",
    )


def test_a_quorum_that_is_met_is_open_while_somebody_is_asked() -> None:
    without = {name: body for name, body in AGREED.items() if "chen" not in name}
    assert line(of(text("2.8", "agreement: quorum 50%"), without), "Collaborative") == (
        False,
        "2 of 3 people agreed; the rule was met on 12 December 2025; 1 still to answer.",
    )


def test_joiners_who_were_not_asked_yet_open_nothing() -> None:
    told = "3 of 3 people agreed; the rule was met on 12 December 2025"
    assert line(site_of(as_of="2026-03-01"), "Collaborative") == (
        True,
        f"{told}; 1 joined later, not yet asked.",
    )


def test_transparent_names_the_day_it_was_proposed_and_the_pull_request() -> None:
    assert line(site_of(), "Transparent") == (
        True,
        "Public, and proposed on 8 December 2025.",
    )
    assert line(site_of(entries=AGREED | REQUEST), "Transparent") == (
        True,
        "Public, and proposed on 8 December 2025, by pull request 12.",
    )


def test_without_history_transparent_says_what_the_ledger_shows_and_no_more() -> None:
    assert line(site_of(is_read=False), "Transparent") == (
        True,
        "Public, and proposed: the first to agree did so on 10 December 2025.",
    )
    assert line(site_of(is_read=False, entries={}), "Transparent") == (
        False,
        "Public. When it was proposed is not known.",
    )


def test_what_is_internal_or_a_draft_is_not_transparent() -> None:
    assert line(of(text("2.8", "visibility: internal")), "Transparent") == (
        False,
        "It is internal: not everybody can read it.",
    )
    assert line(of(text("2.8", "draft: true")), "Transparent") == (
        False,
        "It is a draft, and not proposed yet.",
    )


@pytest.mark.parametrize(("as_of", "passed"), [("2026-02-20", True), ("2026-02-21", False)])
def test_monitored_needs_the_next_check_in_within_its_days_of_grace(
    as_of: str, passed: bool
) -> None:
    site = site_of(entries=check_ins("01-09", "02-10"), as_of=as_of)  # due 17 February, 3 days
    told = "2 check-ins, the latest on 10 February; one is due every week."
    assert line(site, "Monitored") == (passed, told)


def test_monitoring_has_not_begun_before_the_goal_has() -> None:
    assert line(site_of(as_of="2025-12-20"), "Monitored") == (
        False,
        "Once it has begun, a check-in is due every week.",
    )
    assert line(site_of(entries={}), "Monitored") == (
        False,
        "Once agreed, a check-in is due every week.",
    )


def test_a_goal_without_any_check_in_says_so() -> None:
    assert line(site_of(), "Monitored") == (False, "No check-in yet; one is due every week.")


def test_nobody_is_asked_for_check_ins_after_the_close_or_the_last_day() -> None:
    closed = check_ins("02-10") | {"2026-02-12-close-maria.md": ""}
    assert line(site_of(entries=closed, as_of="2026-03-30"), "Monitored") == (
        True,
        "1 check-in, the latest on 10 February; one was due every week.",
    )
    ended = check_ins("04-08")
    assert line(site_of(entries=ended, as_of="2026-06-30"), "Monitored")[0]


def test_now_and_then_is_never_too_late() -> None:
    rare = text("2.8", "check_in_every: irregular")
    assert line(of(rare, check_ins("01-09")), "Monitored") == (
        True,
        "1 check-in, the latest on 9 January; one is due now and then.",
    )


# --- HARD -----------------------------------------------------------------------------------


def test_specific_says_of_whom() -> None:
    scoped = HARD.replace(
        "from 4.0 to 2.8 hours", "{baseline: 4.0, target: 2.8, scope: {channel: email}}"
    )
    assert line(of(scoped), "Specific") == (
        True,
        "It says what its outcome measure counts, for email.",
    )


def test_measurable_and_time_bound_say_from_where_to_where() -> None:
    assert line(of(HARD), "Measurable") == (
        True,
        "First response time from 4 hours to 2.8 hours.",
    )
    assert line(of(HARD), "Time-bound") == (True, "From 1 January to 11 April, 101 days.")


def test_challenging_needs_both_sides() -> None:
    both = text("2.8", "kind: hard", "challenge: {hard: No week was so low., attainable: One was.}")
    assert line(of(both), "Challenging yet attainable") == (
        True,
        "It says what makes it hard, and why it can be done.",
    )
    one = text("2.8", "kind: hard", "challenge: {hard: No week was so low.}")
    assert line(of(one), "Challenging yet attainable") == (
        False,
        "It does not say yet why it can be done.",
    )
    assert line(of(HARD), "Challenging yet attainable") == (
        False,
        "It does not say yet what makes it hard and why it can be done.",
    )


def test_relevant_says_why_or_whom_it_helps() -> None:
    assert line(of(HARD), "Relevant") == (True, "It says why.")
    helping = text("2.8", "kind: hard", "aligns_with: {title: Elsewhere, url: https://x.example/}")
    assert line(of(helping), "Relevant") == (True, "It helps with another goal, and says why.")
    mute = HARD.replace("Customers wait too long.\n", "")
    assert line(of(mute), "Relevant") == (False, "It does not say yet why.")


def test_no_line_names_a_person() -> None:
    names = ("Maria", "Chen", "Henrik", "maria", "chen", "henrik")
    for goal in (text(), HARD):
        told = " ".join(one.evidence for one in lines(of(goal, check_ins("02-10"))).values())
        assert not [name for name in names if name in told]


def test_terms_without_a_due_date_are_said_to_have_none() -> None:
    site = of(HARD)
    state = goal_of(site)
    assert state.in_force
    bare = replace(state.in_force.terms, due=None)
    undated = replace(state, in_force=replace(state.in_force, terms=bare))
    found = {one.name: one for one in checklist(undated, Looking(as_of=site.as_of, labels=LABELS))}
    assert found["Time-bound"] == Line("Time-bound", False, "It has no due date yet.")


def test_the_first_line_of_a_proposed_change_is_of_the_terms_in_force() -> None:
    site = site_of(FIRST, Past("2026-02-02", text("3.2")))
    assert "to 2.8 hours" in line(site, "Clear and measurable")[1]
