"""What a measure needs from its last reading on, beside what the last ones brought.

The goal runs 100 days from 4 to 2 hours; readings are weekly.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from sitegen.compute.fold import fold
from sitegen.compute.needed import Needed, needed
from sitegen.dates import Grain, Span
from sitegen.model.board import BoardFacts
from sitegen.model.ledger import Reading
from sitegen.model.state import GoalState, Lifecycle
from sitegen.model.terms import Measure
from sitegen.source import Document
from tests.compute.builders import (
    IRREGULAR,
    day,
    goal,
    holding,
    measure,
    moving,
    readings,
    terms,
    total,
)

FALLING = readings((-7, "4.1"), (7, "3.9"), (14, "3.8"), (21, "3.7"), (28, "3.6"), (35, "3.2"))


def state(one: Measure, *read: Reading, on: int = 40) -> GoalState:
    promised = goal(promised=terms(one), inline=read)
    found = fold(promised, BoardFacts(document=Document("teams.yaml")), day(on))
    return replace(found, lifecycle=Lifecycle.ACTIVE)


def of(one: Measure, *read: Reading, on: int = 40) -> Needed | None:
    found = state(one, *read, on=on)
    return needed(found.numbers.measures[0], found)


DOWN = measure(moving(4, 2))


def test_the_way_left_by_the_days_left_for_each_week() -> None:
    # 1.2 hours in 65 days; and 3.9 to 3.2 from day 7 to 35, four weeks
    assert of(DOWN, *FALLING) == Needed(
        every=Span(1, Grain.WEEK),
        needed=Fraction(-12, 10) * 7 / 65,
        recent=Fraction(-7, 40),
        since=day(7),
    )


def test_waiting_changes_nothing() -> None:
    assert of(DOWN, *FALLING, on=40) == of(DOWN, *FALLING, on=90)


def test_readings_from_before_the_start_and_older_than_four_weeks_are_no_recent_pace() -> None:
    found = of(DOWN, *readings((-7, 5), (28, 3)))
    assert found
    assert (found.recent, found.since) == (None, None)
    found = of(DOWN, *readings((0, 5), (7, "3.2"), (35, 3)))
    assert found
    assert (found.recent, found.since) == (Fraction(-1, 20), day(7))


@pytest.mark.parametrize(
    ("one", "read"),
    [
        (DOWN, readings((7, 2))),
        (DOWN, readings((7, "1.5"))),
        (DOWN, ()),
        (DOWN, readings((-7, 4))),
        (DOWN, readings((100, 3))),
        (measure(moving(4, 2), every=IRREGULAR), readings((7, 3))),
        (measure(moving(None, 2)), ()),
        (measure(holding()), readings((7, 93))),
        (measure(total(500)), readings((7, 93))),
    ],
    ids="reached passed unread before due irregular unknown holding total".split(),
)
def test_where_nothing_is_left_or_known_nothing_is_said(
    one: Measure, read: tuple[Reading, ...]
) -> None:
    assert of(one, *read, on=100) is None


@pytest.mark.parametrize(
    "stage", sorted({*Lifecycle} - {Lifecycle.ACTIVE, Lifecycle.RENEGOTIATING})
)
def test_only_a_goal_that_runs_needs_something(stage: Lifecycle) -> None:
    found = replace(state(DOWN, *FALLING), lifecycle=stage)
    assert needed(found.numbers.measures[0], found) is None
