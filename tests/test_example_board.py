"""The board of this repository, as of its frozen day, against numbers worked out by hand.

`p` is (value - baseline) / (target - baseline), `e` the days from start to the latest reading
by the days from start to due; the fourth quarter has 91 days from 1 October to 31 December.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from sitegen import pipeline
from sitegen.compute.exact import whole
from sitegen.compute.fold import fold
from sitegen.compute.normal import normal_of
from sitegen.compute.reach import of_measure
from sitegen.exports.board_json import EXPORT
from sitegen.finding import Severity
from sitegen.model.ledger import EntryKind, Outcome
from sitegen.model.state import Freshness, GoalState, Lifecycle, Status
from sitegen.model.terms import Kind, MeasureKind
from sitegen.site import Site
from sitegen.visibility import public

ROOT = Path(__file__).parent.parent
FROZEN = date(2026, 11, 20)


def board() -> tuple[pipeline.Loaded, Site]:
    loaded = pipeline.load(ROOT)
    read = loaded.decoded
    goals = tuple(fold(goal, read.facts, FROZEN) for goal in read.goals)
    return loaded, Site(facts=read.facts, as_of=FROZEN, goals=goals, documents=read.documents)


LOADED, SITE = board()
PUBLIC = public(SITE)


def state(id: str, site: Site = SITE) -> GoalState:
    found = site.goal(id)
    assert found
    return found


def day(month: int, number: int) -> date:
    return date(2026, month, number)


@dataclass(frozen=True, kw_only=True)
class Hand:
    """What somebody with paper and pencil finds. Progress and expected are exact, or None."""

    lifecycle: Lifecycle
    status: Status
    freshness: Freshness | None = None
    progress: Fraction | None = None
    expected: Fraction | None = None
    outcome: Outcome | None = None
    confirmed: str = ""
    period: str = "2026-Q4"
    agreed: int
    of: int
    met_on: date | None
    pending: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    not_yet_asked: tuple[str, ...] = ()
    is_broken: bool = False


def of(number: int, whole: int) -> Fraction:
    return Fraction(number, whole)


HAND: dict[str, Hand] = {
    # 4.0 hours -30% is 2.8; 2.6 on the last day: p = 1.4 / 1.2 = 7/6, no stretch, over 1.1.
    # Satisfaction of at least 91: one of 13 weeks under it (90.2), the last one over it.
    "answer-first-messages-faster": Hand(
        lifecycle=Lifecycle.CLOSED,
        status=Status.MET,
        progress=of(1, 1),
        expected=of(1, 1),
        outcome=Outcome.EXCEEDED,
        confirmed="henrik",
        period="2026-Q3",
        agreed=6,
        of=6,
        met_on=day(5, 29),
    ),
    # 118 + 131 = 249 of 500 calls, weight 1; response rate (27 - 22) / (35 - 22) = 5/13, weight
    # one half: (249/500 + 5/26) / (3/2) = 4487/9750. Both read on 29 October, day 28 of 91.
    # That is 22 days ago: more than two weeks and 3 days, less than three times that.
    # 13 people on 29 September; Zsófia joined on 19 October and agreed.
    "call-before-they-need-us": Hand(
        lifecycle=Lifecycle.ACTIVE,
        status=Status.ON_TRACK,
        freshness=Freshness.STALE,
        progress=of(4487, 9750),
        expected=of(28, 91),
        agreed=14,
        of=14,
        met_on=day(9, 29),
    ),
    # From 20 to 15 hours, 15.6 on 14 September, day 75 of 91: p = 4.4 / 5. Closed early, so it
    # is judged as at the end: not met. Superseded is stated.
    "close-tickets-faster": Hand(
        lifecycle=Lifecycle.CLOSED,
        status=Status.OFF_TRACK,
        progress=of(22, 25),
        expected=of(75, 91),
        outcome=Outcome.SUPERSEDED,
        period="2026-Q3",
        agreed=2,
        of=2,
        met_on=day(6, 29),
    ),
    # In force is 86, not the 84 of the file, which two of four have agreed to.
    # Retention (81.3 - 81) / (86 - 81) = 3/50 on 31 October, e = 30/91: 27 points behind.
    # Quality (75.2 - 71) / (80 - 71) = 7/15 on 16 November, e = 46/91: 4 points behind.
    # Progress (3/50 + 7/15) / 2 = 79/300, expected (30 + 46) / 182 = 38/91.
    "coaching-that-sticks": Hand(
        lifecycle=Lifecycle.RENEGOTIATING,
        status=Status.OFF_TRACK,
        progress=of(79, 300),
        expected=of(38, 91),
        agreed=4,
        of=4,
        met_on=day(9, 29),
    ),
    # An objective: it has no number of its own.
    "customers-come-back": Hand(
        lifecycle=Lifecycle.ACTIVE,
        status=Status.NO_DATA,
        agreed=2,
        of=2,
        met_on=day(7, 31),
    ),
    # From 410 to 160 tickets, 215 on 28 September, day 89 of 91: p = 195/250 = 0.78.
    # Four of five members are a quorum of 80%: the fourth was Leila, on 6 July.
    "empty-inbox-on-mondays": Hand(
        lifecycle=Lifecycle.CLOSED,
        status=Status.OFF_TRACK,
        progress=of(39, 50),
        expected=of(89, 91),
        outcome=Outcome.PARTLY_MET,
        period="2026-Q3",
        agreed=5,
        of=6,
        met_on=day(7, 6),
        declined=("kofi",),
    ),
    # From 18% to 12%, 11.6 on the last day: p = 6.4 / 6, less than 1.1 and no stretch.
    # 75% of four members are three, and Henrik; Yuki never answered.
    "fewer-handovers": Hand(
        lifecycle=Lifecycle.CLOSED,
        status=Status.MET,
        progress=of(1, 1),
        expected=of(1, 1),
        outcome=Outcome.MET,
        confirmed="henrik",
        period="2026-Q2",
        agreed=4,
        of=5,
        met_on=day(3, 30),
        pending=("yuki",),
    ),
    # From 9.1 to 6.0, 8.8 on 16 November, day 7 of 83: p = 0.3 / 3.1 = 3/31, e = 0.084 < 0.15.
    # A yes or no that is still a no is 0: (3/31 + 0) / 2. Nothing is expected of it before due.
    "fixed-stays-fixed": Hand(
        lifecycle=Lifecycle.ACTIVE,
        status=Status.TOO_EARLY,
        freshness=Freshness.FRESH,
        progress=of(3, 62),
        agreed=6,
        of=6,
        met_on=day(11, 6),
    ),
    # From 41 to 48, 48.3 on 19 October, day 48 of 90: p = 7.3 / 7. Last read 32 days ago, more
    # than three weeks and 3 days.
    "help-pages-that-help": Hand(
        lifecycle=Lifecycle.ACTIVE,
        status=Status.MET,
        freshness=Freshness.SILENT,
        progress=of(1, 1),
        expected=of(48, 90),
        agreed=3,
        of=3,
        met_on=day(8, 28),
    ),
    # In force since 28 October: 90, not 100. Training 45 / 90 = 1/2 on 11 November, day 41 of 91.
    # Attach rate 11.0 + 3 points = 14.0, now 11.8: p = 0.8 / 3 = 4/15, 18.4 points behind.
    # Progress (1/2 + 4/15) / 2 = 23/60. Read 9 days ago: more than a week, within the grace.
    "know-it-suggest-it": Hand(
        lifecycle=Lifecycle.ACTIVE,
        status=Status.AT_RISK,
        freshness=Freshness.DUE,
        progress=of(23, 60),
        expected=of(41, 91),
        agreed=4,
        of=4,
        met_on=day(10, 28),
    ),
    "monday-starts-calm": Hand(
        lifecycle=Lifecycle.AGREED,
        status=Status.NOT_STARTED,
        period="2027-Q1",
        agreed=6,
        of=6,
        met_on=day(11, 18),
    ),
    # From 31 to 40, 33 at the end: p = 2/9.
    "nps-to-forty": Hand(
        lifecycle=Lifecycle.CLOSED,
        status=Status.OFF_TRACK,
        progress=of(2, 9),
        expected=of(1, 1),
        outcome=Outcome.MISSED,
        period="2026-Q2",
        agreed=2,
        of=2,
        met_on=day(3, 31),
    ),
    # Two teams of two and five people, and Henrik. None of two milestones is reached or due.
    "one-place-for-answers": Hand(
        lifecycle=Lifecycle.DRAFT,
        status=Status.NOT_STARTED,
        progress=of(0, 1),
        expected=of(0, 1),
        period="2027-Q1",
        agreed=0,
        of=8,
        met_on=None,
        pending=("bjorn", "eilidh", "sigrid", "tomasz", "yuki", "tuan", "amir", "henrik"),
    ),
    # From 31 to 24 hours, 21.4 on 28 September, day 89 of 91: p = 9.6 / 7, past the stretch of 22.
    "parcel-questions-in-a-day": Hand(
        lifecycle=Lifecycle.CLOSED,
        status=Status.MET,
        progress=of(1, 1),
        expected=of(89, 91),
        outcome=Outcome.EXCEEDED,
        confirmed="henrik",
        period="2026-Q3",
        agreed=2,
        of=2,
        met_on=day(6, 26),
    ),
    # Five members and Henrik on 8 October; Zsófia joined on 19 October.
    "phone-queue-under-two-minutes": Hand(
        lifecycle=Lifecycle.PAUSED,
        status=Status.NO_DATA,
        agreed=6,
        of=6,
        met_on=day(10, 8),
        not_yet_asked=("zsofia",),
    ),
    # Five of Frontline, five of technical support (Amir among them since 1 November), Henrik.
    # It runs from 1 December to 28 February: 31 days in one quarter, 59 in the next.
    "quiet-hours-for-hard-cases": Hand(
        lifecycle=Lifecycle.PROPOSED,
        status=Status.NOT_STARTED,
        period="2027-Q1",
        agreed=5,
        of=11,
        met_on=None,
        pending=("leila", "zsofia", "tomasz", "yuki", "henrik"),
        declined=("kofi",),
    ),
    # Due on 13 November. Four of five milestones, and the rehearsal took place: (4/5 + 1) / 2.
    "ready-for-black-friday": Hand(
        lifecycle=Lifecycle.OVERDUE,
        status=Status.OFF_TRACK,
        progress=of(9, 10),
        agreed=4,
        of=4,
        met_on=day(10, 1),
    ),
    # Dropped on 23 September, before its start and before anybody else had agreed.
    "score-every-chat": Hand(
        lifecycle=Lifecycle.CLOSED,
        status=Status.NOT_STARTED,
        outcome=Outcome.WITHDRAWN,
        agreed=2,
        of=8,
        met_on=None,
        pending=("eilidh", "maria", "amir", "kofi", "henrik"),
        declined=("leila",),
    ),
    # Seven of seven weeks within 3 minutes. Workload between 30 and 50, and 25 and 60 from
    # 13 July to 2 August: 44 47 | 55 58 54 | 53 52, so the last two are over.
    "sunday-chat": Hand(
        lifecycle=Lifecycle.CLOSED,
        status=Status.OFF_TRACK,
        progress=of(1, 1),
        outcome=Outcome.DROPPED,
        period="2026-Q3",
        agreed=6,
        of=6,
        met_on=day(6, 24),
        is_broken=True,
    ),
    # From 52 to 38 hours, 45.1 on 16 November, day 46 of 91: p = 6.9 / 14, 1.3 points behind.
    "untangle-complex-cases-sooner": Hand(
        lifecycle=Lifecycle.ACTIVE,
        status=Status.ON_TRACK,
        freshness=Freshness.FRESH,
        progress=of(69, 140),
        expected=of(46, 91),
        agreed=2,
        of=2,
        met_on=day(9, 28),
    ),
}


def test_the_board_is_shown_as_of_its_frozen_day() -> None:
    assert SITE.facts.frozen == FROZEN
    assert [one.id for one in SITE.goals] == sorted(HAND)


@pytest.mark.parametrize("id", HAND)
def test_a_goal_stands_where_paper_and_pencil_say(id: str) -> None:
    found, agreement = state(id), state(id).shown.agreement
    assert (
        Hand(
            lifecycle=found.lifecycle,
            status=found.numbers.status,
            freshness=found.freshness,
            progress=found.numbers.progress,
            expected=found.numbers.expected,
            outcome=found.outcome,
            confirmed=found.confirmed_by,
            period=found.period.name if found.period else "",
            agreed=len(agreement.agreed),
            of=len(agreement.parties),
            met_on=agreement.met_on,
            pending=agreement.pending,
            declined=tuple(one.person for one in agreement.declined),
            not_yet_asked=agreement.not_yet_asked,
            is_broken=found.numbers.is_guardrail_broken,
        )
        == HAND[id]
    )
    assert agreement.void == ()


PROGRESS = {
    ("answer-first-messages-faster", "first-response-time"): (of(7, 6), of(1, 1)),
    ("call-before-they-need-us", "outreach-contacts"): (of(249, 500), of(4, 13)),
    ("call-before-they-need-us", "response-rate"): (of(5, 13), of(4, 13)),
    ("coaching-that-sticks", "retention"): (of(3, 50), of(30, 91)),
    ("coaching-that-sticks", "quality-score"): (of(7, 15), of(46, 91)),
    # 4 + 5.5 + 6 + 6.5 + 6 + 5 + 7.5 = 40.5 of 72 hours
    ("coaching-that-sticks", "coaching-hours"): (of(9, 16), of(46, 91)),
    ("fewer-handovers", "escalation-rate"): (of(16, 15), of(1, 1)),
    ("fixed-stays-fixed", "reopen-rate"): (of(3, 31), of(7, 83)),
    ("fixed-stays-fixed", "seat-in-release-meeting"): (of(0, 1), None),
    ("help-pages-that-help", "self-service-rate"): (of(73, 70), of(48, 90)),
    ("know-it-suggest-it", "training-coverage"): (of(1, 2), of(41, 91)),
    ("know-it-suggest-it", "attach-rate"): (of(4, 15), of(41, 91)),
    ("parcel-questions-in-a-day", "resolution-time"): (of(48, 35), of(89, 91)),
    ("ready-for-black-friday", "everything-in-place"): (of(4, 5), of(1, 1)),
    ("ready-for-black-friday", "rehearsal"): (of(1, 1), None),
    # 12 of 13 weeks within the limits
    ("answer-first-messages-faster", "csat"): (of(12, 13), None),
    ("empty-inbox-on-mondays", "reopen-rate"): (of(12, 13), None),
    ("sunday-chat", "workload"): (of(5, 7), None),
    ("coaching-that-sticks", "csat"): (of(1, 1), None),
}


@pytest.mark.parametrize(("id", "measure"), PROGRESS)
def test_a_measure_has_come_as_far_as_paper_and_pencil_say(id: str, measure: str) -> None:
    (found,) = (one for one in state(id).numbers.measures if one.measure.id == measure)
    assert (found.progress, found.expected) == PROGRESS[id, measure]


def test_a_proposed_change_of_terms_waits_for_two_of_four() -> None:
    proposed = state("coaching-that-sticks").in_file
    assert proposed.digest != state("coaching-that-sticks").shown.digest
    assert [one.person for one in proposed.agreement.agreed] == ["ines", "jonas"]
    assert [one.on for one in proposed.agreement.agreed] == [day(11, 18), day(11, 18)]
    assert proposed.agreement.pending == ("nadia", "henrik")
    assert [one.person for one in proposed.agreement.void] == ["nadia", "henrik"]


def test_an_amendment_that_everybody_agreed_to_is_in_force() -> None:
    before, now = state("know-it-suggest-it").versions
    assert before.agreement.met_on == day(9, 30)
    assert now.agreement.met_on == day(10, 28)
    assert state("know-it-suggest-it").in_force == now


# (goal, support): promised for and delivered on
SUPPORT = {
    ("answer-first-messages-faster", "chat-routing"): (day(6, 19), day(7, 2)),
    ("empty-inbox-on-mondays", "app-link"): (day(7, 17), day(9, 10)),
    ("phone-queue-under-two-minutes", "queue-report"): (day(10, 16), None),
    ("untangle-complex-cases-sooner", "log-button"): (day(11, 13), None),
    ("untangle-complex-cases-sooner", "lab-router"): (day(10, 30), day(11, 5)),
    ("coaching-that-sticks", "hire"): (day(11, 15), None),
    ("call-before-they-need-us", "crm-export"): (day(10, 30), None),
    ("help-pages-that-help", "search-words"): (day(9, 10), day(9, 11)),
    ("know-it-suggest-it", "samples"): (day(10, 23), day(11, 3)),
}


@pytest.mark.parametrize(("id", "support"), SUPPORT)
def test_support_was_delivered_on_the_day_somebody_noted(id: str, support: str) -> None:
    (found,) = (one for one in state(id).support if one.support.id == support)
    assert (found.support.due, found.delivered) == SUPPORT[id, support]


# (goal, measure): readings before the start, the best of them, and normal variation in tenths
BEFORE = {
    # mean 31.0; moving ranges sum up to 20.5 in 12: 31 -+ 2.66 x 20.5/12
    ("parcel-questions-in-a-day", "resolution-time"): (13, "26.5 hours on 25 May", 265, 355),
    # mean 71.0; 1.6 in 3
    ("coaching-that-sticks", "quality-score"): (4, "71.5% on 14 September", 696, 724),
    # mean 52.0; 30.7 in 12
    ("untangle-complex-cases-sooner", "resolution-time"): (13, "49 hours on 17 August", 452, 588),
    # mean 4.0; 3.4 in 12
    ("answer-first-messages-faster", "first-response-time"): (13, "3.3 hours on 13 April", 32, 48),
    # mean 11.0; 5.4 in 11
    ("know-it-suggest-it", "attach-rate"): (12, "11.5% on 5 August", 97, 123),
    # mean 22.4; 7.2 in 3
    ("call-before-they-need-us", "response-rate"): (4, "23.8% on 17 August", 160, 288),
}


@pytest.mark.parametrize(("id", "measure"), BEFORE)
def test_the_targets_of_the_guides_lie_beyond_all_that_was_read_before(
    id: str, measure: str
) -> None:
    goal = state(id)
    (found,) = (one for one in goal.numbers.measures if one.measure.id == measure)
    count, best, low, high = BEFORE[id, measure]
    normal = normal_of(found, goal, SITE.facts)
    assert normal
    assert (normal.count, whole(normal.low * 10), whole(normal.high * 10)) == (count, low, high)
    record, variation, *_ = of_measure(found, goal, SITE.track, SITE.facts, FROZEN)
    assert record.text.startswith(f"None of the {count} readings from ")
    assert record.text.endswith(f"; the best was {best}.")
    assert variation.text.endswith(", lies outside it.")


def test_a_second_try_is_told_what_the_first_one_brought() -> None:
    goal = state("monday-starts-calm")
    fact = of_measure(goal.numbers.measures[0], goal, SITE.track, SITE.facts, FROZEN)[-1]
    assert fact.text.endswith("closed on 2 October, brought 78% of the change it promised.")


# --- everything occurs -------------------------------------------------------------------------


def test_everything_that_can_be_said_of_a_goal_is_said_of_one() -> None:
    goals = SITE.goals
    assert {one.lifecycle for one in goals} == set(Lifecycle)
    assert {one.numbers.status for one in goals} == set(Status)
    assert {one.freshness for one in goals if one.freshness} == set(Freshness)
    assert {one.outcome for one in goals if one.outcome} == set(Outcome)
    assert {m.kind for one in goals for m in one.terms.measures} == set(MeasureKind)
    assert {e.kind for one in goals for e in one.goal.ledger.entries} == set(EntryKind)
    assert any(len(one.terms.teams) > 1 for one in goals)
    assert any(one.is_objective and SITE.children(one.goal) for one in goals)


def test_the_six_examples_of_the_guides_are_on_the_public_board() -> None:
    kinds = {
        "parcel-questions-in-a-day": Kind.HARD,
        "coaching-that-sticks": Kind.HARD,
        "untangle-complex-cases-sooner": Kind.HARD,
        "answer-first-messages-faster": Kind.PACT,
        "know-it-suggest-it": Kind.PACT,
        "call-before-they-need-us": Kind.PACT,
    }
    assert {id: state(id, PUBLIC).terms.kind for id in kinds} == kinds


def test_the_draft_and_the_internal_goal_are_for_us() -> None:
    assert {one.id for one in SITE.goals} - {one.id for one in PUBLIC.goals} == {
        "one-place-for-answers",
        "score-every-chat",
    }


def test_nothing_on_the_board_is_to_mend_but_what_time_has_brought() -> None:
    """Bjørn is on leave: nobody reads the numbers. Telenova has not sent its report yet."""
    found = [one for one in pipeline.check(LOADED, SITE) if one.severity is not Severity.HINT]
    assert [f"{one.severity} {one.code} {one.location.path}" for one in found] == [
        "warning T703 goals/enablement/help-pages-that-help.md",
        "warning T701 goals/enablement/help-pages-that-help.md",
        "warning K804 goals/frontline/phone-queue-under-two-minutes.md",
    ]


def test_what_time_has_brought_is_said_in_hints() -> None:
    found = [one for one in pipeline.check(LOADED, SITE) if one.severity is Severity.HINT]
    rhythm = [one for one in found if one.code[0] in "TKR"]
    assert [f"{one.code} {Path(one.location.path).stem}" for one in rhythm] == [
        "T701 call-before-they-need-us",  # contacts: last read on 29 October, every two weeks
        "T701 call-before-they-need-us",  # response rate: likewise
        "K804 call-before-they-need-us",  # the CRM export, promised for 30 October
        "T709 2026-10-28-review-henrik",  # ask for that export
        "T709 2026-10-28-review-henrik",  # ask whether three calls a week are still fine
        "K804 coaching-that-sticks",  # the hire, promised for 15 November
        "T709 2026-11-12-review-henrik",  # one peer session a week
        "T702 help-pages-that-help",  # last check-in on 19 October, every week
        "K801 quiet-hours-for-hard-cases",  # a fourth goal of technical support
        "K804 untangle-complex-cases-sooner",  # the log button, promised for 13 November
        "T709 2026-10-28-review-henrik",  # find the three lab devices
    ]
    assert rhythm[2].message == (
        "This support was promised by henrik for 30 October, 21 days ago, and is not there yet."
    )


# --- board.json --------------------------------------------------------------------------------

(FILE,) = EXPORT.files(PUBLIC)
JSON: dict[str, Any] = json.loads(FILE.data)


def in_json(id: str) -> dict[str, Any]:
    (found,) = (goal for goal in JSON["goals"] if goal["id"] == id)
    assert isinstance(found, dict)
    return found


def test_board_json_has_exactly_the_keys_that_others_rely_on() -> None:
    assert FILE.path == "board.json"
    assert list(JSON) == "schema as_of commit title url teams goals".split()
    goal = (
        "id url title kind teams steward sponsor start due period lifecycle status status_reason "
        "freshness progress expected terms agreement measures outcome guardrail_broken "
        "aligns_with continues"
    ).split()
    agreement = "rule met agreed pending void not_yet_asked declined".split()
    measure = (
        "id metric role kind unit baseline target stretch limits latest progress expected status"
    ).split()
    for one in JSON["goals"]:
        assert list(one) == goal
        assert list(one["terms"]) == ["in_force", "in_file"]
        assert list(one["agreement"]) == agreement
        assert all(list(agreed) == ["person", "on", "how"] for agreed in one["agreement"]["agreed"])
        assert all(list(each) == measure for each in one["measures"])
        latest = [each["latest"] for each in one["measures"] if each["latest"]]
        assert all(list(each) == ["on", "value"] for each in latest)


def test_board_json_says_what_it_is() -> None:
    assert JSON["schema"] == "sitegen/board/1"
    assert JSON["as_of"] == "2026-11-20"
    assert JSON["title"] == "Northwind Support"
    assert JSON["url"] == "https://northwind.example/goals/"
    assert [team["id"] for team in JSON["teams"]] == [
        "frontline",
        "technical-support",
        "customer-success",
        "enablement",
        "shop-support",
    ]


@pytest.mark.parametrize("id", [one.id for one in PUBLIC.goals])
def test_board_json_has_the_numbers_of_paper_and_pencil(id: str) -> None:
    hand, goal = HAND[id], in_json(id)
    assert goal["lifecycle"] == hand.lifecycle
    assert goal["status"] == hand.status
    assert goal["freshness"] == hand.freshness
    assert goal["outcome"] == hand.outcome
    assert goal["period"] == hand.period
    assert goal["guardrail_broken"] is hand.is_broken
    assert len(goal["agreement"]["agreed"]) == hand.agreed
    assert goal["agreement"]["met"] is (hand.met_on is not None)
    assert tuple(goal["agreement"]["pending"]) == hand.pending
    assert tuple(goal["agreement"]["not_yet_asked"]) == hand.not_yet_asked
    for share, exact in ((goal["progress"], hand.progress), (goal["expected"], hand.expected)):
        assert (share is None) == (exact is None)
        assert exact is None or abs(Fraction(str(share)) - exact) <= Fraction(1, 20_000)


def test_board_json_of_one_goal_reads_like_its_files() -> None:
    goal = in_json("know-it-suggest-it")
    assert goal["url"] == "https://northwind.example/goals/goals/know-it-suggest-it/"
    assert (goal["kind"], goal["teams"]) == ("pact", ["shop-support"])
    assert (goal["steward"], goal["sponsor"]) == ("oksana", "henrik")
    assert (goal["start"], goal["due"]) == ("2026-10-01", "2026-12-31")
    assert goal["progress"] == 0.3833
    assert goal["terms"]["in_force"] == goal["terms"]["in_file"]
    assert goal["aligns_with"] == []
    assert goal["continues"] is None
    assert goal["agreement"]["rule"] == "all"
    training, attach, *_ = goal["measures"]
    assert training["latest"] == {"on": "2026-11-11", "value": 45}
    assert (training["baseline"], training["target"], training["progress"]) == (0, 90, 0.5)
    assert (attach["baseline"], attach["target"], attach["progress"]) == (11, 14, 0.2667)
    assert (attach["role"], attach["kind"], attach["unit"]) == ("outcome", "moving", "%")
    assert attach["limits"] is None
    csat = next(one for one in goal["measures"] if one["id"] == "csat")
    assert csat["limits"] == {"at_least": 90}
    assert csat["latest"] == {"on": "2026-11-11", "value": 92.6}


def test_board_json_has_no_trace_of_what_is_hidden() -> None:
    text = FILE.data.decode()
    assert "score-every-chat" not in text
    assert "one-place-for-answers" not in text
