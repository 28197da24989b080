"""What holds of the numbers of every goal, whatever it promises and whatever was read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.compute.freshness import freshness
from sitegen.compute.goal_numbers import numbers
from sitegen.compute.outcome import outcome
from sitegen.compute.sentence import reason
from sitegen.dates import Cadence, Grain, Span
from sitegen.model.board import Settings
from sitegen.model.ledger import Outcome, Reading
from sitegen.model.state import MeasureState, Numbers, Status
from sitegen.model.terms import (
    Aim,
    Change,
    ChangeKind,
    Holding,
    Judge,
    Limits,
    LimitsException,
    Measure,
    Milestones,
    Moving,
    PacePoint,
    Role,
    Terms,
    Total,
    YesNo,
)
from tests.compute.builders import collected, day, milestone, reading, terms

SETTINGS = Settings()
Turn = Callable[[Decimal], Decimal]


@dataclass(frozen=True)
class Story:
    """Some terms and the readings for them."""

    terms: Terms
    readings: tuple[Reading, ...]

    def on(self, number: int, *, final: bool = False) -> Numbers:
        steps = (milestone(20, 25, id="a"), milestone(60, id="b"))
        found = collected(*(r for r in self.readings if r.on <= day(number)))
        return numbers(self.terms, found, steps, SETTINGS, day(number), final=final)

    def outcome(self, number: int) -> Outcome | None:
        return outcome(self.on(number, final=True), SETTINGS)


# --- any goal ------------------------------------------------------------------------------

levels = st.decimals(
    allow_nan=False, allow_infinity=False, places=2, min_value=-(10**6), max_value=10**6
) | st.integers(-3, 3).map(Decimal)
days = st.integers(-10, 110)
maybe_level = st.none() | levels
paces = st.lists(st.builds(PacePoint, on=days.map(day), level=levels), max_size=3).map(tuple)
pace_froms = st.none() | days.map(day)
all_limits = st.builds(
    Limits, at_least=maybe_level, at_most=maybe_level, above=maybe_level, below=maybe_level
)
moving_aims = st.builds(
    Moving,
    baseline=maybe_level,
    target=levels,
    stretch=maybe_level,
    pace=paces,
    pace_from=pace_froms,
)
changing_aims = st.builds(
    Moving,
    baseline=st.none(),
    target=st.none(),
    change=st.builds(Change, kind=st.sampled_from(ChangeKind), amount=levels),
)
total_aims = st.builds(Total, target=levels, stretch=maybe_level, pace=paces, pace_from=pace_froms)
exceptions = st.tuples(days, days, all_limits).map(
    lambda e: LimitsException(start=day(min(e[:2])), end=day(max(e[:2])), limits=e[2])
)
holding_aims = st.builds(
    Holding,
    limits=all_limits,
    exceptions=st.lists(exceptions, max_size=2).map(tuple),
    judge=st.sampled_from(Judge),
    judge_from=st.none() | days.map(day),
)
level_aims: st.SearchStrategy[Aim] = moving_aims | changing_aims | total_aims | holding_aims
aims: st.SearchStrategy[Aim] = level_aims | st.just(Milestones()) | st.just(YesNo())
cadences = st.builds(
    Cadence, st.none() | st.builds(Span, st.integers(1, 4), st.sampled_from(Grain))
)


def measures_of(some: st.SearchStrategy[Aim], id: str) -> st.SearchStrategy[Measure]:
    return st.builds(
        Measure,
        id=st.just(id),
        role=st.sampled_from(Role),
        aim=some,
        unit=st.sampled_from(["hours", "%", ""]),
        every=cadences,
        first=st.none() | days.map(day),
        min_n=st.none() | st.integers(1, 50),
        weight=st.integers(0, 3).map(Decimal),
    )


def readings_of(id: str) -> st.SearchStrategy[list[Reading]]:
    one = st.builds(reading, days, levels, measure=st.just(id), n=st.none() | st.integers(0, 60))
    return st.lists(one, max_size=6, unique_by=lambda r: r.on)


def stories(some: st.SearchStrategy[Aim]) -> st.SearchStrategy[Story]:
    def told(measures: tuple[Measure, Measure], found: tuple[list[Reading], ...]) -> Story:
        return Story(terms(*measures), tuple(r for group in found for r in group))

    return st.builds(
        told,
        st.tuples(measures_of(some, "a"), measures_of(some, "b")),
        st.tuples(readings_of("a"), readings_of("b")),
    )


def is_plain(share: Fraction | None) -> bool:
    return share is None or type(share) is Fraction


@given(stories(aims), days, st.booleans())
def test_every_goal_has_finite_exact_numbers_a_status_and_a_sentence(
    story: Story, on: int, final: bool
) -> None:
    found = story.on(on, final=final)
    for state in found.measures:
        assert is_plain(state.progress)
        assert state.expected is None or (is_plain(state.expected) and 0 <= state.expected <= 1)
        levels = (state.value, state.baseline, state.target)
        assert all(level is None or level.is_finite() for level in levels)
    assert all(s is None or 0 <= s <= 1 for s in (found.progress, found.expected))
    said = reason(found, story.terms, day(on), {}, final=final)
    assert said.endswith(".")
    assert said[0].isupper()
    assert "None" not in said
    freshness(found, story.terms, SETTINGS, day(on))
    outcome(found, SETTINGS)


@given(stories(level_aims | st.just(YesNo())), st.integers(0, 100), st.integers(0, 100))
def test_with_the_same_readings_waiting_changes_no_status(
    story: Story, one: int, other: int
) -> None:
    story = replace(
        story, readings=tuple(r for r in story.readings if r.on <= day(min(one, other)))
    )
    before, after = story.on(one), story.on(other)
    assert before.status is after.status
    assert [_told(state) for state in before.measures] == [_told(state) for state in after.measures]
    assert (before.progress, before.expected) == (after.progress, after.expected)


def _told(state: MeasureState) -> tuple[object, ...]:
    return (state.status, state.progress, state.expected, state.days_ahead, state.breaches)


@given(stories(aims), st.integers(101, 110))
def test_after_due_every_measure_is_met_or_off_track(story: Story, on: int) -> None:
    ends = {Status.MET, Status.OFF_TRACK}
    assert {state.status for state in story.on(on).measures} <= ends


@given(stories(aims), st.integers(-10, -1))
def test_before_its_start_every_measure_has_not_started(story: Story, on: int) -> None:
    assert {state.status for state in story.on(on).measures} == {Status.NOT_STARTED}


# --- mirrored and scaled -------------------------------------------------------------------


def turned(story: Story, turn: Turn, *, flips: bool) -> Story:
    """The same story in another unit, or upside down."""
    return Story(
        replace(
            story.terms,
            measures=tuple(
                replace(m, aim=turned_aim(m.aim, turn, flips=flips)) for m in story.terms.measures
            ),
        ),
        tuple(replace(r, value=turn(r.value)) for r in story.readings),
    )


def turned_aim(aim: Aim, turn: Turn, *, flips: bool) -> Aim:
    def maybe(level: Decimal | None) -> Decimal | None:
        return None if level is None else turn(level)

    def bounds(within: Limits) -> Limits:
        low, high, over, under = map(
            maybe, (within.at_least, within.at_most, within.above, within.below)
        )
        if flips:
            low, high, over, under = high, low, under, over
        return Limits(at_least=low, at_most=high, above=over, below=under)

    match aim:
        case Moving():
            changed = aim.change
            if changed and changed.kind is not ChangeKind.RELATIVE:
                changed = replace(changed, amount=turn(changed.amount))
            return replace(
                aim,
                baseline=maybe(aim.baseline),
                target=maybe(aim.target),
                change=changed,
                stretch=maybe(aim.stretch),
                pace=tuple(replace(p, level=turn(p.level)) for p in aim.pace),
            )
        case Total():
            return replace(
                aim,
                target=turn(aim.target),
                stretch=maybe(aim.stretch),
                pace=tuple(replace(p, level=turn(p.level)) for p in aim.pace),
            )
        case Holding():
            return replace(
                aim,
                limits=bounds(aim.limits),
                exceptions=tuple(replace(e, limits=bounds(e.limits)) for e in aim.exceptions),
            )
        case _:
            return aim


def same(one: Story, other: Story, on: int) -> None:
    first, second = one.on(on), other.on(on)
    assert (first.status, first.progress, first.expected) == (
        second.status,
        second.progress,
        second.expected,
    )
    assert [_told(s) for s in first.measures] == [_told(s) for s in second.measures]
    assert first.is_guardrail_broken is second.is_guardrail_broken
    assert one.outcome(on) is other.outcome(on)


def is_budget(story: Story) -> bool:
    aims = [measure.aim for measure in story.terms.measures]
    return any(isinstance(aim, Holding) and aim.judge is Judge.TOTAL for aim in aims)


@given(stories(level_aims).filter(lambda story: not is_budget(story)), days)
def test_increase_and_decrease_are_mirror_images(story: Story, on: int) -> None:
    same(story, turned(story, lambda level: -level, flips=True), on)


@pytest.mark.parametrize("factor", [Decimal(60), Decimal("0.001")])
@settings(max_examples=60)
@given(story=stories(level_aims), on=days)
def test_the_unit_changes_nothing(factor: Decimal, story: Story, on: int) -> None:
    same(story, turned(story, lambda level: level * factor, flips=False), on)


@given(stories(aims), days)
def test_the_order_of_measures_changes_no_goal(story: Story, on: int) -> None:
    back = replace(story, terms=replace(story.terms, measures=story.terms.measures[::-1]))
    first, second = story.on(on), back.on(on)
    assert (first.status, first.progress) == (second.status, second.progress)
    assert first.read == second.read
    assert story.outcome(on) is back.outcome(on)


@given(stories(aims), days, st.text(max_size=20))
def test_words_change_no_number(story: Story, on: int, words: str) -> None:
    measures = tuple(
        replace(m, definition=words, statistic=words, clock=words) for m in story.terms.measures
    )
    noted = tuple(replace(r, note=words) for r in story.readings)
    same(story, Story(replace(story.terms, measures=measures, stop_if=words), noted), on)
