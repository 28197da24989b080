"""Holding measures are judged slot by slot, or as one: latest, average, budget."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from sitegen.compute.frame import Frame
from sitegen.compute.holding import Held, held
from sitegen.compute.slots import is_within
from sitegen.dates import Cadence, Grain, Span
from sitegen.model.board import Settings
from sitegen.model.ledger import Reading
from sitegen.model.state import Status
from sitegen.model.terms import Holding, Judge, Limits
from tests.compute.builders import (
    IRREGULAR,
    START,
    TEN_DAYS,
    Number,
    day,
    exception,
    frame_on,
    holding,
    limits,
    measure,
    reading,
    readings,
)

OK, LOW = Decimal(92), Decimal(91)


def hold(
    *pairs: tuple[int, Number] | Reading,
    aim: Holding | None = None,
    on: int = 100,
    every: Cadence = TEN_DAYS,
    first: int | None = None,
    min_n: int | None = None,
    frame: Frame | None = None,
) -> Held:
    aim = aim or holding()
    found = [pair if isinstance(pair, Reading) else reading(*pair) for pair in pairs]
    asked = measure(aim, every=every, first=first, min_n=min_n)
    return held(asked, aim, found, frame or frame_on(on))


def spans(found: Held) -> list[tuple[int, int, bool | None]]:
    return [((s.start - START).days, (s.end - START).days, s.is_ok) for s in found.slots]


# --- limits --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("within", "inside", "outside"),
    [
        (limits(at_least=92), ("92", "92.001"), ("91.999",)),
        (limits(at_most=4), ("4", "3.999", "-5"), ("4.001",)),
        (limits(above=92), ("92.001",), ("92", "91.999")),
        (limits(below=4), ("3.999",), ("4", "4.001")),
        (limits(at_least=2, at_most=4), ("2", "3", "4"), ("1.999", "4.001")),
        (limits(above=2, below=4), ("3",), ("2", "4")),
        (limits(), ("0",), ()),
    ],
)
def test_at_least_and_at_most_allow_their_value_and_above_and_below_do_not(
    within: Limits, inside: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    assert all(is_within(within, Fraction(level)) for level in inside)
    assert not any(is_within(within, Fraction(level)) for level in outside)


# --- slots ---------------------------------------------------------------------------------


def test_a_slot_begins_after_the_last_end_and_holds_its_own_end() -> None:
    found = hold((0, LOW), (1, OK), (10, LOW), (11, OK), (20, OK), on=20)
    assert spans(found) == [(0, 10, False), (10, 20, True)]


def test_the_last_reading_of_a_slot_counts() -> None:
    assert spans(hold((1, LOW), (9, OK), (12, OK), (13, LOW), on=15)) == [
        (0, 10, True),
        (10, 20, False),
    ]


def test_a_slot_without_a_reading_is_missing_once_its_end_has_passed() -> None:
    assert spans(hold((15, OK), on=10)) == []
    assert spans(hold(on=10)) == []
    assert spans(hold(on=11)) == [(0, 10, None)]
    assert spans(hold((15, OK), on=15)) == [(0, 10, None), (10, 20, True)]


def test_at_an_early_close_the_slot_of_that_day_is_over() -> None:
    assert spans(hold(frame=frame_on(10, final=True))) == [(0, 10, None)]
    assert spans(hold(frame=frame_on(9, final=True))) == []


def test_a_last_slot_that_due_cuts_counts_only_with_a_reading() -> None:
    thirty = Cadence(Span(30, Grain.DAY))
    kept = ((25, OK), (55, OK), (85, OK))
    assert spans(hold(*kept, every=thirty, on=101))[-1] == (60, 90, True)
    assert spans(hold(*kept, (95, LOW), every=thirty, on=101))[-1] == (90, 100, False)
    assert hold(*kept, every=thirty, on=101).status is Status.MET
    assert hold(*kept, (95, LOW), every=thirty, on=101).status is Status.OFF_TRACK


def test_a_last_slot_that_ends_on_due_by_itself_is_asked_for() -> None:
    found = hold(*((n * 10, OK) for n in range(1, 10)), on=101)
    assert spans(found)[-1] == (90, 100, None)
    assert found.status is Status.OFF_TRACK


def test_slots_go_up_to_the_last_day_of_the_calendar() -> None:
    window = Frame(start=date.max - timedelta(days=15), due=date.max, as_of=date.max)
    found = hold(reading(date.max, OK), frame=window)
    assert [slot.end for slot in found.slots] == [date.max - timedelta(days=5), date.max]


def test_a_first_date_ends_the_first_slot() -> None:
    assert spans(hold((3, LOW), (14, OK), first=4, on=14)) == [(0, 4, False), (4, 14, True)]


def test_irregular_readings_after_the_start_are_slots_of_their_own() -> None:
    found = hold((0, LOW), (3, OK), (4, LOW), (50, OK), every=IRREGULAR, on=60)
    assert spans(found) == [(0, 3, True), (3, 4, False), (4, 50, True)]


def test_readings_after_due_are_in_no_slot() -> None:
    assert spans(hold((95, OK), (105, LOW), on=110))[-1] == (90, 100, True)


def test_slots_that_end_before_judge_from_are_not_judged() -> None:
    aim = holding(judge_from=20)
    assert spans(hold((5, LOW), (15, LOW), (25, OK), aim=aim, on=30)) == [
        (10, 20, False),
        (20, 30, True),
    ]
    assert hold((5, LOW), (9, LOW), aim=aim, on=15).status is Status.NO_DATA


def test_an_exception_counts_by_the_date_of_the_reading() -> None:
    aim = holding(exceptions=(exception(12, 25, limits(at_least=88)),))
    found = hold((9, 88), (12, 88), (25, 88), (26, 88), aim=aim, on=30, every=IRREGULAR)
    assert [slot.is_ok for slot in found.slots] == [False, True, True, False]
    assert [slot.limits.at_least for slot in found.slots] == [92, 88, 88, 92]


def test_a_missing_slot_has_the_limits_of_its_end() -> None:
    aim = holding(exceptions=(exception(20, 20, limits(at_least=88)),))
    assert [slot.limits.at_least for slot in hold(aim=aim, on=31).slots] == [92, 88, 92]


def test_a_reading_of_too_few_cases_is_shown_and_not_judged() -> None:
    found = hold(reading(5, LOW, n=29), (15, OK), min_n=30, on=20)
    assert spans(found) == [(0, 10, None), (10, 20, True)]
    assert found.slots[0].reading == reading(5, LOW, n=29)
    assert (found.share, found.status) == (Fraction(1), Status.ON_TRACK)
    assert hold(reading(5, LOW, n=30), min_n=30, on=20).status is Status.AT_RISK


def test_the_last_reading_of_enough_cases_in_a_slot_counts() -> None:
    found = hold(reading(5, LOW, n=30), reading(8, OK, n=3), min_n=30, on=8)
    assert (found.slots[0].is_ok, found.value) == (False, LOW)


def test_a_slot_of_too_few_cases_is_neither_kept_nor_missing_at_the_end() -> None:
    kept = [reading(n * 10, OK, n=40) for n in range(1, 10)]
    found = hold(*kept, reading(100, LOW, n=3), min_n=30, on=101)
    assert (found.share, found.status) == (Fraction(1), Status.MET)


# --- live ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("levels", "status", "breaches"),
    [
        ((), Status.NO_DATA, 0),
        ((OK,), Status.ON_TRACK, 0),
        ((LOW,), Status.AT_RISK, 1),
        ((LOW, LOW), Status.OFF_TRACK, 2),
        ((LOW, LOW, OK), Status.ON_TRACK, 0),
        ((LOW, OK, LOW), Status.AT_RISK, 1),
        ((OK, LOW, LOW, LOW), Status.OFF_TRACK, 3),
    ],
)
def test_one_breach_is_at_risk_and_two_in_a_row_are_off_track(
    levels: tuple[Decimal, ...], status: Status, breaches: int
) -> None:
    found = hold(*((n * 10 + 5, level) for n, level in enumerate(levels)), on=50)
    assert (found.status, found.breaches) == (status, breaches)


def test_a_missing_slot_between_two_breaches_does_not_part_them() -> None:
    assert hold((5, LOW), (25, LOW), on=25).status is Status.OFF_TRACK


def test_a_holding_measure_is_never_too_early_and_never_met_before_due() -> None:
    assert hold((1, OK), on=1).status is Status.ON_TRACK
    assert hold(*((n * 10, OK) for n in range(1, 11)), on=100).status is Status.ON_TRACK
    assert hold(*((n * 10, OK) for n in range(1, 11)), on=101).status is Status.MET


def test_progress_is_the_share_of_judged_slots_in_limits() -> None:
    assert hold(on=50).share is None
    assert hold((5, OK), (25, LOW), (35, OK), on=50).share == Fraction(2, 3)


def test_before_the_start_it_has_not_started() -> None:
    assert hold((-5, LOW), on=-1).status is Status.NOT_STARTED


# --- at the end ----------------------------------------------------------------------------


def at_end(kept: int, breaches_at: tuple[int, ...] = (), settings: Settings | None = None) -> Held:
    """Ten slots; the first `kept` have readings, those at `breaches_at` outside the limits."""
    pairs = ((n * 10, LOW if n in breaches_at else OK) for n in range(1, kept + 1))
    return hold(*pairs, frame=frame_on(101, settings=settings))


def test_nine_of_ten_slots_and_the_last_one_are_enough() -> None:
    assert at_end(10, (5,)).status is Status.MET
    assert at_end(10, (5,)).share == Fraction(9, 10)
    assert at_end(10, (4, 5)).status is Status.OFF_TRACK
    assert at_end(10, (4, 5)).share == Fraction(8, 10)


def test_the_last_slot_has_to_be_in_limits() -> None:
    assert at_end(10, (10,)).status is Status.OFF_TRACK
    assert at_end(9).status is Status.OFF_TRACK


def test_a_missing_slot_is_not_in_limits_at_the_end() -> None:
    two_missing = hold(*((n * 10, OK) for n in (1, 2, 3, 4, 7, 8, 9, 10)), on=101)
    assert (two_missing.share, two_missing.status) == (Fraction(8, 10), Status.OFF_TRACK)
    one_missing = hold(*((n * 10, OK) for n in (1, 2, 3, 4, 5, 7, 8, 9, 10)), on=101)
    assert (one_missing.share, one_missing.status) == (Fraction(9, 10), Status.MET)


def test_what_is_enough_at_the_end_is_a_setting() -> None:
    assert at_end(10, (4, 5), Settings(holding_met=Decimal("0.8"))).status is Status.MET
    assert at_end(10, (5,), Settings(holding_met=Decimal("0.91"))).status is Status.OFF_TRACK


def test_without_any_slot_nothing_was_held() -> None:
    found = hold(on=101, every=IRREGULAR)
    assert (found.share, found.status) == (None, Status.OFF_TRACK)


# --- last, average, total ------------------------------------------------------------------


def test_judging_the_last_reading_forgets_the_others() -> None:
    aim = holding(judge=Judge.LAST)
    assert hold((5, LOW), (15, LOW), (25, OK), aim=aim, on=50).status is Status.ON_TRACK
    found = hold((5, OK), (15, LOW), (25, LOW), aim=aim, on=50)
    assert (found.status, found.value, spans(found)) == (Status.AT_RISK, LOW, [(0, 25, False)])
    assert hold((5, LOW), (25, OK), aim=aim, on=101).status is Status.MET
    assert hold((5, OK), (25, LOW), aim=aim, on=101).status is Status.OFF_TRACK


def test_the_average_is_of_all_readings_after_the_start_and_exact() -> None:
    aim = holding(limits(at_least=92), judge=Judge.AVERAGE)
    found = hold((0, 10), (5, 91), (15, 92), (25, 93), aim=aim, on=50)
    assert (found.value, found.status) == (OK, Status.ON_TRACK)
    low = hold((5, 91), (15, 92), (25, "92.999"), aim=aim, on=50)
    assert (low.value, low.status) == (Decimal("91.9996666667"), Status.AT_RISK)
    assert hold((5, 91), (15, 92), (25, 93), aim=aim, on=101).status is Status.MET


def test_the_average_leaves_out_what_came_before_judge_from() -> None:
    aim = holding(judge=Judge.AVERAGE, judge_from=15)
    assert hold((14, 10), (15, 92), aim=aim, on=50).value == 92
    assert hold((14, 10), aim=aim, on=50).status is Status.NO_DATA


@pytest.mark.parametrize("judge", [Judge.LAST, Judge.AVERAGE])
def test_judged_as_one_readings_of_too_few_cases_are_left_out(judge: Judge) -> None:
    found = hold((5, 93), reading(15, 10, n=3), aim=holding(judge=judge), min_n=30, on=50)
    assert (found.value, found.status) == (Decimal(93), Status.ON_TRACK)


def test_judged_as_one_readings_count_from_judge_from_to_due_both_included() -> None:
    average = holding(judge=Judge.AVERAGE, judge_from=20)
    found = hold((19, 10), (20, 92), (100, 94), (101, 10), aim=average, on=105)
    assert (found.value, found.on) == (Decimal(93), day(100))


@pytest.mark.parametrize("judge", [Judge.LAST, Judge.AVERAGE, Judge.TOTAL])
def test_judged_as_one_the_limits_are_those_of_the_latest_reading(judge: Judge) -> None:
    lax = exception(20, 30, limits(at_most=99))
    aim = holding(limits(at_most=9), judge=judge, exceptions=(lax,))
    assert hold((5, 9), (20, 30), aim=aim, on=50).status is Status.ON_TRACK
    found = hold((5, 9), (20, 30), (31, 10), aim=aim, on=50)
    assert found.breaches == 1
    assert found.slots[0].limits.at_most == 9


def test_the_level_now_is_that_of_the_latest_reading_of_enough_cases() -> None:
    found = hold((5, OK), reading(15, LOW, n=3), min_n=30, on=20)
    assert (found.value, found.on) == (OK, day(5))
    alone = hold(reading(15, LOW, n=3), min_n=30, on=20)
    assert (alone.value, alone.on) == (LOW, day(15))


def budget(*pairs: tuple[int, Number], on: int = 50, judge_from: int | None = None) -> Held:
    aim = holding(limits(at_most=10), judge=Judge.TOTAL, judge_from=judge_from)
    return hold(*pairs, aim=aim, on=on)


def test_a_budget_holds_up_to_its_limit_and_is_off_track_beyond_it() -> None:
    assert budget((0, 4), (20, 6)).status is Status.ON_TRACK
    assert budget((0, 4), (20, 6)).value == 10
    over = budget((0, 4), (20, "6.001"))
    assert (over.status, over.breaches) == (Status.OFF_TRACK, 1)
    assert budget((-1, 50), (20, 6)).value == 6
    assert budget((-1, 50)).value is None
    assert budget((20, 10), on=101).status is Status.MET
    assert budget((20, 4), (100, 6), (101, 50), on=101).value == 10
    assert hold(reading(5, 4, n=1), aim=holding(judge=Judge.TOTAL), min_n=30, on=50).value == 4
    assert budget((20, 11), on=101).status is Status.OFF_TRACK


def test_a_budget_is_not_judged_before_judge_from_but_counts_from_the_start() -> None:
    assert budget((10, 8), (20, 8), judge_from=30).status is Status.NO_DATA
    later = budget((10, 8), (30, 8), judge_from=30)
    assert (later.value, later.status) == (Decimal(16), Status.OFF_TRACK)


def test_a_budget_has_to_reach_its_lower_limit_only_at_the_end() -> None:
    aim = holding(limits(at_least=5, at_most=10), judge=Judge.TOTAL)
    assert hold((20, 4), aim=aim, on=100).status is Status.ON_TRACK
    assert hold((20, 4), aim=aim, on=101).status is Status.OFF_TRACK
    assert hold((20, 5), aim=aim, on=101).status is Status.MET
    below = holding(limits(below=10), judge=Judge.TOTAL)
    assert hold((20, 10), aim=below, on=50).status is Status.OFF_TRACK


@pytest.mark.parametrize("judge", Judge)
def test_without_dates_there_is_a_level_and_nothing_to_judge(judge: Judge) -> None:
    window = Frame(start=None, due=None, as_of=day(50))
    found = hold((5, LOW), (15, OK), aim=holding(judge=judge), frame=window)
    assert (found.value, found.slots, found.status) == (OK, (), Status.NO_DATA)


@pytest.mark.parametrize("judge", Judge)
def test_without_readings_there_is_no_level(judge: Judge) -> None:
    found = held(measure(holding()), holding(judge=judge), readings(), frame_on(5))
    assert (found.value, found.status, found.breaches) == (None, Status.NO_DATA, 0)
