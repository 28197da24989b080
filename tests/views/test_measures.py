"""A measure of each kind in words, facts, chart and table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from sitegen.model.goal import Benchmark
from sitegen.model.state import GoalState, Lifecycle, MeasureState, Slot, Status
from sitegen.model.terms import (
    Aim,
    Change,
    ChangeKind,
    Holding,
    Judge,
    Limits,
    LimitsException,
    Milestones,
    Moving,
    PacePoint,
    Total,
    YesNo,
)
from sitegen.views.forms import Forms
from sitegen.views.measures import (
    MeasureView,
    benchmark_words,
    level_words,
    measure_view,
    standing_words,
)
from sitegen.views.pictures import goal_bullet, points_of
from sitegen.views.words import aim_words
from tests.pages.parts import (
    AS_OF,
    START,
    aim_state,
    guardrail_state,
    moving,
    moving_state,
    terms,
    version,
)
from tests.pages.sites import board, easier, goal_state

FORMS = Forms("en", AS_OF)
THIRTY_LESS = Change(kind=ChangeKind.RELATIVE, amount=Decimal(-30))
BETWEEN = Limits(above=Decimal(1), below=Decimal(9))
AT_LEAST = Limits(at_least=Decimal(92))


def seen(measure: MeasureState, goal: GoalState | None = None) -> MeasureView:
    state = goal or goal_state(measures=(measure,))
    return measure_view(measure, state, board(state), FORMS)


def fact(view: MeasureView, label: str) -> str:
    return next(fact.text for fact in view.facts if fact.label == label)


@pytest.mark.parametrize(
    ("aim", "text"),
    [
        (Moving(baseline=Decimal(4), target=Decimal("2.8")), "from 4 hours to 2.8 hours"),
        (Moving(baseline=None, target=Decimal("2.8")), "to 2.8 hours"),
        (
            Moving(baseline=Decimal(4), change=THIRTY_LESS),
            "from 4 hours to 2.8 hours (−30%)",
        ),
        (
            Moving(baseline=None, change=Change(kind=ChangeKind.UNITS, amount=Decimal("-1.2"))),
            "by −1.2 hours from a baseline not known yet",
        ),
        (Holding(limits=AT_LEAST), "at least 92 hours"),
        (Holding(limits=BETWEEN), "above 1 hour and below 9 hours"),
        (
            Holding(limits=Limits(at_least=Decimal(2), at_most=Decimal(4)), judge=Judge.AVERAGE),
            "between 2 hours and 4 hours, on average",
        ),
        (Total(target=Decimal(500)), "500 hours in total"),
        (Milestones(), "all milestones reached"),
        (YesNo(), "done, yes or no"),
    ],
)  # fmt: skip
def test_an_aim_reads_as_it_was_promised(aim: Aim, text: str) -> None:
    assert aim_words(replace(moving(), aim=aim), FORMS) == text


def test_how_far_it_is_stands_beside_what_was_planned() -> None:
    behind = replace(
        moving_state(moving(unit="%")), progress=Fraction(6, 100), expected=Fraction(1, 3)
    )
    assert standing_words(behind, goal_state(), FORMS) == (
        "3.3% on 29 Oct: 6% of the way, when 33% was planned (8 days behind)."
    )


def test_before_the_start_there_is_no_plan_to_be_ahead_of() -> None:
    goal = goal_state(lifecycle=Lifecycle.AGREED, status=Status.NOT_STARTED)
    early = replace(moving_state(), status=Status.NOT_STARTED, expected=Fraction(0), days_ahead=8)
    assert standing_words(early, goal, FORMS) == "3.3 hours on 29 Oct, before the start."
    held = replace(aim_state(Holding(limits=AT_LEAST), "%", "95"), status=Status.NOT_STARTED)
    assert standing_words(held, goal, FORMS) == "95% on 8 Oct, before the start."
    assert goal_bullet(goal, "") is None


@pytest.mark.parametrize("lifecycle", [Lifecycle.CLOSED, Lifecycle.OVERDUE])
def test_once_it_is_over_there_is_no_plan_left_to_be_behind(lifecycle: Lifecycle) -> None:
    goal = goal_state(lifecycle=lifecycle)
    assert standing_words(moving_state(), goal, FORMS) == "3.3 hours on 29 Oct: 58% of the way."


def test_a_level_beyond_its_target_says_so() -> None:
    beyond = replace(moving_state(), progress=Fraction(11, 10), expected=Fraction(1, 2))
    assert standing_words(beyond, goal_state(), FORMS) == "3.3 hours on 29 Oct: beyond the target."


def test_a_level_that_moved_away_says_so_without_blame() -> None:
    away = replace(moving_state(), progress=Fraction(-1, 10), expected=None)
    told = standing_words(away, goal_state(), FORMS)
    assert told == "3.3 hours on 29 Oct: moved away from the target."


def test_a_level_ahead_of_plan_and_one_right_on_it() -> None:
    ahead = replace(moving_state(), progress=Fraction(3, 4), expected=Fraction(1, 2), days_ahead=1)
    told = standing_words(ahead, goal_state(), FORMS)
    assert told == "3.3 hours on 29 Oct: 75% of the way, when 50% was planned (1 day ahead)."
    even = replace(moving_state(), progress=Fraction(1, 2), expected=Fraction(1, 2))
    assert "50% of the way, as planned." in standing_words(even, goal_state(), FORMS)


def test_without_a_baseline_only_the_level_is_told() -> None:
    unknown = replace(moving_state(), progress=None, expected=None, baseline=None)
    told = standing_words(unknown, goal_state(), FORMS)
    assert told == "3.3 hours on 29 Oct. There is no baseline yet to count from."
    assert fact(seen(unknown), "Baseline").startswith("not known yet")


def test_without_a_reading_nothing_is_claimed() -> None:
    for aim in (Total(target=Decimal(5)), Holding(limits=AT_LEAST)):
        state = aim_state(aim, "%")
        assert standing_words(state, goal_state(), FORMS) == "No reading yet."
        assert level_words(state, goal_state(), FORMS).startswith("no reading yet; ")


def test_a_breach_is_told_with_how_often() -> None:
    state = replace(aim_state(Holding(limits=AT_LEAST), "%", "90", "91"), breaches=2)
    told = standing_words(state, goal_state(), FORMS)
    assert told == "91% on 15 Oct: outside its limits 2 times in a row."


def test_milestones_are_counted() -> None:
    told = standing_words(aim_state(Milestones(), ""), goal_state(), FORMS)
    assert told == "0 of 1 milestone reached."


def test_a_total_adds_up_what_came_since_the_start() -> None:
    state = aim_state(Total(target=Decimal(10)), "calls", "3", "4")
    early = replace(state.readings[0], on=START - timedelta(days=1))
    state = replace(state, readings=(early, *state.readings), target=Decimal(10))
    assert [point.level for point in points_of(state, START)] == [3, 7]
    assert seen(state).chart


def test_a_budget_adds_up_as_well() -> None:
    state = aim_state(Holding(limits=AT_LEAST, judge=Judge.TOTAL), "hours", "3", "4")
    assert [point.level for point in points_of(state, START)] == [3, 7]


def test_a_change_in_per_cent_is_told_in_points() -> None:
    state = replace(
        moving_state(moving(unit="%")), baseline=Decimal(78), target=Decimal(85), stretch=None
    )
    assert fact(seen(state), "Target") == "85% (+7 points)"


def test_a_change_from_zero_is_told_in_units() -> None:
    state = replace(moving_state(), baseline=Decimal(0), target=Decimal(5))
    assert fact(seen(state), "Target") == "5 hours (+5 hours)"


def test_exceptions_to_limits_are_told_with_their_reason_and_drawn() -> None:
    eased = Limits(at_least=Decimal(88))
    aim = Holding(
        limits=AT_LEAST,
        exceptions=(
            LimitsException(
                start=date(2026, 11, 24), end=date(2026, 12, 14), limits=eased, because="peak"
            ),
        ),
    )
    state = aim_state(aim, "%", "93", "89")
    slots = tuple(
        Slot(start=r.on, end=r.on + timedelta(days=6), limits=limits, reading=r, is_ok=True)
        for r, limits in zip(state.readings, (AT_LEAST, eased), strict=True)
    )
    view = seen(replace(state, slots=slots))
    assert fact(view, "24 Nov – 14 Dec") == "at least 88%, because of peak"
    assert view.chart
    assert view.chart.markup.count("level limit") == 2
    assert view.chart.markup.count(">at least 92%<") == 1


def test_limits_without_stretches_are_drawn_over_the_whole_time() -> None:
    aim = Holding(limits=Limits(above=Decimal(1), at_most=Decimal(9), below=Decimal(10)))
    chart = seen(aim_state(aim, "", "3")).chart
    assert chart
    assert all(f">{label}<" in chart.markup for label in ("above 1", "at most 9", "below 10"))


def test_a_pace_bends_the_planned_path() -> None:
    paced = Moving(
        baseline=Decimal(4),
        target=Decimal("2.8"),
        pace=(PacePoint(on=date(2026, 11, 1), level=Decimal("3.9")),),
    )
    late = Moving(baseline=Decimal(4), target=Decimal("2.8"), pace_from=date(2026, 11, 1))
    for aim in (paced, late):
        chart = seen(moving_state(replace(moving(), aim=aim))).chart
        assert chart
        planned = chart.markup.partition('class="expected"')[0].rpartition("points=")[2]
        assert planned.count(",") == 3


def test_an_earlier_target_stays_on_the_chart() -> None:
    state = goal_state()
    later = easier((moving_state(),), "goals/frontline/a.md")
    agreed = replace(later, agreement=replace(later.agreement, met_on=AS_OF))
    moved = replace(state, versions=(*state.versions, agreed), in_force=agreed, in_file=agreed)
    chart = seen(replace(moving_state(), target=Decimal("3.2")), moved).chart
    assert chart
    assert ">2.8, 1 Oct<" in chart.markup
    assert "<title>Other terms came into force on 20 Nov</title>" in chart.markup
    assert "Proposed" not in chart.markup


def test_a_proposed_target_is_drawn_beside_the_one_in_force() -> None:
    state = goal_state(lifecycle=Lifecycle.RENEGOTIATING)
    chart = seen(moving_state(), state).chart
    assert chart
    assert ">Proposed 3.2<" in chart.markup
    assert chart.markup.count('class="level wish"') == 1
    assert "<title>Other terms were proposed on 10 Nov</title>" in chart.markup
    assert 'class="level former"' not in chart.markup
    ended = seen(moving_state(), replace(state, lifecycle=Lifecycle.CLOSED)).chart
    assert ended
    assert "Proposed" not in ended.markup


def test_earlier_and_proposed_limits_are_drawn_like_targets() -> None:
    state = guardrail_state()
    measure = state.measure
    now, then, next_one = (
        version(terms(replace(measure, aim=Holding(limits=Limits(at_least=Decimal(n))))), name)
        for n, name in ((92, "a"), (95, "c"), (88, "d"))
    )
    open_one = replace(next_one, agreement=replace(next_one.agreement, met_on=None))
    goal = replace(
        goal_state(lifecycle=Lifecycle.RENEGOTIATING),
        versions=(then, now, open_one),
        in_force=now,
        in_file=open_one,
    )
    chart = seen(state, goal).chart
    assert chart
    assert ">95%, 1 Oct<" in chart.markup
    assert ">Proposed 88%<" in chart.markup
    assert ">at least 92%<" in chart.markup


def test_an_earlier_level_in_another_unit_is_not_drawn() -> None:
    later = easier((moving_state(moving(unit="minutes")),), "goals/frontline/a.md")
    state = goal_state(lifecycle=Lifecycle.RENEGOTIATING)
    minutes = replace(
        later, terms=terms(*(replace(m, unit="minutes") for m in later.terms.measures))
    )
    mixed = replace(state, versions=(state.versions[0], minutes), in_file=minutes)
    chart = seen(moving_state(), mixed).chart
    assert chart
    assert "Proposed" not in chart.markup


def test_numbers_of_others_are_drawn_where_they_are_near() -> None:
    chart = seen(moving_state()).chart
    assert chart
    assert ">Others 3<" in chart.markup


def test_limits_without_any_reading_have_no_chart() -> None:
    assert seen(aim_state(Holding(limits=AT_LEAST), "%")).chart is None


def test_yes_or_no_and_milestones_have_no_chart() -> None:
    assert seen(aim_state(YesNo(), "", "1")).chart is None
    assert seen(aim_state(Milestones(), "")).chart is None


def test_how_it_is_counted_stands_under_the_chart() -> None:
    measure = replace(
        moving(), definition="Waiting time.", window="28 days", min_n=30, weight=Decimal(2)
    )
    note = seen(moving_state(measure)).note
    assert note == (
        "Waiting time. Read every week, over 28 days, judged from 30 cases. "
        "Weighs 2 where others weigh 1."
    )


def test_readings_stand_newest_first_with_cases_and_verdicts() -> None:
    state = aim_state(Holding(limits=AT_LEAST), "%", "93", "89", "50")
    slots = tuple(
        Slot(start=r.on, end=r.on, limits=AT_LEAST, reading=r, is_ok=ok)
        for r, ok in zip(state.readings, (True, False, None), strict=True)
    )
    rows = seen(replace(state, slots=slots)).rows
    assert [(row.value, row.verdict) for row in rows] == [
        ("50%", "too few cases"),
        ("89%", "outside limits"),
        ("93%", "within limits"),
    ]
    assert rows[0].cases == "120"


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        (
            Benchmark(value=Decimal(3), population="31 shops", source="Survey", on=START),
            "3 hours: 31 shops, Survey, 1 Oct",
        ),
        (Benchmark(value=Decimal(3), source="Survey"), "3 hours: Survey"),
        (Benchmark(value=Decimal(3)), "3 hours: nobody says whose or from where"),
    ],
)
def test_a_benchmark_says_what_is_known_of_it(mark: Benchmark, text: str) -> None:
    assert benchmark_words(mark, "hours", FORMS) == text
