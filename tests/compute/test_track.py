"""What closed goals of a team brought, found by metric for a new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from sitegen.compute.fold import fold
from sitegen.compute.reach import Compared, of_measure
from sitegen.compute.track import Past, Track, track
from sitegen.model.board import BoardFacts
from sitegen.model.goal import Story
from sitegen.model.ledger import Close, Outcome
from sitegen.model.state import GoalState
from sitegen.model.terms import Measure
from sitegen.source import Document
from tests.compute.builders import START, day, goal, measure, moving, reading, terms, total

FACTS = BoardFacts(document=Document("teams.yaml"))
DOWN = measure(moving(4, 2))
CLOSED = day(-10)


def state(one: Measure, id: str, is_internal: bool = False) -> GoalState:
    made = goal(promised=terms(one), inline=[reading(7, 3)])
    made = replace(made, id=id, story=Story(title=f"The goal {id}"), is_internal=is_internal)
    return fold(made, FACTS, day(40))


def closed(
    id: str,
    share: Fraction = Fraction(1, 2),
    *,
    on: date = CLOSED,
    outcome: Outcome = Outcome.MISSED,
    one: Measure = DOWN,
    is_internal: bool = False,
) -> GoalState:
    found = state(one, id, is_internal=is_internal)
    (numbers,) = found.numbers.measures
    close = Close(id=f"{on}-close-maria", on=on, document=Document("close.md"))
    return replace(
        found,
        close=close,
        outcome=outcome,
        numbers=replace(found.numbers, measures=(replace(numbers, progress=share),)),
    )


NEW = state(DOWN, "new")


def past(id: str, share: Fraction = Fraction(1, 2), on: date = CLOSED) -> Past:
    return Past(closed=on, goal=id, title=f"The goal {id}", share=share)


def before(*goals: GoalState, new: GoalState = NEW) -> tuple[Past, ...]:
    return track(goals).before(new.numbers.measures[0].measure, new)


def test_an_earlier_goal_of_the_team_on_the_same_metric_counts() -> None:
    assert before(closed("a")) == (past("a"),)


@pytest.mark.parametrize(
    "other",
    [
        closed("a", on=START + timedelta(days=1)),
        closed("a", outcome=Outcome.DROPPED),
        closed("a", outcome=Outcome.SUPERSEDED),
        closed("a", outcome=Outcome.WITHDRAWN),
        closed("a", one=replace(DOWN, statistic="p90")),
        closed("a", one=replace(DOWN, scope=(("channel", "email"),))),
        closed("a", one=replace(DOWN, id="other")),
        closed("a", one=measure(total(500))),
        closed("a", is_internal=True),
        replace(
            closed("a"), in_file=replace(NEW.in_file, terms=replace(NEW.terms, teams=("others",)))
        ),
        NEW,
    ],
    ids="later dropped superseded withdrawn p90 scope metric total internal team open".split(),
)
def test_a_goal_that_cannot_be_held_beside_it_does_not_count(other: GoalState) -> None:
    assert before(other) == ()


def test_an_internal_goal_is_held_beside_all_and_a_goal_never_beside_itself() -> None:
    new = state(DOWN, "new", is_internal=True)
    assert before(closed("a", is_internal=True), closed("b"), new=new) == (past("b"), past("a"))
    assert before(closed("new"), new=NEW) == ()


def test_the_last_three_are_named_the_newest_first() -> None:
    goals = [closed(id, on=day(-n)) for n, id in ((40, "d"), (10, "a"), (30, "c"), (20, "b"))]
    assert [one.goal for one in before(*goals)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("share", "came"),
    [
        (Fraction(39, 50), "brought 78% of the change it promised"),
        (Fraction(7, 6), "brought 117% of the change it promised"),
        (Fraction(0), "brought 0% of the change it promised"),
        (Fraction(-1, 10), "moved away from its target"),
    ],
)
def test_the_fact_says_what_share_it_brought(share: Fraction, came: str) -> None:
    known = track([closed("a", share)])
    (fact,) = of_measure(NEW.numbers.measures[0], NEW, known, FACTS, day(40))
    assert fact.compared is Compared.PAST
    assert fact.text == (
        "An earlier goal of the team on this metric, “The goal a”, closed on "
        f"22 December 2025, {came}."
    )


def test_without_a_start_there_is_no_before() -> None:
    new = replace(NEW, in_file=replace(NEW.in_file, terms=replace(NEW.terms, start=None)))
    assert before(closed("a"), new=new) == ()
    assert Track().before(DOWN, NEW) == ()
