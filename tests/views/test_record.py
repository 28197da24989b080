"""The record of a team in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sitegen.model.ledger import Outcome
from sitegen.model.state import GoalState, Lifecycle, Version
from sitegen.views.forms import Forms
from sitegen.views.record import record_facts, too_few_words
from tests.pages.parts import AS_OF, moving, terms, version
from tests.pages.sites import board, goal_state

FORMS = Forms("en", AS_OF)


def met(*targets: tuple[str, date]) -> GoalState:
    """A met goal of 1 October to 31 December, with each later target and its day."""
    state = goal_state(lifecycle=Lifecycle.CLOSED, outcome=Outcome.MET)
    versions: tuple[Version, ...] = state.versions
    for place, (target, on) in enumerate(targets):
        later = version(terms(moving(target=target), state.terms.measures[1]), "bc"[place])
        versions += (replace(later, agreement=replace(later.agreement, met_on=on)),)
    return replace(state, versions=versions, in_force=versions[-1], in_file=versions[-1])


def moved(*states: GoalState) -> str:
    goals = (*states, *[met()] * (5 - len(states)))
    return record_facts(goals, board(), FORMS)[-1].text


def test_how_often_targets_moved_is_told_both_ways() -> None:
    """2.8 to 3.2 is easier; back to 3.0 harder; eased on 20 December, in the last fifth, late."""
    october, november, december = date(2026, 10, 20), date(2026, 11, 2), date(2026, 12, 20)
    assert moved() == "never"
    assert moved(met(("3.2", october))) == "1 time, in 1 goal: 1 easier or later"
    both = met(("3.2", october), ("3.0", november))
    assert moved(both) == "2 times, in 1 goal: 1 easier or later and 1 harder or earlier"
    told = "3 times, in 2 goals: 2 easier or later (1 of them late) and 1 harder or earlier"
    assert moved(both, met(("3.4", december))) == told
    assert moved(met(("2.5", october))) == "1 time, in 1 goal: 1 harder or earlier"


def test_where_all_goals_have_numbers_none_is_left_out() -> None:
    facts = record_facts([met()] * 5, board(), FORMS)
    assert [(fact.label, fact.text) for fact in facts][:2] == [
        ("Met or exceeded", "5 of 5 goals, 100%"),
        ("Attained on average", "58% of what was promised"),
    ]


def test_too_few_goals_are_told_in_words_alone() -> None:
    assert record_facts([met()] * 4, board(), FORMS) == ()
    assert too_few_words([met()]).endswith("So far there is 1.")
    assert too_few_words([]).endswith("So far there are none.")
    assert too_few_words([met()] * 5) == ""
