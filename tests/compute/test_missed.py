"""Which readings were due and did not come. The goal runs 100 days; readings are weekly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitegen.compute.fold import fold
from sitegen.compute.missed import missed
from sitegen.model.board import BoardFacts
from sitegen.model.ledger import Close, Entry, Ledger, Pause, Resume
from sitegen.model.state import GoalState, Lifecycle, Status
from sitegen.model.terms import Measure, YesNo
from sitegen.source import Document
from tests.compute.builders import (
    IRREGULAR,
    day,
    goal,
    holding,
    limits,
    measure,
    moving,
    readings,
    terms,
    total,
)

DOWN = measure(moving(4, 2))
READ = readings((7, "3.9"), (14, "3.8"), (30, "3.6"))
GRACE = 3


def state(one: Measure, *entries: Entry, on: int) -> GoalState:
    promised = goal(promised=terms(one), inline=READ)
    promised = replace(promised, ledger=Ledger(entries=entries))
    found = fold(promised, BoardFacts(document=Document("teams.yaml")), day(on))
    close = next((entry for entry in entries if isinstance(entry, Close)), None)
    return replace(found, lifecycle=Lifecycle.ACTIVE, close=close)


def of(one: Measure, *entries: Entry, on: int = 40) -> list[int]:
    """The missed readings as days since the start."""
    found = state(one, *entries, on=on)
    days = missed(found.numbers.measures[0], found, day(on), GRACE)
    return [(one - day(0)).days for one in days]


def pause(on: int) -> Pause:
    return Pause(id=f"pause-{on}", on=day(on), person="maria", document=Document("p.md"))


def resume(on: int) -> Resume:
    return Resume(id=f"resume-{on}", on=day(on), person="maria", document=Document("r.md"))


@pytest.mark.parametrize("one", [DOWN, measure(total(40))])
def test_a_slot_without_a_reading_is_missed_once_its_grace_has_gone(one: Measure) -> None:
    # slots end on days 7, 14, 21, 28, 35, 42; the reading of day 30 lies in that to 35
    assert of(one, on=24) == []
    assert of(one, on=25) == [21]
    assert of(one, on=46) == [21, 28, 42]


def test_a_last_slot_that_the_due_date_cuts_short_asks_for_nothing() -> None:
    # The last whole week ends on day 98 of 100.
    assert of(DOWN, on=130)[-2:] == [91, 98]


def test_nothing_is_due_before_a_goal_has_begun() -> None:
    for one in (DOWN, measure(holding(limits(at_least=3)))):
        found = replace(state(one, on=40), lifecycle=Lifecycle.PROPOSED)
        assert missed(found.numbers.measures[0], found, day(40), GRACE) == ()


def test_nothing_is_due_in_a_pause() -> None:
    assert of(DOWN, pause(16), on=60) == []
    assert of(DOWN, pause(16), resume(29), on=60) == [42, 49, 56]


def test_nothing_is_due_after_the_close() -> None:
    close = Close(id="close", on=day(26), person="maria", document=Document("c.md"))
    assert of(DOWN, close, on=90) == [21]


def test_what_is_read_now_and_then_or_once_is_never_missed() -> None:
    assert of(replace(DOWN, every=IRREGULAR), on=90) == []
    assert of(measure(YesNo()), on=90) == []


AT_LEAST_3 = measure(holding(limits(at_least=3)))


def test_what_has_to_hold_is_not_missed_in_a_pause_either() -> None:
    """Slots end on days 7, 14, 21, ...; those that a pause touches ask for nothing."""
    assert of(AT_LEAST_3, pause(16), on=60) == []
    assert of(AT_LEAST_3, pause(16), resume(29), on=60) == [42, 49, 56]
    assert of(AT_LEAST_3, pause(22), on=60) == [21]
    assert of(AT_LEAST_3, replace(pause(16), until=day(21)), on=40) == [28]
    twice = (replace(pause(16), until=day(50)), replace(pause(22), until=day(28)))
    assert of(AT_LEAST_3, *twice, on=50) == [42, 49]


def test_a_pause_does_not_break_what_held_at_the_end() -> None:
    """Held in all four slots before the pause, and in the last two of 14 after it."""
    kept = readings(*((on, "3.5") for on in (7, 14, 21, 28, 91, 98)))
    promised = replace(
        goal(promised=terms(AT_LEAST_3), inline=kept),
        ledger=Ledger(entries=(pause(29), resume(84))),
    )
    found = fold(promised, BoardFacts(document=Document("teams.yaml")), day(101))
    assert found.numbers.measures[0].status is Status.MET
    assert found.numbers.measures[0].progress == 1


def test_of_what_has_to_hold_the_slots_that_count_as_missing_are_missed() -> None:
    assert of(measure(holding(limits(at_least=3))), on=40) == [21, 28]
