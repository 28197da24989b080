"""Which measures the rules about reach look at, and by which readings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sitegen.compute.fold import fold
from sitegen.decode.board import Decoded
from sitegen.rules._reach import Reaching, reaching
from sitegen.site import Site
from tests.documents import decoded

TEAMS = "people: {maria: {}}\nteams: {frontline: {lead: maria, members: [maria]}}\n"
FOLDER = "goals/frontline/faster"
ROWS = "date,value\n2025-12-15,4.1\n2025-12-22,3.9\n2026-01-05,3.5\n"


def read(measure: str) -> Decoded:
    goal = f"---\nstart: 2026-01-01\ndue: 2026-03-31\nmeasures:\n  {measure}\n---\n# Goal\n"
    id = measure.partition(":")[0]
    return decoded({"teams.yaml": TEAMS, f"{FOLDER}.md": goal, f"{FOLDER}/{id}.csv": ROWS})


def found(measure: str) -> list[Reaching]:
    board = read(measure)
    goals = tuple(fold(goal, board.facts, date(2026, 2, 1)) for goal in board.goals)
    return list(reaching(Site(facts=board.facts, as_of=date(2026, 2, 1), goals=goals)))


def test_the_levels_are_those_from_before_the_start() -> None:
    (one,) = found("first-response-time: from 4.0 to 2.8 hours")
    assert [str(level.value) for level in one.levels] == ["4.1", "3.9"]
    assert not one.is_there_already


@pytest.mark.parametrize(
    "measure",
    [
        "first-response-time: from 4.0 to 5.2 hours",
        "first-response-time: from 4.0 to 4.0 hours",
        "first-response-time: {baseline: 4.0, change: +10%}",
        "first-response-time: guardrail at most 4 hours",
        "first-response-time: lead from 4.0 to 2.8 hours",
        "outreach-contacts: 500 contacts in total",
        "overtime-hours: at most 60 hours in total",
    ],
)
def test_what_other_rules_tell_or_what_is_no_level_is_left_out(measure: str) -> None:
    assert found(measure) == []


def test_a_measure_that_the_terms_in_force_lack_has_its_readings_too() -> None:
    board = read("first-response-time: from 4.0 to 2.8 hours")
    (goal,) = board.goals
    state = fold(goal, board.facts, date(2026, 2, 1))
    lacking = replace(state, numbers=replace(state.numbers, measures=()))
    site = Site(facts=board.facts, as_of=date(2026, 2, 1), goals=(lacking,))
    assert [level.value for level in next(reaching(site)).levels] == [
        Decimal("4.1"),
        Decimal("3.9"),
    ]
